//! One request with its redirects, and the reply at their end.

use std::time::Duration;

use tokio::time::Instant;

use super::Stop;
use super::headers::Header;
use super::method::Kind;
use super::prepared::Prepared;
use super::protocol::Protocol;
use super::redirect::{After, Hop};
use super::reply::{Connection, Reply};
use super::wire::{self, Order, Pool, Replies};

/// How many headers all heads of a chain of redirects may have.
const MOST: usize = 5000;

/// The most that all heads of a chain of redirects may come to, in bytes.
const LONGEST: usize = 20 * (300 << 10);

/// The reply at the end of a chain of redirects.
#[derive(Debug)]
pub(super) struct Exchange {
    /// Its body is still to be read.
    pub(super) reply: Reply,
    /// The request that it answers.
    pub(super) hop: Hop,
    /// The heads of all replies, as they came.
    pub(super) heads: Vec<u8>,
    /// The header lines of all replies.
    pub(super) trail: Vec<Vec<Header>>,
    /// How long it took until the last request.
    pub(super) redirecting: Duration,
    /// How long they are, what came behind chunks not counted.
    pub(super) head_size: usize,
    /// How many redirects were followed.
    pub(super) redirects: usize,
    /// Why it ends with this reply though that leads on; its body is not read then.
    pub(super) ended: Option<Stop>,
}

/// Sends `prepared` and follows where the reply leads, if it is to.
pub(super) async fn exchange(prepared: &Prepared, pool: &Pool, deadline: Option<Instant>) -> Result<Exchange, Stop> {
    let mut hop = Hop::first(prepared);
    let mut heads = Vec::new();
    let mut redirects = 0;
    // To curl an answer to who asks is one more redirect.
    let mut answers = 0;
    let (mut trail, mut head_size) = (Vec::new(), 0);
    let mut newest = prepared.carriage.newest();
    let mut earlier = Connection::default();
    let start = Instant::now();
    loop {
        let redirecting = if trail.is_empty() { Duration::ZERO } else { start.elapsed() };
        let sent = one(&hop, prepared, (pool, newest), deadline).await;
        let mut reply = sent.map_err(|stop| stop.behind(&heads).at(hop.reached(redirects)))?;
        head_size += reply.heads.len() + reply.connection.hidden;
        reply.connection.follow(&earlier);
        earlier = reply.connection;
        trail.push(reply.headers.clone());
        let after = hop.clone().after(&reply, redirects + answers, prepared);
        if !matches!(after, Ok(After::End(_))) {
            let skipped = skip(&mut reply, prepared).await;
            skipped.map_err(|stop| stop.behind(&reply.heads).behind(&heads).at(hop.reached(redirects)))?;
        }
        heads.extend_from_slice(&reply.heads);
        let lines: usize = trail.iter().map(Vec::len).sum();
        if lines > MOST {
            return Err(Stop::curl(100, format!("Too many response headers, {MOST} is max")));
        }
        if heads.len() > LONGEST {
            return Err(Stop::curl(56, format!("Too large response headers: {} > {LONGEST}", heads.len())));
        }
        if reply.version == "1.0" {
            newest = Protocol::Http10;
        }
        if let Ok(After::Again(next) | After::Redirect(next)) = &after
            && earlier.uploaded > 0
            && next.body.as_ref().is_some_and(|body| !body.can_be_read_again())
        {
            let message = "the body came from standard input, which cannot be read again";
            return Err(Stop::curl(65, message).behind(&heads).at(hop.reached(redirects)));
        }
        let (last, ended) = match after {
            Ok(After::Again(next)) => {
                answers += 1;
                hop = *next;
                continue;
            }
            Ok(After::Redirect(next)) => {
                redirects += 1;
                hop = *next;
                continue;
            }
            Ok(After::End(hop)) => (*hop, None),
            Err(stop) => (hop, Some(stop)),
        };
        return Ok(Exchange { reply, hop: last, heads, trail, redirecting, head_size, redirects, ended });
    }
}

/// Reads away the body of `reply`, which leads on.
async fn skip(reply: &mut Reply, prepared: &Prepared) -> Result<(), Stop> {
    if !reply.body.lasts() {
        return reply.allows(prepared.carriage.max_size);
    }
    reply.skip().await
}

/// Sends the one request of `hop`, and gives back the head of the reply and its body to be read.
async fn one(
    hop: &Hop,
    prepared: &Prepared,
    (pool, newest): (&Pool, Protocol),
    deadline: Option<Instant>,
) -> Result<Reply, Stop> {
    wire::talk(&order(hop, prepared, newest, deadline), pool).await
}

/// What is to be sent for `hop`.
pub(super) fn order<'a>(
    hop: &'a Hop,
    prepared: &'a Prepared,
    newest: Protocol,
    deadline: Option<Instant>,
) -> Order<'a> {
    Order {
        method: &hop.method.word,
        url: &hop.url,
        headers: &hop.headers,
        removed: &prepared.removed,
        body: hop.body.as_ref(),
        replies: match hop.method.kind {
            Kind::Head => Replies::HeadOnly,
            _ if hop.method.word == "HEAD" => Replies::Announced,
            _ => Replies::Whole,
        },
        carriage: &prepared.carriage,
        newest,
        deadline,
    }
}
