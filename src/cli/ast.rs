//! `ast`: what was read, as JSON.

use serde_json::Value;

use super::args::{AstArguments, Choice};
use super::output::Streams;
use super::{Failure, GOOD, OPEN, input, select, settings};
use crate::lint::{self, Correction, Report, Settings};
use crate::mend::Certainty;
use crate::print::Secrets;
use crate::report;

/// Prints what was read.
pub(super) fn ast(arguments: &AstArguments, streams: &mut Streams) -> Result<u8, Failure> {
    let input = input::read_one(arguments.file.as_ref())?.told(streams);
    let settings = settings::settings_for(input.path.as_deref(), &arguments.reading.configuration)?.lint;
    let mut reading = arguments.reading.clone();
    let secrets = reading.secrets.take().map_or(Secrets::Mask, Into::into);
    let report = select::report(&input, &reading, &settings).map_err(Failure::refused)?;
    let indices = select::commands(&report, reading.command)?;
    let set = reading.set.iter().cloned().collect();
    let correction = Correction { set, ..Correction::default() };
    let code = indices.iter().map(|&index| code(&report, index, &settings, &correction)).max().unwrap_or(GOOD);
    let mut json = report::ast(std::slice::from_ref(&report), secrets);
    if let (Some(Choice::One(_)), Some(Value::Array(commands))) = (reading.command, json.get_mut("commands")) {
        *commands = indices.iter().filter_map(|&index| commands.get(index).cloned()).collect();
    }
    streams.print(format!("{json:#}\n"))?;
    Ok(code)
}

/// Whether a command's reading is certain and complete.
fn code(report: &Report, index: usize, settings: &Settings, correction: &Correction) -> u8 {
    let corrected = lint::correct(report, index, settings, correction);
    let is_certain = corrected.command.certainty == Certainty::Certain;
    if is_certain && corrected.variables.is_empty() { GOOD } else { OPEN }
}
