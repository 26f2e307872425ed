//! `bearer-spacing`

use super::faulty;
use crate::api::{CredentialFault, Rewrite};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

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

fn check(on: &mut Check<'_>) {
    for (_, credential) in faulty(on, CredentialFault::BearerSpacing) {
        let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
        let is_blank = credential.scheme.trim_end_matches(' ').len() == "Bearer".len();
        on.report(credential.whole, "something else than one blank stands behind `Bearer`")
            .why("what is no blank becomes a part of the credential")
            .level(if is_blank { Level::Note } else { Level::Warning })
            .fix(Grade::Safe, "put one blank behind `Bearer`", &edits);
    }
}
