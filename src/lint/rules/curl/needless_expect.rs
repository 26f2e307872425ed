//! `needless-expect`

use crate::curl::{Arg, Body, Chunk, Request};
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "needless-expect",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "an `Expect` taken away that curl does not send",
    docs: r#"
curl once asked `Expect: 100-continue` before every longer body, and some servers did not answer. Today it
asks only before a body of more than a megabyte, or of unknown length.

```sh bad
curl -H 'Expect:' -d 'a=1' https://example.com
```
```sh good
curl -d 'a=1' https://example.com
```

```sh good
curl -H 'Expect:' -T backup.tar https://example.com
```
"#,
    check: Checks::Command(check),
};

/// How long a body is before curl asks, in bytes.
const LONG: usize = 1024 * 1024;

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if !subject.requests().all(|(request, _)| request.removes("expect") && is_short(request)) {
        return;
    }
    let removes = |arg: &&Arg| {
        let text = arg.value.as_ref().and_then(|value| value.known());
        text.is_some_and(|text| text.trim_end().eq_ignore_ascii_case("expect:"))
    };
    for arg in subject.with_effect(Effect::Header).filter(removes) {
        on.report(arg.whole(), "curl sends no `Expect` with this body anyway").fix(
            Grade::Safe,
            "leave it out",
            &subject.without(arg),
        );
    }
}

/// Whether the body is known and short.
fn is_short(request: &Request) -> bool {
    let length = |chunk: &Chunk| match chunk {
        Chunk::Text(value) | Chunk::Encoded(value) => value.known().map(|text| 3 * text.len()),
        Chunk::Separator(mark) => Some(mark.len()),
        Chunk::File(..) => None,
    };
    match &request.body {
        Body::None => true,
        Body::Data(chunks) => chunks.iter().map(length).sum::<Option<usize>>().is_some_and(|length| length < LONG),
        Body::Form(_) | Body::Upload(_) => false,
    }
}
