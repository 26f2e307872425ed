//! How far the work on many files is, for whoever waits at a terminal.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Voice;

/// Nobody waits for what takes no longer.
const PATIENCE: Duration = Duration::from_millis(500);

/// A count of files, drawn once it takes long.
pub(super) struct Count {
    whole: usize,
    done: usize,
    begun: Instant,
    watched: Watched,
    drawn: Option<ProgressBar>,
}

/// Whether anybody sees the count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Watched {
    No,
    Yes,
}

impl Watched {
    /// Seen by whoever sits at a terminal, unless he wants it quiet.
    pub(super) fn by(voice: Voice) -> Self {
        if voice > Voice::Quiet && io::stderr().is_terminal() { Self::Yes } else { Self::No }
    }
}

impl Count {
    /// A count up to `whole`.
    pub(super) fn new(whole: usize, watched: Watched) -> Self {
        Self { whole, done: 0, begun: Instant::now(), watched, drawn: None }
    }

    /// One more is done, of which `tell` tells; the count stands below that.
    pub(super) fn step<T>(&mut self, tell: impl FnOnce(Shown) -> T) -> T {
        self.done += 1;
        let told = match &self.drawn {
            Some(bar) => bar.suspend(|| tell(Shown::Yes)),
            None => tell(Shown::No),
        };
        if self.watched == Watched::Yes && self.begun.elapsed() >= PATIENCE {
            let bar = self.drawn.get_or_insert_with(|| {
                let look = ProgressStyle::with_template("{msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
                ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(look)
            });
            bar.set_message(self::told(self.done, self.whole));
        }
        told
    }
}

/// Whether a count is drawn, so that nothing may be held back that belongs above it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    No,
    Yes,
}

impl Drop for Count {
    fn drop(&mut self) {
        if let Some(bar) = &self.drawn {
            bar.finish_and_clear();
        }
    }
}

fn told(done: usize, whole: usize) -> String {
    format!("{done} of {whole} files · {} %", done * 100 / whole.max(1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn how_far_it_is() {
        assert_eq!(super::told(5, 20), "5 of 20 files · 25 %");
    }
}
