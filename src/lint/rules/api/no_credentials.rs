//! `no-credentials`

use super::{askings, calls, hides_credentials, may_hide_credentials};
use crate::api::{Asking, Sign};
use crate::lint::rules::broken_off;
use crate::lint::rules::shell::unquoted_ampersand;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "no-credentials",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a request that does not say who asks",
    docs: r#"
All but a handful of operations want to know who asks. Without credentials the answer is 9106, `Missing X-Auth-Email header`,
or a like message.

```sh bad
curl https://api.cloudflare.com/client/v4/zones
```

A token is the better choice.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A few operations are open to everybody.

```sh good
curl https://api.cloudflare.com/client/v4/ips
```
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    tell_own(on);
    if may_hide_credentials(on) || broken_off::is_cut(on, unquoted_ampersand::tail) {
        return;
    }
    for (_, call) in calls(on) {
        let is_public = match call.operation {
            Some(operation) => operation.public,
            None => call.route.is_none() || call.operations().any(|operation| operation.public),
        };
        if !call.credentials.is_empty() || is_public {
            continue;
        }
        on.report(call.host, "the request carries no credentials")
            .why("the API answers 9106 to whoever does not say who asks")
            .advise("add `-H \"Authorization: Bearer $CLOUDFLARE_API_TOKEN\"`");
    }
}

/// The same of APIs of the settings.
fn tell_own(on: &mut Check<'_>) {
    if hides_credentials(on, |_| false) || broken_off::is_cut(on, unquoted_ampersand::tail) {
        return;
    }
    for (api, asking, host) in askings(on) {
        match asking {
            Asking::Untold(ways) => {
                let shown = |sign: &Sign| format!("`{}`", sign.shown);
                on.report(host, "the request carries no credentials")
                    .why(format!("`{}` wants {}", api.name, any(&ways, Sign::named)))
                    .advise(format!("add {}", any(&ways, shown)));
            }
            Asking::Partly { given, missing } => {
                let shown = |sign: &Sign| format!("`{}`", sign.shown);
                on.report(host, format!("the request carries {} alone", all(&given, Sign::named)))
                    .why(format!("`{}` wants {} with it", api.name, all(&missing, Sign::named)))
                    .advise(format!("add {}", all(&missing, shown)));
            }
            Asking::Told | Asking::Scheme { .. } | Asking::Misspelt { .. } => {}
        }
    }
}

/// All ways to say who asks, in words.
fn any(ways: &[Vec<&Sign>], word: impl Fn(&Sign) -> String) -> String {
    ways.iter().map(|way| all(way, &word)).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" or ")
}

/// What goes together, in words.
fn all(signs: &[&Sign], word: impl Fn(&Sign) -> String) -> String {
    let seen = signs.iter().filter(|sign| !sign.is_unseen());
    seen.map(|sign| word(sign)).collect::<Vec<_>>().join(" and ")
}
