//! `placeholder-left`

use super::{bodies, calls, credentials};
use crate::api::{Call, Carrier, Credential, CredentialFault, CredentialShape, JsonBody};
use crate::json::Value;
use crate::knowledge::placeholders::{Meaning, Placeholder, Style, angled, classify};
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

In the host of any URL, curl refuses it.

```text bad
curl "https://<tenant>.example.com/x"
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
    let level = on.by_origin(Level::Note, Level::Error);
    check_paths(on, level);
    check_hosts(on, level);
    for (call, credential) in credentials(on) {
        // What a web page hid has a rule of its own.
        if credential.fault() != Some(CredentialFault::ProtectedEmail) {
            check_credential(on, call, credential, level);
        }
    }
    for (_, body) in bodies(on) {
        let mut found = Vec::new();
        if let Some(root) = &body.document.root {
            collect(root, body, 0, &mut found);
        }
        for left in found {
            on.report(left.span, left.message)
                .why("the API takes it for the value")
                .level(Level::Note)
                .advise(left.advice);
        }
    }
}

/// A placeholder in a body.
struct Left {
    span: Span,
    message: String,
    advice: &'static str,
}

impl Left {
    fn new(span: Span, text: &str, placeholder: Placeholder) -> Self {
        // What is left of a masked value may still be a secret's.
        let message = match placeholder.style {
            Style::Masked => "a masked value stands in the body".to_owned(),
            _ => format!("`{}` in the body is a placeholder", visible(text)),
        };
        let advice = match placeholder.meaning {
            Some(Meaning::Domain) => "put a name of your own zone there",
            _ => "put the value there",
        };
        Self { span, message, advice }
    }
}

fn check_paths(on: &mut Check<'_>, level: Level) {
    for (_, call) in calls(on) {
        for segment in &call.segments {
            let Some(placeholder) = segment.placeholder else { continue };
            let name = segment.parameter.unwrap_or("id");
            let message = format!("`{}` stands where `{name}` belongs", visible(segment.value.text()));
            let why = match placeholder.style {
                _ if segment.value.text().contains(' ') => "curl refuses a URL with a blank and sends nothing",
                Style::Square => "curl takes the brackets for a range and refuses the URL",
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

/// Placeholders in hosts and ports, which no API knows anything of.
fn check_hosts(on: &mut Check<'_>, level: Level) {
    for (request, _) in on.subject.requests() {
        let Some(parts) = request.url_parts() else { continue };
        let text = &request.url.text()[..parts.path.start];
        let mut at = parts.host.start.min(text.len());
        while let Some(open) = text[at..].find('<').map(|open| at + open) {
            at = open + 1;
            let Some((span, _)) = angled(text, open).filter(|(span, _)| !request.url.is_unknown(*span)) else {
                continue;
            };
            at = span.end;
            let name = visible(span.of(text));
            on.report(request.url.origin(span), format!("`{name}` stands where a part of the host belongs"))
                .why("curl refuses the URL and sends nothing")
                .level(level)
                .advise("put the value there");
        }
    }
}

fn variable(placeholder: Placeholder, name: &str) -> String {
    let meaning = placeholder.meaning.filter(|meaning| !matches!(meaning, Meaning::Id | Meaning::Name));
    meaning.map_or_else(|| name.to_uppercase(), |meaning| meaning.variable().to_owned())
}

/// What is known of a credential beside its placeholder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Nothing.
    Nothing,
    /// What is left of it, or of the key beside it, has the shape of a token.
    Token,
}

fn check_credential(on: &mut Check<'_>, call: &Call, credential: &Credential, level: Level) {
    let CredentialShape::Placeholder(placeholder, _) = credential.shape else { return };
    if call.is_left(credential) {
        return;
    }
    let what = if placeholder.style == Style::Masked { "a masked value" } else { "a placeholder" };
    let is_token = call.credentials.iter().any(|it| it.fault() == Some(CredentialFault::TokenInAuthKey));
    let beside = if is_token { Beside::Token } else { Beside::Nothing };
    on.report(credential.span, format!("{what} stands where {} belongs", subject(credential.carrier)))
        .why(why(credential.carrier))
        .level(level)
        .advise(advice(credential.carrier, beside));
}

const fn subject(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::AuthEmail => "the e-mail address of the login",
        Carrier::AuthKey => "the Global API Key",
        Carrier::Bearer => "the API token",
        Carrier::Authorization | Carrier::ServiceKey | Carrier::Basic => "the credential",
    }
}

const fn why(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::AuthEmail => "the API takes it for the address and answers 6003 > 6102",
        Carrier::AuthKey => "the API takes it for the key and answers 6003 > 6103",
        Carrier::Bearer => "the API takes it for the token and answers 6003 > 6111",
        _ => "the API takes it for the credential and refuses it",
    }
}

fn advice(carrier: Carrier, beside: Beside) -> String {
    let variable = match carrier {
        Carrier::AuthEmail => Meaning::Email.variable(),
        Carrier::AuthKey => Meaning::Key.variable(),
        _ => Meaning::Token.variable(),
    };
    match (carrier, beside) {
        (Carrier::AuthEmail, Beside::Token) => {
            format!(
                "put the address there: `${variable}`, or drop the header: a token, as in `X-Auth-Key` here, needs none"
            )
        }
        (Carrier::AuthKey, Beside::Token) => format!("put the value there: `${variable}`, if it is a Global API Key"),
        _ => format!("put the value there: `${variable}`"),
    }
}

/// Strings in a body that are nothing but a placeholder in brackets, or one of the capital kind.
fn collect(value: &Value, body: &JsonBody, depth: usize, found: &mut Vec<Left>) {
    if depth > DEPTH {
        return;
    }
    if let Some(text) = value.text().filter(|_| !body.is_unknown(value.span))
        && let Some(placeholder) = classify(text).filter(|it| is_evident(text, *it))
    {
        found.push(Left::new(body.origin(value.span), text, placeholder));
    }
    for item in value.items().iter().chain(value.members().iter().map(|member| &member.value)) {
        collect(item, body, depth + 1, found);
    }
}

fn is_evident(text: &str, placeholder: Placeholder) -> bool {
    let is_capital = !text.contains(|c: char| c.is_ascii_lowercase()) && text.contains('_');
    match placeholder.style {
        Style::Angle | Style::Masked => true,
        Style::Words => is_capital || (placeholder.meaning == Some(Meaning::Domain) && text.contains('.')),
        _ => false,
    }
}
