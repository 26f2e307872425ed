//! URLs that a page showed shorter than they are: `https://a.example/b ... last-part`, `https://a.example/b…`.

use super::accept::Role;
use super::fit::Fit;
use super::option;
use super::reading::Reading;
use super::word::Doubt;
use super::{Repair, SlipKind};
use crate::text::{Edit, Span};

/// What stands for the part left out.
const DOTS: [&str; 2] = ["...", "…"];

/// The least that is left of a URL on each side of the dots between blanks.
const HEAD: usize = 24;
const TAIL: usize = 8;

/// A URL without quotes at `at` whose middle was replaced by dots between blanks.
pub(super) fn bare(text: &str, at: usize, role: Role) -> Option<Reading> {
    let line = text[at..].split('\n').next().filter(|_| matches!(role, Role::Operand | Role::Url))?;
    if !line.starts_with("http://") && !line.starts_with("https://") {
        return None;
    }
    let mut words = line.splitn(4, ' ');
    let (head, dots, tail) = (words.next()?, words.next()?, words.next()?);
    let plain = |word: &str| !word.contains(['"', '\'', '<', '>', '|', ';', '\\', '`']);
    if !DOTS.contains(&dots) || head.len() < HEAD || tail.len() < TAIL || !plain(head) || !plain(tail) {
        return None;
    }
    let start = at + head.len() + dots.len() + 2;
    let end = start + tail.len();
    option::at(text, start).is_none().then(|| Reading {
        end,
        fit: Fit::PERFECT,
        repairs: [at, end].map(|at| Repair { kind: SlipKind::MissingQuotes, edit: Edit::new(at..at, "\"") }).into(),
        doubt: Doubt::None,
    })
}

/// Where the text of a URL was cut.
pub(super) fn place(url: &str) -> Option<Span> {
    let (scheme, rest) = url.split_once("://").map_or((0, url), |(scheme, rest)| (scheme.len() + 3, rest));
    let host = scheme + rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let query = url.find('?').unwrap_or(url.len());
    let over = url.trim_end_matches(['.', '…']).len();
    let found = DOTS.iter().flat_map(|dots| url.match_indices(dots)).find(|&(at, dots)| {
        let (before, after) = (&url[..at], &url[at + dots.len()..]);
        let last = at >= over;
        let whole = dots == "…" || at < host || before.ends_with('/') || after.starts_with('/');
        before.ends_with(' ') || last || whole && at < query
    });
    found.map(|(at, dots)| Span::new(at, at + dots.len()))
}

/// Where a URL that is all of a string within `text` was cut.
pub(super) fn inside(text: &str) -> Option<Span> {
    let mut at = 0;
    while let Some(mark) = text[at..].find("://").map(|offset| at + offset) {
        let start = text[..mark].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        let end = mark + 3 + text[mark + 3..].find(['"', '\'', '&', '\n', '\\']).unwrap_or(text.len() - mark - 3);
        let string = &text[start..end];
        let opens = text[..start].is_empty() || text[..start].ends_with(['"', '=', '\'']);
        let words = string.split(' ').count();
        let dots = DOTS.iter().any(|dots| match words {
            1 => string.ends_with(dots),
            3 => string.split(' ').nth(1) == Some(dots),
            _ => false,
        });
        if opens && string.starts_with("http") && dots {
            return place(string).map(|span| Span::new(start + span.start, start + span.end));
        }
        at = end.max(mark + 3);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_url_is_known_by_its_dots() {
        let check = |url: &str, expected: Option<&str>| {
            assert_eq!(place(url).map(|span| span.of(url)), expected, "{url}");
        };
        check("https://a.example/b ... cdefghij", Some("..."));
        check("https://a.example/b...", Some("..."));
        check("https://a.example/.../c", Some("..."));
        check("https://a.exa…/c", Some("…"));
        check("https://a.example/main...dev", None);
        check("https://a.example/?q=a…b", None);
        check("https://a.example/b", None);
    }

    #[test]
    fn a_bare_one_is_one_word() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(bare(text, 0, Role::Operand).map(|reading| reading.end), expected, "{text}");
        };
        check("https://api.a.example/client/v4/zo ... ns_records -H a", Some(49));
        check("https://api.a.example/client/v4/zo ... --header a", None);
        check("https://a.example ... and so on", None);
    }

    #[test]
    fn one_within_a_body_is_found() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(inside(text).map(|span| span.start), expected, "{text}");
        };
        check(r#"{"a":"https://a.example/b ... cdef","c":1}"#, Some(26));
        check("a=https://a.example/b...&c=d", Some(21));
        check(r#"{"a":"see https://a.example/b..."}"#, None);
        check(r#"{"a":"https://a.example/b ... and more"}"#, None);
    }
}
