//! `missing-query-parameter`

use super::parameters;
use crate::api::ParameterMisfit;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "missing-query-parameter",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a URL without a query parameter that the operation requires",
    docs: r#"
The published schema requires the parameter.

```sh bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/access/logs/scim/updates -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Its value is the id of an identity provider.

```sh good
curl "https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/access/logs/scim/updates?idp_id=$IDP_ID" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, _, misfit) in parameters(on) {
        let ParameterMisfit::Missing(name) = misfit else { continue };
        on.report(call.path, format!("the query must have `{name}`, and has not"))
            .why(format!("{} requires it", whose::schema(call)))
            .advise(format!("add `{name}=…` to the query"));
    }
}
