//! How many notes on habits there were, in one line.

use std::collections::BTreeMap;

use crate::report::Look;
use crate::report::look::Ink;
use crate::text::Finding;

/// How many rules are named.
const MANY: usize = 4;

/// How many there were, by their rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(BTreeMap<&'static str, usize>);

impl Counts {
    /// Counts `finding` too.
    pub(super) fn add(&mut self, finding: &Finding) {
        *self.0.entry(finding.rule).or_default() += 1;
    }

    /// `41 notes on habits, shown by --select all: redundant-method ×30, no-timeout ×11`
    pub(super) fn line(&self, look: &Look) -> Option<String> {
        let all: usize = self.0.values().sum();
        let mut rules: Vec<_> = self.0.iter().collect();
        rules.sort_by_key(|(rule, count)| (std::cmp::Reverse(**count), **rule));
        let sign = look.sign("×", "x");
        let mut named: Vec<_> = rules.iter().take(MANY).map(|(rule, count)| format!("{rule} {sign}{count}")).collect();
        let rest: usize = rules.iter().skip(MANY).map(|(_, count)| **count).sum();
        if rest > 0 {
            named.push(format!("{rest} of other rules"));
        }
        let notes = look.paint(Ink::Note, if all == 1 { "note on a habit" } else { "notes on habits" });
        (all > 0).then(|| format!("{all} {notes}, shown by `--select all`: {}", named.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_are_named() {
        let look = Look::default();
        assert_eq!(Counts::default().line(&look), None);
        let one = Counts(BTreeMap::from([("no-timeout", 1)]));
        assert_eq!(one.line(&look).as_deref(), Some("1 note on a habit, shown by `--select all`: no-timeout ×1"));
        let many = Counts(BTreeMap::from([("a", 1), ("b", 30), ("c", 2), ("d", 2), ("e", 3), ("f", 1)]));
        let expected = "39 notes on habits, shown by `--select all`: b ×30, e ×3, c ×2, d ×2, 2 of other rules";
        assert_eq!(many.line(&look).as_deref(), Some(expected));
    }
}
