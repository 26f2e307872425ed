//! `cookie-without-equals`

use std::collections::BTreeSet;

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "cookie-without-equals",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a cookie without `=`",
    docs: r#"
A value of `-b` that has no `=` is the name of a file of cookies. Where there is none, curl sends no cookie
and does not say so.

```sh bad
curl -b sessionid https://example.com
```

```sh good
curl -b 'sessionid=38afes7a8' -b cookies.txt https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let jars = subject.with_effect(Effect::CookieJar).filter_map(|arg| arg.value.as_ref());
    let jars: BTreeSet<_> = jars.map(Value::text).collect();
    for arg in subject.with_effect(Effect::Cookie) {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let file = text.is_empty() || text.contains(['=', '.', '/', '\\']) || text == "-" || is_jar(text);
        if !file && !jars.contains(text) {
            on.report(value.whole(), "without a `=` this is the name of a file of cookies")
                .why("where there is no such file, curl sends no cookie and does not say so")
                .advise("write the cookie as `name=value`");
        }
    }
}

/// Whether `text` is a usual name of such a file.
fn is_jar(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("cookie") || text.contains("jar")
}
