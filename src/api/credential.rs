//! The credentials of a request, wherever they stand.

use super::address::{Address, opaque};
use crate::curl::{AuthScheme, Header, HeaderOrigin, Request};
use crate::knowledge::credentials::{self, Class};
use crate::knowledge::placeholders::{self, Meaning, Placeholder, Style};
use crate::shell::Value;
use crate::text::Span;

/// Something that says who asks.
#[derive(Clone, Debug)]
pub struct Credential {
    /// How it is sent.
    pub carrier: Carrier,
    /// All of the header's or option's value.
    pub whole: Span,
    /// From the header's name up to the credential: `X-Auth-Key: `; empty where an option carries it.
    pub head: Span,
    /// The credential itself, without a scheme.
    pub span: Span,
    /// What stands before it: `Bearer `, `Bearer: `, `Token `; empty where nothing does.
    pub scheme: String,
    /// What it is.
    pub value: Value,
    /// What its shape tells.
    pub shape: CredentialShape,
}

/// How a credential is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization:` with another scheme, or none
    Authorization,
    /// `X-Auth-Key`
    AuthKey,
    /// `X-Auth-Email`
    AuthEmail,
    /// `X-Auth-User-Service-Key`
    ServiceKey,
    /// `-u`, or before the host in the URL
    Basic,
}

impl Carrier {
    /// The shell variable that is to hold what is sent so.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Bearer | Self::Authorization => Meaning::Token.variable(),
            Self::AuthKey => Meaning::Key.variable(),
            Self::AuthEmail => Meaning::Email.variable(),
            Self::ServiceKey => "CLOUDFLARE_API_USER_SERVICE_KEY",
            Self::Basic => "CREDENTIALS",
        }
    }
}

/// What the shape of a credential tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialShape {
    /// Nothing stands there.
    Empty,
    /// The shell fills it in.
    Variable,
    /// A stand-in; where what is left of a masked one still tells, its class.
    Placeholder(Placeholder, Option<credentials::Class>),
    /// A real value of a known shape.
    Known(credentials::Credential),
    /// An e-mail address.
    Email,
    /// None of these.
    Unknown,
}

/// Every credential that `request` sends, headers first.
pub fn read(request: &Request) -> Vec<Credential> {
    let mut found: Vec<_> = request.headers.iter().filter_map(from_header).collect();
    let has_authorization = found.iter().any(|it| matches!(it.carrier, Carrier::Bearer | Carrier::Authorization));
    match &request.auth {
        Some(auth) if auth.scheme == AuthScheme::Bearer && !has_authorization => {
            found.push(credential(Carrier::Bearer, &auth.value, auth.value.text().len(), "Bearer "));
        }
        Some(auth) if matches!(auth.scheme, AuthScheme::Basic | AuthScheme::Digest) => found.push(basic(&auth.value)),
        Some(_) => {}
        None => found.extend(from_url(&request.url)),
    }
    found.shrink_to_fit();
    found
}

fn from_header(header: &Header) -> Option<Credential> {
    let mut credential = from_named(header)?;
    if let HeaderOrigin::Given(_) = header.origin {
        let start = header.name.whole().start;
        credential.head = Span::new(start, credential.span.start.max(start));
    }
    Some(credential)
}

fn from_named(header: &Header) -> Option<Credential> {
    let name = header.name.known()?;
    let simple = |carrier| Some(credential(carrier, &header.value, header.value.text().len(), ""));
    match name.trim().to_ascii_lowercase().as_str() {
        "authorization" => Some(authorization(&header.value)),
        "x-auth-key" => Some(auth_key(&header.value)),
        "x-auth-email" => simple(Carrier::AuthEmail),
        "x-auth-user-service-key" => simple(Carrier::ServiceKey),
        _ => None,
    }
}

/// What `X-Auth-Key` carries; some put `Bearer` before it, as it belongs in another header.
fn auth_key(value: &Value) -> Credential {
    let text = opaque(value);
    let rest = after_bearer(&text);
    let rest = if rest.is_empty() || !text.contains(' ') { &text } else { rest };
    credential(Carrier::AuthKey, value, rest.len(), &text[..text.len() - rest.len()])
}

fn from_url(url: &Value) -> Option<Credential> {
    let user = Address::read(url)?.user?;
    Some(basic(&url.slice(user)))
}

/// `length` bytes at the end of `whole` as what `carrier` carries.
fn credential(carrier: Carrier, whole: &Value, length: usize, scheme: &str) -> Credential {
    let end = whole.text().len();
    let span = Span::new(end - length, end);
    let value = whole.slice(span);
    let shape = shape(&value);
    let scheme = scheme.to_owned();
    let (whole, span) = (whole.whole(), whole.origin(span));
    Credential { carrier, whole, head: Span::at(span.start), span, scheme, value, shape }
}

fn basic(value: &Value) -> Credential {
    let text = opaque(value);
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let length = if rest.is_empty() { text.len() } else { rest.len() };
    credential(Carrier::Basic, value, length, "")
}

