//! `misplaced-credential`

use crate::api;
use crate::lint::{Checks, Group, Rule, TextCheck};
use crate::text::Level;

pub(super) const RULE: Rule = Rule {
    name: "misplaced-credential",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential in a setting of another program that takes another one",
    docs: r#"
Programs that renew certificates or addresses send what they are given: what stands in the setting for a key goes into `X-Auth-Key`,
what stands in that for a token goes behind `Authorization: Bearer`. One in the place of the other is refused with 6003.

```text bad
export CF_Key="Kx7mQ2pLr9-vTz4WnBs8YdHf3JgC6XaEu5MoN0iR"
export CF_Email="jane@company.co.uk"
acme.sh --issue --dns dns_cf -d acme.coop
```

The settings of ddclient, OpenWrt, inadyn, certbot, lego, Terraform and others are known.

```text bad
protocol=cloudflare, zone=acme.coop, login=jane@company.co.uk, password=Kx7mQ2pLr9-vTz4WnBs8YdHf3JgC6XaEu5MoN0iR home.acme.coop
```

ddclient takes a token where `login` is the word `token`.

```text good
protocol=cloudflare, zone=acme.coop, login=token, password=Kx7mQ2pLr9-vTz4WnBs8YdHf3JgC6XaEu5MoN0iR home.acme.coop
```
"#,
    check: Checks::Text(check),
};

fn check(on: &mut TextCheck<'_>) {
    let report = on.report;
    for it in api::misplaced(report.source.text(), &report.commands) {
        let (name, holds) = (it.setting.name, it.setting.holds.words());
        on.report(it.span, format!("`{name}` takes {holds}, and this has the shape of {}", it.found))
            .why(format!("what stands there is sent as {holds}, and the API refuses anything else"))
            .advise(it.remedy);
    }
}
