//! Tries: when a failure may pass, and how long to wait for that.

use std::time::Duration;

use tokio::time::Instant;

use super::outcome::Outcome;
use super::prepared::Prepared;
use super::write_out::Facts;
use super::{REFUSED, clock};
use crate::curl::{Retry, date};

const ZERO: Duration = Duration::ZERO;

/// The longest wait that a server can ask for.
const LONGEST_ASKED: Duration = Duration::from_secs(6 * 3600);

/// The longest wait between two tries that nobody asks for.
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
        let is_late = |longest: Duration, pause| self.start.elapsed() + pause > longest;
        if self.left == 0 || !self.may_pass(outcome) || self.longest.is_some_and(|longest| is_late(longest, ZERO)) {
            return None;
        }
        let own = self.fixed.unwrap_or(self.wait);
        let asked = asked(facts.header("retry-after")).filter(|_| is_status(outcome));
        // Only a wait that the server asks for may take longer than there is time.
        if asked.zip(self.longest).is_some_and(|(asked, longest)| is_late(longest, asked.max(own))) {
            return None;
        }
        self.left -= 1;
        self.wait = (self.wait * 2).min(LONGEST_WAIT);
        Some(asked.map_or(own, |asked| asked.max(own)))
    }

    /// Whether a result is worth another try.
    fn may_pass(&self, outcome: &Outcome) -> bool {
        match outcome.exit {
            REFUSED => false,
            5 | 6 | 28 => true,
            7 if self.retry.refused => true,
            _ if is_status(outcome) => true,
            exit => exit != 0 && self.retry.all_errors,
        }
    }
}

/// Whether the status tells of a failure that may pass; 22 is what `-f` makes of one.
fn is_status(outcome: &Outcome) -> bool {
    let passes = matches!(outcome.status, Some(408 | 429 | 500 | 502 | 503 | 504 | 522 | 524));
    passes && matches!(outcome.exit, 0 | 22)
}

/// How long a server asks to wait: by seconds, or until a date.
fn asked(text: &str) -> Option<Duration> {
    let seconds = match text.trim().parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => u64::try_from(date::read(text)? - clock::now()).ok()?,
    };
    Some(Duration::from_secs(seconds).min(LONGEST_ASKED)).filter(|wait| !wait.is_zero())
}
