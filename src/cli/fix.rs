//! `fix`: corrected commands, or whole texts with their commands corrected.

mod commands;
mod diff;
mod document;
mod unset;

use super::args::FixArguments;
use super::input::{self, Input};
use super::output::{Streams, Voice};
use super::{FAILED, Failure, GOOD, OPEN, select, settings};
use crate::api::Reply;
use crate::lint::{Corrected, Correction, Group, Placeholders, Report, rules};
use crate::mend::Certainty;
use crate::print::Secrets;
use crate::project::{ProjectSettings, Projects};
use crate::report::{FORMATS, is_plain};
use crate::text::{Finding, Level};

/// Corrects the texts that are named.
pub(super) fn fix(arguments: &FixArguments, streams: &mut Streams) -> Result<u8, Failure> {
    if let Some(name) = &arguments.stdin_filename {
        input::expect_stdin(&arguments.files)?;
        return document::filter(name, arguments, streams);
    }
    select::check(&arguments.changes)?;
    if arguments.write || arguments.diff || arguments.check || arguments.document {
        return document::fix(arguments, streams);
    }
    let mut code = GOOD;
    for input in input::read(&arguments.files) {
        let result = input.map(|input| input.told(streams)).and_then(|input| commands::fix(&input, arguments, streams));
        // One bad file must not keep the others from being looked at.
        code = code.max(result.unwrap_or_else(|failure| {
            streams.fail(&failure);
            failure.exit()
        }));
    }
    Ok(code)
}

/// The settings for `input`; with `--mend-only` nothing but mending counts.
fn settings_for(input: &Input, arguments: &FixArguments, projects: &mut Projects) -> Result<ProjectSettings, Failure> {
    let mut settings = settings::of_project(input.path.as_deref(), projects)?;
    settings.lint.wanted = arguments.changes.also.iter().chain(&settings.also).cloned().collect();
    if arguments.changes.mend_only {
        settings.lint.select = vec!["mangled".to_owned()];
        settings.also.clear();
        settings.lint.wanted.clear();
    }
    Ok(settings)
}

/// What is to be done to commands, by the arguments and, where they say nothing, by the project.
fn correction(arguments: &FixArguments, settings: &ProjectSettings) -> Correction {
    let mut correction = select::correction(&arguments.reading, &arguments.changes, Secrets::Keep);
    correction.also.extend(settings.also.iter().cloned());
    if arguments.changes.style.is_none() {
        correction.style = settings.lint.style;
    }
    correction
}

/// What a command's reading and the findings that stay make of the exit code.
fn code_of(corrected: &Corrected, placeholders: Placeholders) -> u8 {
    let is_open = |finding: &Finding| finding.level == Level::Error || wants_value(finding, placeholders);
    let certain = corrected.command.certainty == Certainty::Certain;
    if certain && corrected.variables.is_empty() && !corrected.open.iter().any(is_open) { GOOD } else { OPEN }
}

/// Whether a value is to be filled in where a placeholder stays.
fn wants_value(finding: &Finding, placeholders: Placeholders) -> bool {
    placeholders == Placeholders::Variables && finding.rule.contains("placeholder")
}

/// Tells what was found in the commands at `indices`.
fn tell(report: Report, indices: &[usize], streams: &mut Streams) -> Result<(), Failure> {
    let Some(report) = worth_telling(report, indices, streams) else { return Ok(()) };
    let look = streams.look_err();
    streams.explain(|err| FORMATS[0].write(&[report], &look, err))
}

/// `report` with what is worth telling of the commands at `indices`, if there is something.
fn worth_telling(mut report: Report, indices: &[usize], streams: &mut Streams) -> Option<Report> {
    if streams.voice == Voice::Quiet {
        return None;
    }
    streams.remark_evidence(&report, indices.iter().copied());
    let is_meant = |command: Option<usize>| command.is_none_or(|command| indices.contains(&command));
    let talk = Talk { voice: streams.voice, wrong: wrong(&report) };
    report.findings.retain(|finding| is_meant(finding.command) && talk.has(finding));
    report.replies.retain(|reply| is_meant(reply.command) && talk.has_reply(reply));
    let is_silent = report.findings.is_empty() && report.replies.is_empty();
    (!is_silent).then_some(report)
}

/// What is worth telling.
struct Talk {
    voice: Voice,
    /// The commands that something is told of anyway.
    wrong: Vec<Option<usize>>,
}

impl Talk {
    /// Habits are left out unless asked for; what explains how the API takes a command is not, where
    /// that needs explaining.
    fn has(&self, finding: &Finding) -> bool {
        let explains = || rules::find(finding.rule).is_some_and(|rule| rule.group == Group::Api);
        let needs_it = || finding.command.is_none() || self.wrong.contains(&finding.command);
        finding.level >= Level::Warning || self.voice == Voice::Verbose || (explains() && needs_it())
    }

    /// Nothing is told of replies that need no explaining.
    fn has_reply(&self, reply: &Reply) -> bool {
        !is_plain(reply) || self.voice == Voice::Verbose
    }
}

/// The commands that are wrong, were refused, or are not read with certainty.
fn wrong(report: &Report) -> Vec<Option<usize>> {
    let refused = report.replies.iter().filter(|reply| !is_plain(reply)).map(|reply| reply.command);
    let uncertain = report.commands.iter().enumerate().filter(|(_, it)| it.certainty != Certainty::Certain);
    let told = report.findings.iter().filter(|finding| finding.level >= Level::Warning);
    uncertain.map(|(index, _)| Some(index)).chain(told.map(|finding| finding.command)).chain(refused).collect()
}
