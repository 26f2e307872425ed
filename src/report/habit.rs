//! Notes on habits: what works, and what people mostly know of. For people they may be counted together.

use std::collections::BTreeMap;

use super::Look;
use super::look::Ink;
use crate::lint::{Group, rules};
use crate::text::{Finding, Level};

/// How many rules are named.
const MANY: usize = 4;

/// Whether `finding` is a note on a habit, or on a value that a document leaves to its reader.
///
/// What an API makes of a command, and what may give a secret away, is none.
pub(crate) fn is_one(finding: &Finding) -> bool {
    let is_of_shell = || rules::find(finding.rule).is_some_and(|it| matches!(it.group, Group::Curl | Group::Shell));
    finding.level == Level::Note && (finding.rule.contains("placeholder") || is_of_shell())
}

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
