//! Runs of one character that people put over a value: `xxx`, `****`, `…`. Knows nothing of what they stand in.

use std::ops::Range;

/// A run of one character.
pub(super) struct Run {
    pub(super) range: Range<usize>,
    /// Its length; an ellipsis counts as three dots.
    pub(super) weight: usize,
    pub(super) mask: char,
}

/// The runs in `text`, in order.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, c) in text.char_indices() {
        let (mask, weight) = match c {
            'x' | 'X' => ('x', 1),
            '*' | '#' | '?' | '.' => (c, 1),
            '•' | '●' | '█' | '▒' | '■' => ('*', 1),
            '…' => ('.', 3),
            _ => continue,
        };
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.range.end == at && run.mask == mask => {
                run.range.end = end;
                run.weight += weight;
            }
            _ => runs.push(Run { range: at..end, weight, mask }),
        }
    }
    runs.retain(|run| run.weight >= 3 && !is_top_level_domain(text, run));
    runs
}

/// `.xxx` is one.
fn is_top_level_domain(text: &str, run: &Run) -> bool {
    run.mask == 'x' && run.weight == 3 && run.range.end == text.len() && text[..run.range.start].ends_with('.')
}

/// Whether `text` has a run at all.
pub(super) fn has_run(text: &str) -> bool {
    !runs(text).is_empty()
}

/// What is left of a value between the masks.
pub(super) fn unmasked(text: &str) -> impl Iterator<Item = &str> {
    let runs = runs(text);
    unmasked_between(text, &runs).collect::<Vec<_>>().into_iter()
}

/// What stands between `runs`, where anything does.
pub(super) fn unmasked_between<'a>(text: &'a str, runs: &[Run]) -> impl Iterator<Item = &'a str> {
    let starts = std::iter::once(0).chain(runs.iter().map(|run| run.range.end));
    let ends = runs.iter().map(|run| run.range.start).chain([text.len()]);
    let parts: Vec<_> = starts.zip(ends).map(|(start, end)| &text[start..end]).collect();
    parts.into_iter().filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_found() {
        let check = |text: &str, expected: &[&str]| assert_eq!(unmasked(text).collect::<Vec<_>>(), expected, "{text}");
        check("CFAU1mImL_xxxMY_AUTH_KEY", &["CFAU1mImL_", "MY_AUTH_KEY"]);
        check("****b7T", &["b7T"]);
        check("a…b...c", &["a", "b", "c"]);
        check("xxxx", &[]);
        check("plain", &["plain"]);
    }
}
