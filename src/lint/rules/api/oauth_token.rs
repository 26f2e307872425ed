//! `oauth-token`

use super::credentials;
use crate::api::Carrier;
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "oauth-token",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "the token of a login, which soon expires",
    docs: r#"
A token that begins with `cfoat_` comes from a login of wrangler. It lives for a short time, and some operations refuse it with 10405 or
9109.

```text bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer cfoat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
```

A token made for the purpose stays.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in credentials(on) {
        let is_login = credential.class() == Some(Class::OauthToken) || credential.value.text().starts_with("cfoat_");
        if is_login && credential.carrier == Carrier::Bearer {
            on.report(credential.span, "this token comes from a login, and soon expires")
                .why("some operations refuse it, too")
                .advise("make an API token for the purpose");
        }
    }
}
