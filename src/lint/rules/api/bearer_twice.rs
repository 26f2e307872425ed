//! `bearer-twice`

use super::faulty;
use crate::api::{CredentialFault, Rewrite};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "bearer-twice",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "the word `Bearer` twice",
    docs: r#"
Mostly the header had the word already, and the token was pasted with it. The API then takes the second `Bearer` for the
beginning of the token.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer Bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::BearerTwice) {
        let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
        on.report(credential.whole, "`Bearer` stands twice in `Authorization`")
            .why("the second one becomes part of the token")
            .fix(Grade::Safe, "keep one `Bearer`", &edits);
    }
}
