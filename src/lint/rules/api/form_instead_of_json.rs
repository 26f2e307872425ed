//! `form-instead-of-json`

use super::{catalogued, catalogued_bodies};
use crate::api::{Call, JsonBody};
use crate::curl::{Body, Chunk, Request};
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "form-instead-of-json",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`name=value` where JSON belongs",
    docs: r#"
`-d name=value` sends a form. The API does not read forms; it wants one JSON value.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -d purge_everything=true
```

As JSON it is understood.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let bodies = catalogued_bodies(on).into_iter().filter(|(_, body)| is_form(body));
    let mut found: Vec<_> = bodies.map(|(call, body)| (call, body.span, "-d name=value")).collect();
    let only_json = |call: &Call| call.operation.is_some_and(|it| it.takes_only_json());
    for (request, call) in catalogued(on).into_iter().filter(|(_, call)| call.body.is_none() && only_json(call)) {
        found.extend(fields(request).map(|(span, option)| (call, span, option)));
    }
    for (call, span, option) in found {
        on.report(span, format!("a form is sent where {} wants JSON", whose::api(call)))
            .why(format!("`{option}` makes a form, which is not read here"))
            .advise("send `--json '{\"name\": \"value\"}'`");
    }
}

/// Where a form begins that is not typed as such a body, and what makes it one.
fn fields(request: &Request) -> Option<(Span, &'static str)> {
    match &request.body {
        Body::Form(parts) => Some((parts.first()?.span, "-F name=value")),
        Body::Data(chunks) => {
            if let [Chunk::Encoded(value)] = chunks.as_slice()
                && value.text().trim_start().starts_with(['{', '['])
            {
                return Some((value.whole(), "--data-urlencode VALUE"));
            }
            let mut pairs = chunks.iter().zip(chunks.iter().skip(1));
            pairs.find_map(|pair| match pair {
                (Chunk::Text(name), Chunk::Encoded(_)) if name.text().ends_with('=') => {
                    Some((name.whole(), "--data-urlencode name=value"))
                }
                _ => None,
            })
        }
        _ => None,
    }
}

pub(super) fn is_form(body: &JsonBody) -> bool {
    let text = body.text.text();
    let Some((name, _)) = text.split_once('=') else { return false };
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']'))
}
