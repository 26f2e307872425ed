//! A prepared request as text, its credentials masked.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::prepared::Prepared;
use super::redirect::Hop;
use super::{Header, Stop, exchange, headers, octets, wire};
use crate::knowledge::credentials::{self, Class};
use crate::knowledge::secret_names;
use crate::text::visible;

impl Prepared {
    /// The request as it goes out, in lines; of a credential its class and length only.
    pub fn shown(&self) -> Result<String, Stop> {
        let hop = Hop::first(self);
        let head = wire::first(&exchange::order(&hop, self, self.carriage.newest(), None))?;
        let head = octets::text(&head);
        let mut lines = head.split_terminator("\r\n").take_while(|line| !line.is_empty());
        let mut out = lines.next().map(first_line).unwrap_or_default();
        for line in lines {
            let _ = write!(out, "\n{}", visible(&octets::shown(&header_line(line))));
        }
        out.push('\n');
        if let Some(body) = &hop.body {
            out.push('\n');
            match body.bytes().as_deref().map(std::str::from_utf8) {
                Some(Ok(text)) => out.push_str(&visible(&masked(text))),
                Some(Err(_)) => out.push_str("«bytes that are no text»"),
                None => out.push_str("«the bytes of a file»"),
            }
            if !out.ends_with('\n') {
                out.push('\n');
            }
        }
        Ok(out)
    }
}

/// The request line as it may be shown.
fn first_line(line: &str) -> String {
    let (method, rest) = line.split_once(' ').unwrap_or((line, ""));
    let (target, version) = rest.rsplit_once(' ').unwrap_or((rest, ""));
    let target = without_password(&octets::shown(target));
    format!("{} {} {version}", octets::shown(method), masked(&target))
}

/// `target` with the password masked that `--request-target` may have put into it.
fn without_password(target: &str) -> String {
    let found = target.split_once("://").and_then(|(scheme, rest)| {
        let authority = rest.split(['/', '?', '#']).next()?;
        let (name, password) = authority.rsplit_once('@')?.0.split_once(':')?;
        let start = scheme.len() + "://".len() + name.len() + 1;
        Some((start, password))
    });
    let Some((start, password)) = found.filter(|(_, password)| !password.is_empty()) else { return target.to_owned() };
    format!("{}{}{}", &target[..start], mask(password), &target[start + password.len()..])
}

/// A header line as it may be shown.
fn header_line(line: &str) -> String {
    let (name, value) = line.split_once(':').unwrap_or((line, ""));
    let bare = value.trim();
    let (before, after) = value.split_once(bare).unwrap_or_default();
    format!("{name}:{before}{}{after}", self::value(&(name.to_owned(), bare.to_owned())))
}

/// A header's value as it may be shown.
fn value(header: &Header) -> Cow<'_, str> {
    let (name, value) = header;
    if !headers::is_credential(header) {
        return masked(value);
    }
    if name.eq_ignore_ascii_case("x-auth-email") {
        return Cow::Borrowed(value);
    }
    // The scheme is no secret, and tells most of what can be wrong.
    let (scheme, secret) = match value.split_once(' ') {
        Some((scheme, rest)) if name.to_ascii_lowercase().ends_with("authorization") => (scheme, rest),
        _ => ("", value.as_str()),
    };
    let blank = if scheme.is_empty() { "" } else { " " };
    Cow::Owned(format!("{scheme}{blank}{}", mask(secret)))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '‘' | '’' | '“' | '”' | '„' | '«' | '»')
}

/// Where the value ends whose name is `name`, if that is one of a credential and `gap` stands before the value.
fn secret_end(name: &str, gap: &str, rest: &str) -> Option<usize> {
    if !secret_names::is_parameter(name) {
        return None;
    }
    let is_field = gap == "=";
    // A member whose quotes are other ones, or were taken by the shell, is one all the same.
    let bare: String = gap.chars().filter(|c| !c.is_whitespace() && !is_quote(*c) && *c != '\\').collect();
    let is_member = bare == ":";
    if gap == "\"\r\n\r\n" {
        // A field of a form in parts.
        return Some(rest.find("\r\n--").unwrap_or(rest.len()));
    }
    let is_quoted = gap.trim_end().ends_with(is_quote);
    let ends = |c: char| match (is_field, is_quoted) {
        (true, _) => matches!(c, '&' | '\n' | ';' | '"'),
        (_, true) => is_quote(c),
        (_, false) => is_quote(c) || c.is_whitespace() || matches!(c, ',' | ';' | '&' | '{' | '}' | '[' | ']'),
    };
    (is_field || is_member).then(|| rest.find(ends).unwrap_or(rest.len()))
}

