//! `lint`: what is wrong with the commands of files.

use super::args::LintArguments;
use super::input::{self, Input};
use super::output::Streams;
use super::{Failure, GOOD, OPEN, format, settings};
use crate::lint::{self, Report};
use crate::mend::Mending;

/// Tells what is wrong with the texts that are named.
pub(super) fn lint(arguments: &LintArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let mut code = GOOD;
    let mut reports = Vec::new();
    for input in input::read(&arguments.paths) {
        let report = report(&input?, arguments)?;
        if report.findings.iter().any(|finding| finding.level >= arguments.fail_on.0) {
            code = OPEN;
        }
        reports.push(report);
    }
    for report in &reports {
        format::human(report, report.findings.iter(), streams).map_err(Failure::Output)?;
    }
    Ok(code)
}

fn report(input: &Input, arguments: &LintArguments) -> Result<Report, Failure> {
    let mut settings = settings::settings_for(input.path.as_deref())?;
    if !arguments.select.is_empty() {
        settings.select.clone_from(&arguments.select);
    }
    settings.ignore.extend(arguments.ignore.iter().cloned());
    if let Some(unknown) = settings.unknown().into_iter().next() {
        return Err(Failure::UnknownRule(unknown));
    }
    Ok(lint::lint(input.source(), Mending::On, &settings))
}
