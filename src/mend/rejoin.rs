//! Values that software broke into lines, in one piece again.

use std::borrow::Cow;

use super::accept::is_json;
use super::quotes::Quotes;
use super::repair::split;
use super::unit::{Unit, value};
use super::wrap::Wraps;
use super::{SlipKind, row};
use crate::text::Span;

/// `units` of a header, which never holds a line end.
pub(super) fn header<'t>(units: Vec<Unit<'t>>, text: &str, wraps: Wraps) -> Vec<Unit<'t>> {
    let start = units.first().map_or(0, |unit| unit.span.start);
    split(units, "\n", SlipKind::HardWrap, &|at| {
        let joined = wraps.joined(text, at)?;
        Some(if is_in_token(&text[start..at]) { "" } else { joined })
    })
}

/// Whether a header that begins with `before` goes on within a credential, which has no blanks.
fn is_in_token(before: &str) -> bool {
    let is_scheme = |word: &str| ["basic", "bearer", "token"].iter().any(|scheme| word.eq_ignore_ascii_case(scheme));
    let value = before.split_once(':').filter(|(name, _)| name.trim().eq_ignore_ascii_case("authorization"));
    let mut words = value.map_or("", |(_, value)| value).split(' ').filter(|word| !word.is_empty());
    words.next().is_some_and(is_scheme) && words.next().is_some()
}

/// `units` of a body or other text without the line ends that software put in.
pub(super) fn body<'t>(units: Vec<Unit<'t>>, text: &str, wraps: Wraps) -> Vec<Unit<'t>> {
    if !units.iter().any(|unit| unit.value.contains('\n')) {
        return units;
    }
    let whole = value(&units);
    let content = content(&units, text);
    let is_within = |at: usize| content.start <= at && at < content.end;
    if !is_json(&whole) {
        if is_laid_out(text, content, wraps) {
            return units;
        }
        return split(units, "\n", SlipKind::HardWrap, &|at| {
            wraps.joined(text, at).filter(|_| is_within(at) && wraps.is_full(text, at))
        });
    }
    let style = Style::of(&whole);
    let escapes = whole.contains("\\\"");
    // Software leaves no line short, so a short one between tokens is the author's, and so are the others there.
    let is_short =
        |at: usize| !text[..at].ends_with('\n') && !wraps.is_full(text, at) && structure(text, at, escapes).is_some();
    let laid_out = whole.split('\n').skip(1).any(|line| line.starts_with(char::is_whitespace))
        || content.of(text).match_indices('\n').any(|(at, _)| is_short(content.start + at));
    split(units, "\n", SlipKind::HardWrap, &|at| {
        let first = if text[..at].ends_with('\n') { at - 1 } else { at };
        let joined = wraps.joined(text, at).filter(|_| is_within(at))?;
        if !wraps.is_full(text, first) && first == at {
            return None;
        }
        match structure(text, first, escapes) {
            Some(_) if laid_out => None,
            Some(_) if joined.is_empty() && first < at => Some(""),
            Some(mark) => Some(style.behind(mark)),
            None if is_literal(text, at) || is_edge(text, first) => Some(""),
            None => Some(joined),
        }
    })
}

/// Whether the author has set the rows of `content`, which is no JSON: a line ends where software breaks none, or all
/// begin alike.
fn is_laid_out(text: &str, content: Span, wraps: Wraps) -> bool {
    let mut ends = content.of(text).match_indices('\n');
    ends.any(|(at, _)| !wraps.is_full(text, content.start + at)) || row::are_all(content.of(text))
}

/// Where what `units` say begins and ends. Software breaks lines at blanks, and none stands just inside of quotes; there
/// only the author does.
fn content(units: &[Unit<'_>], text: &str) -> Span {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return Span::at(0) };
    let whole = Span::new(first.span.start, last.span.end);
    let raw = whole.of(text);
    let (lead, len) = (raw.len() - raw.trim_start().len(), raw.trim_end().len());
    Span::new(whole.start + lead, whole.start + len.max(lead))
}

/// Whether software broke lines in the quoted run `run` of `text`.
pub(super) fn is_broken(text: &str, run: Span, wraps: Wraps) -> bool {
    let inner = Span::new(run.start + 1, (run.end - 1).max(run.start + 1));
    if !inner.of(text).contains('\n') {
        return false;
    }
    let whole = vec![Unit { span: inner, value: Cow::Borrowed(inner.of(text)), kind: None }];
    body(whole, text, wraps).len() > 1
}

/// Whether a line end in `inner` may be the author's, or what stood there is not sure.
pub(super) fn is_guess(text: &str, inner: Span, wraps: Wraps) -> bool {
    let raw = inner.of(text);
    let mut ends = raw
        .match_indices('\n')
        .map(|(at, _)| inner.start + at)
        .filter(|&at| wraps.is_full(text, at) && wraps.joined(text, at).is_some());
    if is_json(raw.trim_start_matches(['"', '\''])) {
        return false;
    }
    // A single line that is longer than others shows no width; of several, the author may have set some.
    let laid_out = is_laid_out(text, inner, wraps);
    ends.any(|at| if laid_out { !wraps.is_lone() && !row::are_all(raw) } else { wraps.is_guess(text, at) })
}

/// Whether a line ends in `inner` where no width tells that software broke it there, nor where a blank stood.
pub(super) fn is_odd(text: &str, inner: Span, wraps: Wraps) -> bool {
    let mut ends = inner.of(text).match_indices('\n').map(|(at, _)| inner.start + at);
    ends.any(|at| wraps.is_lone() && !wraps.is_full(text, at) && wraps.joined(text, at) == Some(" "))
}

/// How a body is set: whether blanks stand behind its marks.
#[derive(Clone, Copy)]
struct Style {
    colon: bool,
    comma: bool,
    bracket: bool,
}

impl Style {
    fn of(body: &str) -> Self {
        let has = |marks: [&str; 2]| marks.iter().any(|mark| body.contains(mark));
        let colon = has(["\": ", "”: "]);
        let comma = has([", \"", ", “"]) || colon && !has([",\"", ",“"]);
        Self { colon, comma, bracket: has(["{ ", "[ "]) }
    }

    fn behind(self, mark: char) -> &'static str {
        let blank = match mark {
            ':' => self.colon,
            ',' => self.comma,
            '{' | '[' | '}' | ']' => self.bracket,
            _ => false,
        };
        if blank { " " } else { "" }
    }
}

