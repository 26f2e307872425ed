//! `literal-password`

use crate::curl::Arg;
use crate::knowledge::options::Effect;
use crate::knowledge::{credentials, placeholders};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "literal-password",
    group: Group::Secret,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a password written out in the command",
    docs: r#"
It shows in the shell's history, and to whoever reads the text. A variable or `--netrc` keeps it out of both.

```sh bad
curl -u admin:swordfish https://example.com
```

```sh good
curl -u "admin:$PASSWORD" https://example.com
```
```sh good
curl --netrc https://example.com
```
```sh good
curl -u user:password https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if subject.calls.iter().any(Option::is_some) {
        return;
    }
    for arg in subject.args() {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let Some(start) = start(arg, text) else { continue };
        let password = &text[start..];
        if !is_example(password) && credentials::classify(password).is_none() {
            on.report(value.origin(Span::new(start, text.len())), "a password is written out in the command")
                .why("it shows in the shell's history, and to whoever reads the text")
                .advise("keep it in a variable, or in a file for `--netrc`");
        }
    }
}

/// Where the password starts in the value of `arg`, if it has one.
fn start(arg: &Arg, text: &str) -> Option<usize> {
    let option = arg.option?;
    match option.effect {
        Effect::User | Effect::ProxyUser => text.find(':').map(|at| at + 1),
        _ if option.long == "pass" => Some(0),
        _ => None,
    }
}

/// How long a password is at least that is no mere letter in an example.
const SHORT: usize = 6;

/// Whether it stands for a password only.
fn is_example(password: &str) -> bool {
    const WORDS: [&str; 8] = ["pass", "passwd", "password", "pwd", "secret", "token", "api_token", "x"];
    let lower = password.to_ascii_lowercase();
    let named = WORDS.contains(&lower.as_str()) || lower.ends_with("password");
    password.len() < SHORT || named || placeholders::classify(password).is_some()
}
