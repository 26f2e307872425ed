//! Braces in a URL that are not curl's: a template's, which another program fills in, and the shell's.

use crate::lint::Subject;
use crate::shell::Quoting;
use crate::text::Span;

/// What stands around what a template fills in or runs.
const TEMPLATES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];

/// How far from its beginning a template is looked through.
const FAR: usize = 512;

/// Whether the byte `at` of `text` stands in a template: `{{ item.path }}`, `{% if x %}`.
pub(super) fn is_template(text: &str, at: usize) -> bool {
    // The second sign of the mark may be the byte at `at`, or the one behind it.
    let (from, to) = (at.saturating_sub(FAR), text.len().min(at + 2));
    let near = text.as_bytes().get(from..to).unwrap_or_default();
    TEMPLATES.iter().any(|(open, close)| {
        let Some(open) = near.windows(2).rposition(|pair| pair == open.as_bytes()).map(|open| from + open) else {
            return false;
        };
        let inside = &text.as_bytes()[open + 2..text.len().min(open + FAR)];
        let close = inside.windows(2).position(|pair| pair == close.as_bytes()).map(|close| open + 2 + close);
        // A word of a template's ends a command, too.
        open <= at && close.map_or(text[open..].starts_with("{%"), |close| at < close + 2)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_told_by_their_braces() {
        let text = "a {{ b }}:{{ c | d('/e') }}/f{% if g %}h{% end %} ${{ i('{0}') }} {j}";
        let inside: String = text.char_indices().filter(|&(at, _)| is_template(text, at)).map(|(_, c)| c).collect();
        assert_eq!(inside, "{{ b }}{{ c | d('/e') }}{% if g %}{% end %}{{ i('{0}') }}");
    }
}
