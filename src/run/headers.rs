//! The header lines of a request.

use super::address::Address;
use super::body::Payload;
use super::{Stop, World, encode};
use crate::curl::{Auth, AuthOrigin, AuthScheme, HeaderOrigin, Request, Target};
use crate::knowledge::{credentials, options};

/// A name and its value.
pub(super) type Header = (String, String);

/// Stands before a value that nothing parts from the colon, as it was given so.
pub(super) const GLUED: char = '\u{1}';

/// The header lines of `request`, in the order in which curl writes them.
pub(super) fn headers(
    request: &Request,
    address: &Address,
    payload: &Payload,
    world: &World,
) -> Result<Vec<Header>, Stop> {
    let given = given(request, payload, world)?;
    let mut out = Vec::new();
    let has = |name: &str| given.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
    if !has("authorization")
        && let Some(value) = authorization(request.auth.as_ref(), address, world)?
    {
        out.push(("Authorization".to_owned(), value));
    }
    let agent = format!("curl/{}", options::release());
    for (name, value) in [("User-Agent", agent.as_str()), ("Accept", "*/*")] {
        if !has(name) && !is_removed(request, name) {
            out.push((name.to_owned(), value.to_owned()));
        }
    }
    out.extend(given);
    if let Some(boundary) = &payload.boundary {
        multipart_type(&mut out, boundary.text());
    }
    Ok(out)
}

fn is_removed(request: &Request, name: &str) -> bool {
    request.removed.iter().any(|removed| removed.eq_ignore_ascii_case(name))
}

fn given(request: &Request, payload: &Payload, world: &World) -> Result<Vec<Header>, Stop> {
    let mut out = Vec::with_capacity(request.headers.len());
    for header in &request.headers {
        if let HeaderOrigin::File(_) = header.origin {
            out.extend(lines(&Target::Path(header.value.clone()), world)?);
            continue;
        }
        let (name, value) = (world.fill(&header.name)?, world.fill(&header.value)?);
        // The boundary of a form is known only now.
        let is_form = payload.boundary.is_some() && header.origin == HeaderOrigin::Implied;
        if is_form && name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        check(&name, &value)?;
        let value = header.untrimmed.as_ref().map_or(Ok(value), |whole| world.fill(whole).map(glued))?;
        out.push((name, value));
    }
    Ok(out)
}

/// A value as it stood behind its colon.
fn glued(value: String) -> String {
    if value.starts_with([' ', '\t']) { value } else { format!("{GLUED}{value}") }
}

/// The headers of a file: one a line, `#` lines and blank lines left out.
fn lines(file: &Target, world: &World) -> Result<Vec<Header>, Stop> {
    let bytes = match file {
        Target::Path(path) if path.known() == Some("-") => world.read(&Target::Stdio)?,
        other => world.read(other)?,
    };
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let headers = lines.filter_map(|line| line.split_once(':')).filter(|(_, value)| !value.trim().is_empty());
    headers
        .map(|(name, value)| {
            check(name, value.trim())?;
            Ok((name.to_owned(), value.trim().to_owned()))
        })
        .collect()
}

fn check(name: &str, value: &str) -> Result<(), Stop> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        let shown = crate::text::visible(name);
        return Err(Stop::refused(format!(
            "`{shown}` is no name of a header; it may hold no blank, quote or typographic character"
        )));
    }
    if value.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t') {
        return Err(Stop::refused(format!("the value of `{name}` has a line end or another control character")));
    }
    Ok(())
}

fn authorization(auth: Option<&Auth>, address: &Address, world: &World) -> Result<Option<String>, Stop> {
    let Some(auth) = auth.filter(|auth| auth.origin != AuthOrigin::Url) else {
        return Ok(address.user.as_deref().map(basic));
    };
    let value = world.fill(&auth.value)?;
    match auth.scheme {
        AuthScheme::Bearer => Ok(Some(format!("Bearer {value}"))),
        AuthScheme::Basic if !value.contains(':') => {
            Err(Stop::refused("`-u` has no password, and curl would ask for one; write `-u NAME:PASSWORD`"))
        }
        AuthScheme::Basic => Ok(Some(basic(&value))),
        AuthScheme::Digest => Err(Stop::refused("digest authentication is not supported; use curl itself")),
        AuthScheme::Other(option) => Err(Stop::refused(format!("`--{option}` is not supported; use curl itself"))),
    }
}

fn basic(user: &str) -> String {
    format!("Basic {}", encode::base64(user.as_bytes()))
}

/// Adds the boundary to the type of a form, as curl does to a given one too.
fn multipart_type(headers: &mut Vec<Header>, boundary: &str) {
    match headers.iter_mut().find(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
        None => headers.push(("Content-Type".to_owned(), format!("multipart/form-data; boundary={boundary}"))),
        Some((_, value))
            if value.trim_start_matches(GLUED).trim_start().to_ascii_lowercase().starts_with("multipart/form-data") =>
        {
            *value = format!("{value}; boundary={boundary}");
        }
        Some(_) => {}
    }
}

/// Whether a header says who asks, so that it must not go just anywhere.
pub(super) fn is_credential((name, value): &Header) -> bool {
    const NAMES: [&str; 12] = [
        "authorization",
        "proxy-authorization",
        "cookie",
        "x-auth-key",
        "x-auth-email",
        "x-auth-user-service-key",
        "x-auth-token",
        "x-api-key",
        "api-key",
        "apikey",
        "private-token",
        "cf-access-client-secret",
    ];
    let lower = name.to_ascii_lowercase();
    NAMES.contains(&lower.as_str())
        || credentials::classify(value.trim_start_matches(GLUED).trim())
            .is_some_and(|credential| credential.class.is_secret())
}