/// Whether the line end at `at` parts one of JSON's three words.
fn is_literal(text: &str, at: usize) -> bool {
    let letter = |c: char| c.is_ascii_lowercase();
    let left = &text[text[..at].trim_end_matches(letter).len()..at];
    let right = text[at + 1..].split(|c: char| !letter(c)).next().unwrap_or("");
    !left.is_empty() && ["true", "false", "null"].iter().any(|word| word.strip_prefix(left) == Some(right))
}

/// Whether the line end at `at` stands just inside a quote mark, where strings have no blanks.
fn is_edge(text: &str, at: usize) -> bool {
    let quote = |c: char| Quotes::of(c) == Some(Quotes::Double);
    let rest = text[at..].trim_start();
    let after = rest.strip_prefix(quote).map(str::trim_start);
    let opened = text[..at].strip_suffix(quote).map(|before| before.trim_end().ends_with(['{', '[', ',', ':']));
    opened == Some(true) || after.is_some_and(|after| after.starts_with([':', ',', '}', ']']))
}

/// The mark of JSON's structure beside the line end at `at`, if it stands between tokens and not in one.
/// With `escapes`, a quote behind a backslash is content.
fn structure(text: &str, at: usize, escapes: bool) -> Option<char> {
    let quote = |c: char| Quotes::of(c) == Some(Quotes::Double);
    let mut before = text[..at].chars().rev().filter(|c| !c.is_whitespace());
    let next = text[at..].trim_start().chars().next()?;
    let last = before.next()?;
    let other = before.next().unwrap_or(' ');
    let content = |c: char, before: Option<char>| escapes && (c == '\\' || quote(c) && before == Some('\\'));
    if content(next, None) || content(other, before.next()) {
        return None;
    }
    let ends = quote(other) || matches!(other, '}' | ']' | 'e' | 'l') || other.is_ascii_digit();
    match (last, next) {
        ('{' | '[', c) if quote(c) || matches!(c, '{' | '[' | '}' | ']' | '\\') => Some(last),
        (':', _) if quote(other) => Some(':'),
        (',', c) if ends && (quote(c) || matches!(c, '{' | '[' | '\\') || c.is_ascii_digit()) => Some(','),
        (_, '}' | ']') if quote(last) || matches!(last, '}' | ']') => Some(next),
        (_, ',' | ':') if quote(last) || matches!(last, '}' | ']') => Some(' '),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::history::History;
    use super::super::unit::decode;
    use super::*;

    fn check(inner: &str, expected: &str) {
        let units = decode(inner, Span::new(0, inner.len()), Quotes::Single, &History::typographed());
        assert_eq!(value(&body(units, inner, Wraps::of(inner))), expected);
    }

    #[test]
    fn strings_get_their_blanks_back_and_structure_its_style() {
        check(
            "{\"a\":\"one two three four five six seven eight nine\nten eleven twelve thirteen fourteen fifteen\",\n\"b\":1}",
            "{\"a\":\"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen\",\"b\":1}",
        );
        check(
            "{\"aaaaaaaaaaaaaaaaaaaaaaaa\":\"bbbbbbbbbbbbbbbbbbbbbbb\",\n\"cccccccccccccccccccccccccccc\":\"d e f\",\"g\":\n[1]}",
            "{\"aaaaaaaaaaaaaaaaaaaaaaaa\":\"bbbbbbbbbbbbbbbbbbbbbbb\",\"cccccccccccccccccccccccccccc\":\"d e f\",\"g\":[1]}",
        );
    }

    #[test]
    fn credentials_have_no_blanks() {
        assert!(is_in_token("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9."));
        assert!(is_in_token("authorization:Basic dXNlcjpw"));
        assert!(!is_in_token("Authorization: Bearer "));
        assert!(!is_in_token("Accept: text/html, text"));
    }

    #[test]
    fn lines_of_the_author_stay() {
        let long = "\n{\"one\": \"two three four five six seven eight nine ten eleven twelve thirteen\"}\n";
        check(long, long);
        check("{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}");
    }
}
