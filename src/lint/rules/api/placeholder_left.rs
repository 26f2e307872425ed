//! `placeholder-left`

use super::{bodies, calls, credentials};
use crate::api::{Call, Carrier, Credential, CredentialFault, CredentialShape, JsonBody};
use crate::json::Value;
use crate::knowledge::placeholders::{Meaning, Placeholder, Style, classify};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span, visible};

pub(super) const RULE: Rule = Rule {
    name: "placeholder-left",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a placeholder where a value belongs",
    docs: r#"
`<ZONE_ID>`, `{zone_id}`, `:id`, `YOUR_TOKEN` and `xxxx` stand for a value of yours. A corrected snippet has a shell variable in
their place; a document keeps them, since there they are meant.

```text bad
curl "https://api.cloudflare.com/client/v4/zones/YOUR_ZONE_ID/dns_records" -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

A variable is filled in by the shell.

```sh good
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Inside a body a placeholder is a note: it may be meant.

```sh bad
curl https://api.cloudflare.com/client/v4/zones/$ZONE_ID/dns_records -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" --json '{"type": "TXT", "name": "<YOUR_NAME>", "content": "x", "ttl": 1}'
```
"#,
    check: Checks::Command(check),
};

/// How deep a body is looked through.
const DEPTH: usize = 32;

fn check(on: &mut Check<'_>) {
    let level = if on.source.name().is_some() { Level::Note } else { Level::Error };
    check_paths(on, level);
    for (call, credential) in credentials(on) {
        if !is_told_otherwise(call, credential) {
            check_credential(on, credential, level);
        }
    }
    for (_, body) in bodies(on) {
        let mut found = Vec::new();
        if let Some(root) = &body.document.root {
            collect(root, body, 0, &mut found);
        }
        for span in found {
            on.report(span, "a placeholder stands in the body")
                .why("the API takes it for the value")
                .level(Level::Note);
        }
    }
}

fn check_paths(on: &mut Check<'_>, level: Level) {
    for (_, call) in calls(on) {
        for segment in &call.segments {
            let Some(placeholder) = segment.placeholder else { continue };
            let name = segment.parameter.unwrap_or("id");
            let message = format!("`{}` stands where `{name}` belongs", visible(segment.value.text()));
            let why = match placeholder.style {
                Style::Curly => "curl takes the braces away, and the API answers 7003",
                _ => "the API takes it for the id and answers 7003",
            };
            on.report(segment.span, message)
                .why(why)
                .level(level)
                .advise(format!("put the value there: `${}`", variable(placeholder, name)));
        }
    }
}

fn variable(placeholder: Placeholder, name: &str) -> String {
    let meaning = placeholder.meaning.filter(|meaning| !matches!(meaning, Meaning::Id | Meaning::Name));
    meaning.map_or_else(|| name.to_uppercase(), |meaning| meaning.variable().to_owned())
}

/// Whether another rule says what is to become of the header.
fn is_told_otherwise(call: &Call, credential: &Credential) -> bool {
    let key_is_token = call.credentials.iter().any(|it| it.fault() == Some(CredentialFault::TokenInAuthKey));
    credential.fault().is_some() || (credential.carrier == Carrier::AuthEmail && key_is_token)
}

fn check_credential(on: &mut Check<'_>, credential: &Credential, level: Level) {
    let CredentialShape::Placeholder(placeholder, _) = credential.shape else { return };
    let message = match placeholder.style {
        Style::Masked => "a masked value stands where the credential belongs",
        _ => "a placeholder stands where the credential belongs",
    };
    let variable = match credential.carrier {
        Carrier::AuthEmail => Meaning::Email.variable(),
        Carrier::AuthKey => Meaning::Key.variable(),
        _ => Meaning::Token.variable(),
    };
    on.report(credential.span, message)
        .why("the API takes it for the credential and refuses it")
        .level(level)
        .advise(format!("put the value there: `${variable}`"));
}

/// Strings in a body that are nothing but a placeholder in brackets, or one of the capital kind.
fn collect(value: &Value, body: &JsonBody, depth: usize, found: &mut Vec<Span>) {
    if depth > DEPTH {
        return;
    }
    if let Some(text) = value.text() {
        let is_plain = !body.is_unknown(value.span) && is_evident(text);
        if is_plain {
            found.push(body.origin(value.span));
        }
    }
    for item in value.items().iter().chain(value.members().iter().map(|member| &member.value)) {
        collect(item, body, depth + 1, found);
    }
}

fn is_evident(text: &str) -> bool {
    let is_capital = !text.contains(|c: char| c.is_ascii_lowercase()) && text.contains('_');
    classify(text).is_some_and(|it| match it.style {
        Style::Angle | Style::Masked => true,
        Style::Words => is_capital || it.meaning == Some(Meaning::Domain),
        _ => false,
    })
}
