//! `bearer-colon`

use crate::api::CredentialFault;
use crate::lint::rules::bearer::{self, Scheme};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bearer-colon",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a colon behind `Bearer`",
    docs: r#"
`Authorization: Bearer` is followed by one blank and the token. A colon there is sent as part of the credential, which
no longer is one.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer: $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    bearer::tell(
        on,
        &Scheme {
            fault: CredentialFault::BearerColon,
            message: "`Bearer` is followed by a colon",
            why: "the colon stands behind the header's name only; behind `Bearer` it becomes part of the credential",
            title: "put one blank behind `Bearer`",
        },
    );
}
