//! One request with its redirects, and the reply at their end.

use tokio::time::Instant;

use super::Stop;
use super::prepared::{Kind, Prepared};
use super::redirect::{self, Hop};
use super::reply::Reply;
use super::wire::{self, Order, Replies};

/// The reply at the end of a chain of redirects.
#[derive(Debug)]
pub(super) struct Exchange {
    /// Its body is still to be read.
    pub(super) reply: Reply,
    /// The request that it answers.
    pub(super) hop: Hop,
    /// The heads of all replies, as they came.
    pub(super) heads: Vec<u8>,
    /// How many redirects were followed.
    pub(super) redirects: usize,
}

/// Sends `prepared` and follows where the reply leads, if it is to.
pub(super) async fn exchange(prepared: &Prepared, deadline: Option<Instant>) -> Result<Exchange, Stop> {
    let mut hop = Hop::first(prepared);
    let mut heads = Vec::new();
    let mut redirects = 0;
    loop {
        let reply = one(&hop, prepared, deadline).await?;
        heads.extend_from_slice(&reply.heads);
        match reply.header("location") {
            Some(location) if prepared.carriage.redirects.follow && redirect::is_redirect(reply.status) => {
                if redirects >= prepared.carriage.redirects.limit {
                    return Err(Stop::curl(47, format!("more than {redirects} redirects")));
                }
                redirects += 1;
                hop = hop.next(reply.status, location, prepared)?;
            }
            _ => return Ok(Exchange { reply, hop, heads, redirects }),
        }
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
