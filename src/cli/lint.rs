//! `lint`: what is wrong with the commands of files.

use super::args::LintArguments;
use super::input::{self, Input};
use super::output::Streams;
use super::{Failure, GOOD, OPEN, settings};
use crate::lint::{self, Report, Settings};
use crate::mend::Mending;

/// Tells what is wrong with the texts that are named.
pub(super) fn lint(arguments: &LintArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let mut code = GOOD;
    let mut reports = Vec::new();
    let mut projects = arguments.configuration.projects();
    let paths = projects.files(&arguments.paths).map_err(Failure::Project)?;
    // Nothing named is standard input; nothing found is nothing.
    let inputs = (arguments.paths.is_empty() || !paths.is_empty()).then(|| input::read(&paths));
    for input in inputs.into_iter().flatten() {
        match input.and_then(|input| report(&input.told(streams), arguments)) {
            Ok(report) => reports.push(report),
            Err(failure @ (Failure::UnknownRule(_) | Failure::Project(_))) => return Err(failure),
            // Nobody asked for this one: it only lay in a folder that was searched.
            Err(failure @ Failure::NotUtf8 { .. }) if paths != arguments.paths => streams.fail(&failure),
            // One bad file must not keep the others from being looked at.
            Err(failure) => {
                streams.fail(&failure);
                code = code.max(failure.exit());
            }
        }
    }
    if reports.is_empty() && code != GOOD {
        return Ok(code);
    }
    for report in &reports {
        streams.remark_evidence(report, 0..report.commands.len());
    }
    let look = streams.look_out();
    (arguments.format.0.write)(&reports, &look, &mut streams.out).map_err(Failure::Output)?;
    let mut findings = reports.iter().flat_map(|report| &report.findings);
    let is_bad = findings.any(|finding| finding.level >= arguments.fail_on.0);
    Ok(code.max(if is_bad { OPEN } else { GOOD }))
}

fn report(input: &Input, arguments: &LintArguments) -> Result<Report, Failure> {
    let settings = settings(input, arguments)?;
    Ok(lint::lint(input.source(), Mending::On, &settings))
}

fn settings(input: &Input, arguments: &LintArguments) -> Result<Settings, Failure> {
    let mut settings = settings::settings_for(input.path.as_deref(), &arguments.configuration)?.lint;
    if !arguments.select.is_empty() {
        settings.select.clone_from(&arguments.select);
    }
    settings.ignore.extend(arguments.ignore.iter().cloned());
    match settings.unknown().into_iter().next() {
        Some(unknown) => Err(Failure::UnknownRule(unknown)),
        None => Ok(settings),
    }
}
