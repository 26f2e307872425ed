//! Strings of JSON and YAML → what they say, mapped.

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
        text.copy(source, Span::new(at, next));
        match source.as_bytes()[next] {
            b'"' => return Some(Quoted { text, notation: Notation::Double, end: next + 1 }),
            b'\\' => {
                let (said, len) = escape(&source[next + 1..limit])?;
                at = next + 1 + len;
                text.replace(said.encode_utf8(&mut [0; 4]), Span::new(next, at));
            }
            // A line end within a string is a blank, or nothing.
            _ => return None,
        }
    }
}

/// What the escape stands for whose backslash is before `rest`, and how long it is without that.
fn escape(rest: &str) -> Option<(char, usize)> {
    let said = match rest.chars().next()? {
        c @ ('"' | '\\' | '/') => c,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'u' => return Some((char::from_u32(u32::from_str_radix(rest.get(1..5)?, 16).ok()?)?, 5)),
        _ => return None,
    };
    Some((said, 1))
}

fn single(source: &str, start: usize, limit: usize) -> Option<Quoted> {
    let mut text = Mapped::default();
    let mut at = start;
    loop {
        let next = at + source[at..limit].find(['\'', '\n'])?;
        text.copy(source, Span::new(at, next));
        if source.as_bytes()[next] == b'\n' {
            return None;
        }
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

    #[test]
    fn strings_say_what_they_say() {
        check(r#""a \"b\" \\ \u00e9\n" x"#, Some(("a \"b\" \\ é\n", 21)));
        check("'a ''b''' x", Some(("a 'b'", 9)));
        for open in ["\"a", "'a", "\"a\\x41\"", "\"a\nb\"", "a", "\"\\u12\""] {
            check(open, None);
        }
    }
}
