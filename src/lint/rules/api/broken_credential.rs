//! `broken-credential`

use super::credentials;
use crate::api::{Credential, CredentialFault};
use crate::knowledge::credentials::Class;
use crate::lint::{Check, Checks, Group, Rule};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const RULE: Rule = Rule {
    name: "broken-credential",
    group: Group::Api,
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    brief: "a token or key that was cut or changed in copying",
    docs: r#"
A credential with a prefix has a fixed length (`cfut_` and `cfat_` 53 characters, `cfk_` 52) and ends with a checksum. One that
is too short, too long, or holds blanks, quotes or signs that no credential has, was damaged on its way.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer cfut_notTheWholeToken"
```

It has to be copied again, whole.

```sh good
curl https://api.cloudflare.com/client/v4/zones -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"
```

Quotes and brackets around it are sent as part of it.

```sh bad
curl https://api.cloudflare.com/client/v4/zones -H 'Authorization: Bearer <YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T>'
```
```sh good
curl https://api.cloudflare.com/client/v4/zones -H 'Authorization: Bearer YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T'
```

A checksum that does not fit is a warning: how it is made is not published. So is a length that no known credential has.
"#,
    check: Checks::Command(check),
};

fn check(on: &mut Check<'_>) {
    for (_, credential) in credentials(on) {
        let (message, level) = match credential.fault() {
            Some(CredentialFault::Checksum) => {
                ("the checksum at the end of the credential does not fit".to_owned(), Level::Warning)
            }
            Some(CredentialFault::KeyLength) => (
                format!("old Global API Keys have 37 hex digits, this one {}", credential.value.text().len()),
                Level::Warning,
            ),
            Some(CredentialFault::OddShape) => (
                format!(
                    "none of the API's credentials is known to look so, with {} characters",
                    credential.value.text().len()
                ),
                Level::Warning,
            ),
            Some(CredentialFault::Broken) => (message(credential), Level::Error),
            _ => continue,
        };
        let told = on
            .report(credential.span, message)
            .why("a character was lost, added or changed in copying, and the API knows no such credential")
            .level(level);
        match credential.inner() {
            Some(inner) => told.fix(Grade::Safe, "leave out what stands around it", &around(credential.span, inner)),
            None => told.advise("copy it again, whole, or roll it and copy the new one"),
        };
    }
}

/// Edits that take away what stands around `inner`; they leave the credential itself alone.
fn around(whole: Span, inner: Span) -> [Edit; 2] {
    [Edit::new(whole.start..inner.start, ""), Edit::new(inner.end..whole.end, "")]
}

fn message(credential: &Credential) -> String {
    let text = credential.value.text();
    let length = text.chars().count();
    if let Some(odd) = text.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')) {
        return format!("the credential holds {}", name(odd));
    }
    match (credential.class(), text.get(..5)) {
        (Some(Class::Broken), Some("cfut_" | "cfat_")) => {
            format!("a token of this kind has 53 characters, this one {length}")
        }
        (Some(Class::Broken), Some(start)) if start.starts_with("cfk_") => {
            format!("a key of this kind has 52 characters, this one {length}")
        }
        _ if length == 1 => "no token or key is one character".to_owned(),
        _ => format!("no token or key has {length} characters"),
    }
}

/// A character by its name, so that one that cannot be seen is told too.
fn name(c: char) -> String {
    match c {
        ' ' => "a blank".to_owned(),
        '"' | '\'' | '`' => "a quote".to_owned(),
        '<' | '>' | '[' | ']' | '{' | '}' => "brackets: they are to be replaced too".to_owned(),
        c if c.is_ascii_graphic() => format!("`{c}`"),
        c => format!("U+{:04X}", c as u32),
    }
}
