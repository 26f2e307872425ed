//! The head of an answer as curl shows it: `HTTP/2 403` and the header lines below, with the `<` of `curl -v` or without.

use crate::text::Span;

/// The head of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// The status: 403.
    pub status: u32,
    /// Name and value of each header line, as written.
    pub headers: Vec<(&'a str, &'a str)>,
    /// Its length, the blank lines and remarks of `curl -v` behind it included.
    pub len: usize,
}

impl<'a> Head<'a> {
    /// Reads the head that `text` begins with; of several, as behind a redirect or a proxy, the last.
    pub fn read(text: &'a str) -> Option<Self> {
        let mut head = Self::one(text)?;
        while let Some(next) = Self::one(&text[head.len..]) {
            head = Self { len: head.len + next.len, ..next };
        }
        Some(head)
    }

    fn one(text: &'a str) -> Option<Self> {
        let mut lines = text.split_inclusive('\n');
        let first = lines.next()?;
        let mut head = Self { status: status(said(first))?, headers: Vec::new(), len: first.len() };
        for line in lines {
            let said = said(line);
            if let Some(header) = header(said).filter(|_| !is_remark(line)) {
                head.headers.push(header);
            } else if !said.is_empty() && !is_remark(line) {
                break;
            }
            head.len += line.len();
        }
        Some(head)
    }

    /// The value of the first header called `name`.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// Where the head itself stands, without blank lines behind it, for a head at `at` of a text.
    pub(super) fn span(&self, text: &str, at: usize) -> Span {
        Span::new(at, at + text[at..at + self.len].trim_end().len())
    }
}

/// A line without the mark that `curl -v` puts before what it received.
fn said(line: &str) -> &str {
    line.strip_prefix("< ")
        .or_else(|| line.strip_prefix('<').filter(|rest| rest.trim().is_empty()))
        .unwrap_or(line)
        .trim()
}

/// Whether a line is what `curl -v` says itself: `* Connection #0 to host … left intact`, `{ [265 bytes data]`.
fn is_remark(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("* ") || (line.starts_with(['{', '}']) && line.ends_with("bytes data]"))
}

/// The number in `HTTP/2 403` or `HTTP/1.1 403 Forbidden`.
fn status(line: &str) -> Option<u32> {
    let (version, rest) = line.split_once(' ')?;
    let version = version.strip_prefix("HTTP/")?;
    let is_version = matches!(version, "1.0" | "1.1" | "2" | "2.0" | "3" | "3.0");
    let code = rest.trim().split(' ').next()?;
    (is_version && code.len() == 3).then(|| code.parse().ok()).flatten()
}

/// Name and value of a header line.
fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_token = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    (is_token && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((name, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(u32, usize, &str)>) {
        let head = Head::read(text);
        let found = head.as_ref().map(|it| (it.status, it.headers.len(), &text[it.len..]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn heads_end_where_the_body_begins() {
        check("HTTP/2 403\ndate: Tue\nnel: {\"a\":1}\n\n{\"success\":false}", Some((403, 2, "{\"success\":false}")));
        check("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 5\r\n\r\nx", Some((429, 1, "x")));
        check("< HTTP/2 400 \n< cf-ray: 1\n< \n* Connection #0 left intact\n{\"a\"", Some((400, 1, "{\"a\"")));
        check("HTTP/1.1 100 Continue\n\nHTTP/2 200\na: b\n\nok", Some((200, 1, "ok")));
        check("HTTP/2 404", Some((404, 0, "")));
    }

    #[test]
    fn what_is_spoken_of_is_no_head() {
        check("HTTP/2 is faster", None);
        check("I got HTTP/2 403", None);
        check("HTTP/1.1 40", None);
    }
}
