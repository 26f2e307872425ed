//! What a rule sees, and how it tells.

use super::rules::sent::Sent;
use super::seam::seamed;
use super::structure::Structure;
use super::{Report, Rule, Settings};
use crate::api::{Call, Reply};
use crate::curl::Request;
use crate::knowledge::programs::Runs;
use crate::mend::{Certainty, Command};
use crate::page::Purpose;
use crate::shell::{Dialect, Part, Quoting, Simple, Word, Worth};
use crate::text::{Edit, Finding, Fix, Grade, Level, Origin, Source, Span};

/// What a rule is looking at: one command, with its requests.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Index of the command.
    pub index: usize,
    /// The command.
    pub command: &'a Command,
    /// For each of its requests, what it asks of Cloudflare's API.
    pub calls: &'a [Option<Call>],
    /// For each of its requests, what it asks of the APIs of the settings; nothing where there are none.
    pub own: &'a [Option<Call>],
}

impl<'a> Subject<'a> {
    /// The requests, each with what it asks of Cloudflare's API.
    pub fn requests(&self) -> impl Iterator<Item = (&'a Request, Option<&'a Call>)> + use<'a> {
        self.command.invocation.requests.iter().zip(self.calls.iter().map(Option::as_ref))
    }

    /// The requests that go to APIs of the settings.
    pub fn own_calls(&self) -> impl Iterator<Item = (&'a Request, &'a Call)> + use<'a> {
        let calls = self.command.invocation.requests.iter().zip(self.own);
        calls.filter_map(|(request, call)| Some((request, call.as_ref()?)))
    }

    /// The command's mended text, in which all spans are.
    pub fn text(&self) -> &'a str {
        self.command.text.text()
    }

    /// The curl command within its pipeline.
    pub fn simple(&self) -> Option<&'a Simple> {
        self.command.pipeline.commands.get(self.command.position)
    }

    /// The words of the curl command, its name among them.
    pub fn words(&self) -> &'a [Word] {
        self.command.words()
    }

    /// Whether the shell puts a list among its words, `"${ARGS[@]}"`, and so may put any option there.
    pub fn has_list(&self) -> bool {
        const LISTS: [&str; 5] = ["$@", "${@", "$*", "[@]", "[*]"];
        let is_list = |part: &Part| {
            let written = part.span.of(self.text());
            matches!(part.worth, Worth::Unknown(_)) && LISTS.iter().any(|list| written.contains(list))
        };
        self.words().iter().flat_map(|word| &word.parts).any(is_list)
    }

    /// Whether a word is a variable alone, and without quotes, which the shell may make several of, or none.
    pub fn has_loose_word(&self) -> bool {
        let is_loose = |word: &Word| match &word.parts[..] {
            [part] => part.quoting == Quoting::Bare && matches!(part.worth, Worth::Unknown(_)),
            _ => false,
        };
        self.words().iter().any(is_loose)
    }

    /// The word that holds the byte `at`.
    pub fn word_at(&self, at: usize) -> Option<&'a Word> {
        let words = self.words();
        let word = words.get(words.partition_point(|word| word.span.end <= at))?;
        (word.span.start <= at).then_some(word)
    }
}

/// A finding, and its fix as edits of the command's mended text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) edits: Vec<Edit>,
    /// What applying the edits may do to the mended command; the finding's fix mends it first.
    pub(super) grade: Option<Grade>,
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
    pub(super) rule: &'static Rule,
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
        self.rule.name
    }

    /// Tells of something at `span` of the command's mended text.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Told<'_> {
        let span = self.subject.command.text.span(span);
        self.report_given(span, message)
    }

    /// Tells of something at `span` of the text as given.
    pub fn report_given(&mut self, span: Span, message: impl Into<String>) -> Told<'_> {
        let mut found = Found::new(self.rule, self.settings, span, message.into());
        found.finding.command = Some(self.subject.index);
        let at = self.found.len();
        self.found.push(found);
        let found = &mut self.found[at];
        let structure = (at - self.before < ENOUGH).then_some(self.structure);
        Told { found, settings: self.settings, command: self.subject.command, structure }
    }
}

impl Found {
    fn new(rule: &'static Rule, settings: &Settings, span: Span, message: String) -> Self {
        let level = settings.level(rule).unwrap_or(rule.level);
        let finding = Finding { rule: rule.name, level, message, why: String::new(), span, command: None, fix: None };
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
    pub(super) rule: &'static Rule,
    pub(super) found: &'a mut Vec<Found>,
}

impl TextCheck<'_> {
    /// Tells of something at `span` of the text as given.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> ToldOfText<'_> {
        let at = self.found.len();
        self.found.push(Found::new(self.rule, self.settings, span, message.into()));
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
