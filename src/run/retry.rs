//! Tries: when a failure may pass, and how long to wait for that.

use std::time::Duration;

use tokio::time::Instant;

use super::REFUSED;
use super::prepared::Prepared;
use super::send::Outcome;
use super::write_out::Facts;
use crate::curl::Retry;

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

/// The tries that the command asks for.
#[derive(Debug)]
pub(super) struct Tries {
    retry: Retry,
    fixed: Option<Duration>,
    longest: Option<Duration>,
    wait: Duration,
    left: u32,
    start: Instant,
}

impl Tries {
    pub(super) fn new(prepared: &Prepared) -> Self {
        let retry = prepared.carriage.retry;
        let seconds = |seconds: f64| Duration::try_from_secs_f64(seconds).ok().filter(|wait| !wait.is_zero());
        Self {
            retry,
            fixed: retry.delay.and_then(seconds),
            longest: retry.max_time.and_then(seconds),
            wait: Duration::from_secs(1),
            left: prepared.carriage.retries,
            start: Instant::now(),
        }
    }

    /// How many tries are left.
    pub(super) fn left(&self) -> u32 {
        self.left
    }

    /// How long to wait before the next try; `None` where there is none.
    pub(super) fn pause(&mut self, outcome: &Outcome, facts: &Facts) -> Option<Duration> {
        if self.left == 0 || !self.may_pass(outcome) {
            return None;
        }
        self.left -= 1;
        let asked = facts.header("retry-after").trim().parse().ok().map(Duration::from_secs);
        let pause = asked.or(self.fixed).unwrap_or(self.wait).min(LONGEST_WAIT);
        self.wait = (self.wait * 2).min(LONGEST_WAIT);
        let is_late = self.longest.is_some_and(|longest| self.start.elapsed() + pause > longest);
        (!is_late).then_some(pause)
    }

    /// Whether a result is worth another try.
    fn may_pass(&self, outcome: &Outcome) -> bool {
        match outcome.exit {
            REFUSED => false,
            5 | 6 | 28 => true,
            7 if self.retry.refused => true,
            // 22 is what `-f` makes of a status.
            0 | 22 if matches!(outcome.status, Some(408 | 429 | 500 | 502 | 503 | 504 | 522 | 524)) => true,
            exit => exit != 0 && self.retry.all_errors,
        }
    }
}
