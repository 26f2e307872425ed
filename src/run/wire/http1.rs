//! HTTP/1: the request's bytes out, the reply's head in.

use std::pin::pin;

use bytes::BytesMut;
use tokio::io::{AsyncWrite, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::sync::Notify;
use tokio::time::Instant;

use super::body::{Form, Inflow, Source};
use super::decode::Decoder;
use super::framing::{self, Left, codings};
use super::head::{Head, Headless, Heads};
use super::lasting::{Sent, outlives};
use super::message::{self, Asking, Framing};
use super::pace::Patience;
use super::pool::Berth;
use super::{Failure, Incoming, Order, Replies, Reply, Wire, fault};
use crate::run::meter::Meter;
use crate::run::protocol::Protocol;
use crate::run::reply::Connection;
use crate::run::{Content, Stop};

/// Whether the server is asked first whether it wants the body.
pub(super) fn asks(order: &Order<'_>, asking: Asking) -> Result<bool, Stop> {
    message::head(order, newest(order), None, asking).map(|head| head.asks)
}

/// The newest version of HTTP/1 that `order` may be sent in.
fn newest(order: &Order<'_>) -> Protocol {
    order.newest.min(Protocol::Http11)
}

/// The head of `order`, and its bytes, for an end that spoke `version` so far.
fn opening(order: &Order<'_>, version: Option<&str>, asking: Asking) -> Result<(message::Head, Vec<u8>), Stop> {
    let proxy = order.carriage.spoken_to(order.url)?;
    let protocol = if version == Some("1.0") { Protocol::Http10 } else { newest(order) };
    let head = message::head(order, protocol, proxy.as_ref(), asking)?;
    let bytes = message::bytes(order, &head, protocol, proxy.as_ref());
    if bytes.len() >= message::LONGEST {
        return Err(Stop::curl(100, "the head of the request is too long"));
    }
    Ok((head, bytes))
}

/// The head of `order` as it is written to an end that nothing has been heard of.
pub(super) fn first(order: &Order<'_>) -> Result<Vec<u8>, Stop> {
    opening(order, None, Asking::First).map(|(_, bytes)| bytes)
}

/// Sends `order` and reads the head of the reply.
pub(super) async fn talk(
    order: &Order<'_>,
    wire: Wire,
    mut berth: Berth,
    mut connection: Connection,
    start: Instant,
    asking: Asking,
) -> Result<Reply, Failure> {
    let (head, bytes) = opening(order, berth.ends.heard, asking)?;
    let (mut reading, mut writing) = tokio::io::split(wire);
    let mut heads = Heads::new(match berth.ends.heard {
        Some(_) => Headless::Impossible,
        None if order.carriage.headless => Headless::Taken,
        None => Headless::Refused,
    });
    order.carriage.meter.begin(None);
    connection.sent = start.elapsed();
    let exchanged = exchange(order, &head, &bytes, (&mut reading, &mut writing), &mut heads);
    let reply = Patience::of(order).wait(exchanged, || fault::late(order.url)).await;
    connection.answered = start.elapsed();
    let taken = order.carriage.meter.bytes();
    connection.uploaded = taken + chunk_marks(head.framing, taken);
    connection.requested = bytes.len() as u64 + connection.uploaded;
    let rest = std::mem::take(&mut heads.rest);
    let raw = heads.raw();
    let (reply, sent) = match reply {
        Ok(reply) => reply,
        Err(stop) if raw.is_empty() && rest.is_empty() && matches!(stop.exit, 52 | 55 | 56) => {
            return Err(unheard(order, taken, &berth, stop));
        }
        Err(stop) => return Err(stop.behind(&raw).into()),
    };
    berth.ends.heard = Some(reply.version);
    let body = incoming(order, &reply, (reading.unsplit(writing), rest), (berth, sent))
        .map_err(|(name, stop)| stop.behind(&raw[..line_of(&raw, name).unwrap_or(raw.len())]))?;
    Ok(Reply { version: reply.version, status: reply.status, body, headers: reply.headers, heads: raw, connection })
}

/// The connection of `berth` ended with `stop`, which another one may make good if those bytes of the body that were
/// `taken` can be read again.
fn unheard(order: &Order<'_>, taken: u64, berth: &Berth, stop: Stop) -> Failure {
    if berth.ends.heard.is_some() && taken > 0 && order.body.is_some_and(|body| !body.can_be_read_again()) {
        let message = "the connection had been closed, and what it took of standard input cannot be sent again";
        return Failure::Other(Stop::curl(65, message));
    }
    Failure::Unheard(stop)
}

type Halves<'a> = (&'a mut ReadHalf<Wire>, &'a mut WriteHalf<Wire>);

/// Sends and reads at the same time, as a server may answer before it has heard all.
async fn exchange(
    order: &Order<'_>,
    head: &message::Head,
    bytes: &[u8],
    (reading, writing): Halves<'_>,
    heads: &mut Heads,
) -> Result<(Head, Sent), Stop> {
    let go = Notify::new();
    let mut sending = pin!(send(order, head, bytes, writing, &go));
    let mut answer = pin!(heads.last(reading, |status| {
        if status == 100 {
            go.notify_one();
        }
    }));
    let mut unsent = true;
    let mut failure = None;
    loop {
        tokio::select! {
            biased;
            reply = &mut answer => {
                let is_broken = failure.is_some();
                let reply = match (reply, failure) {
                    (Err(stop), Some(failure)) if matches!(stop.exit, 52 | 55 | 56) => return Err(failure),
                    (reply, _) => reply?,
                };
                // A server that is not content hears no more.
                if unsent && reply.status < 400 {
                    go.notify_one();
                    sending.await?;
                    unsent = false;
                }
                let sent = match order.carriage.meter.bytes() {
                    _ if !unsent && !is_broken => Sent::Whole,
                    0 if unsent && head.asks => Sent::HeldBack,
                    _ => Sent::Partly,
                };
                return Ok((reply, sent));
            }
            sent = &mut sending, if unsent => {
                unsent = false;
                match sent {
                    Err(stop) if stop.exit == 55 => failure = Some(stop),
                    other => other?,
                }
            }
        }
    }
}

async fn send(
    order: &Order<'_>,
    head: &message::Head,
    bytes: &[u8],
    wire: &mut (impl AsyncWrite + Unpin),
    go: &Notify,
) -> Result<(), Stop> {
    let failed = |error: std::io::Error| fault::sending(&error);
    wire.write_all(bytes).await.map_err(failed)?;
    wire.flush().await.map_err(failed)?;
    let Some(body) = order.body.filter(|_| head.framing != Framing::Nothing) else {
        let end: &[u8] = if head.framing == Framing::Chunked { NO_CHUNKS } else { b"" };
        wire.write_all(end).await.map_err(failed)?;
        return wire.flush().await.map_err(failed);
    };
    if head.asks {
        // A server that says nothing gets the body all the same.
        let _ = tokio::time::timeout(order.carriage.patience, go.notified()).await;
    }
    pour(body, head.framing, wire, &order.carriage.meter).await
}

/// How much is gathered for a chunk, small pieces being put together.
const CHUNK: usize = 16 << 10;

/// What stands behind the last chunk.
const NO_CHUNKS: &[u8] = b"0\r\n\r\n";

/// What is gathered in `pending` as one chunk; nothing where there is nothing.
fn chunked(pending: &mut Vec<u8>) -> Vec<u8> {
    if pending.is_empty() {
        return Vec::new();
    }
    let size = format!("{:x}\r\n", pending.len());
    [size.as_bytes(), &std::mem::take(pending), b"\r\n"].concat()
}

/// How many bytes mark the chunks of a body of `length`.
fn chunk_marks(framing: Framing, length: u64) -> u64 {
    let marks = |size: u64| if size == 0 { 0 } else { format!("{size:x}\r\n\r\n").len() as u64 };
    let (whole, rest) = (length / CHUNK as u64, length % CHUNK as u64);
    if framing == Framing::Chunked { whole * marks(CHUNK as u64) + marks(rest) + 5 } else { 0 }
}

async fn pour(
    body: &Content,
    framing: Framing,
    wire: &mut (impl AsyncWrite + Unpin),
    meter: &Meter,
) -> Result<(), Stop> {
    let failed = |error: std::io::Error| fault::sending(&error);
    meter.begin(body.len());
    let mut reader = body.reader();
    let mut pending = Vec::new();
    while let Some(chunk) = reader.next().await? {
        meter.add(chunk.len());
        if framing != Framing::Chunked {
            wire.write_all(&chunk).await.map_err(failed)?;
            continue;
        }
        pending.extend_from_slice(&chunk);
        if pending.len() >= CHUNK {
            wire.write_all(&chunked(&mut pending)).await.map_err(failed)?;
        }
    }
    if framing == Framing::Chunked {
        wire.write_all(&chunked(&mut pending)).await.map_err(failed)?;
        wire.write_all(NO_CHUNKS).await.map_err(failed)?;
    }
    wire.flush().await.map_err(failed)
}

/// Where the last line for the header `name` starts in `heads`.
fn line_of(heads: &[u8], name: &str) -> Option<usize> {
    let heads = heads.to_ascii_lowercase();
    memchr::memmem::rfind(&heads, format!("\n{name}:").as_bytes()).map(|at| at + 1)
}

/// The body of a reply; or why it cannot be read, and which header is to blame.
fn incoming(
    order: &Order<'_>,
    head: &Head,
    (wire, rest): (Wire, BytesMut),
    (berth, sent): (Berth, Sent),
) -> Result<Incoming, (&'static str, Stop)> {
    let left = framing::left(order, head).map_err(|stop| ("content-length", stop))?;
    check(order, head)?;
    let is_coded = head.header("content-encoding").is_some() && order.carriage.decodes();
    let blamed = if is_coded { "content-encoding" } else { "transfer-encoding" };
    let decoder = Decoder::new(&encodings(order, head)).map_err(|stop| (blamed, stop))?;
    let decoder = decoder.filter(|_| left != Left::Bytes(0));
    let form = if order.carriage.raw { Form::Raw } else { Form::Plain };
    let berth = Some(berth).filter(|berth| outlives(head, left, sent, &berth.route));
    // Nobody sends the body that `-X HEAD` has curl wait for.
    let wire = Some(wire).filter(|_| order.replies != Replies::Announced);
    let berth = berth.filter(|_| wire.is_some());
    let source = Source::Http1(Inflow { wire, berth, rest, left, form });
    Ok(Incoming { source, decoder, patience: Patience::of(order), trailers: Vec::new() })
}

/// Refuses a head that leads to two places, or has a body encoded as nobody asked for.
fn check(order: &Order<'_>, head: &Head) -> Result<(), (&'static str, Stop)> {
    let places = head.all("location");
    if places.iter().any(|place| *place != places[0]) {
        return Err(("location", fault::weird("it has more than one `Location`, and they are not the same")));
    }
    let has_body = order.replies != Replies::HeadOnly && !matches!(head.status, 100..200 | 304);
    let wrong = head.all("transfer-encoding").into_iter().find_map(|line| wrong_coding(line, order));
    match wrong.filter(|_| has_body) {
        Some(why) => Err(("transfer-encoding", Stop::curl(61, why))),
        None => Ok(()),
    }
}

/// What is wrong with the codings in `line`: nobody asked for one, or it was applied to chunks.
fn wrong_coding(line: &str, order: &Order<'_>) -> Option<String> {
    let is = |coding: &str, name| coding.eq_ignore_ascii_case(name);
    let is_asked = order.carriage.transfer_encoding;
    let mut is_chunked = false;
    for coding in line.split(',').map(str::trim).filter(|coding| !coding.is_empty()) {
        if is(coding, "chunked") {
            is_chunked = true;
        } else if !is_asked && order.carriage.raw {
            return None;
        } else if is_chunked {
            return Some(format!("the chunks of the reply are encoded again (`Transfer-Encoding: {coding}`)"));
        } else if !is_asked && !is(coding, "identity") {
            return Some(format!("the reply is encoded (`Transfer-Encoding: {coding}`), and nobody asked for that"));
        }
    }
    None
}

/// The encodings of the body, in the order in which they were applied.
fn encodings(order: &Order<'_>, head: &Head) -> String {
    let content = head.header("content-encoding").filter(|_| order.carriage.decodes());
    let transfer = codings(head).filter(|coding| !coding.eq_ignore_ascii_case("chunked"));
    content.into_iter().chain(transfer.filter(|_| !order.carriage.raw)).collect::<Vec<_>>().join(",")
}
