//! A word as the shell reads it.

use std::borrow::Cow;

use super::option;
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Span;

/// A word as the shell reads it: runs outside quotes and runs inside.
pub(super) struct Exact {
    /// All of it.
    pub(super) span: Span,
    /// Its runs, each with whether it stands outside quotes.
    pub(super) runs: Vec<(Span, bool)>,
}

/// The word at `at` by the shell's rules; `None` where a quote in it is never closed or it is empty.
pub(super) fn exact(text: &str, at: usize) -> Option<Exact> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut here = at;
    let mut run = at;
    while let Some(&byte) = bytes.get(here) {
        match byte {
            b'<' | b'>' if here > at && bytes.get(here + 1) == Some(&b'(') => {
                here = substitution(bytes, here + 1).or_else(|| matching(bytes, here + 1))?;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'|' | b';' | b'<' | b'>' | b'(' | b')' => break,
            b'&' if bytes.get(here + 1).is_none_or(|next| next.is_ascii_whitespace() || *next == b'&') => break,
            b'\\' if is_escaped_blank(bytes, here) => here += 2,
            b'\\' if bytes.get(here + 1).is_none_or(u8::is_ascii_whitespace) => break,
            b'\\' => here += 2,
            b'\'' | b'"' => {
                runs.push((Span::new(run, here), true));
                let end = closing(bytes, here)?;
                runs.push((Span::new(here, end), false));
                here = end;
                run = end;
            }
            b'$' if bytes.get(here + 1) == Some(&b'(') => {
                here = substitution(bytes, here + 1).or_else(|| matching(bytes, here + 1))?;
            }
            b'`' => here = backticks(bytes, here).unwrap_or(here + 1),
            b'{' => here = template(bytes, here).unwrap_or(here + 1),
            b'$' if bytes.get(here + 1) == Some(&b'{') => here = matching(bytes, here + 1)?,
            _ if byte < 0x80 => here += 1,
            _ => {
                let c = text[here..].chars().next()?;
                if matches!(glyph(c), Some((Glyph::Blank, _))) {
                    break;
                }
                here += c.len_utf8();
            }
        }
        here = here.min(bytes.len());
        while !text.is_char_boundary(here) {
            here += 1;
        }
    }
    runs.push((Span::new(run, here), true));
    (here > at).then(|| Exact { span: Span::new(at, here), runs })
}

/// What speaks against the runs of a word: a quoted one that ends where an option, or the mark of a sentence,
/// follows at once, or with the blank that stands before the next opening quote.
pub(super) fn accident(text: &str, runs: &[(Span, bool)]) -> u32 {
    let last = runs.len().saturating_sub(2);
    let glued = |(index, pair): (usize, &[(Span, bool)])| {
        let ((_, false), (after, true)) = (pair[0], pair[1]) else { return 0 };
        let bare = after.of(text);
        let mark = index == last && matches!(bare, "." | "," | ":" | "!" | "?");
        let bracket = matches!(pair[0].0.of(text), "'{'" | "'['" | "\"{\"" | "\"[\"");
        let shattered = bracket && bare.starts_with(char::is_alphanumeric);
        let shattered =
            shattered || is_json_name(pair[0].0.of(text), bare, runs.get(index + 2).map(|run| run.0.of(text)));
        let opens = bare.starts_with(char::is_alphanumeric) && ends_with_option(text, pair[0].0);
        8 * u32::from(shattered || opens)
            + 6 * u32::from(bare.starts_with('-') && option::at(text, after.start).is_some())
            + 4 * u32::from(mark)
    };
    runs.windows(2).enumerate().map(glued).sum()
}

/// Whether `bare` is a name of JSON's whose quotes ended the word's: what stands before it opens an object or goes on in
/// one, and a colon is behind it.
fn is_json_name(before: &str, bare: &str, behind: Option<&str>) -> bool {
    let opened = before.len() > 2 && before[..before.len() - 1].trim_end().ends_with(['{', ',']);
    let named = bare.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'@'));
    opened && named && !bare.is_empty() && behind.is_some_and(|text| text[1..].trim_start().starts_with(':'))
}

/// Whether a quoted run of a word ends with an option of curl and a blank.
fn ends_with_option(text: &str, run: Span) -> bool {
    let inner = Span::new(run.start + 1, run.end - 1).of(text);
    let Some(before) = inner.strip_suffix(' ') else { return false };
    let word = before.rfind(' ').map_or(0, |blank| blank + 1);
    option::at(text, run.start + 1 + word).is_some()
}

/// One past the quote that closes the one at `open`.
fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let ansi = open > 0 && bytes[open - 1] == b'$' && bytes[open] == b'\'';
    let (mut at, mut vain) = (open + 1, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes[open] == b'"' || ansi => at += 2,
            b'$' if bytes[open] == b'"' && bytes.get(at + 1) == Some(&b'(') && vain < VAIN => {
                at = substitution(bytes, at + 1).unwrap_or_else(|| {
                    vain += SUBSTITUTION;
                    at + 2
                });
            }
            _ if byte == bytes[open] => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// Whether the backslash at `at` protects a blank within a word, as in `New\ York`; one behind a blank, or before an
/// option or a quote, had a line end behind it.
fn is_escaped_blank(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    before.is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\''))
        && bytes.get(at + 1) == Some(&b' ')
        && bytes.get(at + 2).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'(' | b'\\'))
}

/// How far into a word a command substitution is read.
const SUBSTITUTION: usize = 4096;

