//! How findings are told: the formats of `report`, as values of `--format`.

use std::io::Write;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::output::Streams;
use crate::lint::Report;
use crate::text::{Finding, visible};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format(&'static str);

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self("human"), Self("short")]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0))
    }
}

/// Writes `findings` of `report` for people.
pub(super) fn human<'a>(
    report: &Report,
    findings: impl Iterator<Item = &'a Finding>,
    streams: &mut Streams,
) -> std::io::Result<()> {
    for finding in findings {
        let at = report.source.position(finding.span.start);
        let name = report.source.name().unwrap_or("<stdin>");
        let (level, message) = (finding.level.name(), visible(&finding.message));
        writeln!(streams.err, "{name}:{}:{}: {level}: {message} [{}]", at.line, at.column, finding.rule)?;
    }
    Ok(())
}
