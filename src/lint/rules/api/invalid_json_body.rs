//! `invalid-json-body`

use super::{bodies, form_instead_of_json, graphql_not_wrapped};
use crate::lint::rules::json_fault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "invalid-json-body",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a body that is no JSON",
    docs: r#"
The API reads the body as JSON and refuses what is none: 6007 `Malformed JSON in request body`, 9207, and others.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://acme.coop/a.css",]}'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://acme.coop/a.css"]}'
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json "{'purge_everything': true}"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json "{\"purge_everything\": true}"
```

What is cut short is closed only where that is asked for, since it may have had more.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://acme.coop/a.css"'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"files": ["https://acme.coop/a.css"]}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        // What else is no JSON is told as what it is.
        if graphql_not_wrapped::is_bare(call, body) || form_instead_of_json::is_form(body) {
            continue;
        }
        json_fault::tell(on, body, "the API refuses a body that it cannot read");
    }
}
