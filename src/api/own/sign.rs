//! How a request says who asks.

use crate::api::address::Address;
use crate::curl::{AuthScheme, Header, Request};
use crate::knowledge::openapi::Scheme;
use crate::text::{Span, distance};

/// Words that are written for the header which has them.
const SCHEMES: [&str; 5] = ["apikey", "basic", "bearer", "digest", "token"];

/// A way to say who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    place: Place,
    /// How a command says it: `-H "X-Api-Key: $API_KEY"`.
    pub shown: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// A header, its name and the word before the credential; empty where there is none.
    Header(String, String),
    Query(String),
    Cookie(String),
    /// What no command shows.
    Unseen,
}

impl Sign {
    /// Reads `Authorization: Bearer $TOKEN`, `X-Api-Key: $KEY` or `X-Api-Key`.
    pub fn read(shape: &str) -> Result<Self, &'static str> {
        let (name, value) = shape.split_once(':').unwrap_or((shape, ""));
        let (name, value) = (name.trim(), value.trim());
        if value.is_empty() && shape.contains(':') && !name.is_empty() {
            return Err("nothing stands behind the colon; write it as `Authorization: Bearer $TOKEN`");
        }
        if SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(name)) {
            return Err("it is a scheme, and no header; write it as `Authorization: Bearer $TOKEN`");
        }
        let is_name = |name: &str| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        };
        if !is_name(name) {
            return Err("it is no header; write it as `Authorization: Bearer $TOKEN`");
        }
        let (scheme, variable) = match value.split_once(' ') {
            Some((scheme, variable)) => (scheme, variable.trim()),
            None => ("", value),
        };
        let is_variable = variable.strip_prefix('$').is_some_and(is_name);
        if !(variable.is_empty() || is_variable) || !(scheme.is_empty() || is_name(scheme)) {
            return Err(
                "a variable of the shell stands for the credential; write it as `Authorization: Bearer $TOKEN`",
            );
        }
        let shown = if variable.is_empty() { shown(name, scheme) } else { header(name, scheme, variable) };
        Ok(Self { place: Place::Header(name.to_owned(), scheme.to_owned()), shown })
    }

    /// What a document says.
    pub fn of(scheme: &Scheme) -> Self {
        match scheme {
            Scheme::Authorization(word) if word.eq_ignore_ascii_case("basic") => {
                let place = Place::Header("Authorization".to_owned(), word.clone());
                Self { place, shown: "-u \"$USER:$PASSWORD\"".to_owned() }
            }
            Scheme::Authorization(word) => Self {
                place: Place::Header("Authorization".to_owned(), word.clone()),
                shown: shown("Authorization", word),
            },
            Scheme::Header(name) => Self { place: Place::Header(name.clone(), String::new()), shown: shown(name, "") },
            Scheme::Query(name) => {
                let shown = format!("{name}=${} to the query", variable(name));
                Self { place: Place::Query(name.clone()), shown }
            }
            Scheme::Cookie(name) => {
                let shown = format!("-b \"{name}=${}\"", variable(name));
                Self { place: Place::Cookie(name.clone()), shown }
            }
            Scheme::Unseen => Self { place: Place::Unseen, shown: String::new() },
        }
    }

    /// What it is sent as, in a few words.
    pub fn named(&self) -> String {
        match &self.place {
            Place::Header(name, scheme) if scheme.is_empty() => format!("`{name}`"),
            Place::Header(name, scheme) => format!("`{name}: {scheme}`"),
            Place::Query(name) => format!("`{name}` in the query"),
            Place::Cookie(name) => format!("the cookie `{name}`"),
            Place::Unseen => String::new(),
        }
    }

    /// Whether it is the parameter `name` of the query.
    pub fn is_in_query(&self, name: &str) -> bool {
        matches!(&self.place, Place::Query(own) if own == name)
    }

    /// Whether no command shows it.
    pub fn is_unseen(&self) -> bool {
        self.place == Place::Unseen
    }

    /// The header that it is, and the word before the credential, where it is one.
    pub fn header(&self) -> Option<(&str, &str)> {
        if let Place::Header(name, scheme) = &self.place { Some((name, scheme)) } else { None }
    }

    /// Whether `request` has it, or may have it where it cannot be seen.
    pub(super) fn is_in(&self, request: &Request) -> bool {
        match &self.place {
            Place::Header(name, scheme) => {
                is_by_option(request, name, scheme)
                    || named(request, name).any(|header| scheme_of(header, scheme).is_none())
            }
            Place::Query(name) => has_pair(request, name),
            Place::Cookie(name) => {
                let prefix = format!("{name}=");
                named(request, "cookie").any(|it| it.value.known().is_none_or(|value| value.contains(&prefix)))
            }
            Place::Unseen => true,
        }
    }
}

/// The credentials that an option of curl's sends, and the scheme that it sends them by.
pub(super) fn by_option(request: &Request) -> Option<(Span, &'static str)> {
    let auth = request.auth.as_ref()?;
    let scheme = match auth.scheme {
        AuthScheme::Basic => "Basic",
        AuthScheme::Bearer => "Bearer",
        AuthScheme::Digest => "Digest",
        _ => return None,
    };
    Some((auth.value.whole(), scheme))
}