/// One past the bracket that closes the command substitution whose bracket is at `open`, its quotes read; each byte is
/// looked at once, however deep they are nested.
fn substitution(bytes: &[u8], open: usize) -> Option<usize> {
    let bytes = &bytes[..bytes.len().min(open + SUBSTITUTION)];
    let mut around = Vec::new();
    let mut at = open;
    while let Some(&byte) = bytes.get(at) {
        match (byte, around.last()) {
            (b'\\', _) => at += 1,
            (b'"', Some(b'"')) | (b')', Some(b'(')) => {
                around.pop();
            }
            (b'$', Some(b'"')) if bytes.get(at + 1) == Some(&b'(') => {
                around.push(b'(');
                at += 1;
            }
            (_, Some(b'"')) => {}
            (b'\'', _) => at += 1 + bytes[at + 1..].iter().position(|&byte| byte == b'\'')?,
            (b'"' | b'(', _) => around.push(byte),
            _ => {}
        }
        at += 1;
        if around.is_empty() {
            return Some(at);
        }
    }
    None
}

/// One past the command substitution at `at` of `text`, whatever quotes are in it.
pub(super) fn substituted(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let near = &bytes[..bytes.len().min(at + SUBSTITUTION)];
    bytes[at..].starts_with(b"$(").then(|| substitution(bytes, at + 1).or_else(|| matching(near, at + 1)))?
}

/// How many bytes behind one value are looked at in vain for the ends of command substitutions: where one is not closed,
/// the next is no more likely to be.
const VAIN: usize = SUBSTITUTION;

/// The command substitutions of one value.
#[derive(Default)]
pub(super) struct Substitutions {
    vain: usize,
}

impl Substitutions {
    /// One past the command substitution at `at` of `text`, whatever quotes are in it.
    pub(super) fn end(&mut self, text: &str, at: usize) -> Option<usize> {
        if self.vain >= VAIN {
            return None;
        }
        let end = substituted(text, at);
        if end.is_none() && text[at..].starts_with("$(") {
            self.vain += SUBSTITUTION.min(text.len() - at);
        }
        end
    }
}

/// How long what a template puts in may be, in bytes.
const TEMPLATE: usize = 128;

/// One past the braces that close the doubled ones at `open` in its line: `{{ item.path }}`, which is filled in before any
/// shell reads it, and so is a part of its word.
fn template(bytes: &[u8], open: usize) -> Option<usize> {
    let near = bytes[open..bytes.len().min(open + TEMPLATE)].strip_prefix(b"{{")?;
    let len = near.windows(2).position(|pair| pair == b"}}")?;
    (!near[..len].contains(&b'\n')).then_some(open + len + 4)
}

/// One past the backtick that closes the one at `open` in its line.
fn backticks(bytes: &[u8], open: usize) -> Option<usize> {
    let len = bytes[open + 1..].iter().position(|byte| matches!(byte, b'`' | b'\n'))?;
    (bytes[open + 1 + len] == b'`').then_some(open + len + 2)
}

/// One past the bracket that closes the one at `open`.
fn matching(bytes: &[u8], open: usize) -> Option<usize> {
    let (left, right) = (bytes[open], if bytes[open] == b'(' { b')' } else { b'}' });
    let mut depth = 0_usize;
    for (offset, &byte) in bytes[open..].iter().enumerate() {
        if byte == left {
            depth += 1;
        } else if byte == right {
            depth -= 1;
            if depth == 0 {
                return Some(open + offset + 1);
            }
        } else if byte == b'\n' {
            return None;
        }
    }
    None
}

/// The text that a run of a word gives, as far as the acceptors need it: a number for what only the running shell knows,
/// since its quotes are none of the value's.
pub(super) fn shell_text(text: &str, span: Span, bare: bool) -> String {
    let raw = span.of(text);
    if raw.starts_with('\'') {
        return raw[1..raw.len() - 1].to_owned();
    }
    let known = without_expansions(raw);
    if bare {
        return known.replace('\\', "");
    }
    known[1..known.len() - 1].replace("\\\"", "\"").replace("\\\\", "\\")
}

/// `raw` with digits in place of each expansion that may have quotes in it.
fn without_expansions(raw: &str) -> Cow<'_, str> {
    if !raw.contains("$(") && !raw.contains("${") && !raw.contains('`') {
        return Cow::Borrowed(raw);
    }
    let bytes = raw.as_bytes();
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(c) = raw[at..].chars().next() {
        let end = match (c, bytes.get(at + 1)) {
            ('$', Some(b'(')) => substitution(bytes, at + 1),
            ('$', Some(b'{')) => matching(bytes, at + 1),
            ('`', _) => backticks(bytes, at),
            _ => None,
        };
        if let Some(end) = end {
            out.extend(std::iter::repeat_n('1', end - at));
            at = end;
        } else {
            out.push(c);
            at += c.len_utf8();
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(exact(text, 0).map(|word| word.span.of(text)), expected);
    }

    #[test]
    fn quotes_of_substitutions_are_their_own() {
        check(r#""$(printf '{"a":"%s"}' "$X")" -s"#, Some(r#""$(printf '{"a":"%s"}' "$X")""#));
        check(r#"'{"a":"'"$(date "+%F (%T)")"'"}' -s"#, Some(r#"'{"a":"'"$(date "+%F (%T)")"'"}'"#));
        check("@<(jq -n '{a: 1}') -s", Some("@<(jq -n '{a: 1}')"));
        check("a/{{ port }}/b {{ c", Some("a/{{ port }}/b"));
        check(r"New\ York -s", Some(r"New\ York"));
        check(r"a\ -s", Some("a"));
    }

    #[test]
    fn substitutions_that_never_end_are_read_once() {
        check(&"\"$(".repeat(1000), None);
        assert!(exact(&"``".repeat(100_000), 0).is_some());
        check(&"$(\"".repeat(1000), None);
    }
}
