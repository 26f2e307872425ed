//! `bad-write-out`

use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "bad-write-out",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a `-w` format that prints what nobody wants",
    docs: r#"
In the format of `-w` curl knows `\n`, `\r` and `\t`, and `%{NAME}`. What is not of this form it prints as it stands.

```sh bad
curl -sS -o /dev/null -w '%{http_code\n' https://example.com
```

Within single quotes the shell leaves both backslashes, and curl prints them.

```sh bad
curl -sS -o /dev/null -w '%{http_code}\\n' https://example.com
```

One is enough.

```sh good
curl -sS -o /dev/null -w '%{http_code} %{urle.host}\n' https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for arg in &on.subject.command.invocation.args {
        let Some(format) = arg.value.as_ref().filter(|_| arg.option.is_some_and(|it| it.long == "write-out")) else {
            continue;
        };
        let text = format.text();
        if let Some(at) = unclosed(text) {
            on.report(format.origin(Span::new(at, text.len())), "a variable of `-w` without its closing brace")
                .why("curl prints it as it stands")
                .advise("write it as `%{NAME}`");
        } else if let Some(at) = ["\\\\n", "\\\\r", "\\\\t"].iter().find_map(|escape| text.find(escape)) {
            on.report(format.origin(Span::new(at, at + 3)), "two backslashes before a letter in a format of `-w`")
                .why("curl prints them and the letter")
                .advise("leave one of them out");
        }
    }
}

/// Where a `%{` starts that no `}` follows before anything that is no name.
fn unclosed(format: &str) -> Option<usize> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let at = |(at, _): (usize, &str)| {
        let name = &format[at + 2..];
        let behind = name.trim_start_matches(is_name);
        (behind.len() < name.len() && !behind.starts_with(['}', '{', '$'])).then_some(at)
    };
    format.match_indices("%{").find_map(at)
}
