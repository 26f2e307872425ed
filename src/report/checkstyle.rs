//! Checkstyle's XML, which many build servers read.

use std::io::{self, Write};

use super::view::views;
use super::xml::escape;
use super::{Format, Look};
use crate::lint::Report;
use crate::text::Level;

pub(super) const FORMAT: Format = Format { name: "checkstyle", brief: "Checkstyle's XML, for build servers", write };

fn write(reports: &[Report], _: &Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for view in views(reports) {
        writeln!(out, "  <file name=\"{}\">", escape(view.path()))?;
        for it in view.findings() {
            let (line, column, severity) = (it.start.line, it.start.column, severity(it.level()));
            let (message, rule) = (escape(&it.sentence()), it.rule());
            let place = format!("line=\"{line}\" column=\"{column}\" severity=\"{severity}\"");
            writeln!(out, "    <error {place} message=\"{message}\" source=\"uncurly.{rule}\"/>")?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "info",
    }
}
