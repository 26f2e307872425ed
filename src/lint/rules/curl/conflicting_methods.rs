//! `conflicting-methods`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "conflicting-methods",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "options that ask for different methods",
    docs: r#"
`-d` means POST, `-F` a form, `-T` PUT, `-I` HEAD. curl does one of them and refuses two.

```sh bad
curl -I -d 'a=1' https://example.com
```

```sh good
curl -i -d 'a=1' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::MethodConflict) {
        let both = complaint.message.split_once("both ").map_or("two methods", |(_, both)| both.trim_end_matches('.'));
        on.report(complaint.span, format!("the options ask for both {both}"))
            .why("curl sends one request by one method and refuses the command")
            .advise("leave one of them out");
    }
}
