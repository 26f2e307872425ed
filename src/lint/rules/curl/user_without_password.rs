//! `user-without-password`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "user-without-password",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a user name without password",
    docs: r#"
curl asks for the password at the terminal. In a script nobody answers, and the command waits.

```sh bad
curl -u admin https://example.com
```

```sh good
curl -u "admin:$PASSWORD" https://example.com
```

A colon says that there is none.

```sh good
curl -u "$TOKEN:" https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::User) {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        if !text.is_empty() && !text.contains(':') {
            on.report(value.whole(), "curl will ask for the password")
                .why("in a script nobody answers; `-u NAME:` says that there is none");
        }
    }
}
