//! Workflow commands, which GitHub Actions shows beside the lines of a change.

use std::io::{self, Write};

use super::view::View;
use super::{Format, Look, Sheet};
use crate::lint::Report;
use crate::text::{Level, visible};

pub(super) const FORMAT: Format =
    Format { name: "github", brief: "annotations for GitHub Actions", open: || Box::new(Annotations::default()) };

/// How many annotations of a level are shown for one step.
const SHOWN: usize = 10;

/// The first annotations of each level, and how many there are.
///
/// What is worst has to stand first, since the rest may not be shown; so nothing is written before the end.
#[derive(Default)]
struct Annotations {
    first: [Vec<String>; Level::ALL.len()],
    count: [usize; Level::ALL.len()],
}

impl Sheet for Annotations {
    fn add(&mut self, report: &Report, _: &Look, _: &mut dyn Write) -> io::Result<()> {
        let view = View::new(report);
        let file = property(&visible(view.path()));
        for it in view.findings() {
            let at = it.level() as usize;
            self.count[at] += 1;
            if self.count[at] > SHOWN {
                continue;
            }
            let title = property(&format!("uncurly: {}", it.rule()));
            let (line, column) = (it.start.line, it.start.column);
            let place = format!("file={file},line={line},col={column},title={title}");
            self.first[at].push(format!("::{} {place}::{}", command(it.level()), data(&it.sentence())));
        }
        Ok(())
    }

    fn end(&mut self, _: &Look, out: &mut dyn Write) -> io::Result<()> {
        let mut left_out = 0;
        for level in Level::ALL.into_iter().rev() {
            let (first, count) = (&self.first[level as usize], self.count[level as usize]);
            let room = if level == Level::Note && (left_out > 0 || count > SHOWN) { SHOWN - 1 } else { SHOWN };
            left_out += count.saturating_sub(room);
            for line in first.iter().take(room) {
                writeln!(out, "{line}")?;
            }
        }
        if left_out > 0 {
            writeln!(out, "::notice::{left_out} more; `uncurly lint` shows them all")?;
        }
        Ok(())
    }
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
