//! `bearer-before-key`

use super::faulty;
use crate::api::{Credential, CredentialFault, Rewrite};
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "bearer-before-key",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "the word `Bearer` in `X-Auth-Key`",
    docs: r#"
`X-Auth-Key` holds the Global API Key and nothing else. `Bearer` is the scheme of `Authorization`, where tokens go.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: Bearer c2547eb745079dac9320b638f5e225cf483cc5cfdda41"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: c2547eb745079dac9320b638f5e225cf483cc5cfdda41"
```

Where nothing tells what it is, it may be a token, too.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: Bearer $SECRET"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::BearerInAuthKey) {
        let edits = Rewrite::of(on.subject.command).head(credential, "X-Auth-Key: ");
        let told = on
            .report(credential.whole, "`Bearer` stands in `X-Auth-Key`")
            .why("the API takes it for a part of the key, and answers 6003 > 6103");
        if Credential::class(credential).is_some_and(Class::is_key) {
            told.fix_or_advise(Grade::Safe, "leave `Bearer` out", edits);
        } else {
            told.advise("a key goes there without `Bearer`; a token goes into `Authorization: Bearer`");
        }
    }
}
