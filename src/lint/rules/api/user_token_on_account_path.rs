//! `user-token-on-account-path`

use super::calls;
use crate::api::Credential;
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "user-token-on-account-path",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "a user's token verified under an account",
    docs: r#"
A token that begins with `cfut_` belongs to a person and is verified at `/user/tokens/verify`. Under an account only that account's tokens
are known.

```text bad
curl https://api.cloudflare.com/client/v4/accounts/$ACCOUNT_ID/tokens/verify -H "Authorization: Bearer cfut_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
```

There it is found.

```sh good
curl https://api.cloudflare.com/client/v4/user/tokens/verify -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let is_users = |it: &Credential| it.class() == Some(Class::UserToken);
        if call.template() == "/accounts/{account_id}/tokens/verify" && call.credentials.iter().any(is_users) {
            on.report(call.path, "a user's token is verified under an account")
                .why("the account knows its own tokens only, and answers 1000 to others")
                .advise("verify it at `/user/tokens/verify`");
        }
    }
}
