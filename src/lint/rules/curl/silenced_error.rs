//! `silenced-error`

use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Dialect;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "silenced-error",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "`-s` that hides why there is no output",
    docs: r#"
`-s` hides the progress, and with it what went wrong. Where the output goes on to a program or into a variable, nobody then learns why it
is empty. `-S` shows errors again.

```sh bad
ip=$(curl -s https://ip.example.com)
```
```sh good
ip=$(curl -sS https://ip.example.com)
```

```sh bad
curl --silent https://example.com/list | sort
```
```sh good
curl --silent --show-error https://example.com/list | sort
```

Where a script looks at the status, silence is meant, and so is it with `2>`.

```sh good
if curl -s https://example.com/ | grep -q up; then echo up; fi
```
```sh good
curl -s https://example.com/
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let is_silent = subject
        .requests()
        .any(|(request, _)| request.output.silent && !request.output.show_error && request.output.write_out.is_none());
    if !is_silent || subject.command.dialect != Dialect::Posix {
        return;
    }
    let Some(arg) = subject.with_effect(Effect::Silent).filter(|arg| arg.is_on()).last() else { return };
    let around = &subject.command.around;
    let is_piped = subject.command.position + 1 < subject.command.pipeline.commands.len();
    let has_own_errors = subject.simple().is_some_and(|it| it.redirects.iter().any(|redirect| redirect.fd == Some(2)));
    if !(is_piped || around.goes_on || around.within.captured) || around.within.condition || has_own_errors {
        return;
    }
    let added = if arg.span.of(subject.text()).starts_with("--") { " --show-error" } else { "S" };
    on.report(arg.span, "`-s` hides what went wrong, and what takes the output gets nothing")
        .why("nobody learns why it is empty")
        .fix(Grade::Safe, "show errors", &[Edit::new(Span::at(arg.span.end), added)]);
}
