//! `body-moved-to-query`

use crate::curl::{Arg, Body, Chunk, Request};
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule, Subject};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "body-moved-to-query",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "data that `-G` takes out of a POST's body",
    docs: r#"
`-G` puts the data into the query, and `-X POST` changes only the word. The server gets a POST without a body.

```sh bad
curl -G -X POST -d 'page=2' https://example.com/items
```

```sh good
curl -d 'page=2' https://example.com/items
```
```sh good
curl -G -X DELETE -d 'id=2' https://example.com/items
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let subject = on.subject;
    if !subject.with_effect(Effect::Get).any(Arg::is_on) {
        return;
    }
    let bare = |request: &Request| {
        ["POST", "PUT", "PATCH"].contains(&request.method.as_str())
            && matches!(request.body, Body::None)
            && request.query.iter().any(|chunk| is_data(subject, chunk))
    };
    for (arg, request, found) in subject.methods(bare) {
        let Some(value) = arg.value.as_ref().filter(|_| found) else { continue };
        on.report(value.whole(), format!("this `{}` has no body: `-G` moved the data into the query", request.method))
            .why("`-X` changes the word and nothing else")
            .advise("leave out `-G` to send a body, or `-X` to send a GET");
    }
}

/// Whether `chunk` was given by an option for data.
fn is_data(subject: Subject<'_>, chunk: &Chunk) -> bool {
    let (Chunk::Text(value) | Chunk::Encoded(value)) = chunk else { return false };
    let option = subject.arg_at(value.whole().start).and_then(|arg| arg.option);
    option.is_some_and(|option| matches!(option.effect, Effect::Data(_)))
}
