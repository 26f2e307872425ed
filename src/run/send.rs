//! The whole transfer: tries, the reply's way out, and curl's exit numbers.

use std::io::Write;
use std::time::Instant;

use super::delivery::{Fail, Stream};
use super::exchange::Exchange;
use super::prepared::Prepared;
use super::write_out::{self, Facts};
use super::{Stop, retry};

/// How much of a reply is kept for judging it.
const KEPT: usize = 1 << 20;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// curl's exit number, or [`REFUSED`](super::REFUSED).
    pub exit: u8,
    /// What went wrong.
    pub message: Option<String>,
    /// The status of the reply.
    pub status: Option<u16>,
    /// The beginning of the reply's body, at most a mebibyte.
    pub reply: Vec<u8>,
}

impl Outcome {
    fn stop(&mut self, stop: Stop) {
        if self.exit == 0 {
            self.exit = stop.exit;
            self.message = Some(stop.message);
        }
    }
}

/// Sends `prepared`; what the command writes to its standard output goes to `out`, remarks to `remark`.
pub fn send(prepared: &Prepared, out: &mut dyn Write, remark: &mut dyn FnMut(&str)) -> Outcome {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return Outcome { exit: 2, message: Some(format!("cannot start: {error}")), ..Outcome::default() };
        }
    };
    let outcome = runtime.block_on(transfer(prepared, out, remark));
    // A name service that does not answer must not keep the program from ending.
    runtime.shutdown_background();
    outcome
}

async fn transfer(prepared: &Prepared, out: &mut dyn Write, remark: &mut dyn FnMut(&str)) -> Outcome {
    let start = Instant::now();
    let mut outcome = Outcome::default();
    let mut facts;
    let mut stdout = Stream::new(prepared.delivery.stdout.clone());
    match retry::tries(prepared, remark).await {
        Err(stop) => {
            facts = Facts::unanswered(&stop, prepared);
            if let Err(stop) = deliver_heads(prepared, &stop.heads, &mut stdout, out) {
                outcome.stop(stop);
            }
            outcome.stop(stop);
        }
        Ok(exchange) => {
            facts = Facts::of(&exchange, prepared);
            outcome.status = Some(exchange.reply.status);
            if let Err(stop) = deliver(prepared, exchange, &mut stdout, out, &mut outcome, &mut facts).await {
                outcome.stop(stop);
            }
        }
    }
    if let Some(format) = &prepared.delivery.write_out {
        facts.time = start.elapsed();
        facts.exit = outcome.exit;
        facts.error = outcome.message.clone().unwrap_or_default();
        let told = write_out::tell(format, &facts);
        if let Err(stop) = stdout.write(told.out.as_bytes(), out) {
            outcome.stop(stop);
        }
        if !told.err.is_empty() {
            remark(&told.err);
        }
    }
    outcome
}

/// Writes the heads that came before it failed.
fn deliver_heads(prepared: &Prepared, heads: &[u8], stdout: &mut Stream, out: &mut dyn Write) -> Result<(), Stop> {
    let delivery = &prepared.delivery;
    if heads.is_empty() {
        return Ok(());
    }
    if let Some(dump) = &delivery.dump {
        Stream::new(dump.clone()).write(heads, out)?;
    }
    if !delivery.show_headers {
        return Ok(());
    }
    match &delivery.body {
        Some(body) => Stream::new(body.clone()).write(heads, out),
        None => stdout.write(heads, out),
    }
}

async fn deliver(
    prepared: &Prepared,
    exchange: Exchange,
    stdout: &mut Stream,
    out: &mut dyn Write,
    outcome: &mut Outcome,
    facts: &mut Facts,
) -> Result<(), Stop> {
    let delivery = &prepared.delivery;
    if let Some(dump) = &delivery.dump {
        Stream::new(dump.clone()).write(&exchange.heads, out)?;
    }
    let tag = exchange.reply.header("etag").filter(|_| matches!(exchange.reply.status / 100, 2 | 3));
    if let Some(etag) = &delivery.etag {
        let line = tag.filter(|tag| !tag.is_empty()).map(|tag| format!("{tag}\n")).unwrap_or_default();
        Stream::new(etag.clone()).write(line.as_bytes(), out)?;
    }
    let mut file = delivery.sink(&exchange.reply)?.map(Stream::new);
    if let Some(file) = file.as_ref().filter(|_| delivery.create_folders) {
        file.create_folders()?;
    }
    let written = write(prepared, exchange, file.as_mut().unwrap_or(stdout), out, outcome, facts).await;
    if let Some(file) = file.as_mut().filter(|_| written.is_ok()) {
        file.finish()?;
    }
    if let Some(file) = file.as_mut().filter(|_| written.is_err() && delivery.remove_on_error) {
        file.remove();
    }
    written
}

/// Writes headers and body.
async fn write(
    prepared: &Prepared,
    mut exchange: Exchange,
    body: &mut Stream,
    out: &mut dyn Write,
    outcome: &mut Outcome,
    facts: &mut Facts,
) -> Result<(), Stop> {
    let delivery = &prepared.delivery;
    let status = exchange.reply.status;
    let failed = delivery.fail != Fail::Never && status >= 400;
    if delivery.show_headers {
        body.write(&exchange.heads, out)?;
    }
    if let Some(stop) = exchange.ended.take().or_else(|| delivery.refusal(&exchange.reply)) {
        return Err(stop);
    }
    let changed = exchange.reply.header("last-modified");
    if delivery.condition.zip(changed).is_some_and(|(condition, changed)| !condition.wants(changed)) {
        return Ok(());
    }
    if !(failed && delivery.fail == Fail::Early) {
        let max_size = prepared.carriage.max_size;
        if exchange.reply.content_length() > max_size && max_size.is_some() {
            return Err(too_big());
        }
        copy(&mut exchange, max_size, body, out, outcome, facts).await?;
        let trailers = exchange.reply.trailers();
        if let Some(dump) = delivery.dump.as_ref().filter(|_| !trailers.is_empty()) {
            Stream::new(dump.appended()).write(trailers, out)?;
        }
        if delivery.show_headers {
            body.write(trailers, out)?;
        }
    }
    if failed {
        return Err(Stop::curl(22, format!("The requested URL returned error: {status}")));
    }
    Ok(())
}

fn too_big() -> Stop {
    Stop::curl(63, "the reply is bigger than `--max-filesize`")
}

async fn copy(
    exchange: &mut Exchange,
    max_size: Option<u64>,
    body: &mut Stream,
    out: &mut dyn Write,
    outcome: &mut Outcome,
    facts: &mut Facts,
) -> Result<(), Stop> {
    loop {
        let Some(chunk) = exchange.reply.chunk().await? else { return Ok(()) };
        facts.size += chunk.len();
        if max_size.is_some_and(|most| facts.size as u64 > most) {
            return Err(too_big());
        }
        let room = KEPT.saturating_sub(outcome.reply.len()).min(chunk.len());
        outcome.reply.extend_from_slice(&chunk[..room]);
        body.write(&chunk, out)?;
    }
}
