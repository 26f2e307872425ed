//! `at-literal`

use super::renamed;
use crate::knowledge::options::{DataKind, Effect};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "at-literal",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "text that curl takes for a file name because of its `@`",
    docs: r#"
In `-d` a leading `@` names a file, and so does any `@` in `--data-urlencode` that no `=` precedes. A handle
or e-mail address is then looked for on the disk, and the command fails.

```sh bad
curl --data-urlencode me@example.com https://example.com
```
```sh good
curl --data-urlencode =me@example.com https://example.com
```

```sh bad
curl -d '@curl is great' https://example.com
```
```sh good
curl --data-raw '@curl is great' https://example.com
```

```sh good
curl --data-urlencode email=me@example.com -d @body.json https://example.com
curl --data-urlencode script@deploy.groovy https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.args() {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let effect = arg.option.map(|option| option.effect);
        let encoded = effect == Some(Effect::Data(DataKind::Encoded)) && is_address(text);
        let plain = effect == Some(Effect::Data(DataKind::Plain)) && is_prose(text);
        if !encoded && !plain {
            continue;
        }
        let told = on
            .report(value.whole(), "the `@` makes curl look for a file")
            .why("it fails where there is none of that name");
        if encoded {
            let edit = Edit::new(Span::at(value.whole().start), "=");
            told.fix(Grade::Unsafe, "put a `=` before the text", &[edit]);
        } else if let Some(edit) = renamed(subject, arg, "--data-raw") {
            told.fix(Grade::Unsafe, "send the text as it is", &[edit]);
        }
    }
}

/// Whether `text` is an e-mail address rather than a name and a file.
fn is_address(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c));
    plain(user) && plain(host) && host.rsplit_once('.').is_some_and(|(_, ending)| ends_host(ending))
}

/// Whether hosts end with `ending` rather than names of files: a country's two letters, or what many have.
fn ends_host(ending: &str) -> bool {
    const MANY: [&str; 14] =
        ["app", "biz", "cloud", "com", "dev", "edu", "email", "example", "gov", "info", "mil", "net", "org", "test"];
    const FILES: [&str; 13] = ["cc", "gz", "js", "md", "mk", "pl", "ps", "py", "rb", "rs", "sh", "so", "ts"];
    let is_country = ending.len() == 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    let ending = ending.to_ascii_lowercase();
    MANY.contains(&&*ending) || is_country && !FILES.contains(&&*ending)
}

/// Whether `text` starts with an `@` and goes on like no file name.
fn is_prose(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| rest.is_empty() || rest != "{}" && rest.contains([' ', '{', '=', '&', '\n']))
}
