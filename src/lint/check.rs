//! What a rule sees, and how it tells.

use super::seam::seamed;
use super::sent::Sent;
use super::structure::Structure;
use super::{Report, Settings, Subject};
use crate::api::Reply;
use crate::knowledge::programs::Runs;
use crate::mend::{Certainty, Command};
use crate::page::Purpose;
use crate::shell::Dialect;
use crate::text::{Edit, Finding, Fix, Grade, Level, Origin, Source, Span};

/// A finding, and its fix as edits of the command's mended text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) edits: Vec<Edit>,
    /// What applying the edits may do to the mended command; the finding's fix mends it first.
    pub(super) grade: Option<Grade>,
}

/// What the findings of a rule stand under.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// The name of the rule.
    pub(super) rule: &'static str,
    /// How bad a finding is, unless the check says otherwise.
    pub(super) level: Level,
}

/// A check of one command under way.
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
    /// What it sends, each thing once.
    pub(super) sent: &'a Sent<'a>,
    pub(super) heading: Heading,
    pub(super) structure: &'a Structure,
    pub(super) report: &'a Report,
    /// How many findings there were before the rule looked.
    pub(super) before: usize,
    pub(super) found: &'a mut Vec<Found>,
}

/// How often a rule may tell of one command. Each fix holds all of the command's mending, so that
/// without an end to it the work would grow with the square of the input.
pub(super) const ENOUGH: usize = 64;

impl Check<'_> {
    /// Whether the command is given to a program that fills in arguments of its own.
    pub fn is_filled(&self) -> bool {
        self.report.runner(self.subject.index).is_some_and(|runner| runner.runs == Runs::Filled)
    }

    /// Whether it matters to the script around the command that this fails.
    pub fn uses_status(&self) -> bool {
        self.report.uses_status(self.subject.index)
    }

    /// What the command is there for.
    pub fn purpose(&self) -> Purpose {
        self.report.purpose(self.subject.index)
    }

    /// How bad it is: `stored` in a file, which others read, and `handed` in what somebody only asks about.
    pub fn by_origin(&self, stored: Level, handed: Level) -> Level {
        match self.source.origin() {
            Origin::Stored => stored,
            Origin::Handed => handed,
        }
    }

    /// The name of the rule that looks.
    pub fn rule_name(&self) -> &'static str {
        self.heading.rule
    }

    /// Tells of something at `span` of the command's mended text.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Told<'_> {
        let span = self.subject.command.text.span(span);
        self.report_given(span, message)
    }

    /// Tells of something at `span` of the text as given.
    pub fn report_given(&mut self, span: Span, message: impl Into<String>) -> Told<'_> {
        let mut found = Found::new(self.heading, span, message.into());
        found.finding.command = Some(self.subject.index);
        let at = self.found.len();
        self.found.push(found);
        let found = &mut self.found[at];
        let structure = (at - self.before < ENOUGH).then_some(self.structure);
        Told { found, settings: self.settings, command: self.subject.command, structure }
    }
}

impl Found {
    fn new(heading: Heading, span: Span, message: String) -> Self {
        let Heading { rule, level } = heading;
        let finding = Finding { rule, level, message, why: String::new(), span, command: None, fix: None };
        Self { finding, edits: Vec::new(), grade: None }
    }
}

/// A finding just made, to be told more about.
#[derive(Debug)]
pub struct Told<'a> {
    found: &'a mut Found,
    settings: &'a Settings,
    command: &'a Command,
    /// None where the rule has told enough, and the finding will be dropped.
    structure: Option<&'a Structure>,
}

