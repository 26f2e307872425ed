//! Replacements of byte ranges, and how they are applied.

use super::Span;

/// Replace the bytes of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards; empty for a deletion.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub fn new(span: impl Into<Span>, text: impl Into<String>) -> Self {
        Self { span: span.into(), text: text.into() }
    }
}

/// Sorts `edits` by place and drops each that overlaps an earlier one or repeats it; insertions at
/// one place keep their order.
pub fn settle(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let mut end = 0;
    edits.retain(|edit| {
        let keep = edit.span.start >= end;
        if keep {
            end = edit.span.end;
        }
        keep
    });
    edits
}

/// `text` with `edits` applied; they are [settled](settle) first.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in settle(edits.to_vec()) {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_edit_that_overlaps_is_dropped() {
        let edits = [Edit::new(2..4, "Y"), Edit::new(0..3, "X"), Edit::new(4..4, "!")];
        assert_eq!(apply("abcdef", &edits), "Xd!ef");
    }

    #[test]
    fn insertions_at_one_place_both_stand() {
        assert_eq!(apply("ab", &[Edit::new(1..1, "2"), Edit::new(1..1, "1")]), "a21b");
    }
}
