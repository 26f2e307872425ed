//! Braces in a URL that are not curl's: a template's, which another program fills in, and the shell's.

use crate::lint::Subject;
use crate::shell::Quoting;
use crate::text::Span;

/// Whether the byte `at` of `text` stands in the doubled braces of a template: `{{ item.path }}`.
pub(super) fn is_template(text: &str, at: usize) -> bool {
    let from = text[..at].rfind(['/', '?', '&', '=', '"', '\'']).map_or(0, |before| before + 1);
    // The second brace may be the byte at `at`, or the one behind it.
    let near = text.as_bytes().get(from..text.len().min(at + 2)).unwrap_or_default();
    let Some(open) = near.windows(2).position(|pair| pair == b"{{").map(|open| from + open) else { return false };
    open <= at && text[open..].find("}}").is_some_and(|close| at < open + close + 2)
}

/// Whether the shell makes several words of the braces at `span` before curl sees them: `{1..3}` without quotes.
pub(super) fn is_sequence(subject: Subject<'_>, span: Span) -> bool {
    let is_bare = |at: usize| {
        let parts = subject.word_at(at).map_or(&[][..], |word| &word.parts);
        parts.iter().any(|part| part.span.start <= at && at < part.span.end && part.quoting == Quoting::Bare)
    };
    let inside = span.of(subject.text()).trim_matches(['{', '}']);
    let ends = inside.split_once("..").filter(|(from, to)| !from.is_empty() && !to.is_empty());
    ends.is_some() && is_bare(span.start)
}
