//! `bearer-spacing`

use super::faulty;
use crate::api::CredentialFault;
use crate::lint::rules::bearer::{self, Scheme};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bearer-spacing",
    group: Group::Api,
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    brief: "something else than one blank behind `Bearer`",
    docs: r#"
One blank parts `Bearer` from the token. `%20` and `+` are blanks in URLs only.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer%20$CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

HTTP allows for several blanks, so that is a note.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer   $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

const SCHEME: Scheme = Scheme {
    fault: CredentialFault::BearerSpacing,
    message: "something else than one blank stands behind `Bearer`",
    why: "what is no blank becomes a part of the credential",
    title: "put one blank behind `Bearer`",
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, SCHEME.fault) {
        let is_blank = credential.scheme.trim_end_matches(' ').len() == "Bearer".len();
        bearer::tell_one(on, credential, &SCHEME, is_blank.then_some(Level::Note));
    }
}
