//! A URL by curl's rules, as one that reqwest takes.
//!
//! The two differ: curl guesses a missing scheme, refuses blanks, splits at the first `@`. What
//! curl would refuse is refused here, before a more forgiving parser mends it in silence.

use reqwest::Url;

use super::{Stop, encode};

/// Where a request goes.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// Without user name, password and fragment.
    pub(super) url: Url,
    /// `user:password` as it stood in the URL, decoded.
    pub(super) user: Option<String>,
}

/// Protocols that curl speaks and this program does not.
const OTHERS: [&str; 22] = [
    "dict", "file", "ftp", "ftps", "gopher", "gophers", "imap", "imaps", "ldap", "ldaps", "mqtt", "mqtts", "pop3",
    "pop3s", "rtsp", "scp", "sftp", "smb", "smtp", "smtps", "telnet", "tftp",
];

/// Reads `text` as curl does, `default` being the scheme of one without, and adds `query` to its query.
pub(super) fn address(text: &str, query: &[u8], default: Option<&str>) -> Result<Address, Stop> {
    no_blanks(text.as_bytes(), "the URL")?;
    no_blanks(query, "the query")?;
    let (scheme, rest) = scheme(text, default)?;
    let rest = rest.split('#').next().unwrap_or_default();
    let split = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at(split);
    let (user, host) = userinfo(authority)?;
    if host.is_empty() {
        return Err(bad("it has no host"));
    }
    let url = Url::parse(&format!("{scheme}://{host}{}", join(target, query)))
        .map_err(|error| bad(&format!("{error} in `{host}`")))?;
    Ok(Address { url, user })
}

fn bad(why: &str) -> Stop {
    Stop::curl(3, format!("the URL cannot be used: {why}"))
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
fn scheme<'a>(text: &'a str, default: Option<&str>) -> Result<(&'static str, &'a str), Stop> {
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
fn spoken(name: &str) -> Result<&'static str, Stop> {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "http" => Ok("http"),
        "https" => Ok("https"),
        other if OTHERS.contains(&other) => Err(only_http(other)),
        other => Err(Stop::curl(1, format!("the protocol `{other}` is not supported"))),
    }
}

fn guessed(text: &str) -> Result<(&'static str, &str), Stop> {
    let label = text.split('.').next().unwrap_or_default().to_ascii_lowercase();
    match label.as_str() {
        "ftp" | "dict" | "ldap" | "imap" | "smtp" | "pop3" if text.contains('.') => Err(only_http(&label)),
        _ => Ok(("http", text)),
    }
}

fn only_http(scheme: &str) -> Stop {
    Stop::refused(format!("`{scheme}` is not sent by uncurly, only `http` and `https`; use curl itself"))
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
    let user = String::from_utf8_lossy(&encode::unescape(user)).into_owned();
    Ok((Some(if user.contains(':') { user } else { user + ":" }), host))
}

/// Path and query as curl sends them, as far as the URL parser lets them through.
fn join(target: &str, query: &[u8]) -> String {
    let (path, own) = target.split_once('?').map_or((target, None), |(path, own)| (path, Some(own)));
    // The parser takes a backslash for a slash; curl sends it as it is.
    let mut out = path.replace('\\', "%5C");
    let query = escaped(query);
    match own {
        None if query.is_empty() => return out,
        None => out.push('?'),
        Some(own) => {
            out.push('?');
            out.push_str(own);
            if !query.is_empty() && !own.is_empty() && !own.ends_with('&') {
                out.push('&');
            }
        }
    }
    out.push_str(&query);
    out
}

/// Bytes beyond ASCII as escapes, and `#`, which the parser would cut at.
fn escaped(query: &[u8]) -> String {
    let mut out = Vec::with_capacity(query.len());
    for &byte in query {
        if byte.is_ascii() && byte != b'#' { out.push(byte) } else { encode::push_escape(&mut out, byte) }
    }
    String::from_utf8(out).expect("only ASCII was pushed")
}

/// Whether a path has segments that are left out before it is sent.
pub(super) fn has_dots(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    path.split('/').any(|segment| matches!(segment, "." | ".."))
}

/// `text` with `name` as its last segment where its path names a folder, as an upload wants it.
pub(super) fn with_file_name(text: &str, name: &str) -> String {
    let text = text.split('#').next().unwrap_or_default();
    let after_host = text.find("://").map_or(0, |at| at + 3);
    let has_path = text[after_host..].contains('/');
    if text.contains('?') || (has_path && !text.ends_with('/')) {
        return text.to_owned();
    }
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let slash = if has_path { "" } else { "/" };
    format!("{text}{slash}{}", String::from_utf8_lossy(&encode::segment(base.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, query: &str, expected: Result<&str, u8>) {
        let found = address(text, query.as_bytes(), None).map(|address| address.url.to_string());
        assert_eq!(found.as_deref().map_err(|stop| stop.exit), expected, "{text}");
    }

    #[test]
    fn the_scheme_is_guessed_and_the_fragment_dropped() {
        check("example.com", "", Ok("http://example.com/"));
        check("localhost:8080/a#b", "", Ok("http://localhost:8080/a"));
        check("HTTPS:/example.com/a", "", Ok("https://example.com/a"));
        check("ftp.example.com", "", Err(125));
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
        check("https://example.com/?z&", "a=\u{e9}#", Ok("https://example.com/?z&a=%C3%A9%23"));
        check("https://example.com/a\\b", "", Ok("https://example.com/a%5Cb"));
    }

    #[test]
    fn users_in_the_url_are_decoded() {
        let user = |text| address(text, b"", None).expect("a good URL").user;
        assert_eq!(user("https://me:p%40ss@example.com/"), Some("me:p@ss".into()));
        assert_eq!(user("https://me@example.com/"), Some("me:".into()));
    }

    #[test]
    fn uploads_into_folders_take_the_file_name() {
        assert_eq!(with_file_name("https://e.com", "a/b c.txt"), "https://e.com/b%20c.txt");
        assert_eq!(with_file_name("https://e.com/d/", "x"), "https://e.com/d/x");
        assert_eq!(with_file_name("https://e.com/d", "x"), "https://e.com/d");
        assert_eq!(with_file_name("https://e.com/?q", "x"), "https://e.com/?q");
    }
}