#[expect(clippy::return_self_not_must_use, reason = "it is told already; more may be told of it, or not")]
impl Told<'_> {
    /// Why it matters, or what to do.
    pub fn why(self, why: impl Into<String>) -> Self {
        self.found.finding.why = why.into();
        self
    }

    /// Another level than the rule's own, unless the settings name one.
    pub fn level(self, level: Level) -> Self {
        if !self.settings.has_level(self.found.finding.rule) {
            self.found.finding.level = level;
        }
        self
    }

    /// How to cure it: `edits` of the command's mended text, and with them the mending itself.
    pub fn fix(self, grade: Grade, title: impl Into<String>, edits: &[Edit]) -> Self {
        let Some(structure) = self.structure else { return self };
        let words = self.command.pipeline.commands.get(self.command.position).map_or(&[][..], |simple| &simple.words);
        let edits = match self.command.dialect {
            Dialect::Posix => seamed(edits, words, self.command.text.text()),
            _ => edits.to_vec(),
        };
        let text = self.command.text.edited(&edits);
        self.found.edits = edits;
        self.found.grade = Some(grade);
        let grade = grade.max(grade_of(&self.command.certainty));
        // What the document cannot say where the command stands is for its author to say otherwise.
        let fix = match structure.edits(self.command, &text) {
            Some(edits) => Fix { grade, title: title.into(), edits },
            None => Fix { grade: Grade::Display, title: title.into(), edits: Vec::new() },
        };
        self.found.finding.fix = Some(fix);
        self
    }

    /// How to cure it by `edits` of the text as given, which reach beyond the command.
    pub fn fix_given(self, grade: Grade, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.found.grade = Some(grade);
        self.found.finding.fix = Some(Fix { grade, title: title.into(), edits });
        self
    }

    /// How to cure it, where that can be said by edits of the mended command; else only what to do.
    pub fn fix_or_advise(self, grade: Grade, title: impl Into<String>, edits: Option<Vec<Edit>>) -> Self {
        match edits {
            Some(edits) => self.fix(grade, title, &edits),
            None => self.advise(title),
        }
    }

    /// What to do, where only the user can: shown, never applied.
    pub fn advise(self, title: impl Into<String>) -> Self {
        self.found.grade = Some(Grade::Display);
        self.found.finding.fix = Some(Fix { grade: Grade::Display, title: title.into(), edits: Vec::new() });
        self
    }
}

/// What mending a command that is read so may do.
pub(super) const fn grade_of(certainty: &Certainty) -> Grade {
    match certainty {
        Certainty::Certain => Grade::Safe,
        Certainty::Likely(_) => Grade::Unsafe,
        Certainty::Unsure(_) => Grade::Display,
    }
}

/// A check of a whole text under way.
#[derive(Debug)]
pub struct TextCheck<'a> {
    /// Everything known of the text; its findings are those of the commands.
    pub report: &'a Report,
    /// What to look for.
    pub settings: &'a Settings,
    pub(super) heading: Heading,
    pub(super) found: &'a mut Vec<Found>,
}

impl TextCheck<'_> {
    /// Tells of something at `span` of the text as given.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> ToldOfText<'_> {
        let at = self.found.len();
        self.found.push(Found::new(self.heading, span, message.into()));
        ToldOfText { finding: &mut self.found[at].finding, settings: self.settings }
    }
}

/// A finding on a whole text just made, to be told more about.
#[derive(Debug)]
pub struct ToldOfText<'a> {
    finding: &'a mut Finding,
    settings: &'a Settings,
}

#[expect(clippy::return_self_not_must_use, reason = "it is told already; more may be told of it, or not")]
impl ToldOfText<'_> {
    /// Why it matters, or what to do.
    pub fn why(self, why: impl Into<String>) -> Self {
        self.finding.why = why.into();
        self
    }

    /// Another level than the rule's own, unless the settings name one.
    pub fn level(self, level: Level) -> Self {
        if !self.settings.has_level(self.finding.rule) {
            self.finding.level = level;
        }
        self
    }

    /// The command it belongs to.
    pub fn command(self, index: usize) -> Self {
        self.finding.command = Some(index);
        self
    }

    /// How to cure it: `edits` of the text as given.
    pub fn fix(self, grade: Grade, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.finding.fix = Some(Fix { grade, title: title.into(), edits });
        self
    }

    /// What to do, where only the user can: shown, never applied.
    pub fn advise(self, title: impl Into<String>) -> Self {
        self.fix(Grade::Display, title, Vec::new())
    }
}
