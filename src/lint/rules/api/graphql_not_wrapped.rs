//! `graphql-not-wrapped`

use super::bodies;
use crate::api::{Call, JsonBody};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "graphql-not-wrapped",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a GraphQL query that stands alone in the body",
    docs: r#"
The query is a text within JSON, under `query`; line ends and quotes in it are escaped.

```sh bad
curl https://api.cloudflare.com/client/v4/graphql -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{ viewer { zones { zoneTag } } }'
```

```sh good
curl https://api.cloudflare.com/client/v4/graphql -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"query": "{ viewer { zones { zoneTag } } }"}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        if is_bare(call, body) {
            on.report(body.span, "the query stands alone in the body")
                .why("the API wants JSON, with the query as a text in it")
                .advise("write `{\"query\": \"…\"}`");
        }
    }
}

/// Whether `body` is a query of GraphQL itself, and no JSON with one in it.
pub(super) fn is_bare(call: &Call, body: &JsonBody) -> bool {
    let text = body.text.text().trim_start();
    let starts = |word: &str| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '{' || c == '('))
    };
    call.template() == "/graphql" && (starts("{") || starts("query") || starts("mutation"))
}
