//! `key-as-bearer`

use super::{credentials, faulty};
use crate::api::{By, Carrier, CredentialFault, Rewrite, held};
use crate::knowledge::clients::Holds;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Grade, Level};

pub(super) const RULE: Rule = Rule {
    name: "key-as-bearer",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a Global API Key behind `Authorization`",
    docs: r#"
The Global API Key goes into `X-Auth-Key`, together with the e-mail address of the login in `X-Auth-Email`.
Behind `Authorization: Bearer` it is answered with `6003 > 6111 Invalid format for Authorization header`.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "Authorization: Bearer c2547eb745079dac9320b638f5e225cf483cc5cfdda41"
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: c2547eb745079dac9320b638f5e225cf483cc5cfdda41"
```

Where the e-mail address is missing it has to be added, or a token made in place of the key.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer c2547eb745079dac9320b638f5e225cf483cc5cfdda41"
```

`CLOUDFLARE_API_KEY` and its likes are where programs look for the Global API Key; whoever keeps a token there better calls it one.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_KEY"
```

Here the name fits.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

const WHY: &str = "the key goes into `X-Auth-Key`, beside the login's e-mail address in `X-Auth-Email`";
const ADVICE: &str =
    "send it as `X-Auth-Key: $CLOUDFLARE_API_KEY` with `X-Auth-Email: $CLOUDFLARE_EMAIL`, or make an API token";

fn check(on: &mut Check<'_>) {
    for (call, credential) in faulty(on, CredentialFault::KeyAsBearer) {
        let is_ready = call.credential(Carrier::AuthEmail).is_some() && call.credential(Carrier::AuthKey).is_none();
        let edits = Rewrite::of(on.subject.command).head(credential, "X-Auth-Key: ");
        let told = on.report(credential.span, "a Global API Key is sent behind `Authorization`").why(WHY);
        if is_ready && !credential.head.is_empty() {
            told.fix_or_advise(Grade::Safe, "send the key in `X-Auth-Key`", edits);
        } else {
            told.advise(ADVICE);
        }
    }
    for (call, credential) in credentials(on) {
        let held = held(Some(on.subject.command), credential).filter(|it| it.holds == Holds::Key);
        let is_sent = matches!(credential.carrier, Carrier::Bearer | Carrier::Authorization);
        let Some(held) = held.filter(|_| is_sent) else { continue };
        let is_ready = call.credential(Carrier::AuthEmail).is_some() && call.credential(Carrier::AuthKey).is_none();
        let edits = Rewrite::of(on.subject.command).head(credential, "X-Auth-Key: ");
        let told = match held.by {
            By::Value => on.report(credential.span, format!("`${}` is set to a Global API Key", held.name)).why(WHY),
            By::Name => on
                .report(credential.span, format!("`${}` is the name of a Global API Key, sent as a token", held.name))
                .why("programs take the key from that name; should a token be in it, it works")
                .level(Level::Warning),
        };
        if is_ready && !credential.head.is_empty() {
            told.fix_or_advise(Grade::Unsafe, "send the key in `X-Auth-Key`", edits);
        } else {
            told.advise(ADVICE.replace("$CLOUDFLARE_API_KEY", &format!("${}", held.name)));
        }
    }
}
