//! What is said of readings that are not certain.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::lint::{Group, Report, rules};
use crate::mend::Certainty;
use crate::report::redact::Redaction;

/// Tells of the commands of one report.
pub(super) struct Teller<'r> {
    report: &'r Report,
    /// What hides the secrets of other readings: of the whole text, so found once.
    redaction: OnceCell<Redaction>,
    /// The commands of which a finding tells what pasting did to them.
    mangled: BTreeSet<usize>,
}

impl<'r> Teller<'r> {
    pub(super) fn new(report: &'r Report) -> Self {
        let is_mangled = |rule: &str| rules::find(rule).is_some_and(|rule| rule.group == Group::Mangled);
        let told = report.findings.iter().filter(|finding| is_mangled(finding.rule));
        Self { report, redaction: OnceCell::new(), mangled: told.filter_map(|finding| finding.command).collect() }
    }

    /// What is said of command `index`, as sure as `certainty` by now.
    pub(super) fn of(&self, index: usize, certainty: &Certainty) -> Vec<String> {
        let unsure = match certainty {
            Certainty::Unsure(doubts) => {
                Some(format!("command {} does not tell all that was meant: {doubts}", index + 1))
            }
            Certainty::Certain | Certainty::Likely(_) => None,
        };
        unsure.into_iter().chain(self.other(index, certainty)).collect()
    }

    /// The same, where the findings are told as well: what they say is left out.
    pub(super) fn beside_findings(&self, index: usize, certainty: &Certainty) -> Vec<String> {
        if self.mangled.contains(&index) {
            self.other(index, certainty).into_iter().collect()
        } else {
            self.of(index, certainty)
        }
    }

    fn other(&self, index: usize, certainty: &Certainty) -> Option<String> {
        let other = certainty.other()?;
        let redaction = self.redaction.get_or_init(|| Redaction::new(self.report));
        Some(format!("command {} could also have been meant so:\n{}", index + 1, redaction.mask(other)))
    }
}
