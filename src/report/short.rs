//! `file:line:column: level: message [rule]`, one finding a line.

use std::io::{self, Write};

use super::view::views;
use super::{Format, Look};
use crate::lint::Report;
use crate::text::visible;

pub(super) const FORMAT: Format =
    Format { name: "short", brief: "one line for each finding, as compilers write it", write };

fn write(reports: &[Report], _: &Look, out: &mut dyn Write) -> io::Result<()> {
    for view in views(reports) {
        let path = visible(view.path());
        for it in view.findings() {
            let (line, column) = (it.start.line, it.start.column);
            let message = it.message.replace('\n', " ");
            writeln!(out, "{path}:{line}:{column}: {}: {message} [{}]", it.level().name(), it.rule())?;
        }
    }
    Ok(())
}
