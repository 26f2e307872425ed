//! `bearer-twice`

use super::{credentials, faulty, holds_bearer};
use crate::api::{Carrier, Credential, CredentialFault, Rewrite};
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

The word may come from a variable, too.

```sh bad
TOKEN="Bearer $CLOUDFLARE_API_TOKEN"
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $TOKEN"
```

```sh good
TOKEN="Bearer $CLOUDFLARE_API_TOKEN"
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: $TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::BearerTwice) {
        let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
        on.report(credential.whole, "`Bearer` stands twice in `Authorization`")
            .why("the second one becomes part of the token")
            .fix_or_advise(Grade::Safe, "keep one `Bearer`", edits);
    }
    for (_, credential) in credentials(on) {
        if credential.carrier == Carrier::Bearer && brings_scheme(on, credential) {
            on.report(credential.whole, "the variable holds `Bearer` already")
                .why("what is sent has `Bearer` twice")
                .advise("leave `Bearer` away here, or in the variable");
        }
    }
}

/// Whether the credential is a variable that the text sets to a value with `Bearer` before it.
fn brings_scheme(on: &Check<'_>, credential: &Credential) -> bool {
    let name = credential.value.text().trim_start_matches(['$', '{']).trim_end_matches('}');
    let mut assigned = on.subject.command.assignments.iter().filter(|it| it.name == name);
    credential.value.known().is_none() && assigned.any(holds_bearer)
}
