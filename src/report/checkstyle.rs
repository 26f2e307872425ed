//! Checkstyle's XML, which many build servers read.

use std::io::{self, Write};

use super::Format;
use super::sheet::Lines;
use super::view::View;
use super::xml::escape;
use crate::text::Level;

pub(super) const FORMAT: Format = Format {
    name: "checkstyle",
    brief: "Checkstyle's XML, for build servers",
    open: || Lines::between(HEAD, write, "</checkstyle>\n"),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";

fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  <file name=\"{}\">", escape(view.path()))?;
    for it in view.findings() {
        let (line, column, severity) = (it.start.line, it.start.column, severity(it.level()));
        let (message, rule) = (escape(&it.sentence()), it.rule());
        let place = format!("line=\"{line}\" column=\"{column}\" severity=\"{severity}\"");
        writeln!(out, "    <error {place} message=\"{message}\" source=\"uncurly.{rule}\"/>")?;
    }
    writeln!(out, "  </file>")
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "info",
    }
}
