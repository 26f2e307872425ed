//! Workflow commands, which GitHub Actions shows beside the lines of a change.

use std::io::{self, Write};

use super::view::views;
use super::{Format, Look};
use crate::lint::Report;
use crate::text::{Level, visible};

pub(super) const FORMAT: Format = Format { name: "github", brief: "annotations for GitHub Actions", write };

/// How many annotations of a level are shown for one step.
const SHOWN: usize = 10;

fn write(reports: &[Report], _: &Look, out: &mut dyn Write) -> io::Result<()> {
    let mut lines: Vec<(Level, String)> = Vec::new();
    for view in views(reports) {
        for it in view.findings() {
            let file = property(&visible(view.path()));
            let title = property(&format!("uncurly: {}", it.rule()));
            let (line, column) = (it.start.line, it.start.column);
            let place = format!("file={file},line={line},col={column},title={title}");
            lines.push((it.level(), format!("::{} {place}::{}", command(it.level()), data(&it.sentence()))));
        }
    }
    let mut left_out = 0;
    for level in Level::ALL.into_iter().rev() {
        let of_level = || lines.iter().filter(|(it, _)| *it == level);
        let count = of_level().count();
        let room = if level == Level::Note && (left_out > 0 || count > SHOWN) { SHOWN - 1 } else { SHOWN };
        left_out += count.saturating_sub(room);
        for (_, line) in of_level().take(room) {
            writeln!(out, "{line}")?;
        }
    }
    if left_out > 0 {
        writeln!(out, "::notice::{left_out} more; `uncurly lint` shows them all")?;
    }
    Ok(())
}

const fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
