//! How far a transfer has come, for whoever watches it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior};

/// How long a transfer goes on before anybody looks how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often is looked then.
const PERIOD: Duration = Duration::from_millis(200);

/// A size that is not known.
const UNKNOWN: u64 = u64::MAX;

/// How far a body has come, be it sent or received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The bytes that have come.
    pub bytes: u64,
    /// The bytes that are to come in all, if that is known.
    pub whole: Option<u64>,
    /// How long it has been coming.
    pub time: Duration,
}

/// Whoever watches a transfer.
pub trait Watcher {
    /// Hears a remark: lower case, code in backticks, no final stop.
    fn remark(&mut self, text: &str);

    /// Sees how far it is, some times a second once it takes long.
    fn see(&mut self, progress: Progress);
}

/// What counts the bytes of a body.
#[derive(Clone, Debug, Default)]
pub(super) struct Meter(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    bytes: AtomicU64,
    whole: AtomicU64,
    begun: Mutex<Option<Instant>>,
}

impl Meter {
    /// Begins to count a body of `whole` bytes.
    pub(super) fn begin(&self, whole: Option<u64>) {
        *self.0.begun.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        self.0.bytes.store(0, Ordering::Relaxed);
        self.0.whole.store(whole.unwrap_or(UNKNOWN), Ordering::Relaxed);
    }

    /// Counts some bytes more.
    pub(super) fn add(&self, bytes: usize) {
        self.0.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// How many bytes it has counted since it began.
    pub(super) fn bytes(&self) -> u64 {
        self.0.bytes.load(Ordering::Relaxed)
    }

    fn progress(&self) -> Progress {
        let whole = Some(self.0.whole.load(Ordering::Relaxed)).filter(|&whole| whole != UNKNOWN);
        let begun = *self.0.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let time = begun.map_or(Duration::ZERO, |begun| begun.elapsed());
        Progress { bytes: self.bytes(), whole, time }
    }

    /// Does `work` to its end; `see` is shown how far it is.
    pub(super) async fn watched<T>(&self, work: impl Future<Output = T>, mut see: impl FnMut(Progress)) -> T {
        let mut work = std::pin::pin!(work);
        let mut ticks = tokio::time::interval_at(Instant::now() + PATIENCE, PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tokio::select! {
                biased;
                done = &mut work => return done,
                _ = ticks.tick() => see(self.progress()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn long_work_is_seen_and_short_work_is_not() {
        let meter = Meter::default();
        let mut seen = Vec::new();
        meter.watched(tokio::time::sleep(PATIENCE / 2), |progress| seen.push(progress)).await;
        assert_eq!(seen, []);
        let work = async {
            meter.begin(Some(9));
            meter.add(4);
            tokio::time::sleep(PATIENCE + PERIOD / 2).await;
            meter.begin(None);
            tokio::time::sleep(PERIOD).await;
        };
        meter.watched(work, |progress| seen.push(progress)).await;
        let seen: Vec<_> = seen.iter().map(|progress| (progress.bytes, progress.whole, progress.time)).collect();
        assert_eq!(seen, [(4, Some(9), PATIENCE), (0, None, PERIOD / 2)]);
    }
}
