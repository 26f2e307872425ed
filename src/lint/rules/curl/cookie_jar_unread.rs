//! `cookie-jar-unread`

use std::collections::HashSet;

use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "cookie-jar-unread",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "cookies of an earlier command that are not sent",
    docs: r#"
`-c` only writes cookies to a file, when all is done. What an earlier command wrote there is sent if `-b` names the file too; else
the login is forgotten, and the file overwritten.

```sh bad
curl -c jar.txt -d "user=joe" https://example.com/login
curl -c jar.txt https://example.com/account
```

```sh good
curl -c jar.txt -d "user=joe" https://example.com/login
curl -b jar.txt -c jar.txt https://example.com/account
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    let mut written = HashSet::new();
    for (index, command) in report.commands.iter().enumerate() {
        let mut jars = HashSet::new();
        for request in &command.invocation.requests {
            let Some(jar) = request.cookie_jar.as_ref().filter(|jar| jar.text() != "-") else { continue };
            let reads = !request.cookie_files.is_empty() || request.header("cookie").is_some();
            if !reads && written.contains(jar.text()) && !jars.contains(jar.text()) {
                on.report(command.text.span(jar.whole()), "the cookies in this file are not sent")
                    .why("`-c` only writes it, and an earlier command has put cookies there")
                    .command(index)
                    .advise("name the file by `-b` too");
            }
            jars.insert(jar.text());
        }
        written.extend(jars);
    }
}
