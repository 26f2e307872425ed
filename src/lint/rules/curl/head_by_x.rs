//! `head-by-x`

use crate::curl::{Body, Request};
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "head-by-x",
    group: Group::Curl,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "HEAD asked for by `-X`",
    docs: r#"
`-X HEAD` changes only the word. curl still waits for a body that never comes, and hangs or fails; `-I` is
the way to ask for headers alone.

```sh bad
curl -X HEAD https://example.com
```
```sh good
curl -I https://example.com
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    for arg in subject.with_effect(Effect::Method) {
        let Some(span) = arg.value.as_ref().map(Value::whole) else { continue };
        let waits = |request: &Request| {
            request.method_span == Some(span) && request.method == "HEAD" && !request.output.head_only
        };
        let Some((request, _)) = subject.requests().find(|(request, _)| waits(request)) else { continue };
        let told =
            on.report(span, "`-X HEAD` waits for a body that does not come").why("curl hangs, or ends with error 18");
        match subject.value_word(arg).filter(|_| arg.span.of(subject.text()).starts_with('-')) {
            Some(value) if matches!(request.body, Body::None) => {
                told.fix(Grade::Safe, "write `-I`", &[Edit::new(arg.span.cover(value.span), "-I")])
            }
            _ => told.advise("use `-I`, without a body"),
        };
    }
}
