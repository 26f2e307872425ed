//! Output formats, one file each, over everything known of some texts.
//!
//! The only stage beside `lsp` that speaks of lines and columns. Secrets never get past it: what is
//! shown of a text goes through [`redact`].

mod ast;
mod checkstyle;
pub mod codes;
mod evidence;
mod fingerprint;
mod github;
mod gitlab;
#[cfg(any(feature = "cli", feature = "lsp"))]
mod habit;
#[cfg(feature = "cli")]
mod human;
mod json;
mod junit;
#[cfg(feature = "cli")]
mod link;
mod look;
mod ndjson;
pub mod page;
mod rdjson;
pub mod redact;
mod sarif;
mod sheet;
mod short;
mod summary;
#[cfg(test)]
mod tests;
mod view;
mod wrap;
mod xml;

use std::io;

pub use ast::ast;
pub use evidence::evidence;
#[cfg(feature = "lsp")]
pub(crate) use habit::is_one as is_habit;
#[cfg(feature = "cli")]
pub(crate) use habit::is_plain;
pub use json::{FORMAT as JSON, certainty};
pub use look::{Charset, Color, Habits, Look};
pub use sheet::Sheet;
pub use summary::Summary;
pub use view::range;

use crate::lint::Report;

/// One output format.
#[derive(Debug)]
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What it is, in a few words.
    pub brief: &'static str,
    /// An empty document of it.
    pub open: fn() -> Box<dyn Sheet>,
}

impl Format {
    /// Writes a whole document of it that tells of `reports`.
    pub fn write(&self, reports: &[Report], look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
        let mut sheet = (self.open)();
        sheet.begin(out)?;
        for report in reports {
            sheet.add(report, look, out)?;
        }
        sheet.end(look, out)
    }
}

/// All formats; the first is the default.
pub const FORMATS: &[&Format] = &[
    #[cfg(feature = "cli")]
    &human::FORMAT,
    &short::FORMAT,
    &json::FORMAT,
    &ndjson::FORMAT,
    &sarif::FORMAT,
    &github::FORMAT,
    &gitlab::FORMAT,
    &junit::FORMAT,
    &checkstyle::FORMAT,
    &rdjson::FORMAT,
];

/// The format that `--format` calls `name`.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
