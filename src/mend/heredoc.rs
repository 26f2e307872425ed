//! Here-documents: the word behind `<<` that ends them, and what stands in them.

use super::accept::{is_json, is_whole_json};
use super::history::History;
use super::joint::Tail;
use super::quotes::Quotes;
use super::unit::is_padded;
use super::word::Doubt;
use super::{Repair, SlipKind};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::{Edit, Span, apply, beyond_ascii};

/// The line that ends a here-document which is opened by `word`, whose quotes are made straight.
pub(super) fn delimiter(text: &str, word: Span, repairs: &mut Vec<Repair>) -> String {
    straightened(text, word, repairs);
    word.of(text).replace(|c| c == '\\' || Quotes::of(c).is_some(), "")
}

/// The lines that end the here-documents which `text` opens, what stands before the name of a command.
pub(super) fn opened(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '|' | ';' | '&' | '<' | '>' | ')');
    let word = |(at, _): (usize, &str)| {
        let behind = text[at + 2..].trim_start_matches('-').trim_start_matches([' ', '\t']);
        let word = behind.split(ends).next().unwrap_or("");
        (!word.is_empty() && !text[..at].ends_with('<')).then(|| word.replace(|c| Quotes::of(c).is_some(), ""))
    };
    text.match_indices("<<").filter_map(word).collect()
}

/// The bodies behind the line of `end`, one for each of `delimiters`; `None` where one is never ended.
pub(super) fn bodies(text: &str, end: usize, delimiters: &[String], history: &History) -> Option<Tail> {
    let mut tail = Tail { end, repairs: Vec::new(), doubt: Doubt::None };
    for delimiter in delimiters {
        let (body, end) = body(text, tail.end, delimiter)?;
        tail.doubt = tail.doubt.max(set_out(text, Span::new(body.start, end), &mut tail.repairs));
        tail.doubt = tail.doubt.max(mended(text, body, history, &mut tail.repairs));
        tail.end = end;
    }
    Some(tail)
}

/// The body behind the line of `at`, and one past the line that ends it.
fn body(text: &str, at: usize, delimiter: &str) -> Option<(Span, usize)> {
    let first = at + text[at..].find('\n')? + 1;
    let mut start = first;
    loop {
        let line = text[start..].split_inclusive('\n').next()?;
        if line.trim() == delimiter {
            return Some((Span::new(first, start), start + line.trim_end().len()));
        }
        start += line.len();
    }
}

/// Takes the blanks before the line that ends the here-document at `whole`, which no shell takes there, from all its lines.
fn set_out(text: &str, whole: Span, repairs: &mut Vec<Repair>) -> Doubt {
    let lines = || whole.of(text).split_inclusive('\n');
    let last = lines().next_back().unwrap_or("");
    let lead = &last[..last.len() - last.trim_start().len()];
    let opening = text[..whole.start].trim_end().rsplit('\n').next().unwrap_or("");
    if lead.is_empty() || opening.contains("<<-") && lead.bytes().all(|byte| byte == b'\t') {
        return Doubt::None;
    }
    let mut at = whole.start;
    let mut doubt = Doubt::None;
    for line in lines() {
        if line.starts_with(lead) {
            let edit = Edit::new(at..at + lead.len(), "");
            repairs.push(Repair { kind: SlipKind::Indentation, edit });
        } else if !line.trim().is_empty() {
            doubt = Doubt::Quote;
        }
        at += line.len();
    }
    doubt
}

/// Whether `given`, the body of a here-document and the line that ends it, would be JSON but for its quotes.
pub(super) fn is_dressed(given: &str) -> bool {
    let end = given.trim_end().rfind('\n').unwrap_or(0);
    let mut repairs = Vec::new();
    !given.is_ascii()
        && mended(given, Span::new(0, end), &History::default(), &mut repairs) == Doubt::None
        && !repairs.is_empty()
}

