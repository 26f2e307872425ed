//! URLs as curl reads them: their parts, and what it refuses. Nothing is rewritten here.

mod check;

pub(super) use check::check_glob;

use super::mask::mask;
use super::request::{Body, Request, Target};
use crate::shell::Value;
use crate::text::Span;

/// Where the parts of a URL stand in the text of its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UrlParts {
    /// `https`
    pub scheme: Option<Span>,
    /// What stands before the `@`.
    pub userinfo: Option<Span>,
    /// The host, the brackets of an IPv6 address included.
    pub host: Span,
    /// What stands behind the host's `:`.
    pub port: Option<Span>,
    /// From the first `/` on; empty where there is none.
    pub path: Span,
    /// What stands behind the `?`.
    pub query: Option<Span>,
    /// What stands behind the `#`.
    pub fragment: Option<Span>,
}

/// The parts of `url`; `None` where it is empty.
///
/// Blanks and other bytes that no URL has are part of whatever they stand in, and so are parts that
/// are not known: of `$BASE/zones`, `$BASE` is the host.
pub fn parts(url: &Value) -> Option<UrlParts> {
    (!url.text().is_empty()).then(|| read(&mask(url)))
}

fn read(text: &str) -> UrlParts {
    let (scheme, start) = scheme(text);
    let end = find(text, start, b"/?#").unwrap_or(text.len());
    let at = find(&text[..end], start, b"@");
    let host_start = at.map_or(start, |at| at + 1);
    let bracket = text[host_start..end].starts_with('[').then(|| find(&text[..end], host_start, b"]")).flatten();
    let colon = find(&text[..end], bracket.unwrap_or(host_start), b":");
    let mark = find(text, end, b"#");
    let path_end = mark.unwrap_or(text.len());
    let question = find(&text[..path_end], end, b"?");
    UrlParts {
        scheme,
        userinfo: at.map(|at| Span::new(start, at)),
        host: Span::new(host_start, colon.unwrap_or(end)),
        port: colon.map(|colon| Span::new(colon + 1, end)),
        path: Span::new(end, question.unwrap_or(path_end)),
        query: question.map(|question| Span::new(question + 1, path_end)),
        fragment: mark.map(|mark| Span::new(mark + 1, text.len())),
    }
}

/// The offset of the first of `marks` at or behind `from`.
fn find(text: &str, from: usize, marks: &[u8]) -> Option<usize> {
    let rest = &text.as_bytes()[from..];
    let at = match *marks {
        [mark] => memchr::memchr(mark, rest),
        [one, two, three] => memchr::memchr3(one, two, three, rest),
        _ => rest.iter().position(|byte| marks.contains(byte)),
    };
    at.map(|at| from + at)
}

/// The scheme, and where the authority starts: behind one to three slashes. Blanks in front are
/// passed over, though curl refuses them.
fn scheme(text: &str) -> (Option<Span>, usize) {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) || !rest[length..].starts_with(":/") {
        return (None, start);
    }
    (Some(Span::new(start, start + length)), start + length + 1 + slashes(&rest[length + 1..]).min(3))
}

fn slashes(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b'/').count()
}

/// The scheme that curl guesses from the name of a host.
pub fn guess_scheme(host: &str) -> &'static str {
    const NAMED: [&str; 6] = ["ftp", "dict", "ldap", "imap", "smtp", "pop3"];
    let label = host.split_once('.').map_or("", |(label, _)| label);
    NAMED.into_iter().find(|name| name.eq_ignore_ascii_case(label)).unwrap_or("http")
}

impl Request {
    /// Where the parts of the URL stand in its text.
    pub fn url_parts(&self) -> Option<UrlParts> {
        parts(&self.url)
    }

