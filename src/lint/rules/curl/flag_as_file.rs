//! `flag-as-file`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "flag-as-file",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "an option where a file name belongs",
    docs: r#"
An option that takes a file name takes the next word for it, even one that looks like another option.

```sh bad
curl -o -sS https://example.com
```

```sh good
curl -o page.html -sS https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::LooksLikeFlag) {
        let option = on.subject.arg_at(complaint.span.start).and_then(|arg| arg.option);
        let name = option.map_or("the option before it".to_owned(), |option| format!("`--{}`", option.long));
        on.report(complaint.span, format!("{name} takes this option for a file name"))
            .why("the option it was meant to be has no effect")
            .advise("write the file name");
    }
}
