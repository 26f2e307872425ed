//! The whole transfer: tries, the reply's way out, and curl's exit numbers.

use std::borrow::Cow;
use std::io::Write;
use std::time::Instant;

use super::delivery::{Delivery, Fail, Rest};
use super::exchange::{self, Exchange};
use super::outcome::Outcome;
use super::prepared::Prepared;
use super::reply::Reply;
use super::retry::Tries;
use super::sink::Sink;
use super::stream::Stream;
use super::wire::Pool;
use super::write_out::{self, Facts};
use super::{Stop, octets, resume};

/// How much curl unpacks at once, which it then writes as a whole or not at all.
const PIECE: usize = 16 << 10;

/// How much of a reply is kept for judging it.
const KEPT: usize = 1 << 20;

/// How much of a reply is looked at before it goes to a terminal.
const LOOKED_AT: usize = 2000;

/// Sends `prepared` over connections of `pool`.
pub(super) async fn transfer(
    prepared: &Prepared,
    pool: &Pool,
    out: &mut dyn Write,
    remark: &mut dyn FnMut(&str),
) -> Outcome {
    let start = Instant::now();
    let mut streams = match Streams::open(&prepared.delivery, out) {
        Ok(streams) => streams,
        Err(stop) => return stop.into(),
    };
    let mut tries = Tries::new(prepared);
    let mut prepared = Cow::Borrowed(prepared);
    let mut retries = 0;
    let (outcome, mut facts) = loop {
        let (outcome, facts) = attempt(&prepared, pool, &mut streams, out).await;
        streams.goes_on = facts.size == 0;
        let Some(pause) = tries.pause(&outcome, &facts) else { break (outcome, facts) };
        resume::again(&mut prepared, outcome.exit, &facts);
        retries += 1;
        let (seconds, left) = (pause.as_secs(), tries.left());
        remark(&format!("a failure that may pass; trying again in {seconds} s, {left} more after that"));
        tokio::time::sleep(pause).await;
    };
    if let Some(format) = &prepared.delivery.write_out {
        facts.time = start.elapsed();
        facts.exit = outcome.exit;
        facts.error = outcome.message.clone().unwrap_or_default();
        facts.retries = retries;
        let told = write_out::tell(format, &facts);
        // To curl a text that nobody takes is no failure.
        let _ = streams.stdout.write(&octets::bytes(&told.out), out);
        if !told.err.is_empty() {
            remark(&octets::shown(&told.err));
        }
    }
    outcome
}

/// What stays open over all tries.
struct Streams {
    stdout: Stream,
    dump: Option<Stream>,
    /// Whether the file of the body keeps what the try before wrote, as curl only takes back a body.
    goes_on: bool,
}

impl Streams {
    /// Opens them, and makes the files of the heads and of the tag, without which nothing is sent.
    fn open(delivery: &Delivery, out: &mut dyn Write) -> Result<Self, Stop> {
        if let Some(etag) = &delivery.etag {
            let made = delivery.make_folders(etag).and_then(|()| Stream::new(etag.appended()).write(&[], out));
            made.map_err(|stop| Stop::curl(26, stop.message))?;
        }
        // What goes on with a file makes one where there is none.
        if let Some(file @ Sink::Append(_)) = &delivery.body {
            delivery.make_folders(file)?;
            Stream::new(file.clone()).write(&[], out)?;
        }
        let mut dump = delivery.dump.clone().map(Stream::new);
        if let Some(dump) = &mut dump {
            delivery.make_folders(dump.sink())?;
            dump.write(&[], out)?;
        }
        Ok(Self { stdout: Stream::new(delivery.stdout.clone()), dump, goes_on: false })
    }
}

async fn attempt(prepared: &Prepared, pool: &Pool, streams: &mut Streams, out: &mut dyn Write) -> (Outcome, Facts) {
    let mut outcome = Outcome::default();
    let mut facts;
    let made = pool.made();
    let deadline = prepared.carriage.timeout.map(|timeout| tokio::time::Instant::now() + timeout);
    match exchange::exchange(prepared, pool, deadline).await {
        Err(mut stop) => {
            facts = Facts::unanswered(&stop, prepared);
            let heads = std::mem::take(&mut stop.heads);
            outcome.stop(stop);
            if let Err(stop) = refused(&prepared.delivery, &heads, streams, out) {
                outcome.stop(stop);
            }
        }
        Ok(exchange) => {
            facts = Facts::of(&exchange, prepared);
            outcome.status = Some(exchange.reply.status);
            if let Err(stop) = deliver(prepared, exchange, streams, out, &mut outcome, &mut facts).await {
                outcome.stop(stop);
            }
        }
    }
    facts.connects = pool.made() - made;
    (outcome, facts)
}

/// Writes the heads of replies that led to nothing.
fn refused(delivery: &Delivery, heads: &[u8], streams: &mut Streams, out: &mut dyn Write) -> Result<(), Stop> {
    if heads.is_empty() {
        return Ok(());
    }
    if let Some(dump) = &mut streams.dump {
        dump.write(heads, out)?;
    }
    match &delivery.body {
        _ if !delivery.show_headers => Ok(()),
        Some(sink) => Stream::new(sink.clone()).write(heads, out),
        None => streams.stdout.write(heads, out),
    }
}