/// `text` with each word that has the shape of a credential masked, or the name of one before it.
fn masked(text: &str) -> Cow<'_, str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let mut out = String::new();
    let mut rest = text;
    let (mut name, mut between) = ("", "");
    while !rest.is_empty() {
        if let Some(end) = secret_end(name, between, rest).filter(|&end| end > 0) {
            out.push_str(&mask(&rest[..end]));
            rest = &rest[end..];
            (name, between) = ("", "");
            continue;
        }
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if credentials::classify(word).is_some_and(|credential| credential.class.is_secret()) {
            out.push_str(&mask(word));
        } else {
            out.push_str(word);
        }
        let gap = after.find(is_part).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        (name, between) = (word, &after[..gap]);
        rest = &after[gap..];
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// Whether `text` is the name of a variable, that a shell did not fill in.
fn is_variable(text: &str) -> bool {
    let name = text.strip_prefix('$').map(|name| name.trim_start_matches('{').trim_end_matches('}'));
    name.is_some_and(|name| name.len() > 2 && name.bytes().all(|c| c.is_ascii_uppercase() || c == b'_'))
}

fn mask(secret: &str) -> String {
    if is_variable(secret) {
        return secret.to_owned();
    }
    let length = secret.chars().count();
    let unit = if length == 1 { "character" } else { "characters" };
    match credentials::classify(secret) {
        Some(known) => format!("«{}{}, {length} {unit}»", class(known.class), prefix(known.prefix)),
        None => format!("«credential, {length} {unit}»"),
    }
}

fn prefix(prefix: &str) -> String {
    if prefix.is_empty() { String::new() } else { format!(" {prefix}…") }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::UserToken | Class::LegacyToken => "API token",
        Class::AccountToken => "account API token",
        Class::OauthToken => "OAuth token",
        Class::GlobalKey | Class::LegacyKey => "Global API Key",
        Class::KeyOrToken => "API key or token",
        Class::Broken => "damaged credential",
        Class::OriginCaKey => "Origin CA key",
        Class::R2Secret => "R2 secret",
        Class::Jwt => "JWT",
        Class::Id | Class::Uuid => "id",
        Class::Foreign => "credential of another service",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_masked_and_schemes_are_not() {
        let shown = |name: &str, text: &str| value(&(name.to_owned(), text.to_owned())).into_owned();
        assert_eq!(shown("Authorization", "Bearer sesame"), "Bearer «credential, 6 characters»");
        assert_eq!(shown("X-Auth-Key", "sesame"), "«credential, 6 characters»");
        assert_eq!(shown("X-Auth-Email", "me@example.com"), "me@example.com");
        assert_eq!(shown("Accept", "text/html"), "text/html");
        assert_eq!(
            masked("/a?api_key=x1&b=2&Password=y z"),
            "/a?api_key=«credential, 2 characters»&b=2&Password=«credential, 3 characters»"
        );
        assert_eq!(
            masked("‘{password:a1, “token”: “b c” x"),
            "‘{password:«credential, 2 characters», “token”: “«credential, 3 characters»” x"
        );
        assert_eq!(
            masked("{\"token\": \"a b\", \"tokens\": \"c\"}"),
            "{\"token\": \"«credential, 3 characters»\", \"tokens\": \"c\"}"
        );
        assert_eq!(masked("token=&a=b"), "token=&a=b");
        assert_eq!(shown("Authorization", "Bearer $API_TOKEN"), "Bearer $API_TOKEN");
        assert_eq!(shown("Authorization", "Bearer $ecret"), "Bearer «credential, 6 characters»");
        assert_eq!(without_password("http://a:b@c/d:e@f"), "http://a:«credential, 1 character»@c/d:e@f");
        assert_eq!(without_password("/a:b@c"), "/a:b@c");
    }
}
