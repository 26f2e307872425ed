//! `form-instead-of-json`

use super::catalogued_bodies;
use crate::api::JsonBody;
use crate::lint::rules::whose;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "form-instead-of-json",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "`name=value` where JSON belongs",
    docs: r#"
`-d name=value` sends a form. The API does not read forms; it wants one JSON value.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" -d purge_everything=true
```

As JSON it is understood.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/purge_cache -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"purge_everything": true}'
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (call, body) in catalogued_bodies(on) {
        if !is_form(body) {
            continue;
        }
        on.report(body.span, format!("a form is sent where {} wants JSON", whose::api(call)))
            .why("`-d name=value` makes a form, which is not read here")
            .advise("send `--json '{\"name\": \"value\"}'`");
    }
}

pub(super) fn is_form(body: &JsonBody) -> bool {
    let text = body.text.text();
    let Some((name, _)) = text.split_once('=') else { return false };
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']'))
}
