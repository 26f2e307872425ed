//! `swapped-email-and-key`

use super::calls;
use crate::api::{Call, Carrier, Credential, CredentialFault};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "swapped-email-and-key",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "e-mail address and key in each other's header",
    docs: r#"
`X-Auth-Email` takes the address of the login and `X-Auth-Key` the key. The other way round both are malformed:
`6003 > 6102` and `6003 > 6103`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: c2547eb745079dac9320b638f5e225cf483cc5cfdda41" -H "X-Auth-Key: jane@acme.coop"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Key: c2547eb745079dac9320b638f5e225cf483cc5cfdda41" -H "X-Auth-Email: jane@acme.coop"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, call) in calls(on) {
        let Some(wrong) = call.credentials.iter().find(|it| it.fault() == Some(CredentialFault::Swapped)) else {
            continue;
        };
        let edits = swap(call);
        let told =
            on.report(wrong.span, message(wrong)).why("the API checks the format of both headers before anything else");
        match edits {
            Some(edits) => told.fix(Grade::Safe, "swap the names of the two headers", &edits),
            None => told.advise("put the login's address into `X-Auth-Email` and the key into `X-Auth-Key`"),
        };
    }
}

fn message(credential: &Credential) -> &'static str {
    if credential.carrier == Carrier::AuthKey {
        "`X-Auth-Key` holds an e-mail address"
    } else {
        "`X-Auth-Email` holds a key or token"
    }
}

/// Swaps the names, so that no edit holds the key.
fn swap(call: &Call) -> Option<Vec<Edit>> {
    let key = call.credential(Carrier::AuthKey)?;
    let email = call.credential(Carrier::AuthEmail)?;
    let both = [key, email].iter().all(|it| it.fault() == Some(CredentialFault::Swapped) && !it.head.is_empty());
    both.then(|| vec![Edit::new(key.head, "X-Auth-Email: "), Edit::new(email.head, "X-Auth-Key: ")])
}
