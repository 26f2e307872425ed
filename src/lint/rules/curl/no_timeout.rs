//! `no-timeout`

use crate::curl::Request;
use crate::knowledge::hosts;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "no-timeout",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a request in a loop or timetable that may wait for ever",
    docs: r#"
Where the network swallows packets, curl waits: two minutes at best until it has connected, and without end after that. A loop that waits
for a server then waits for one request, and jobs that a timetable starts pile up.

```sh bad
until curl -sf https://example.com/health; do sleep 1; done
```

```sh good
until curl -sf --max-time 5 https://example.com/health; do sleep 1; done
```

```text bad
*/5 * * * * curl -fsS https://example.com/ping
```

```text good
*/5 * * * * curl -fsS -m 10 https://example.com/ping
```

By hand, one can always break it off.

```sh good
curl https://example.com/health
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let Some((first, _)) = subject.requests().next() else { return };
    let is_slow =
        subject.args().iter().any(|arg| arg.option.is_some_and(|it| ["speed-time", "speed-limit"].contains(&it.long)));
    let is_limited = subject.with_effect(Effect::Timeout).next().is_some() || is_slow || is_local(first);
    if is_limited || is_under_timeout(on) {
        return;
    }
    let Some(name) = subject.words().first().map(|word| word.span) else { return };
    let message = if subject.command.around.within.repeated {
        "this request may wait for ever, and the loop with it"
    } else if is_scheduled(on) {
        "this request may wait for ever, and the next one comes on top"
    } else {
        return;
    };
    on.report(name, message).why("curl sets no limit to how long a transfer takes").advise("add `--max-time SECONDS`");
}

fn is_local(request: &Request) -> bool {
    hosts::is_local(request.url_parts().map_or("", |parts| parts.host.of(request.url.text())))
}

/// Whether `timeout` runs it.
fn is_under_timeout(on: &Check<'_>) -> bool {
    let text = on.subject.text();
    on.subject.words().iter().take(2).any(|word| word.span.of(text) == "timeout")
        || line_before(on).contains("timeout ")
}

/// How much of a line is looked at before a command.
const LINE: usize = 256;

/// What stands before the command on its line.
fn line_before<'a>(on: &Check<'a>) -> &'a str {
    let before = &on.source.text()[..on.subject.command.span.start];
    let mut start = before.len().saturating_sub(LINE);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    before[start..].rsplit('\n').next().unwrap_or_default()
}

/// Whether the fields of a timetable stand before the command.
fn is_scheduled(on: &Check<'_>) -> bool {
    const NAMES: [&str; 6] = ["@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@reboot"];
    let line = line_before(on).trim_start();
    let is_field = |field: &&str| field.bytes().all(|byte| byte.is_ascii_digit() || b"*/,-".contains(&byte));
    let fields = line.split_ascii_whitespace().take_while(is_field).count();
    fields >= 5 && line.contains('*') || NAMES.iter().any(|name| line.starts_with(name))
}
