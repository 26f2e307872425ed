//! What a reader of Markdown says of a text → the same, mapped to where it stands.

use crate::text::{Mapped, Span};

/// Appends `text`, which stands at `span` of `source` but for blanks that a tab stands for.
pub(super) fn add(out: &mut Mapped, source: &str, text: &str, span: Span) {
    let is_return = text.starts_with('\n') && source[..span.start].ends_with('\r');
    if span.of(source) != text {
        out.replace(text, span);
    } else if is_return {
        out.replace("\n", Span::new(span.start - 1, span.start + 1));
        out.copy(source, Span::new(span.start + 1, span.end));
    } else {
        out.copy(source, span);
    }
}

/// The `text` of the code span at `span` of `source`, mapped: its lines are joined by blanks, and
/// what the document puts before them is left out.
pub(super) fn aligned(source: &str, span: Span, text: &str) -> Option<Mapped> {
    let given = span.of(source);
    let ticks = given.len() - given.trim_start_matches('`').len();
    let inner = given.get(ticks..given.len().checked_sub(ticks)?)?;
    let padded = inner.len() == text.len() + 2 && inner.starts_with([' ', '\n']);
    let mut at = span.start + ticks + usize::from(padded);
    let end = span.end - ticks - usize::from(padded);
    let mut out = Mapped::default();
    for (start, c) in text.char_indices() {
        let rest = source.get(at..end)?;
        let width = if rest.starts_with(c) {
            c.len_utf8()
        } else if c == ' ' && rest.starts_with(['\n', '\r']) {
            turn(rest, &text[start + 1..])?
        } else {
            // In a table, a bar is written with a backslash.
            usize::from(c == '|' && rest.starts_with("\\|")) * 2
        };
        let from = Span::new(at, at + width);
        if rest.starts_with(c) {
            out.copy(source, from);
        } else {
            out.replace(c.encode_utf8(&mut [0; 4]), from);
        }
        at = from.end;
    }
    (at <= end && !out.text().is_empty()).then_some(out)
}

/// How much of `rest`, at the end of a line, stands for the blank before `text`.
fn turn(rest: &str, text: &str) -> Option<usize> {
    let line = rest.find('\n')? + 1;
    let lead = rest[line..].len() - rest[line..].trim_start_matches([' ', '\t', '>']).len();
    // What begins with `>` itself keeps it.
    let goes_on = |len: &usize| {
        let next = rest[line + len..].split(['\r', '\n']).next().unwrap_or("");
        text.starts_with(next.get(..next.len().min(text.len())).unwrap_or(next))
    };
    (0..=lead).find(goes_on).map(|len| line + len)
}