/// Makes the quotes in `body` straight where that makes it JSON; what stands in other texts is not known.
fn mended(text: &str, body: Span, history: &History, repairs: &mut Vec<Repair>) -> Doubt {
    let raw = body.of(text);
    if raw.is_ascii() || is_whole_json(raw) {
        return Doubt::None;
    }
    let mut edits = Vec::new();
    straightened(text, body, &mut edits);
    if is_padded(raw) {
        for repair in &mut edits {
            pad(text, repair);
        }
    }
    edits.extend(blanks(text, body, &edits));
    edits.sort_by_key(|repair| repair.edit.span);
    let shifted = |repair: &Repair| {
        let span = repair.edit.span;
        Edit::new(span.start - body.start..span.end - body.start, repair.edit.text.as_str())
    };
    if is_json(raw) && is_whole_json(&apply(raw, &edits.iter().map(shifted).collect::<Vec<_>>())) {
        repairs.extend(edits);
        return Doubt::None;
    }
    if edits.is_empty() || !history.typographer() { Doubt::None } else { Doubt::Quote }
}

/// Takes the blank beside a guillemet with it.
fn pad(text: &str, repair: &mut Repair) {
    let span = repair.edit.span;
    let len = |c: Option<char>| c.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
    repair.edit.span = match span.of(text) {
        "«" | "‹" => Span::new(span.start, span.end + len(text[span.end..].chars().next())),
        "»" | "›" => Span::new(span.start - len(text[..span.start].chars().next_back()), span.end),
        _ => span,
    };
}

/// What makes the blanks in `span` plain that JSON does not know, but for those that `edits` take away.
fn blanks(text: &str, span: Span, edits: &[Repair]) -> Vec<Repair> {
    let is_blank = |c: char| matches!(glyph(c), Some((Glyph::Blank, _)));
    let places = beyond_ascii(span.of(text)).filter(|&(_, c)| is_blank(c));
    let spans = places.map(|(at, c)| Span::new(span.start + at, span.start + at + c.len_utf8()));
    let is_free = |span: &Span| !edits.iter().any(|repair| repair.edit.span.overlaps(*span));
    spans.filter(is_free).map(|span| Repair { kind: SlipKind::NoBreakSpace, edit: Edit::new(span, " ") }).collect()
}

/// Adds what makes the typographic quotes in `span` straight.
fn straightened(text: &str, span: Span, repairs: &mut Vec<Repair>) {
    let marks = beyond_ascii(span.of(text));
    repairs.extend(marks.filter_map(|(offset, c)| {
        let (at, quotes) = (span.start + offset, Quotes::of(c)?);
        Some(Repair { kind: SlipKind::SmartQuote, edit: Edit::new(at..at + c.len_utf8(), quotes.mark()) })
    }));
}

#[cfg(test)]
mod tests {
    use super::super::patience::Patience;
    use super::*;

    #[test]
    fn json_in_typographic_quotes_is_dressed() {
        assert!(is_dressed("{“a”: “$B”}\nEND"));
        for given in ["{\"a\": \"“b”\"}\nEND", "a “b”\nEND", "{“a”: 1\nEND", "{}\nEND", "END"] {
            assert!(!is_dressed(given), "{given}");
        }
    }

    /// What becomes of `text`, a command's end that opens a here-document, and the doubt of it.
    #[track_caller]
    fn check(text: &str, expected: &str, doubt: Doubt) {
        let tail = super::super::tail::rest(text, 0, &History::typographed(), &Patience::new(text))
            .expect("the here-document ends");
        let edits: Vec<_> = tail.repairs.into_iter().map(|repair| repair.edit).collect();
        assert_eq!((apply(text, &edits).as_str(), tail.doubt), (expected, doubt));
    }

    #[test]
    fn quotes_are_made_straight() {
        check("<<‘END’\n{“a”: “it’s”}\nEND", "<<'END'\n{\"a\": \"it's\"}\nEND", Doubt::None);
        check("<<END\n{“a”: 1}\nEND", "<<END\n{\"a\": 1}\nEND", Doubt::None);
        check("<<END\na “b”\nEND", "<<END\na “b”\nEND", Doubt::Quote);
        check("<<END\n  a\n   b\n  END", "<<END\na\n b\nEND", Doubt::None);
        check("<<-END\n\ta\n\tEND", "<<-END\n\ta\n\tEND", Doubt::None);
        check("<<END\n{\"a\": \"“b”\"}\nEND", "<<END\n{\"a\": \"“b”\"}\nEND", Doubt::None);
    }
}
