//! `form-at-literal`

use super::renamed;
use crate::knowledge::options::Effect;
use crate::knowledge::placeholders;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "form-at-literal",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "text in a form that curl takes for a file name",
    docs: r#"
In `-F` a value that starts with `@` or `<` names a file. A handle or some markup is then looked for on the
disk, and the command fails. `--form-string` takes it as it is.

```sh bad
curl -F 'chat_id=@announcements' https://example.com/send
```
```sh good
curl --form-string 'chat_id=@announcements' https://example.com/send
```

```sh bad
curl -F 'text=<b>new</b>' https://example.com/send
```
```sh good
curl --form-string 'text=<b>new</b>' https://example.com/send
```

```sh good
curl -F 'photo=@photo.png' -F 'text=<message.txt' https://example.com/send
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.with_effect(Effect::Form) {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let Some((name, content)) = text.split_once('=') else { continue };
        let literal = match content.strip_prefix('@') {
            Some(rest) => is_handle(name, rest),
            None => content.starts_with('<') && is_markup(content),
        };
        if !literal {
            continue;
        }
        let mark = value.origin(Span::new(name.len() + 1, name.len() + 2));
        let told = on
            .report(mark, format!("the `{}` makes curl look for a file", &content[..1]))
            .why("curl refuses the command where there is none of that name");
        match renamed(subject, arg, "--form-string") {
            Some(edit) => told.fix(Grade::Unsafe, "take it as it is with `--form-string`", &[edit]),
            None => told.advise("use `--form-string`"),
        };
    }
}

/// Fields that hold somebody's name, or words.
const NAMES: [&str; 13] = [
    "caption",
    "channel",
    "chat_id",
    "comment",
    "description",
    "from",
    "handle",
    "message",
    "status",
    "text",
    "to",
    "user",
    "username",
];

/// Whether what stands behind the `@` of this field is a name in a network, or words.
fn is_handle(field: &str, rest: &str) -> bool {
    let named = NAMES.contains(&field.to_ascii_lowercase().as_str());
    let name = |c: char| c.is_ascii_alphanumeric() || "_ ,!?".contains(c);
    named && !rest.is_empty() && rest.chars().all(name)
}

fn is_markup(text: &str) -> bool {
    let closes = text.contains("</") || text.contains("/>") || text.starts_with("<!") || text.starts_with("<?");
    closes && text.contains('>') && placeholders::classify(text).is_none()
}
