//! Which commands of a text are meant, and what is to be done to them.

use super::Failure;
use super::args::{Changes, Choice, Reading};
use super::input::Input;
use crate::lint::{self, Correction, Guesses, Placeholders, Report, Settings, Unknown};
use crate::mend::Mending;
use crate::print;
use crate::text::{Grade, Level};

/// Reads and checks a text.
pub(super) fn text(input: &Input, reading: &Reading, settings: &Settings) -> Result<Report, Failure> {
    if input.text.trim().is_empty() {
        return Err(Failure::Empty(input.name()));
    }
    Ok(lint::lint(input.source(), mending(reading), settings))
}

/// Reads and checks a text that must have a command.
pub(super) fn report(input: &Input, reading: &Reading, settings: &Settings) -> Result<Report, Failure> {
    let report = text(input, reading, settings)?;
    if report.commands.is_empty() { Err(Failure::NoCommand(input.name())) } else { Ok(report) }
}

/// Whether damage is undone.
pub(super) fn mending(reading: &Reading) -> Mending {
    if reading.as_written { Mending::AsWritten } else { Mending::On }
}

/// The indices of the commands that `choice` names; all of them where nothing is chosen.
pub(super) fn commands(report: &Report, choice: Option<Choice>) -> Result<Vec<usize>, Failure> {
    let outer = report.outer();
    match choice {
        None | Some(Choice::All) => Ok(outer),
        Some(Choice::One(number)) => {
            let count = outer.len();
            outer.get(number - 1).map(|&index| vec![index]).ok_or(Failure::NoSuchCommand { number, count })
        }
    }
}

/// What is to be done to commands, `secrets` being how credentials appear unless something else is asked for.
pub(super) fn correction(reading: &Reading, changes: &Changes, secrets: print::Secrets) -> Correction {
    Correction {
        guesses: if changes.unsafe_fixes { Guesses::Applied } else { Guesses::Shown },
        also: changes.also.clone(),
        placeholders: if changes.mend_only { Placeholders::AsWritten } else { Placeholders::Variables },
        set: reading.set.iter().cloned().collect(),
        secrets: reading.secrets.map_or(secrets, Into::into),
        style: changes.style.map(Into::into).unwrap_or_default(),
    }
}

/// What is to be done to commands before they are sent or written as a program.
pub(super) fn meant(reading: &Reading, secrets: print::Secrets) -> Correction {
    let mut correction = correction(reading, &Changes::default(), secrets);
    if reading.as_written {
        correction.guesses = Guesses::NoneAtAll;
        correction.placeholders = Placeholders::AsWritten;
    }
    correction
}

/// The rules by whose fixes the command `index` is not as it is written; `None` where it is.
pub(super) fn corrections(report: &Report, reading: &Reading, index: usize) -> Option<String> {
    let applied = report.findings.iter().filter(|finding| {
        let is_safe = finding.fix.as_ref().is_some_and(|fix| fix.grade == Grade::Safe);
        finding.command == Some(index) && finding.level == Level::Error && is_safe
    });
    let mut rules: Vec<_> = applied.map(|finding| format!("`{}`", finding.rule)).collect();
    rules.dedup();
    (!rules.is_empty() && !reading.as_written).then(|| rules.join(", "))
}

/// Refuses rules that there are none of.
pub(super) fn check(changes: &Changes) -> Result<(), Failure> {
    let unknown = changes.also.iter().find_map(|rule| Unknown::check(rule));
    unknown.map_or(Ok(()), |unknown| Err(Failure::UnknownRule(unknown)))
}
