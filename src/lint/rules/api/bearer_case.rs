//! `bearer-case`

use super::credentials;
use crate::api::{Carrier, Rewrite};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "bearer-case",
    group: Group::Api,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "`bearer` in other letters than the documentation has",
    docs: r#"
By RFC 9110 the name of a scheme is the same in capitals and small letters, and nothing published says that the API refuses one.
Cloudflare writes `Bearer`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: bearer $CLOUDFLARE_API_TOKEN"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in credentials(on) {
        let is_other = credential.scheme != "Bearer " && credential.scheme.eq_ignore_ascii_case("Bearer ");
        if credential.carrier != Carrier::Bearer || !is_other {
            continue;
        }
        let edits = Rewrite::of(on.subject.command).head(credential, "Authorization: Bearer ");
        on.report(credential.whole, format!("the scheme is written `{}`", credential.scheme.trim_end()))
            .why("the API is not known to refuse it; its documentation has `Bearer`")
            .fix_or_advise(Grade::Safe, "write `Bearer`", edits);
    }
}