async fn deliver(
    prepared: &Prepared,
    mut exchange: Exchange,
    streams: &mut Streams,
    out: &mut dyn Write,
    outcome: &mut Outcome,
    facts: &mut Facts,
) -> Result<(), Stop> {
    let delivery = &prepared.delivery;
    if let Some(dump) = streams.dump.as_mut().filter(|_| !delivery.doubles_heads()) {
        dump.write(&exchange.heads, out)?;
    }
    let tag = exchange.reply.header("etag");
    let tag = tag.filter(|tag| !tag.is_empty() && matches!(exchange.reply.status, 200..400));
    if let (Some(etag), Some(value)) = (&delivery.etag, tag) {
        Stream::new(etag.clone()).write(&octets::bytes(&format!("{value}\n")), out)?;
    }
    let sink = delivery.sink(&exchange)?.map(|sink| if streams.goes_on { sink.appended() } else { sink });
    facts.file = sink.as_ref().map(Sink::file_name).unwrap_or_default();
    let mut file = sink.map(Stream::new);
    if let Some(file) = &file {
        delivery.make_folders(file.sink())?;
    }
    let body = file.as_mut().unwrap_or(&mut streams.stdout);
    let written = write(prepared, &mut exchange, body, out, outcome, facts).await;
    facts.packed = exchange.reply.packed();
    if let Some(dump) = &mut streams.dump {
        dump.write(exchange.reply.trailers(), out)?;
    }
    // What has not changed leaves the file as it is.
    let is_new = facts.status() != 304;
    if let Some(file) = file.as_mut().filter(|_| written.is_ok() && is_new) {
        file.finish()?;
        if let Some(changed) = exchange.reply.header("last-modified").filter(|_| delivery.remote_time) {
            file.date(changed);
        }
    }
    if let Some(file) = file.as_mut().filter(|_| written.is_err() && delivery.remove_on_error) {
        file.remove();
    }
    written
}

/// Writes headers and body.
async fn write(
    prepared: &Prepared,
    exchange: &mut Exchange,
    body: &mut Stream,
    out: &mut dyn Write,
    outcome: &mut Outcome,
    facts: &mut Facts,
) -> Result<(), Stop> {
    let delivery = &prepared.delivery;
    let status = exchange.reply.status;
    let is_complete = status == 416 && delivery.resumed.is_some();
    let failed = delivery.fail != Fail::Never && status >= 400 && !is_complete;
    if delivery.doubles_heads() {
        let lines = exchange.heads.split_inclusive(|&byte| byte == b'\n');
        body.write(&lines.flat_map(|line| [line, line].concat()).collect::<Vec<_>>(), out)?;
    } else if delivery.show_headers {
        body.write(&exchange.heads, out)?;
    }
    if let Some(stop) = exchange.ended.take() {
        return Err(stop);
    }
    match delivery.rest(&exchange.reply, exchange.hop.method.kind) {
        Rest::Fits => {}
        Rest::Known => return Ok(()),
        Rest::Misfits => {
            let message = "HTTP server does not seem to support byte ranges. Cannot resume.";
            return Err(Stop::curl(33, message));
        }
    }
    let is_read = !(failed && delivery.fail == Fail::Early);
    if is_read {
        exchange.reply.allows(prepared.carriage.max_size)?;
    }
    let changed = exchange.reply.header("last-modified").filter(|_| prepared.headers.range.is_none());
    if delivery.condition.zip(changed).is_some_and(|(condition, changed)| !condition.wants(changed)) {
        facts.unchanged();
        return Ok(());
    }
    if is_read {
        let mut nothing = Stream::new(Sink::Nowhere);
        let taken = if delivery.is_whole(&exchange.reply) { &mut nothing } else { &mut *body };
        copy(exchange, prepared, taken, out, outcome, facts).await?;
        if delivery.show_headers {
            body.write(exchange.reply.trailers(), out)?;
        }
    }
    if failed {
        return Err(Stop::curl(22, format!("The requested URL returned error: {status}")));
    }
    Ok(())
}

async fn copy(
    exchange: &mut Exchange,
    prepared: &Prepared,
    body: &mut Stream,
    out: &mut dyn Write,
    outcome: &mut Outcome,
    facts: &mut Facts,
) -> Result<(), Stop> {
    let Prepared { carriage, delivery, .. } = prepared;
    let (meter, max_size) = (&carriage.meter, carriage.max_size);
    meter.begin(exchange.reply.content_length());
    loop {
        let Some(chunk) = exchange.reply.chunk().await? else { return Ok(()) };
        let room = max_size.map(|most| usize::try_from(most).unwrap_or(usize::MAX).saturating_sub(facts.size));
        let is_over = room.is_some_and(|room| chunk.len() > room);
        let is_packed = exchange.reply.packed().is_some();
        let room = room.map(|room| if is_over && is_packed { room - room % PIECE } else { room });
        let chunk = room.map_or(&chunk[..], |room| &chunk[..room.min(chunk.len())]);
        if delivery.spares_terminal && facts.size < LOOKED_AT && chunk.contains(&0) {
            let message = "the reply is no text, which can mess up a terminal; `-o -` has it written, `-o FILE` kept";
            return Err(Stop::curl(23, message));
        }
        facts.size += chunk.len();
        meter.add(chunk.len());
        let room = KEPT.saturating_sub(outcome.reply.len()).min(chunk.len());
        outcome.reply.extend_from_slice(&chunk[..room]);
        body.write(chunk, out)?;
        if is_over {
            return Err(Reply::too_big());
        }
    }
}
