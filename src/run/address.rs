//! The text of a URL, read by curl's rules: it guesses a missing scheme, refuses blanks, splits at the first `@`.

use super::url::{Dots, Scheme, Url, bad, dots, escaped, upper_escapes};
use super::{Stop, encode, octets};
use crate::curl::protocols;

/// Where a request goes.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// Where that is.
    pub(super) url: Url,
    /// `user:password` as it stood in the URL, decoded.
    pub(super) user: Option<String>,
}

/// Reads `text` as curl does, `default` being the scheme of one without, and adds `query` to its query.
pub(super) fn address(text: &str, query: Option<&[u8]>, default: Option<&str>, dots: Dots) -> Result<Address, Stop> {
    no_blanks(&octets::bytes(text), "the URL")?;
    no_blanks(query.unwrap_or_default(), "the query")?;
    let (scheme, rest) = scheme(text, default)?;
    let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, fragment)| (rest, Some(fragment)));
    let split = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at(split);
    let (user, host) = userinfo(authority)?;
    if host.is_empty() {
        return Err(bad("it has no host"));
    }
    // The colon may have been meant to end a scheme.
    if host.ends_with(':') && !has_scheme(text) {
        return Err(bad("it has no port behind its colon"));
    }
    let raw = authority.split_once('@').map(|(raw, _)| raw);
    let mut target = join(target, query);
    // What was added may have brought a fragment.
    target.truncate(target.iter().position(|&byte| byte == b'#').unwrap_or(target.len()));
    let url = Url::new(scheme, host, &target, dots)?.with(raw, fragment);
    Ok(Address { url, user })
}

fn no_blanks(bytes: &[u8], place: &str) -> Result<(), Stop> {
    match bytes.iter().position(|&byte| byte <= b' ' || byte == 0x7f) {
        None => Ok(()),
        Some(at) => {
            let what = if bytes[at] == b' ' { "a blank" } else { "a control character" };
            Err(Stop::curl(3, format!("{place} has {what} at byte {}; write it as `%{:02X}`", at + 1, bytes[at])))
        }
    }
}

/// The scheme, given or guessed, and what follows it.
fn scheme<'a>(text: &'a str, default: Option<&str>) -> Result<(Scheme, &'a str), Stop> {
    let Some((name, rest)) = text.split_once(':').filter(|(name, rest)| is_scheme(name) && rest.starts_with('/'))
    else {
        return default.map_or_else(|| guessed(text), |name| spoken(name).map(|scheme| (scheme, text)));
    };
    let slashes = rest.len() - rest.trim_start_matches('/').len();
    if slashes > 3 {
        return Err(bad("too many slashes after the scheme"));
    }
    Ok((spoken(name)?, &rest[slashes..]))
}

/// The scheme `name`, if it is one that is spoken here.
fn spoken(name: &str) -> Result<Scheme, Stop> {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "http" => Ok(Scheme::Http),
        "https" => Ok(Scheme::Https),
        "ftp" => Ok(Scheme::Ftp),
        other if protocols::is_known(other) => Err(only_http(other)),
        other => Err(Stop::curl(1, format!("the protocol `{other}` is not supported"))),
    }
}

/// The scheme of `text` in lower case where it is one that is not spoken here, and what stands behind its name.
pub(super) fn foreign(text: &str) -> Option<(String, &str)> {
    let (name, rest) = text.split_at(text.find(':').filter(|_| has_scheme(text))?);
    spoken(name).is_err().then(|| (name.to_ascii_lowercase(), rest))
}

fn guessed(text: &str) -> Result<(Scheme, &str), Stop> {
    let label = text.split('.').next().unwrap_or_default().to_ascii_lowercase();
    match label.as_str() {
        "ftp" if text.contains('.') => Ok((Scheme::Ftp, text)),
        "dict" | "ldap" | "imap" | "smtp" | "pop3" if text.contains('.') => Err(only_http(&label)),
        _ => Ok((Scheme::Http, text)),
    }
}

pub(super) fn only_http(scheme: &str) -> Stop {
    Stop::refused(format!("`{scheme}` is not sent by uncurly, only `http` and `https`; use curl itself"))
}

/// Whether `text` begins with a scheme.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, rest)| is_scheme(name) && rest.starts_with('/'))
}

