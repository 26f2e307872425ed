//! `id-as-credential`

use super::faulty;
use crate::api::CredentialFault;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "id-as-credential",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "an id where a token or key belongs",
    docs: r#"
32 hex digits, or a UUID, name a zone, an account, a record or a token. They are no secret and open nothing: the token
itself has 40 characters or begins with `cfut_` or `cfat_`, a Global API Key has 37 hex digits or begins with `cfk_`.

```sh bad
curl https://api.cloudflare.com/client/v4/user/tokens/verify -H "Authorization: Bearer 6e1f6a1c2b7d4f0a9c3e5b8d7a2f4c61"
```

The token is shown once, when it is made.

```sh good
curl https://api.cloudflare.com/client/v4/user/tokens/verify -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, credential) in faulty(on, CredentialFault::Id) {
        let id = credential.value.text();
        let in_path = call.segments.iter().any(|segment| segment.value.text() == id);
        let message = if in_path {
            "the id from the URL is sent as the credential too"
        } else {
            "an id is sent as the credential"
        };
        on.report(credential.span, message)
            .why("it has the shape of the id of a zone, an account or a token, which is no secret and opens nothing")
            .advise("send the token itself: `Authorization: Bearer $CLOUDFLARE_API_TOKEN`");
    }
}
