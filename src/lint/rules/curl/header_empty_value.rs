//! `header-empty-value`

use crate::api::Call;
use crate::curl::Request;
use crate::knowledge::options::Effect;
use crate::lint::{Check, Checks, Group, Rule};
use crate::mend::SlipKind;
use crate::shell::Quoting;
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "header-empty-value",
    group: Group::Curl,
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    brief: "a header with nothing behind its colon",
    docs: r#"
`-H 'Name:'` does not send an empty header. It takes away one that curl sends by itself, and does nothing
for any other; `Name;` sends it empty. An empty `Authorization:` to Cloudflare's API is an error.

```sh bad
curl -H 'X-Debug:' https://example.com
```
```sh good
curl -H 'X-Debug;' https://example.com
```

```sh good
curl -H 'Expect:' -H 'User-Agent:' https://example.com
```
"#,
    check: Checks::Command(check),
};

/// What curl sends by itself, so that there is something to take away.
const OWN: [&str; 15] = [
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "proxy-connection",
    "range",
    "referer",
    "te",
    "transfer-encoding",
    "user-agent",
];

/// Whether a header of this name says to Cloudflare's API who asks, and no option does so in its place.
fn signs_in(on: &Check<'_>, name: &str) -> bool {
    let is_sign = ["authorization", "x-auth-email", "x-auth-key"].contains(&name);
    let goes_there = |(request, call): (&Request, Option<&Call>)| call.is_some() && request.auth.is_none();
    // What pasting swallowed is told of by itself.
    let is_lost = on.subject.command.slips.iter().any(|slip| slip.kind == SlipKind::LostPlaceholder);
    is_sign && !is_lost && on.subject.requests().any(goes_there)
}

fn check(on: &mut Check<'_>) {
    for arg in on.subject.with_effect(Effect::Header) {
        let Some((value, text)) = arg.value.as_ref().and_then(|value| Some((value, value.known()?))) else { continue };
        let Some(name) = text.trim_end().strip_suffix(':').filter(|name| !name.is_empty()) else { continue };
        let lower = name.to_ascii_lowercase();
        if signs_in(on, &lower) {
            on.report(value.whole(), format!("`{name}` is not sent at all"))
                .level(Level::Error)
                .why("an empty value takes a header away, and Cloudflare's API learns from it who asks")
                .advise("write the credential behind the colon");
            continue;
        }
        let own = OWN.contains(&lower.as_str());
        if own || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
            continue;
        }
        let colon = value.origin(Span::new(name.len(), text.len()));
        // Outside quotes a `;` would end the command.
        let quoted = on.subject.word_at(colon.start).is_some_and(|word| {
            word.parts.iter().any(|part| part.span.contains(colon) && part.quoting != Quoting::Bare)
        });
        let told = on
            .report(value.whole(), format!("`{name}` is not sent at all"))
            .why(format!("an empty value takes a header away; `{name};` in quotes sends it empty"));
        if quoted {
            told.fix(Grade::Unsafe, "send it empty", &[Edit::new(colon, ";")]);
        }
    }
}
