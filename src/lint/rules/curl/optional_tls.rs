//! `optional-tls`

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "optional-tls",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "encryption that is left out if the server does not offer it",
    docs: r#"
`--ssl` only tries: where the server, or somebody on the way, says that it cannot, the password goes out in the clear. `--ssl-reqd`
insists.

```sh bad
curl --ssl -u "$LOGIN" ftp://example.com/
```
```sh good
curl --ssl-reqd -u "$LOGIN" ftp://example.com/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let tries = |name: &str| {
        subject.args().iter().filter(|arg| arg.is_on()).find(|arg| arg.option.is_some_and(|it| it.long == name))
    };
    let Some(arg) = tries("ssl").filter(|_| tries("ssl-reqd").is_none()) else { return };
    let told = on
        .report(arg.span, "`--ssl` goes on without encryption where the server does not offer it")
        .why("somebody on the way can make it so");
    if arg.span.of(subject.text()) == "--ssl" {
        told.fix(Grade::Unsafe, "insist on it", &[Edit::new(arg.span, "--ssl-reqd")]);
    }
}
