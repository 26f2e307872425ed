//! `malformed-header-value`

use std::collections::HashSet;

use crate::knowledge::placeholders::classify;
use crate::lint::{Check, Checks, Group, Rule};
use crate::shell::Value;
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "malformed-header-value",
    group: Group::Curl,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a header whose value is not of its form",
    docs: r#"
curl sends the value of a header as it stands. Servers that follow HTTP's grammar ignore such a header, or refuse the request.

An entity tag stands in double quotes ([RFC 9110, 8.8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3)).

```sh bad
curl -H 'If-None-Match: 33a64df5' https://example.com
```

A weak one does too.

```sh good
curl -H 'If-None-Match: W/"33a64df5"' https://example.com
```

A media type has a slash ([RFC 9110, 8.3.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1)).

```sh bad
curl -H 'Content-Type: json' -d '{}' https://example.com
```

Parameters may follow it.

```sh good
curl -H 'Content-Type: application/json; charset=utf-8' -d '{}' https://example.com
```

A bearer token has no blank in it ([RFC 6750, 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).

```sh bad
curl -H 'Authorization: Bearer Xk2-4f 9aQ' https://example.com
```

Which of the two halves was meant, or both, nothing tells.

```sh good
curl -H 'Authorization: Bearer Xk2-4f9aQ' https://example.com
```
"#,
    check: Checks::Command(check),
};

/// A field, what its value must be, and how that is told.
struct Form {
    field: &'static str,
    holds: fn(&str) -> bool,
    message: &'static str,
    advice: &'static str,
}

const FORMS: [Form; 4] = [
    Form {
        field: "authorization",
        holds: is_bearer,
        message: "a bearer token with a blank in it",
        advice: "copy the token again, whole, without the blank",
    },
    Form {
        field: "content-type",
        holds: is_media_type,
        message: "a media type without its slash",
        advice: "write it as `TYPE/SUBTYPE`, for example `application/json`",
    },
    Form { field: "if-match", holds: are_entity_tags, message: TAG, advice: QUOTE },
    Form { field: "if-none-match", holds: are_entity_tags, message: TAG, advice: QUOTE },
];

const TAG: &str = "an entity tag without the double quotes around it";
const QUOTE: &str = "put it in double quotes, as the `ETag` header of the reply has it";

fn check(on: &mut Check<'_>) {
    let mut seen = HashSet::new();
    for (request, call) in on.subject.requests() {
        for header in &request.headers {
            let Some(form) = FORMS.iter().find(|form| form.field.eq_ignore_ascii_case(header.name.text())) else {
                continue;
            };
            // Rules on the API know its credentials better.
            let is_known = call.is_some() && form.field == "authorization";
            if is_known || !seen.insert(header.value.whole()) {
                continue;
            }
            if is_known_text(&header.value) && !(form.holds)(header.value.text()) {
                on.report(header.value.whole(), form.message).why("curl sends it as it is").advise(form.advice);
            }
        }
    }
}

/// Whether all of `value` stands there, and is no stand-in for one.
fn is_known_text(value: &Value) -> bool {
    value.known().is_some_and(|text| !text.is_empty() && classify(text.trim()).is_none())
}

/// Whether a value is of another scheme, or its token is one word, or words for the reader to replace.
fn is_bearer(value: &str) -> bool {
    let bearer = value.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let Some((_, token)) = bearer else { return true };
    let token = token.trim();
    let is_made = |word: &str| word.contains(|c: char| c.is_ascii_digit() || c == '_');
    !token.contains(' ') || !token.split(' ').any(is_made) || classify(token).is_some()
}

/// `TYPE/SUBTYPE`, parameters aside.
fn is_media_type(value: &str) -> bool {
    let essence = value.split(';').next().unwrap_or_default().trim();
    essence.split_once('/').is_some_and(|(kind, subtype)| !kind.is_empty() && !subtype.is_empty())
}

/// `*`, or a list of `"TAG"` and `W/"TAG"`.
fn are_entity_tags(value: &str) -> bool {
    let is_tag = |tag: &str| {
        let inner = tag.trim().trim_start_matches("W/").strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
        inner.is_some_and(|inner| !inner.contains(['"', ' ']))
    };
    value.trim() == "*" || value.split(',').all(is_tag)
}
