//! `literal-credential`

use crate::api::{Credential, CredentialShape, credentials_of};
use crate::knowledge::credentials::{Class, is_published_example};
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

Examples from documentation are no secrets. In an unnamed snippet, which is read and forgotten, this is a note.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    let level = if on.source.name().is_some() { Level::Error } else { Level::Note };
    let mut told: Vec<Span> = Vec::new();
    let subject = on.subject;
    for (request, _) in subject.requests() {
        for credential in credentials_of(request) {
            let Some((what, variable)) = secret(&credential) else { continue };
            if told.contains(&credential.span) {
                continue;
            }
            told.push(credential.span);
            on.report(credential.span, format!("{what} is written out in the command"))
                .why("if it was ever posted or committed, roll it")
                .level(level)
                .advise(format!("keep it in a variable: `${variable}`"));
        }
    }
}

/// What a credential is, without showing it, and the variable to keep it in.
fn secret(credential: &Credential) -> Option<(String, &'static str)> {
    let CredentialShape::Known(known) = credential.shape else { return None };
    if !known.class.is_secret() || is_published_example(credential.value.text()) {
        return None;
    }
    let kind = match known.class {
        Class::GlobalKey | Class::LegacyKey | Class::KeyOrToken => "a Global API Key",
        Class::UserToken | Class::AccountToken | Class::LegacyToken => "an API token",
        Class::OauthToken => "an OAuth token",
        Class::OriginCaKey => "an Origin CA key",
        Class::R2Secret => "a secret key of R2",
        _ => "a credential",
    };
    let prefix = if known.prefix.is_empty() { String::new() } else { format!(" (`{}…`)", known.prefix) };
    let is_key = known.class.is_key() || known.class == Class::KeyOrToken;
    Some((format!("{kind}{prefix}"), if is_key { "CLOUDFLARE_API_KEY" } else { "CLOUDFLARE_API_TOKEN" }))
}
