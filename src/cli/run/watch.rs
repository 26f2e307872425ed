//! What is seen of a transfer while it goes on: remarks, and a bar on a terminal once it takes long.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::curl::{Arg, Invocation};
use crate::run::{Prepared, Progress, Watcher};
use crate::text::visible;

/// Whoever stands before the terminal.
pub(super) struct Watch<'a, E: Write> {
    err: &'a mut E,
    /// Whether remarks are wanted.
    remarks: Wanted,
    bar: Wanted,
    drawn: Option<ProgressBar>,
}

/// Whether something is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Yes,
    No,
}

impl Wanted {
    pub(super) fn when(is_wanted: impl FnOnce() -> bool) -> Self {
        if is_wanted() { Self::Yes } else { Self::No }
    }
}

impl<'a, E: Write> Watch<'a, E> {
    /// One who hears remarks on `err` if he wants them, and sees how far `prepared` is where that does no harm.
    pub(super) fn new(err: &'a mut E, remarks: Wanted, prepared: &Prepared, invocation: &Invocation) -> Self {
        let bar = Wanted::when(|| {
            let mixes = prepared.shows_reply() && io::stdout().is_terminal();
            remarks == Wanted::Yes && io::stderr().is_terminal() && !mixes && !is_silent(invocation)
        });
        Self { err, remarks, bar, drawn: None }
    }

    /// Takes away what was drawn.
    pub(super) fn end(self) {
        if let Some(bar) = self.drawn {
            bar.finish_and_clear();
        }
    }
}

/// Whether the command says that nothing is to be seen (`-s`, `--no-progress-meter`).
fn is_silent(invocation: &Invocation) -> bool {
    let is_silent = |arg: &Arg| match arg.option.map(|option| option.long) {
        Some("silent") => arg.is_on(),
        Some("progress-meter") => !arg.is_on(),
        _ => false,
    };
    invocation.args.iter().any(is_silent)
}

impl<E: Write> Watcher for Watch<'_, E> {
    fn remark(&mut self, text: &str) {
        if let Some(bar) = self.drawn.take() {
            bar.finish_and_clear();
        }
        if self.remarks == Wanted::Yes {
            // There is nowhere to tell that telling failed.
            let _ = writeln!(self.err, "uncurly: {}", visible(text));
        }
    }

    fn see(&mut self, progress: Progress) {
        if self.bar == Wanted::No || progress.bytes == 0 {
            return;
        }
        let bar = self.drawn.get_or_insert_with(|| {
            let look = ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(look)
        });
        bar.set_message(told(&progress));
    }
}

/// How far it is, in words.
fn told(Progress { bytes, whole, time }: &Progress) -> String {
    let speed = per_second(*bytes, *time);
    let (so_far, each_second) = (HumanBytes(*bytes), HumanBytes(speed));
    let Some(whole) = whole.filter(|whole| whole >= bytes && *whole > 0) else {
        return format!("{so_far} · {each_second} a second");
    };
    let left = Duration::from_secs((whole - bytes).div_ceil(speed.max(1)));
    let (all, percent, left) = (HumanBytes(whole), bytes * 100 / whole, HumanDuration(left));
    format!("{so_far} of {all} · {percent} % · {each_second} a second · {left} left")
}

fn per_second(bytes: u64, time: Duration) -> u64 {
    let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    bytes.saturating_mul(1000).checked_div(milliseconds).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_is() {
        let check = |bytes, whole, seconds, expected: &str| {
            assert_eq!(told(&Progress { bytes, whole, time: Duration::from_secs(seconds) }), expected);
        };
        check(1 << 20, Some(4 << 20), 2, "1.00 MiB of 4.00 MiB · 25 % · 512.00 KiB a second · 6 seconds left");
        check(1 << 20, None, 1, "1.00 MiB · 1.00 MiB a second");
        check(9, Some(4), 0, "9 B · 9 B a second");
    }
}
