//! How long the other end is waited for: not beyond a moment, nor longer than it may be slow.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::Order;
use crate::run::Stop;
use crate::run::carriage::Slowness;
use crate::run::meter::Meter;

/// How often is looked how fast it goes.
const PERIOD: Duration = Duration::from_secs(1);

/// Over how many periods the speed is that counts.
const PERIODS: usize = 5;

/// How long the other end is waited for.
pub(in crate::run) struct Patience {
    deadline: Option<Instant>,
    pace: Option<Pace>,
}

/// How fast it has been going of late.
struct Pace {
    allowed: Slowness,
    meter: Meter,
    /// How many bytes there were at the end of each period.
    past: VecDeque<u64>,
    /// Since when it has been too slow.
    since: Option<Instant>,
    next: Instant,
}

impl Patience {
    /// As long as `order` may take from now on.
    pub(super) fn of(order: &Order<'_>) -> Self {
        let pace = order.carriage.slowness.map(|allowed| Pace::new(allowed, order.carriage.meter.clone()));
        Self { deadline: order.deadline, pace }
    }

    /// The result of `future`, unless that takes too long, which `late` tells of.
    pub(super) async fn wait<T, E: From<Stop>>(
        &mut self,
        future: impl Future<Output = Result<T, E>>,
        late: impl Fn() -> Stop,
    ) -> Result<T, E> {
        let deadline = self.deadline;
        let in_time = async {
            match deadline {
                None => future.await,
                Some(deadline) => {
                    tokio::time::timeout_at(deadline, future).await.unwrap_or_else(|_| Err(late().into()))
                }
            }
        };
        let Some(pace) = &mut self.pace else { return in_time.await };
        tokio::select! {
            biased;
            done = in_time => done,
            stop = pace.lost() => Err(stop.into()),
        }
    }
}

impl Pace {
    fn new(allowed: Slowness, meter: Meter) -> Self {
        let now = Instant::now();
        Self { allowed, past: VecDeque::from([meter.bytes()]), meter, since: None, next: now + PERIOD }
    }

    /// Ends once it has been too slow for too long.
    async fn lost(&mut self) -> Stop {
        loop {
            tokio::time::sleep_until(self.next).await;
            let now = self.next;
            self.next += PERIOD;
            let bytes = self.meter.bytes();
            // A body that begins is counted from nothing.
            self.past.retain(|&past| past <= bytes);
            let periods = self.past.len().max(1) as u64;
            let speed = (bytes - self.past.front().copied().unwrap_or(0)) / periods;
            self.past.push_back(bytes);
            if self.past.len() > PERIODS {
                self.past.pop_front();
            }
            if speed >= self.allowed.limit {
                self.since = None;
            } else if now - *self.since.get_or_insert(now) >= self.allowed.time {
                let (limit, time) = (self.allowed.limit, self.allowed.time.as_secs());
                let message = format!("Less than {limit} bytes/sec transferred the last {time} seconds");
                return Stop::curl(28, format!("Operation too slow. {message}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When it is too slow that sends `speeds`, one a second, and then nothing any more.
    async fn lost(limit: u64, time: u64, speeds: &[usize]) -> u64 {
        let meter = Meter::default();
        let start = Instant::now();
        let mut pace = Pace::new(Slowness { limit, time: Duration::from_secs(time) }, meter.clone());
        let sending = async {
            for &speed in speeds {
                meter.add(speed);
                tokio::time::sleep(PERIOD).await;
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = sending => 0,
            stop = pace.lost() => {
                assert_eq!(stop.exit, 28);
                start.elapsed().as_secs()
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_slow_for_long_is_lost() {
        assert_eq!(lost(100, 2, &[3]).await, 3);
        assert_eq!(lost(10, 2, &[10, 10, 10, 10, 10]).await, 8);
        assert_eq!(lost(1, 30, &[5]).await, 36);
    }
}
