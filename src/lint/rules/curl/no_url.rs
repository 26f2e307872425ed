//! `no-url`

use crate::curl::ComplaintKind;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "no-url",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "no URL",
    docs: r#"
Without a URL there is nothing to do. Often it was taken for the value of the option before it.

```sh bad
curl -H 'Accept: text/html' -o https://example.com
```

```sh good
curl -H 'Accept: text/html' -o page.html https://example.com
```

A list of words is no command yet: what runs it adds the rest.

```sh good
GET=(curl -fsS)
"${GET[@]}" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for complaint in on.subject.complaints(ComplaintKind::NoUrl) {
        if on.is_filled() {
            return;
        }
        let taken = on.subject.args().iter().rev().find(|arg| {
            let value = arg.value.as_ref().map_or("", Value::text);
            value.starts_with("https://") || value.starts_with("http://")
        });
        let why = match taken.and_then(|arg| arg.option) {
            Some(option) => format!("`--{}` takes the one there is for its value", option.long),
            None => "curl has nothing to fetch and refuses the command".to_owned(),
        };
        on.report(complaint.span, "the command has no URL").why(why).advise("write the URL");
    }
}
