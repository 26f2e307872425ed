//! `empty-credential`

use super::{calls, credentials};
use crate::api::{Carrier, CredentialShape};
use crate::lint::{Check, Checks, Group, Rule};
use crate::mend::SlipKind;
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "empty-credential",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a header for credentials without its value",
    docs: r#"
curl drops a header with nothing behind the colon, and `Bearer` alone is no credential. Mostly the value was a placeholder in
angle brackets that a forum swallowed, or it is still to be filled in.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer "
```

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "X-Auth-Email: $CLOUDFLARE_EMAIL" -H "X-Auth-Key: "
```

The shell fills in what an exported variable holds.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```
"#,
    check: Checks::Command(check),
};

const NAMES: [&str; 4] = ["authorization", "x-auth-key", "x-auth-email", "x-auth-user-service-key"];

fn check(on: &mut Check<'_>) {
    if calls(on).is_empty() {
        return;
    }
    let sent = credentials(on).into_iter().filter(|(_, it)| it.shape == CredentialShape::Empty);
    let mut spans: Vec<(Span, &str)> = sent.map(|(_, it)| (it.whole, variable(it.carrier))).collect();
    spans.extend(
        dropped(on)
            .into_iter()
            .filter(|(span, _)| spans.iter().all(|(other, _)| !span.contains(*other)))
            .collect::<Vec<_>>(),
    );
    for (span, variable) in spans {
        if is_lost(on, span) {
            continue;
        }
        on.report(span, "the header has no value")
            .why("curl leaves such a header out, and the API misses the credentials")
            .advise(format!("put the value there: `${variable}`"));
    }
}

const fn variable(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::AuthKey => "CLOUDFLARE_API_KEY",
        Carrier::AuthEmail => "CLOUDFLARE_EMAIL",
        _ => "CLOUDFLARE_API_TOKEN",
    }
}

/// Headers that curl drops since nothing stands behind the colon.
fn dropped(on: &Check<'_>) -> Vec<(Span, &'static str)> {
    let args = on.subject.command.invocation.args.iter().filter(|arg| arg.option.is_some_and(|it| it.long == "header"));
    let empty = |text: &str| {
        let name = text.trim().strip_suffix(':')?.trim().to_ascii_lowercase();
        let carrier = match NAMES.iter().position(|it| *it == name)? {
            1 => Carrier::AuthKey,
            2 => Carrier::AuthEmail,
            _ => Carrier::Bearer,
        };
        Some(variable(carrier))
    };
    args.filter_map(|arg| arg.value.as_ref())
        .filter_map(|value| Some((value.whole(), empty(value.known()?)?)))
        .collect()
}

/// Whether mending has told of it already.
fn is_lost(on: &Check<'_>, span: Span) -> bool {
    let command = on.subject.command;
    let span = command.text.span(span);
    command.slips.iter().any(|slip| {
        slip.kind == SlipKind::LostPlaceholder && slip.span.start <= span.end && span.start <= slip.span.end
    })
}
