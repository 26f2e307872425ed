//! Tries: when a failure may pass, and how long to wait for that.

use std::time::Duration;

use tokio::time::Instant;

use super::exchange::{self, Exchange};
use super::prepared::Prepared;
use super::{REFUSED, Stop};
use crate::curl::Retry;

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

/// Tries as often as the command asks for, while the failure may pass.
pub(super) async fn tries(prepared: &Prepared, remark: &mut dyn FnMut(&str)) -> Result<Exchange, Stop> {
    let retry = prepared.carriage.retry;
    let seconds = |seconds: f64| Duration::try_from_secs_f64(seconds).ok().filter(|wait| !wait.is_zero());
    let (fixed, longest) = (retry.delay.and_then(seconds), retry.max_time.and_then(seconds));
    let mut wait = Duration::from_secs(1);
    let mut left = prepared.carriage.retries;
    let start = Instant::now();
    loop {
        let deadline = prepared.carriage.timeout.map(|timeout| Instant::now() + timeout);
        let result = exchange::exchange(prepared, deadline).await;
        let Some(again) = again(&result, retry).filter(|_| left > 0) else { return result };
        left -= 1;
        let pause = again.asked.or(fixed).unwrap_or(wait).min(LONGEST_WAIT);
        if longest.is_some_and(|longest| start.elapsed() + pause > longest) {
            return result;
        }
        remark(&format!("a failure that may pass; trying again in {} s, {left} more after that", pause.as_secs()));
        tokio::time::sleep(pause).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

/// That a result is worth another try.
struct Again {
    /// After what time the server wants it.
    asked: Option<Duration>,
}

fn again(result: &Result<Exchange, Stop>, retry: Retry) -> Option<Again> {
    match result {
        Err(stop) if stop.exit == REFUSED => None,
        Err(stop) => {
            let passes = matches!(stop.exit, 6 | 28) || retry.all_errors || retry.refused && stop.exit == 7;
            passes.then_some(Again { asked: None })
        }
        Ok(exchange) => {
            let status = exchange.reply.status;
            let passes = matches!(status, 408 | 429 | 500 | 502 | 503 | 504 | 522 | 524);
            (passes || retry.all_errors && status >= 400).then(|| Again { asked: retry_after(exchange) })
        }
    }
}

fn retry_after(exchange: &Exchange) -> Option<Duration> {
    exchange.reply.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
}
