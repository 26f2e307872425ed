//! Rules, one file each, over everything read from a text → findings with fixes.

mod check;
mod fix;
mod rule;
pub mod rules;
mod settings;

pub use check::{Check, Subject};
pub use fix::{Corrected, Correction, correct};
pub use rule::{Example, Group, Rule};
pub use settings::Settings;

use crate::api::{Call, Reply};
use crate::mend::{Command, Mending};
use crate::text::{Finding, Source};

/// Everything known of one text.
#[derive(Debug)]
pub struct Report {
    /// The text.
    pub source: Source,
    /// Its commands, in order.
    pub commands: Vec<Command>,
    /// For each command, what each of its requests asks of the API.
    pub calls: Vec<Vec<Option<Call>>>,
    /// Its replies.
    pub replies: Vec<Reply>,
    /// What was found, in order of place.
    pub findings: Vec<Finding>,
}

/// Reads `source` and checks it.
pub fn lint(source: Source, mending: Mending, settings: &Settings) -> Report {
    let _ = (mending, settings);
    Report { source, commands: Vec::new(), calls: Vec::new(), replies: Vec::new(), findings: Vec::new() }
}
