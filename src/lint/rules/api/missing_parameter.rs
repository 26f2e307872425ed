//! `missing-parameter`

use super::{hides_credentials, parameters};
use crate::api::ParameterMisfit;
use crate::lint::rules::shell::unquoted_ampersand;
use crate::lint::rules::{broken_off, whose};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "missing-parameter",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &["missing-query-parameter"],
    brief: "a request without a parameter of the query, or a header, that the operation requires",
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
    if broken_off::is_cut(on, unquoted_ampersand::tail) {
        return;
    }
    let hides_headers = hides_credentials(on, |_| false);
    for (call, misfit) in parameters(on) {
        let (told, advice) = match misfit {
            ParameterMisfit::Missing(name) => {
                (format!("the query must have `{name}`, and has not"), format!("add `{name}=…` to the query"))
            }
            ParameterMisfit::MissingHeader(name) if !hides_headers => {
                (format!("the header `{name}` must be sent, and is not"), format!("add `-H \"{name}: …\"`"))
            }
            _ => continue,
        };
        on.report(call.path, told).why(format!("{} requires it", whose::schema(call))).advise(advice);
    }
}
