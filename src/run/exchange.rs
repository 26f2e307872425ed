//! One request with its redirects, and the reply at their end.

use std::time::Duration;

use tokio::time::Instant;

use super::Stop;
use super::headers::Header;
use super::prepared::{Kind, Prepared};
use super::redirect::{After, Hop};
use super::reply::Reply;
use super::wire::{self, Order, Replies};

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
    /// How many redirects were followed.
    pub(super) redirects: usize,
    /// Why it ends with this reply though that leads on; its body is not read then.
    pub(super) ended: Option<Stop>,
}

/// Sends `prepared` and follows where the reply leads, if it is to.
pub(super) async fn exchange(prepared: &Prepared, deadline: Option<Instant>) -> Result<Exchange, Stop> {
    let mut hop = Hop::first(prepared);
    let mut heads = Vec::new();
    let mut redirects = 0;
    // To curl an answer to who asks is one more redirect.
    let mut answers = 0;
    let (mut trail, mut requested) = (Vec::new(), 0);
    let start = Instant::now();
    loop {
        let redirecting = if trail.is_empty() { Duration::ZERO } else { start.elapsed() };
        let mut reply =
            one(&hop, prepared, deadline).await.map_err(|stop| stop.behind(&heads).at(hop.reached(redirects)))?;
        requested += reply.connection.requested;
        reply.connection.requested = requested;
        trail.push(reply.headers.clone());
        heads.extend_from_slice(&reply.heads);
        if heads.len() > LONGEST {
            return Err(Stop::curl(56, format!("Too large response headers: {} > {LONGEST}", heads.len())));
        }
        let (last, ended) = match hop.clone().after(&reply, redirects + answers, prepared) {
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
        return Ok(Exchange { reply, hop: last, heads, trail, redirecting, redirects, ended });
    }
}

/// Sends the one request of `hop`, and gives back the head of the reply and its body to be read.
pub(super) async fn one(hop: &Hop, prepared: &Prepared, deadline: Option<Instant>) -> Result<Reply, Stop> {
    let order = Order {
        method: &hop.method.word,
        url: &hop.url,
        headers: &hop.headers,
        removed: &prepared.removed,
        body: hop.body.as_ref(),
        replies: if hop.method.kind == Kind::Head { Replies::HeadOnly } else { Replies::Whole },
        carriage: &prepared.carriage,
        deadline,
    };
    wire::talk(&order).await
}
