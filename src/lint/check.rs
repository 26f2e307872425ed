//! What a rule sees, and how it tells.

use super::{Rule, Settings};
use crate::api::{Call, Reply};
use crate::curl::Request;
use crate::mend::Command;
use crate::text::{Edit, Finding, Fix, Grade, Level, Source, Span};

/// What a rule is looking at: one command, with its requests.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Index of the command.
    pub index: usize,
    /// The command.
    pub command: &'a Command,
    /// For each of its requests, what it asks of the API.
    pub calls: &'a [Option<Call>],
}

impl<'a> Subject<'a> {
    /// The requests, each with what it asks of the API.
    pub fn requests(&self) -> impl Iterator<Item = (&'a Request, Option<&'a Call>)> {
        self.command.invocation.requests.iter().zip(self.calls.iter().map(Option::as_ref))
    }
}

/// A check under way.
#[derive(Debug)]
pub struct Check<'a> {
    /// The text.
    pub source: &'a Source,
    /// What to look for.
    pub settings: &'a Settings,
    /// Replies in the text.
    pub replies: &'a [Reply],
    /// The command looked at.
    pub subject: Subject<'a>,
    rule: &'static Rule,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Check<'a> {
    /// Looks at `subject` for `rule`, adding to `findings`.
    pub fn new(
        rule: &'static Rule,
        source: &'a Source,
        settings: &'a Settings,
        replies: &'a [Reply],
        subject: Subject<'a>,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self { source, settings, replies, subject, rule, findings }
    }

    /// Tells of something at `span` of the command's mended text.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Told<'_> {
        let span = self.subject.command.text.span(span);
        self.report_given(span, message)
    }

    /// Tells of something at `span` of the text as given.
    pub fn report_given(&mut self, span: Span, message: impl Into<String>) -> Told<'_> {
        let level = self.settings.levels.get(self.rule.name).copied().unwrap_or(self.rule.level);
        self.findings.push(Finding {
            rule: self.rule.name,
            level,
            message: message.into(),
            why: String::new(),
            span,
            command: Some(self.subject.index),
            fix: None,
        });
        let finding = self.findings.last_mut().expect("a finding was just added");
        Told { finding, command: self.subject.command }
    }
}

/// A finding just made, to be told more about.
#[derive(Debug)]
pub struct Told<'a> {
    finding: &'a mut Finding,
    command: &'a Command,
}

impl Told<'_> {
    /// Why it matters, or what to do.
    pub fn why(self, why: impl Into<String>) -> Self {
        self.finding.why = why.into();
        self
    }

    /// Another level than the rule's own.
    pub fn level(self, level: Level) -> Self {
        self.finding.level = level;
        self
    }

    /// How to cure it: `edits` of the command's mended text, and with them the mending itself.
    pub fn fix(self, grade: Grade, title: impl Into<String>, edits: &[Edit]) -> Self {
        let edits = self.command.text.edited(edits).edits(self.command.span);
        self.finding.fix = Some(Fix { grade, title: title.into(), edits });
        self
    }

    /// What to do, where only the user can: shown, never applied.
    pub fn advise(self, title: impl Into<String>) -> Self {
        self.finding.fix = Some(Fix { grade: Grade::Display, title: title.into(), edits: Vec::new() });
        self
    }
}
