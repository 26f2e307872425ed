//! `lint`: what is wrong with the commands of files.

mod adoption;
mod documents;
mod listing;
mod stream;

use std::path::{Path, PathBuf};

use super::args::{Fed, LintArguments};
use super::doubts::Teller;
use super::input::{self, Input};
use super::output::{Streams, Voice};
use super::texts::Texts;
use super::{Failure, GOOD, OPEN, settings};
use crate::lint::{self, Report, Settings};
use crate::mend::Mending;
use crate::project::Projects;
use documents::Documents;

/// Tells what is wrong with the texts that are named.
pub(super) fn lint(arguments: &LintArguments, streams: &mut Streams) -> Result<u8, Failure> {
    if arguments.show_config {
        return listing::settings(arguments, streams);
    }
    if arguments.input == Fed::Ndjson {
        return stream::tell(arguments, streams);
    }
    if let Some(name) = &arguments.stdin_filename {
        return tell_stdin(arguments, name, streams);
    }
    let here = [PathBuf::from(".")];
    let paths = if arguments.show_files && arguments.paths.is_empty() { &here } else { &arguments.paths[..] };
    let texts = Texts::new(paths, arguments.search.named(), &arguments.configuration)?;
    if arguments.show_files {
        return listing::files(&texts, streams);
    }
    match &arguments.add_ignores {
        Some(reason) => adoption::adopt(arguments, &texts, reason, streams),
        None => tell(arguments, &texts, streams),
    }
}

/// Tells what is wrong with standard input as with the file `name`; nothing, where that is left out.
fn tell_stdin(arguments: &LintArguments, name: &Path, streams: &mut Streams) -> Result<u8, Failure> {
    input::expect_stdin(&arguments.paths)?;
    let input = input::stdin_as(name)?.told(streams);
    let mut documents = Documents::new(arguments, &[name.to_owned()], streams.voice)?;
    let mut projects = arguments.configuration.projects();
    let taken = projects.files(&[name.to_owned()], arguments.search.named()).map_err(Failure::Project)?;
    let mut code = GOOD;
    if !taken.paths.is_empty() {
        code = add(arguments, &mut documents, &report(arguments, &input, &mut projects)?, streams)?;
    }
    documents.end(streams)?;
    Ok(code)
}

fn tell(arguments: &LintArguments, texts: &Texts<'_>, streams: &mut Streams) -> Result<u8, Failure> {
    let mut documents = Documents::new(arguments, &texts.paths, streams.voice)?;
    let read = |input: Input, projects: &mut Projects| report(arguments, &input, projects);
    let code = texts.each(streams, read, |report, streams| add(arguments, &mut documents, &report, streams))?;
    if documents.is_empty() && code != GOOD {
        return Ok(code);
    }
    documents.end(streams)?;
    Ok(code)
}

/// Tells of one text more; gives the exit code that it makes.
fn add(
    arguments: &LintArguments,
    documents: &mut Documents<'_>,
    report: &Report,
    streams: &mut Streams,
) -> Result<u8, Failure> {
    streams.remark_evidence(report, 0..report.commands.len());
    if report.is_paste() && streams.voice == Voice::Plain {
        doubt(report, streams);
    }
    documents.add(report, streams)?;
    let is_bad = report.findings.iter().any(|finding| finding.level >= arguments.fail_on.0);
    Ok(if is_bad && !arguments.exit_zero { OPEN } else { GOOD })
}

/// Tells what the commands of a paste do not tell; who wrote a document sees what it says.
fn doubt(report: &Report, streams: &mut Streams) {
    let name = report.source.name().map_or(String::new(), |name| format!("{name}: "));
    let teller = Teller::new(report);
    for (index, command) in report.commands.iter().enumerate() {
        for doubt in teller.beside_findings(index, &command.certainty) {
            streams.remark(&format!("{name}{doubt}"));
        }
    }
}

/// The text of `input`, read and checked.
fn report(arguments: &LintArguments, input: &Input, projects: &mut Projects) -> Result<Report, Failure> {
    let settings = settings(arguments, input.path.as_deref(), projects)?;
    Ok(lint::lint(input.source(), Mending::On, &settings))
}

/// The settings for the file `path`, or for standard input.
fn settings(arguments: &LintArguments, path: Option<&Path>, projects: &mut Projects) -> Result<Settings, Failure> {
    let mut settings = settings::of_project(path, projects)?.lint;
    if !arguments.select.is_empty() {
        settings.select.clone_from(&arguments.select);
    }
    settings.ignore.extend(arguments.ignore.iter().cloned());
    match settings.unknown().into_iter().next() {
        Some(unknown) => Err(Failure::UnknownRule(unknown)),
        None => Ok(settings),
    }
}
