//! Edits of values that reach over the quotes of a word.
//!
//! A rule sees a value, not the marks around its parts. Where an edit begins in one part and ends in another, the marks
//! between them go with what it replaces, so the quotes open at its two ends are closed and opened anew.

use crate::shell::{Quoting, Word};
use crate::text::Edit;

/// `edits` of `text`, whose words are `words`, each with the quotes that it would have torn.
pub(super) fn seamed(edits: &[Edit], words: &[Word], text: &str) -> Vec<Edit> {
    edits.iter().map(|edit| seam(edit, words, text).unwrap_or_else(|| edit.clone())).collect()
}

fn seam(edit: &Edit, words: &[Word], text: &str) -> Option<Edit> {
    // A mark replaced by itself is meant.
    if edit.span.len() < 2 || !edit.span.of(text).contains(['\'', '"']) {
        return None;
    }
    let word = words.get(words.partition_point(|word| word.span.end <= edit.span.start))?;
    if !word.span.contains(edit.span) {
        return None;
    }
    let open = |at: usize| quoting(&text[word.span.start..at]);
    let (start, end) = (open(edit.span.start), open(edit.span.end));
    (start != end).then(|| Edit::new(edit.span, format!("{}{}{}", edit.text, closing(start), opening(end))))
}

/// The quotes that are open behind `text`, the beginning of a word.
fn quoting(text: &str) -> Quoting {
    let mut open = Quoting::Bare;
    let mut chars = text.chars();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        open = match (open, c) {
            (Quoting::Bare, '\'') if before == '$' => Quoting::AnsiC,
            (Quoting::Bare, '\'') => Quoting::Single,
            (Quoting::Bare, '"') => Quoting::Double,
            (Quoting::Single | Quoting::AnsiC, '\'') | (Quoting::Double, '"') => Quoting::Bare,
            (Quoting::Bare | Quoting::Double | Quoting::AnsiC, '\\') => {
                chars.next();
                open
            }
            _ => open,
        };
        before = c;
    }
    open
}

const fn opening(quoting: Quoting) -> &'static str {
    match quoting {
        Quoting::Bare => "",
        Quoting::Single => "'",
        Quoting::Double => "\"",
        Quoting::AnsiC => "$'",
    }
}

const fn closing(quoting: Quoting) -> &'static str {
    match quoting {
        Quoting::Bare => "",
        Quoting::Single | Quoting::AnsiC => "'",
        Quoting::Double => "\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::{Dialect, read};
    use crate::text::apply;

    /// `text` with what stands between the two `|` replaced by `to`.
    #[track_caller]
    fn check(marked: &str, to: &str, expected: &str) {
        let (before, rest) = marked.split_once('|').expect("a place where the edit begins");
        let (given, after) = rest.split_once('|').expect("a place where it ends");
        let text = format!("{before}{given}{after}");
        let edit = Edit::new(before.len()..before.len() + given.len(), to);
        let script = read(&text, Dialect::Posix);
        let words = &script.pipelines[0].commands[0].words;
        assert_eq!(apply(&text, &seamed(&[edit], words, &text)), expected);
    }

    #[test]
    fn quotes_stay_whole() {
        check("curl -H \"A: |b\".c|d -s", "e", "curl -H \"A: e\"d -s");
        check("curl -H 'A: |b'\"$c\"|d", "e", "curl -H 'A: e'd");
        check("curl -H A:|b\"c|d\"", "e", "curl -H A:e\"d\"");
        check("curl -H \"A: |b\\\"c|\"", "e", "curl -H \"A: e\"");
        check("curl -d |'a b'| x", "@f", "curl -d @f x");
    }
}
