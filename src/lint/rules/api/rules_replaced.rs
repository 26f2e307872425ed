//! `rules-replaced`

use super::bodies;
use crate::json::Kind;
use crate::knowledge::catalogue::Operation;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "rules-replaced",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "one rule that takes the place of all others",
    docs: r#"
`PUT` on a ruleset replaces all of its rules by those in the body. With a single rule in it, that is often not meant: `POST` to the ruleset's
`rules` adds one.

```text bad
curl -X PUT https://api.cloudflare.com/client/v4/zones/$ZONE_ID/rulesets/$RULESET_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"rules": [{"action": "block", "expression": "ip.src eq 192.0.2.1"}]}'
```

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/rulesets/$RULESET_ID/rules -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"action": "block", "expression": "ip.src eq 192.0.2.1"}'
```

The same holds for the policies of a token.

```sh bad
curl -X PUT https://api.cloudflare.com/client/v4/user/tokens/$TOKEN_ID -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"name": "dns", "status": "active", "policies": []}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in bodies(on) {
        let is_token = |it: Operation<'_>| it.method == "PUT" && it.path.ends_with("/tokens/{token_id}");
        let policies = body.document.root.as_ref().and_then(|root| root.get("policies"));
        if let Some(policies) =
            policies.filter(|it| matches!(it.kind, Kind::Array(_)) && call.operation.is_some_and(is_token))
        {
            on.report(body.origin(policies.span), "these policies take the place of all the token has")
                .why("`PUT` replaces the whole definition of a token")
                .advise("send all that it is to have, or make another token");
        }
        let replaces = call.operation.is_some_and(|it| {
            it.method == "PUT"
                && (it.path.ends_with("/rulesets/{ruleset_id}") || it.path.ends_with("/{ruleset_phase}/entrypoint"))
        });
        let rules = body.document.root.as_ref().and_then(|root| root.get("rules")).filter(|_| replaces);
        let Some(rules) = rules.filter(|rules| rules.items().len() == 1) else { continue };
        on.report(body.origin(rules.span), "this rule takes the place of all the ruleset has")
            .why("`PUT` replaces every rule of a ruleset")
            .advise("to add one, send it alone by `POST` to the ruleset's `rules`");
    }
}
