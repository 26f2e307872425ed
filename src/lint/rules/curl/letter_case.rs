//! `letter-case`

use super::broken_json_body::is_whole;
use crate::knowledge::methods;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "letter-case",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a short option whose value tells that the letter in the other case was meant",
    docs: r#"
To curl `-x` and `-X` are two options: a proxy, and the method. Phones and word processors change the case of letters, and curl then
looks for a proxy of the name `POST`.

```sh bad
curl -x POST https://example.com/notes --json '{"a": 1}'
```
```sh good
curl -X POST https://example.com/notes --json '{"a": 1}'
```

`-D` writes the head of the reply into a file, here one of a very odd name.

```sh bad
curl https://example.com/notes -H 'Content-Type: application/json' -D '{"a": 1}'
```
```sh good
curl https://example.com/notes -H 'Content-Type: application/json' -d '{"a": 1}'
```

`-h` shows help, and sends nothing.

```sh bad
curl https://example.com/notes -h 'Accept: text/csv'
```
```sh good
curl https://example.com/notes -H 'Accept: text/csv'
```
"#,
    check: Checks::Command(check),
};

/// A letter that is mistaken for another, and how a value looks that only the other takes.
struct Mistake {
    given: &'static str,
    meant: &'static str,
    takes: &'static str,
    tells: fn(&str) -> bool,
}

const MISTAKES: [Mistake; 3] = [
    Mistake { given: "-x", meant: "-X", takes: "the address of a proxy", tells: is_method },
    Mistake { given: "-D", meant: "-d", takes: "the name of a file for the head of the reply", tells: is_json },
    Mistake { given: "-h", meant: "-H", takes: "a group of options to show help about", tells: is_header },
];

fn is_method(value: &str) -> bool {
    methods::usual(value) == Some(value)
}

fn is_json(value: &str) -> bool {
    value.trim_start().starts_with(['{', '[']) && is_whole(value)
}

fn is_header(value: &str) -> bool {
    let name = value.split_once(':').map_or("", |(name, _)| name);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.args() {
        let given = arg.span.of(subject.text());
        let Some(mistake) = MISTAKES.iter().find(|it| it.given == given) else { continue };
        let value = arg.value.as_ref().or_else(|| subject.value_behind(arg));
        if value.is_some_and(|value| (mistake.tells)(value.text())) {
            on.report(arg.span, format!("`{given}` takes {}, and this is none", mistake.takes))
                .why("curl tells the two cases of a letter apart")
                .fix(Grade::Safe, format!("write `{}`", mistake.meant), &[Edit::new(arg.span, mistake.meant)]);
        }
    }
}