/// Splits an `Authorization` header into scheme and credential.
fn authorization(value: &Value) -> Credential {
    let text = opaque(value);
    let rest = after_bearer(&text);
    if rest.len() < text.len() {
        return credential(Carrier::Bearer, value, rest.len(), &text[..text.len() - rest.len()]);
    }
    let rest = if placeholders::classify(&text).is_some() { &text } else { after_scheme(&text) };
    credential(Carrier::Authorization, value, rest.len(), &text[..text.len() - rest.len()])
}

/// What stands behind `Bearer`, however often it stands there and whatever follows it.
fn after_bearer(text: &str) -> &str {
    let mut rest = text;
    while let Some(head) = rest.get(..6).filter(|head| head.eq_ignore_ascii_case("bearer")) {
        let tail = &rest[head.len()..];
        let trimmed = without_gap(tail);
        if trimmed.len() == tail.len() && !trimmed.is_empty() && !is_glued(trimmed) {
            break;
        }
        rest = trimmed;
    }
    rest
}

/// `text` without what stands between `Bearer` and a credential: blanks, also as URLs write them, and signs.
fn without_gap(text: &str) -> &str {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches([' ', '\t', ':', '=', '+', '\u{a0}']);
        let next = next.strip_prefix("%20").unwrap_or(next);
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

/// Whether a credential follows `Bearer` with nothing between them.
fn is_glued(text: &str) -> bool {
    text.starts_with('$') || credentials::classify(text).is_some_and(|it| it.class.is_secret())
}

/// What stands behind a scheme's name and a blank.
fn after_scheme(text: &str) -> &str {
    let Some((scheme, rest)) = text.split_once(' ') else { return text };
    let is_name = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_name { rest.trim_start() } else { text }
}

/// What the shape of `value` tells.
fn shape(value: &Value) -> CredentialShape {
    let text = trimmed(value.text());
    if !value.unknowns().is_empty() || is_variable(text) {
        return CredentialShape::Variable;
    }
    if text.is_empty() {
        return CredentialShape::Empty;
    }
    let known = credentials::classify(text).or_else(|| credentials::classify(unwrapped(text)));
    match (known, placeholders::classify(text)) {
        (Some(known), _) if known.checksum == Some(true) || text != unwrapped(text) => CredentialShape::Known(known),
        // One letter of another script among many is a look-alike.
        (None, Some(found)) if found.style == Style::Foreign && is_mostly_ascii(text) => CredentialShape::Unknown,
        (_, Some(found)) => CredentialShape::Placeholder(found, remnant(text, found.style)),
        (Some(known), None) => CredentialShape::Known(known),
        (None, None) if is_email(text) => CredentialShape::Email,
        (None, None) => CredentialShape::Unknown,
    }
}

fn is_mostly_ascii(text: &str) -> bool {
    let others = text.chars().filter(|c| !c.is_ascii()).count();
    text.len() >= 30 && others * 8 < text.len() && !text.contains(char::is_whitespace)
}

/// Whether `text` is a variable that this shell will not fill in, but another would.
fn is_variable(text: &str) -> bool {
    let named = |prefix: &str, end: &str| {
        text.len() > prefix.len() + end.len() && text.starts_with(prefix) && text.ends_with(end)
    };
    named("$", "") || named("%", "%")
}

/// `text` without blanks and quotes around it.
fn trimmed(text: &str) -> &str {
    text.trim().trim_matches(['"', '\'', '`', '“', '”', '‘', '’', '\\']).trim()
}

/// `text` without the brackets of a placeholder that was filled in between them.
fn unwrapped(text: &str) -> &str {
    let pairs = [('<', '>'), ('{', '}'), ('[', ']')];
    let inside = |(open, close)| text.strip_prefix(open)?.strip_suffix(close);
    pairs.into_iter().find_map(inside).unwrap_or(text)
}

pub(super) fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    !user.is_empty() && !host.contains('@') && host.contains('.') && !text.contains(char::is_whitespace)
}

/// What class the unmasked rest of a masked credential belongs to.
///
/// A key has nothing but lower-case hex digits, so one letter beyond them tells a token.
fn remnant(text: &str, style: Style) -> Option<Class> {
    if style != Style::Masked {
        return None;
    }
    let prefixes = [("cfut_", Class::UserToken), ("cfat_", Class::AccountToken), ("cfk_", Class::GlobalKey)];
    if let Some((_, class)) = prefixes.into_iter().find(|(prefix, _)| text.starts_with(prefix)) {
        return Some(class);
    }
    let is_left = |piece: &&str| piece.len() >= 6 && looks_random(piece) && placeholders::classify(piece).is_none();
    let left = unmasked(text).into_iter().filter(is_left).max_by_key(|piece| piece.len())?;
    let is_hex = left.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    Some(if is_hex { Class::LegacyKey } else { Class::LegacyToken })
}

/// The stretches of `text` between runs of one character, three and more of it.
fn unmasked(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut run = (0, '\0', 0);
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        if c == run.1 {
            run.2 += 1;
            continue;
        }
        if run.2 >= 3 || matches!(run.1, '…' | '•' | '*') {
            pieces.push(&text[start..run.0]);
            start = at;
        }
        run = (at, c, 1);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Whether `text` has the mix of a credential rather than of a word.
fn looks_random(text: &str) -> bool {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    plain && digits
}
