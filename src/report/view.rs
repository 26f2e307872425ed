//! A report as formats see it: positions for bytes, secrets masked, nothing that acts on a terminal.

use std::cell::OnceCell;

use serde_json::{Value, json};

use super::redact::Redaction;
use crate::lint::{Group, Report, rules};
use crate::text::{Edit, Finding, Fix, Level, Position, Source, Span, visible};

/// One report, ready to be shown.
pub(super) struct View<'a> {
    pub(super) report: &'a Report,
    redaction: OnceCell<Redaction>,
}

/// One finding, ready to be shown.
pub(super) struct Shown<'a> {
    pub(super) finding: &'a Finding,
    pub(super) start: Position,
    pub(super) end: Position,
    pub(super) message: String,
    pub(super) why: String,
    pub(super) fix: Option<ShownFix<'a>>,
}

/// A fix whose edits hold no secret.
pub(super) struct ShownFix<'a> {
    pub(super) fix: &'a Fix,
    pub(super) title: String,
    pub(super) edits: &'a [Edit],
}

impl<'a> View<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        Self { report, redaction: OnceCell::new() }
    }

    /// What keeps secrets back; looked for in the whole text when first something is shown.
    pub(super) fn redaction(&self) -> &Redaction {
        self.redaction.get_or_init(|| Redaction::new(self.report))
    }

    /// The name it came under.
    pub(super) fn path(&self) -> &'a str {
        self.report.source.label()
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        self.report.source.position(offset)
    }

    /// `text` without secrets and harmless.
    pub(super) fn plain(&self, text: &str) -> String {
        visible(&self.redaction().mask(text)).into_owned()
    }

    /// The findings in order of place.
    pub(super) fn findings(&self) -> Vec<Shown<'a>> {
        let show = |finding: &'a Finding| Shown {
            finding,
            start: self.position(finding.span.start),
            end: self.position(finding.span.end),
            message: self.plain(&finding.message),
            why: self.plain(&finding.why),
            fix: finding.fix.as_ref().map(|fix| self.fix(fix)),
        };
        self.report.findings.iter().map(show).collect()
    }

    fn fix(&self, fix: &'a Fix) -> ShownFix<'a> {
        ShownFix { fix, title: self.plain(&fix.title), edits: self.redaction().fix(fix) }
    }

    /// `R` of the JSON formats.
    pub(super) fn range(&self, span: Span) -> Value {
        range(&self.report.source, span)
    }
}

impl Shown<'_> {
    pub(super) fn rule(&self) -> &'static str {
        self.finding.rule
    }

    pub(super) fn level(&self) -> Level {
        self.finding.level
    }

    pub(super) fn group(&self) -> &'static str {
        rules::find(self.finding.rule).map_or(Group::Docs, |rule| rule.group).name()
    }

    /// Message and reason in one.
    pub(super) fn sentence(&self) -> String {
        if self.why.is_empty() { self.message.clone() } else { format!("{}; {}", self.message, self.why) }
    }
}

/// `span` of `source` as all JSON has it: `{"start":{"offset":0,"line":1,"column":1},"end":…}`.
pub fn range(source: &Source, span: Span) -> Value {
    let place = |offset| {
        let Position { offset, line, column } = source.position(offset);
        json!({"offset": offset, "line": line, "column": column})
    };
    json!({"start": place(span.start), "end": place(span.end)})
}
