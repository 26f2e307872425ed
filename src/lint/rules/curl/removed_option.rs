//! `removed-option`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "removed-option",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an option that curl had once",
    docs: r#"
Old pages know options that are gone; curl refuses the whole command for one of them.

```sh bad
curl --http-request POST https://example.com
```
```sh good
curl -X POST https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for complaint in subject.complaints(ComplaintKind::Removed) {
        let Some(arg) = subject.args().iter().find(|arg| arg.span == complaint.span) else { continue };
        let Some(option) = arg.option else { continue };
        let release = option.removed.unwrap_or(option.added);
        let told = on
            .report(complaint.span, format!("`--{}` is gone since curl {release}", option.long))
            .why("curl refuses the command and sends nothing");
        if let Some(today) = successor(option.long) {
            told.fix(Grade::Safe, format!("write `{today}`"), &[Edit::new(arg.span, today)]);
        }
    }
}

/// What an option is called today.
fn successor(long: &str) -> Option<&'static str> {
    match long {
        "http-request" => Some("-X"),
        "http2.0" => Some("--http2"),
        "socks" => Some("--socks5"),
        "ftpport" => Some("--ftp-port"),
        "telnet-options" => Some("--telnet-option"),
        "upload" => Some("-T"),
        "continue" => Some("-C -"),
        _ => None,
    }
}
