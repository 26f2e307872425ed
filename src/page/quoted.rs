//! Strings of JSON and YAML → what they say, mapped.

use std::borrow::Cow;

use super::notation::Notation;
use crate::text::{Mapped, Span};

/// A value, freed from its quotes.
pub(super) struct Quoted {
    pub(super) text: Mapped,
    pub(super) notation: Notation,
    /// Where it ends, its quote included.
    pub(super) end: usize,
}

/// The string that starts at `start` of `source` with a quote; `None` where it does not end before `limit`, or
/// holds what this reader does not know.
pub(super) fn read(source: &str, start: usize, limit: usize) -> Option<Quoted> {
    match source[start..limit].chars().next()? {
        '"' => double(source, start + 1, limit),
        '\'' => single(source, start + 1, limit),
        _ => None,
    }
}

/// Where the string ends that starts at `start` of `source` with a quote, however many lines it has.
pub(super) fn end(source: &str, start: usize) -> Option<usize> {
    let quote = source[start..].chars().next()?;
    let mut at = start + 1;
    loop {
        let next = at + source[at..].find(if quote == '"' { ['"', '\\'] } else { ['\'', '\''] })?;
        let is_pair = if quote == '"' { source[next..].starts_with('\\') } else { source[next..].starts_with("''") };
        if !is_pair {
            return Some(next + 1);
        }
        at = next + 1 + source[next + 1..].chars().next()?.len_utf8();
    }
}

fn double(source: &str, start: usize, limit: usize) -> Option<Quoted> {
    let mut text = Mapped::default();
    let mut at = start;
    loop {
        let next = at + source[at..limit].find(['"', '\\', '\n'])?;
        match source.as_bytes()[next] {
            b'"' => {
                text.copy(source, Span::new(at, next));
                return Some(Quoted { text, notation: Notation::Double, end: next + 1 });
            }
            b'\\' if is_line_end(&source[next + 1..limit]) => {
                text.copy(source, Span::new(at, next));
                let empty;
                (at, empty) = turned(source, next + 1, limit);
                text.replace(&"\n".repeat(empty), Span::new(next, at));
            }
            b'\\' => {
                text.copy(source, Span::new(at, next));
                let (said, len) = escape(&source[next + 1..limit])?;
                at = next + 1 + len;
                text.replace(said.encode_utf8(&mut [0; 4]), Span::new(next, at));
            }
            _ => at = folded(source, Span::new(at, next), limit, &mut text),
        }
    }
}

/// Appends the end of a line of a string, the bytes `span` up to its line end, to `text`, folded with the lines below: one
/// line end is a blank, and each empty line is one. Gives where the string goes on.
fn folded(source: &str, span: Span, limit: usize, text: &mut Mapped) -> usize {
    let said = span.of(source).trim_end_matches([' ', '\t', '\r']);
    let turn = span.start + said.len();
    text.copy(source, Span::new(span.start, turn));
    let (at, empty) = turned(source, span.end, limit);
    let joint = if empty == 0 { Cow::Borrowed(" ") } else { Cow::Owned("\n".repeat(empty)) };
    text.replace(&joint, Span::new(turn, at));
    at
}

/// Where a string goes on behind the line end at `at`, and how many empty lines stand before that.
fn turned(source: &str, at: usize, limit: usize) -> (usize, usize) {
    let rest = &source[at..limit];
    let behind = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let gone = &rest[..rest.len() - behind.len()];
    (at + gone.len(), memchr::memchr_iter(b'\n', gone.as_bytes()).count().saturating_sub(1))
}

/// Whether a line ends before `rest`.
fn is_line_end(rest: &str) -> bool {
    rest.starts_with('\n') || rest.starts_with("\r\n")
}

/// What the escape stands for whose backslash is before `rest`, and how long it is without that.
fn escape(rest: &str) -> Option<(char, usize)> {
    let said = match rest.chars().next()? {
        c @ ('"' | '\\' | '/' | ' ' | '\t') => c,
        '0' => '\0',
        'a' => '\x07',
        'b' => '\x08',
        't' => '\t',
        'n' => '\n',
        'v' => '\x0b',
        'f' => '\x0c',
        'r' => '\r',
        'e' => '\x1b',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return coded(&rest[1..], 2),
        'u' => return coded(&rest[1..], 4).or_else(|| paired(&rest[1..])),
        'U' => return coded(&rest[1..], 8),
        _ => return None,
    };
    Some((said, 1))
}

/// The character of two numbers, as JSON writes those that have more than four digits: `\ud83d\ude00`.
fn paired(rest: &str) -> Option<(char, usize)> {
    let number = |at: usize| u16::from_str_radix(rest.get(at..at + 4)?, 16).ok();
    let both = [number(0)?, rest[4..].strip_prefix("\\u").and_then(|_| number(6))?];
    let said = char::decode_utf16(both).next()?.ok()?;
    (said.len_utf16() == 2).then_some((said, 11))
}

/// The character whose number is the first `len` digits of `rest`, and how long its escape is.
fn coded(rest: &str, len: usize) -> Option<(char, usize)> {
    Some((char::from_u32(u32::from_str_radix(rest.get(..len)?, 16).ok()?)?, 1 + len))
}

fn single(source: &str, start: usize, limit: usize) -> Option<Quoted> {
    let mut text = Mapped::default();
    let mut at = start;
    loop {
        let next = at + source[at..limit].find(['\'', '\n'])?;
        if source.as_bytes()[next] == b'\n' {
            at = folded(source, Span::new(at, next), limit, &mut text);
            continue;
        }
        text.copy(source, Span::new(at, next));
        if !source[next + 1..limit].starts_with('\'') {
            return Some(Quoted { text, notation: Notation::Single, end: next + 1 });
        }
        at = next + 2;
        text.replace("'", Span::new(next, at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: Option<(&str, usize)>) {
        let found = read(source, 0, source.len());
        assert_eq!(found.as_ref().map(|found| (found.text.text(), found.end)), expected, "{source}");
    }

    #[test]
    fn strings_end_where_they_do() {
        for (source, expected) in [
            ("\"a\n b\" c\"", Some(6)),
            ("'a\n\n it''s' b'", Some(11)),
            ("\"\\é\\\"\" a", Some(7)),
            ("'a\"", None),
            ("\"\\", None),
        ] {
            assert_eq!(end(source, 0), expected, "{source}");
        }
    }

    /// What `PyYAML` makes of them.
    #[test]
    fn lines_are_folded() {
        check("\"a \n  b\"", Some(("a b", 8)));
        check("\"a\n\n \n  b\\n\"", Some(("a\n\nb\n", 12)));
        check("\"a \\\n  b\\n\\\r\n  \\  c\\\n\n  d\"", Some(("a b\n  c\nd", 26)));
        check("'a\r\n  ''b''\n\n  c'", Some(("a 'b'\nc", 17)));
    }

    #[test]
    fn strings_say_what_they_say() {
        check(r#""a \"b\" \\ \u00e9\n" x"#, Some(("a \"b\" \\ é\n", 21)));
        check("'a ''b''' x", Some(("a 'b'", 9)));
        check("\"\\x41\\e\\/\\_\\U0001F600\"", Some(("A\x1b/\u{a0}😀", 22)));
        for open in ["\"a", "'a", "\"a\\x4\"", "a", "\"\\u12\"", "\"a\n b", "\"\\c\""] {
            check(open, None);
        }
    }
}
