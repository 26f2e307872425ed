//! `literal-credential`

use std::collections::HashSet;

use crate::api::{Call, Credential, CredentialShape, credentials_of};
use crate::curl::{Header, Request};
use crate::knowledge::credentials::{self, Class, is_published_example};
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "literal-credential",
    group: Group::Secret,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a credential written out in the command",
    docs: r#"
Whoever reads the file, the shell's history or the thread has it. A variable keeps it out of all three. Where a real one was posted,
only rolling it helps: Cloudflare revokes what it finds in public repositories, but not in forums.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer vT4mQ9zLw2KxRj7pYcB1nHs8dGf3uEa6oWi5kZlX"
```

The shell fills in an exported variable.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Other services' tokens are known by their prefixes, in any header.

```sh bad
curl https://gitlab.example.com/api/v4/projects -H "PRIVATE-TOKEN: glpat-Lw2KxRj7pYcB1nHs8dGf"
```

Examples from documentation are no secrets. In an unnamed snippet, which is read and forgotten, this is a note.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let level = on.by_origin(Level::Error, Level::Note);
    let mut told: HashSet<Span> = HashSet::new();
    let subject = on.subject;
    for (request, call) in subject.requests() {
        let mut found = headers(request);
        found.extend(credentials_of(request).iter().filter_map(|it| secret(it, call)));
        for (span, what, variable) in found {
            if !told.insert(span) {
                continue;
            }
            on.report(span, format!("{what} is written out in the command"))
                .why("if it was ever posted or committed, roll it")
                .level(level)
                .advise(format!("keep it in a variable: `${variable}`"));
        }
    }
}

/// Where a secret stands, what it is without showing it, and the variable to keep it in.
type Found = (Span, String, &'static str);

fn secret(credential: &Credential, call: Option<&Call>) -> Option<Found> {
    let CredentialShape::Known(known) = credential.shape else { return None };
    if !known.class.is_secret() || is_published_example(credential.value.text()) {
        return None;
    }
    let is_key = known.class.is_key() || known.class == Class::KeyOrToken;
    let variable = match call {
        None => "API_TOKEN",
        Some(_) if is_key => "CLOUDFLARE_API_KEY",
        Some(_) => "CLOUDFLARE_API_TOKEN",
    };
    let is_ours = call.is_some() || !known.prefix.is_empty();
    let kind = if is_ours { name(known) } else { "a credential".to_owned() };
    Some((credential.span, kind, variable))
}

/// What `known` is; its prefix is published and may be shown.
fn name(known: credentials::Credential) -> String {
    let kind = match known.class {
        Class::GlobalKey | Class::LegacyKey | Class::KeyOrToken => "a Global API Key",
        Class::UserToken | Class::AccountToken | Class::LegacyToken => "an API token",
        Class::OauthToken => "an OAuth token",
        Class::OriginCaKey => "an Origin CA key",
        Class::R2Secret => "a secret key of R2",
        Class::Foreign => return format!("a credential of {}", known.service),
        _ => "a credential",
    };
    if known.prefix.is_empty() { kind.to_owned() } else { format!("{kind} (`{}…`)", known.prefix) }
}

/// Credentials in other headers, such as `PRIVATE-TOKEN`; only those that a prefix gives away.
fn headers(request: &Request) -> Vec<Found> {
    let read = |header: &Header| {
        let text = header.value.known()?;
        let known = credentials::classify(text).filter(|it| it.class.is_secret() && !it.prefix.is_empty())?;
        let is_own = ["authorization", "x-auth-key", "x-auth-email"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(header.name.text()));
        (!is_own && !is_published_example(text)).then(|| (header.value.whole(), name(known), "API_TOKEN"))
    };
    request.headers.iter().filter_map(read).collect()
}