/// Whether an option of curl's, or the URL, brings the header along.
fn is_by_option(request: &Request, name: &str, scheme: &str) -> bool {
    if !name.eq_ignore_ascii_case("authorization") {
        return false;
    }
    let is = |word: &str| scheme.is_empty() || scheme.eq_ignore_ascii_case(word);
    let in_url = || Address::read(&request.url).is_some_and(|address| address.user.is_some());
    match &request.auth {
        Some(auth) if auth.scheme == AuthScheme::Bearer => is("bearer"),
        Some(auth) if auth.scheme == AuthScheme::Basic => is("basic"),
        Some(auth) if auth.scheme == AuthScheme::Digest => is("digest"),
        Some(_) => true,
        None => is("basic") && in_url(),
    }
}

pub(super) fn named<'r>(request: &'r Request, name: &str) -> impl Iterator<Item = &'r Header> {
    request.headers.iter().filter(move |it| it.name.known().is_some_and(|known| known.eq_ignore_ascii_case(name)))
}

/// The scheme that `header` has in place of `wanted`; none where it has that, or may have it.
pub(super) fn scheme_of(header: &Header, wanted: &str) -> Option<String> {
    let value = header.value.text().trim_start();
    let begins_unknown = header.value.unknowns().first().is_some_and(|unknown| unknown.span.start == 0);
    let has_it = value.get(..wanted.len()).is_some_and(|word| word.eq_ignore_ascii_case(wanted))
        && value[wanted.len()..].starts_with([' ', '\t']);
    // What is missing behind the scheme is told by others.
    let is_bare = value.trim_end().eq_ignore_ascii_case(wanted);
    if wanted.is_empty()
        || has_it
        || is_bare
        || begins_unknown && header.value.unknowns().len() == 1 && is_alone(header)
    {
        return None;
    }
    let word = value.split_once(' ').map_or("", |(word, _)| word);
    Some(if word.bytes().all(|byte| byte.is_ascii_alphabetic()) { word.to_owned() } else { String::new() })
}

/// Whether a value is one variable, which may hold a scheme.
fn is_alone(header: &Header) -> bool {
    let end = header.value.text().len();
    header.value.unknowns().first().is_some_and(|unknown| unknown.span.start == 0 && unknown.span.end == end)
}

/// Whether the query has a pair of this name, or may have it.
fn has_pair(request: &Request, name: &str) -> bool {
    use crate::curl::Chunk;
    let prefix = format!("{name}=");
    let has = |text: &str| text.split(['?', '&']).any(|pair| pair.starts_with(&prefix));
    let in_url = has(request.url.text())
        || request.url.unknowns().last().is_some_and(|it| it.span.end == request.url.text().len());
    in_url
        || request.query.iter().any(|chunk| match chunk {
            Chunk::Text(value) | Chunk::Encoded(value) => has(value.text()) || value.known().is_none(),
            Chunk::File(..) => true,
            Chunk::Separator(_) => false,
        })
}

/// Whether a header was meant to be `wanted`: signs and case aside, or but for a letter or two.
pub(super) fn is_near(given: &str, wanted: &str) -> bool {
    let plain = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let (given, wanted) = (plain(given), plain(wanted));
    let limit = (wanted.len() / 4).clamp(1, 2);
    given == wanted || format!("x{given}") == wanted || distance(&given, &wanted, limit).is_some()
}

fn shown(name: &str, scheme: &str) -> String {
    let credential = if scheme.is_empty() { format!("${}", variable(name)) } else { "$TOKEN".to_owned() };
    header(name, scheme, &credential)
}

fn header(name: &str, scheme: &str, credential: &str) -> String {
    let blank = if scheme.is_empty() { "" } else { " " };
    format!("-H \"{name}: {scheme}{blank}{credential}\"")
}

/// A variable of the shell named after `name`: `API_KEY` of `X-Api-Key`.
fn variable(name: &str) -> String {
    let upper = name.to_ascii_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    upper.strip_prefix("X_").unwrap_or(&upper).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_and_shown() {
        let check = |shape: &str, named: &str, shown: &str| {
            let sign = Sign::read(shape).expect("it is a header");
            assert_eq!((sign.named().as_str(), sign.shown.as_str()), (named, shown), "{shape}");
        };
        check(
            "Authorization: Bearer $PETS_TOKEN",
            "`Authorization: Bearer`",
            "-H \"Authorization: Bearer $PETS_TOKEN\"",
        );
        check("X-Api-Key", "`X-Api-Key`", "-H \"X-Api-Key: $API_KEY\"");
        check("X-Api-Key: $PETS_KEY", "`X-Api-Key`", "-H \"X-Api-Key: $PETS_KEY\"");
        for shape in [
            "X-Key:",
            "Authorization: ",
            "basic",
            "Bearer",
            "",
            ": a",
            "a b: c",
            "Authorization: Bearer secret",
            "Authorization: Bearer $A $B",
        ] {
            assert!(Sign::read(shape).is_err(), "{shape}");
        }
    }

    #[test]
    fn names_are_near() {
        for (given, is) in
            [("X-API-KEY", true), ("XApiKey", true), ("api-key", true), ("X-Api-Kye", true), ("Accept", false)]
        {
            assert_eq!(is_near(given, "X-Api-Key"), is, "{given}");
        }
    }
}
