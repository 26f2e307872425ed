//! `json-instead-of-lines`

use super::calls;
use crate::curl::{Body, Chunk, Request};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "json-instead-of-lines",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "JSON where lines of it are taken",
    docs: r#"
Vectors are sent as `application/x-ndjson`: one object a line, without a list or a member around them.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/vectorize/v2/indexes/docs/insert -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"vectors": [{"id": "1", "values": [0.1, 0.2]}]}'
```

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/vectorize/v2/indexes/docs/insert -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -H "Content-Type: application/x-ndjson" --data-binary @vectors.ndjson
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (request, call) in calls(on) {
        let takes_lines = |path: &str| path.ends_with("/{index_name}/insert") || path.ends_with("/{index_name}/upsert");
        if !call.operation.is_some_and(|it| it.path.contains("/vectorize/v2/") && takes_lines(it.path)) {
            continue;
        }
        let Body::Data(chunks) = &request.body else { continue };
        let Some(Chunk::Text(value)) = chunks.first().filter(|_| says_json(request)) else { continue };
        on.report(value.whole(), "this is one JSON text, and lines of it are taken")
            .why("every vector stands on a line of its own, as `application/x-ndjson`")
            .advise("send `{\"id\": \"…\", \"values\": […]}` a line, from a file with `--data-binary @vectors.ndjson`");
    }
}

fn says_json(request: &Request) -> bool {
    let mut types = request.headers.iter().filter(|header| header.is("content-type"));
    types.any(|header| header.value.text().to_ascii_lowercase().starts_with("application/json"))
}
