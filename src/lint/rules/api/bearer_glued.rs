//! `bearer-glued`

use crate::api::CredentialFault;
use crate::lint::rules::bearer::{self, Scheme};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "bearer-glued",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "no blank between `Bearer` and the token",
    docs: r#"
Scheme and credential are told apart by the blank between them. Without it the API sees one unknown word.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer$CLOUDFLARE_API_TOKEN"
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
            fault: CredentialFault::BearerGlued,
            message: "no blank stands between `Bearer` and the token",
            why: "scheme and token are told apart by the blank",
            title: "put a blank behind `Bearer`",
        },
    );
}
