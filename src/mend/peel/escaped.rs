//! Typographic quotes that a JSON writer escaped, where a body has its own quotes: `{\u201ca\u201d: 1}`.

use super::super::reach::head;
use crate::text::{Edit, Span};

/// The longest body that is read, in bytes.
const LONGEST: usize = 1 << 16;

/// How a typographic double quote is escaped.
const ESCAPES: [&str; 8] = ["\\u201c", "\\u201d", "\\u201e", "\\u201f", "\\u201C", "\\u201D", "\\u201E", "\\u201F"];

/// The escapes that open or close a string of a body, each to be a quote; none where that makes no JSON.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains("\\u201") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['{', '[']).map(|offset| at + offset) {
        let read = Reader::read(head(&text[open..], LONGEST));
        at = open + read.end.max(1);
        if read.is_mended() {
            let moved = |edit: Edit| Edit::new(Span::new(open + edit.span.start, open + edit.span.end), edit.text);
            edits.extend(read.edits.into_iter().map(moved));
        }
    }
    edits
}

/// A body under reading, from its first bracket on.
struct Reader<'t> {
    text: &'t str,
    end: usize,
    depth: usize,
    edits: Vec<Edit>,
}

impl<'t> Reader<'t> {
    fn read(text: &'t str) -> Self {
        let mut reader = Self { text, end: 0, depth: 0, edits: Vec::new() };
        while reader.step() {}
        reader
    }

    /// Reads one token; `false` at the end, or where no JSON goes on.
    fn step(&mut self) -> bool {
        let rest = &self.text[self.end..];
        let Some(c) = rest.chars().next() else { return false };
        match c {
            '{' | '[' => self.depth += 1,
            '}' | ']' => self.depth -= 1,
            '"' => return self.string(1, "\""),
            '\\' if escape(rest).is_some() => return self.string(ESCAPES[0].len(), ""),
            ',' | ':' | '-' | '+' | '.' | '$' | '_' => {}
            c if c.is_whitespace() || c.is_ascii_alphanumeric() => {}
            _ => return false,
        }
        self.end += c.len_utf8();
        self.depth > 0
    }

    /// Reads the string that begins with an opening mark of `len` bytes and ends with `mark`, or with an escape where that is
    /// empty.
    fn string(&mut self, len: usize, mark: &str) -> bool {
        let start = self.end;
        let from = start + len;
        let is_end = |at: usize| {
            let rest = &self.text[at..];
            let behind = if mark.is_empty() { &rest[escape(rest)?..] } else { rest.strip_prefix(mark)? };
            let next = behind.trim_start().chars().next();
            let ends = !mark.is_empty() || next.is_some_and(|c| matches!(c, ',' | ':' | '}' | ']'));
            ends.then_some(self.text.len() - behind.len())
        };
        let mut at = from;
        let found = loop {
            let Some(next) = self.text[at..].find(['\\', '"']).map(|offset| at + offset) else { break None };
            if let Some(end) = is_end(next) {
                break Some((next, end));
            }
            let step = self.text[next + 1..].chars().next().filter(|_| self.text[next..].starts_with('\\'));
            at = next + 1 + step.map_or(0, char::len_utf8);
        };
        let Some((close, end)) = found else {
            self.end = self.text.len();
            return false;
        };
        if mark.is_empty() {
            self.edits.push(Edit::new(start..from, "\""));
            self.edits.push(Edit::new(close..end, "\""));
        }
        self.end = end;
        true
    }

    /// Whether the body is JSON with its quotes put in, and none without.
    fn is_mended(&self) -> bool {
        let mended = || crate::text::apply(&self.text[..self.end], &self.edits);
        self.depth == 0 && !self.edits.is_empty() && serde_json::from_str::<serde_json::Value>(&mended()).is_ok()
    }
}

/// The length of the escape that `text` starts with.
fn escape(text: &str) -> Option<usize> {
    ESCAPES.iter().find(|escape| text.starts_with(**escape)).map(|escape| escape.len())
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn escapes_in_place_of_quotes_are_quotes() {
        check(super::find, r#"curl -d '{\u201ca\u201d: \u201cb c\u201d}' d"#, r#"curl -d '{"a": "b c"}' d"#);
        check(super::find, r#"curl -d '{"a": [\u201cb\u201d]}' d"#, r#"curl -d '{"a": ["b"]}' d"#);
        check(
            super::find,
            r#"'{\u201ca\u201d: \u201csay \u201cb\u201d now\u201d}'"#,
            r#"'{"a": "say \u201cb\u201d now"}'"#,
        );
    }

    #[test]
    fn content_stays() {
        for text in [
            r#"curl -d '{"a": "say \u201cb\u201d"}' d"#,
            r#"curl -d '{\u201ca\u201d: \u201cb' d"#,
            r#"curl -d '[^\u201c]' d"#,
        ] {
            check(super::find, text, text);
        }
    }
}
