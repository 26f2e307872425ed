//! `account-token-on-user-path`

use super::calls;
use crate::api::{Call, Credential};
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "account-token-on-user-path",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an account's token for what belongs to a user",
    docs: r#"
A token that begins with `cfat_` belongs to an account, not to a person. It cannot ask for what is a person's: `/user`,
`/memberships`, the list of all accounts. It is verified under its account, too.

```text bad
curl https://api.cloudflare.com/client/v4/user/tokens/verify -H "Authorization: Bearer cfat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
```

Page rules do not know such tokens, as far as is published.

```text bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/pagerules -H "Authorization: Bearer cfat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
```

Under the account it works.

```sh good
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/tokens/verify -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let is_account = |it: &Credential| it.class() == Some(Class::AccountToken);
        if !call.credentials.iter().any(is_account) {
            continue;
        }
        if call.is_under("/zones/{zone_id}/pagerules") {
            on.report(call.path, "page rules were announced to take no token of an account")
                .level(Level::Warning)
                .why("the API answers 1011")
                .advise("use a token of a user, or rules of today in place of page rules");
        }
        if !is_personal(call) {
            continue;
        }
        on.report(call.path, "a token of an account cannot ask for what belongs to a user")
            .why("`cfat_` tokens belong to an account and not to a person")
            .advise(if call.is_under("/user/tokens/verify") {
                "verify it at `/accounts/$ACCOUNT_ID/tokens/verify`"
            } else {
                "use a token of a user, or the operation of the account"
            });
    }
}

fn is_personal(call: &Call) -> bool {
    call.is_under("/user") || call.is_under("/memberships") || call.template() == "/accounts"
}