fn is_scheme(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn userinfo(authority: &str) -> Result<(Option<String>, &str), Stop> {
    let Some((user, host)) = authority.split_once('@') else { return Ok((None, authority)) };
    if host.contains('@') {
        return Err(bad("its host has an `@`"));
    }
    let user = octets::text(&encode::unescape(&octets::bytes(user)));
    if user.contains('\0') {
        return Err(bad("its user has a NUL"));
    }
    Ok((Some(if user.contains(':') { user } else { user + ":" }), host))
}

/// `target` with `query` added to its own.
fn join(target: &str, query: Option<&[u8]>) -> Vec<u8> {
    let mut out = octets::bytes(target).into_owned();
    let Some(query) = query else { return out };
    match target.split_once('?') {
        None if query.is_empty() => {}
        None => out.push(b'?'),
        // curl puts it together anew, and leaves a mark away with nothing behind.
        Some((_, "")) if query.is_empty() => _ = out.pop(),
        Some((_, own)) if !own.is_empty() && !own.ends_with('&') => out.push(b'&'),
        Some(_) => {}
    }
    out.extend(upper_escapes(query));
    out
}

/// Where a redirect to `location` leads from `url`.
pub(super) fn redirected(url: &Url, location: &str) -> Result<Address, Stop> {
    let whole;
    let location = if location.starts_with("//") {
        whole = format!("{}:{location}", url.scheme());
        &whole
    } else {
        location
    };
    if !is_absolute(location) {
        return url.join(location).map(|url| Address { url, user: None });
    }
    let name = location.split(':').next().unwrap_or_default();
    if !matches!(name.to_ascii_lowercase().as_str(), "http" | "https" | "ftp") {
        return Err(Stop::curl(1, format!("the redirect leads to the protocol `{name}`, which is not followed")));
    }
    let (front, fragment) = location.split_at(location.find('#').unwrap_or(location.len()));
    let (front, query) = front.split_at(front.find('?').unwrap_or(front.len()));
    let split = front.find("://").and_then(|at| front[at + 3..].find('/').map(|slash| at + 3 + slash));
    let (authority, path) = front.split_at(split.unwrap_or(front.len()));
    let parts = [(path, "%20"), (query, "+"), (fragment, "%20")].map(|(part, blank)| escaped(part, blank));
    address(&(authority.replace(' ', "%20") + &parts.concat()), None, None, Dots::Resolve)
}

/// The text of where a redirect to `location` would lead from `url`; what cannot be read is told as it is.
pub(super) fn would_lead(url: &Url, location: &str) -> String {
    let there = if is_absolute(location) {
        address(location, None, None, Dots::Resolve).map(|address| address.url)
    } else {
        url.join(location)
    };
    there.map_or_else(|_| location.to_owned(), |url| url.whole())
}

fn is_absolute(location: &str) -> bool {
    location.split_once(':').is_some_and(|(name, _)| is_scheme(name))
}

/// The text of the URL that `given` became by what the command adds to it.
pub(super) fn extended(given: &str, url: &Url) -> String {
    let whole = url.whole();
    let is_guessed = !has_scheme(given);
    match whole.split_once("://") {
        Some((_, rest)) if is_guessed => rest.to_owned(),
        _ => whole,
    }
}

/// `text` with `name` as its last segment where its path names a folder, as an upload wants it.
pub(super) fn with_file_name(text: &str, name: &str) -> String {
    let (front, fragment) = text.split_at(text.find('#').unwrap_or(text.len()));
    // A query with nothing in it is none.
    let front = front.strip_suffix('?').unwrap_or(front);
    let (scheme, rest) = front.split_at(if has_scheme(front) { front.find(':').map_or(0, |at| at + 1) } else { 0 });
    let authority = rest.trim_start_matches('/');
    let path = authority.find('/').map(|at| &authority[at..]);
    let last = path.and_then(|path| path.rsplit('/').next());
    if front.contains('?') || last.is_some_and(|last| !last.is_empty() && dots(last) == 0) {
        return text.to_owned();
    }
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let slash = if last == Some("") { "" } else { "/" };
    let before = &rest[..rest.len() - path.map_or(0, str::len)];
    let path = octets::text(&upper_escapes(&octets::bytes(path.unwrap_or_default())));
    format!("{scheme}{before}{path}{slash}{}{fragment}", octets::text(&encode::segment(&octets::bytes(base))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, query: &str, expected: Result<&str, u8>) {
        let query = Some(query.as_bytes()).filter(|query| !query.is_empty());
        let found = address(text, query, None, Dots::Resolve).map(|address| address.url.to_string());
        assert_eq!(found.as_deref().map_err(|stop| stop.exit), expected, "{text}");
    }

    #[test]
    fn the_scheme_is_guessed_and_the_fragment_dropped() {
        check("example.com", "", Ok("http://example.com/"));
        check("localhost:8080/a#b", "", Ok("http://localhost:8080/a"));
        check("HTTPS:/example.com/a", "", Ok("https://example.com/a"));
        check("ftp.example.com", "", Ok("ftp://ftp.example.com/"));
        check("htp://example.com", "", Err(1));
        check("https:////example.com", "", Err(3));
    }

    #[test]
    fn what_curl_refuses_is_refused() {
        check("https://example.com/a b", "", Err(3));
        check("https://example.com/", "c d", Err(3));
        check("https://a@b@example.com/", "", Err(3));
        check("https://", "", Err(3));
    }

    #[test]
    fn queries_are_joined() {
        check("https://example.com", "a=1", Ok("https://example.com/?a=1"));
        check("https://example.com/?z", "a=1", Ok("https://example.com/?z&a=1"));
        check("https://example.com/?z&", "a=\u{e9}#b", Ok("https://example.com/?z&a=\u{e9}"));
        check("https://example.com/a\\b", "", Ok("https://example.com/a\\b"));
    }

    #[test]
    fn users_in_the_url_are_decoded() {
        let user = |text| address(text, None, None, Dots::Resolve).expect("a good URL").user;
        assert_eq!(user("https://me:p%40ss@example.com/"), Some("me:p@ss".into()));
        assert_eq!(user("https://me@example.com/"), Some("me:".into()));
    }

    #[test]
    fn uploads_into_folders_take_the_file_name() {
        assert_eq!(with_file_name("https://e.com", "a/b c.txt"), "https://e.com/b%20c.txt");
        assert_eq!(with_file_name("https://e.com/d/", "x"), "https://e.com/d/x");
        assert_eq!(with_file_name("https://e.com/d", "x"), "https://e.com/d");
        assert_eq!(with_file_name("https://e.com/?q", "x"), "https://e.com/?q");
        assert_eq!(with_file_name("http:/e.com/%7e/..?#f", "x"), "http:/e.com/%7E/../x#f");
    }
}
