//! `error-taken-for-success`

use crate::curl::{Body, Request};
use crate::knowledge::programs;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::{Dialect, Word};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "error-taken-for-success",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an error of the server that a script takes for success",
    docs: r#"
To curl a page that says `404` or `500` is a page like any other: it succeeds. Where a script goes by that, `-f` makes it fail with 22, and
`--fail-with-body` (since 7.76.0) does so too and still gives out what the server said.

```sh bad
if curl -s https://example.com/health; then echo up; fi
```

```sh good
if curl -sf https://example.com/health; then echo up; fi
```

```sh bad
set -e
curl -o tool.tgz https://example.com/tool.tgz
```

```sh good
set -e
curl -f -o tool.tgz https://example.com/tool.tgz
```

So it is where the reply goes to a program that cannot tell such a page from what it wants, or into a variable.

```sh bad
curl -sS https://example.com/tool.tgz | tar xz
```
```sh bad
ip=$(curl -s https://ip.example.com)
```

Whoever asks for the status itself needs no `-f`, and a reply in JSON mostly says what went wrong.

```sh good
status=$(curl -s -o /dev/null -w '%{http_code}' https://example.com/)
```

```sh good
curl -s https://api.example.com/v1/items | jq .
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    let Some((first, _)) = subject.requests().next() else { return };
    if subject.command.dialect != Dialect::Posix || subject.requests().any(|(request, _)| tells(request)) {
        return;
    }
    let Some(name) = subject.words().first().map(|word| word.span) else { return };
    let around = &subject.command.around;
    let taker = taker(on);
    let is_last = subject.command.position + 1 == subject.command.pipeline.commands.len() && !around.goes_on;
    let (span, message) = if let Some((program, span)) = taker {
        (span, format!("the page of an error goes into `{program}` too"))
    } else if is_last && around.within.captured && is_plain_text(first) {
        (name, "the page of an error goes into the value too".to_owned())
    } else if is_last && on.uses_status() && !around.within.captured {
        (name, "the script takes an error of the server for success".to_owned())
    } else {
        return;
    };
    on.report(span, message)
        .why("curl succeeds whatever the server says, unless it is told to fail")
        .advise("add `-f`, or `--fail-with-body` to see what the server says");
}

/// Whether the command fails on an error, or shows the status.
fn tells(request: &Request) -> bool {
    let shows = request.output.write_out.as_ref().is_some_and(|it| {
        it.known().is_none()
            || ["%{http_code}", "%{response_code}", "%{json}"].iter().any(|name| it.text().contains(name))
    });
    request.output.fail
        || request.output.fail_with_body
        || request.output.show_headers
        || request.output.head_only
        || shows
}

/// Whether no JSON comes back that would tell of the error.
fn is_plain_text(request: &Request) -> bool {
    matches!(request.body, Body::None) && !request.url.text().contains("api.") && !request.url.text().contains("/api/")
}

/// The program that takes the output, if it cannot tell a page of an error from what it wants.
fn taker<'a>(on: &Check<'a>) -> Option<(&'a str, Span)> {
    let subject = on.subject;
    let next = subject.command.pipeline.commands.get(subject.command.position + 1)?;
    let text = subject.text();
    let is_named =
        |word: &&Word| !["sudo", "env", "exec"].contains(&word.span.of(text)) && !word.span.of(text).starts_with('-');
    let program = next.words.iter().find(is_named)?;
    let name = program.span.of(text).rsplit('/').next()?;
    programs::keeps(name).then_some((name, program.span))
}
