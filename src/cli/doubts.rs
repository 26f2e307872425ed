//! What is said of readings that are not certain.

use crate::lint::{Group, Report, rules};
use crate::mend::Certainty;
use crate::report::redact::Redaction;

/// What is said of command `index` of `report`, as sure as `certainty` by now.
pub(super) fn of(report: &Report, index: usize, certainty: &Certainty) -> Vec<String> {
    let unsure = match certainty {
        Certainty::Unsure(doubts) => Some(format!("command {} does not tell all that was meant: {doubts}", index + 1)),
        Certainty::Certain | Certainty::Likely(_) => None,
    };
    unsure.into_iter().chain(other(report, index, certainty)).collect()
}

/// The same, where the findings are told as well: what they say is left out.
pub(super) fn beside_findings(report: &Report, index: usize, certainty: &Certainty) -> Vec<String> {
    if tells_of_slips(report, index) {
        other(report, index, certainty).into_iter().collect()
    } else {
        of(report, index, certainty)
    }
}

fn other(report: &Report, index: usize, certainty: &Certainty) -> Option<String> {
    let other = certainty.other()?;
    Some(format!("command {} could also have been meant so:\n{}", index + 1, Redaction::new(report).mask(other)))
}

fn tells_of_slips(report: &Report, index: usize) -> bool {
    let is_mangled = |rule: &str| rules::find(rule).is_some_and(|rule| rule.group == Group::Mangled);
    report.findings.iter().any(|finding| finding.command == Some(index) && is_mangled(finding.rule))
}
