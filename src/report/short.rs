//! `file:line:column: level: message [rule]`, one finding a line.

use std::io::{self, Write};

use super::Format;
use super::sheet::Lines;
use super::view::View;
use crate::text::visible_name;

pub(super) const FORMAT: Format =
    Format { name: "short", brief: "one line for each finding, as compilers write it", open: || Lines::sheet(write) };

fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let path = visible_name(view.path());
    for it in view.findings() {
        let (line, column) = (it.start.line, it.start.column);
        let message = it.message.replace('\n', " ");
        writeln!(out, "{path}:{line}:{column}: {}: {message} [{}]", it.level().name(), it.rule())?;
    }
    Ok(())
}