    /// The scheme in lower case, guessed as curl does where there is none; `None` where it is not known.
    pub fn scheme(&self) -> Option<String> {
        let text = mask(&self.url);
        let parts = read(&text);
        if let Some(scheme) = parts.scheme {
            return (!self.url.is_unknown(scheme)).then(|| scheme.of(&text).to_ascii_lowercase());
        }
        if self.url.is_unknown(Span::new(0, parts.host.end)) {
            return None;
        }
        let default = self.default_scheme.as_ref().map(|scheme| scheme.known().map(str::to_ascii_lowercase));
        default.unwrap_or_else(|| Some(guess_scheme(parts.host.of(&text)).to_owned()))
    }

    /// The name that curl appends to a URL whose path ends in `/`, or is empty, for the file it uploads.
    pub fn upload_name(&self) -> Option<&str> {
        let Body::Upload(Target::Path(file)) = &self.body else { return None };
        let parts = self.url_parts().filter(|parts| parts.query.is_none())?;
        let path = parts.path.of(self.url.text());
        let open = path.is_empty() || path.ends_with('/');
        file.text().rsplit(['/', '\\']).next().filter(|name| open && !name.is_empty())
    }

    /// Whether curl would expand sets and ranges in the URL.
    pub fn globs(&self) -> bool {
        !self.transport.glob_off && mask(&self.url).contains(['{', '[', '}', ']'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::{Unknown, UnknownKind};
    use crate::text::Mapped;

    fn value(text: &str) -> Value {
        let start = text.find('$');
        let unknowns = start.map(|start| {
            let end = find(text, start, b"/?").unwrap_or(text.len());
            let end = if text[start..].starts_with("$(") { text.find(')').map_or(end, |at| at + 1) } else { end };
            Unknown { span: Span::new(start, end), kind: UnknownKind::Expansion }
        });
        Value::new(Mapped::verbatim(text, Span::new(0, text.len())), unknowns.into_iter().collect())
    }

    #[track_caller]
    fn check(url: &str, expected: &str) {
        let parts = parts(&value(url)).expect("not empty");
        let show = |span: Option<Span>| span.map_or("-", |span| span.of(url));
        let shown = [
            show(parts.scheme),
            show(parts.userinfo),
            parts.host.of(url),
            show(parts.port),
            parts.path.of(url),
            show(parts.query),
            show(parts.fragment),
        ];
        assert_eq!(shown.join(" | "), expected);
    }

    #[test]
    fn parts_of_whole_urls() {
        check("https://u:p@h.example:8080/a/b?c=d#e", "https | u:p | h.example | 8080 | /a/b | c=d | e");
        check("HTTP:/h/", "HTTP | - | h | - | / | - | -");
        check("http:///h/", "http | - | h | - | / | - | -");
        check("http://h?q=/a#b?c", "http | - | h | - |  | q=/a | b?c");
        check("http://[::1]:1/a", "http | - | [::1] | 1 | /a | - | -");
        check("http://a@b@c/", "http | a | b@c | - | / | - | -");
    }

    #[test]
    fn parts_of_less() {
        check("localhost:8080/a", "- | - | localhost | 8080 | /a | - | -");
        check("example.com", "- | - | example.com | - |  | - | -");
        check("/zones//x", "- | - |  | - | /zones//x | - | -");
        check(" https://h/a b", "https | - | h | - | /a b | - | -");
        assert_eq!(parts(&value("")), None);
    }

    #[test]
    fn parts_that_are_not_known() {
        check("$BASE/zones?a", "- | - | $BASE | - | /zones | a | -");
        check("https://h/$(cat a?b)/c", "https | - | h | - | /$(cat a?b)/c | - | -");
    }

    #[test]
    fn schemes_are_guessed_from_the_first_label() {
        assert_eq!(guess_scheme("ftp.example.com"), "ftp");
        assert_eq!(guess_scheme("FTP.example.com"), "ftp");
        assert_eq!(guess_scheme("ftp"), "http");
        assert_eq!(guess_scheme("api.example.com"), "http");
    }
}
