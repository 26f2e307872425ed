//! One request put on the wire as curl would, and its reply. Knows sockets, TLS and HTTP, and the connections that
//! wait for another request; not redirects, cookies, retries or files of the command.

mod body;
mod connect;
mod decode;
mod fault;
mod framing;
mod head;
mod http1;
mod http2;
mod lasting;
mod message;
mod names;
mod pace;
mod pool;
mod route;
mod streams;
mod tls;
mod trust;
mod tunnel;

use std::rc::Rc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;

pub(super) use body::Incoming;
pub(super) use pool::Pool;
pub(super) use trust::{Identity, Roots, TlsVersions, Trust};

use message::Asking;
use pace::Patience;
use pool::{Carrier, Link};
use route::Route;

use super::carriage::Carriage;
use super::protocol::Protocol;
use super::reply::{Connection, Reply};
use super::{Content, Header, Stop, Url};
use crate::curl::HttpVersion;

/// What is to be sent.
pub(super) struct Order<'a> {
    /// The word of the request line.
    pub(super) method: &'a str,
    /// Where it goes.
    pub(super) url: &'a Url,
    /// The header lines, those of the transport left out.
    pub(super) headers: &'a [Header],
    /// Names of headers that are not to be sent, in lower case.
    pub(super) removed: &'a [String],
    /// The body.
    pub(super) body: Option<&'a Content>,
    /// Whether the reply has a body.
    pub(super) replies: Replies,
    /// How it is carried.
    pub(super) carriage: &'a Carriage,
    /// The newest version of HTTP that the other end is taken to know.
    pub(super) newest: Protocol,
    /// When it must have been answered whole.
    pub(super) deadline: Option<Instant>,
}

/// Whether a reply has a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replies {
    /// As its head says.
    Whole,
    /// It has none, whatever its head says (`HEAD`).
    HeadOnly,
    /// It has none, and is waited for as its head says (`-X HEAD`).
    Announced,
}

/// Something that bytes go through both ways.
trait Pipe: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Pipe for T {}

type Wire = Box<dyn Pipe>;

/// Why there is no reply.
enum Failure {
    /// The connection ended before a byte of it came.
    Unheard(Stop),
    Other(Stop),
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Other(stop)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        let (Failure::Unheard(stop) | Failure::Other(stop)) = failure;
        stop
    }
}

/// Sends `order` over a connection of `pool`, or over a new one; again without asking first whether the body is wanted,
/// if the server does not know how to be asked, as long as the command itself does not have it asked.
pub(super) async fn talk(order: &Order<'_>, pool: &Pool) -> Result<Reply, Stop> {
    let limit = order.carriage.redirects.limit;
    let (mut asking, mut heads, mut earlier) = (Asking::First, Vec::new(), Connection::default());
    for tries in 0.. {
        let mut reply = reply(order, pool, asking).await.map_err(|stop| stop.behind(&heads))?;
        reply.connection.follow(&earlier);
        heads.append(&mut reply.heads);
        let is_unsent = reply.version != "2" && order.carriage.meter.bytes() == 0;
        let is_asked = is_unsent && reply.body.lasts() && http1::asks(order, asking)?;
        if reply.status != 417 || !is_asked {
            reply.heads = heads;
            return Ok(reply);
        }
        // To curl that is one more redirect.
        if tries >= limit {
            return Err(Stop::curl(47, format!("Maximum ({limit}) redirects followed")).behind(&heads));
        }
        reply.skip().await?;
        heads.append(&mut reply.heads);
        (asking, earlier) = (Asking::Never, reply.connection);
    }
    unreachable!("the tries are counted up to their limit")
}

/// The head of `order` as it goes to a server that nothing has been heard of; where only that can choose between
/// versions of HTTP, in the earlier one.
pub(super) fn first(order: &Order<'_>) -> Result<Vec<u8>, Stop> {
    let is_second = order.carriage.version == Some(HttpVersion::Http2Prior);
    if is_second { http2::first(order) } else { http1::first(order) }
}

async fn reply(order: &Order<'_>, pool: &Pool, asking: Asking) -> Result<Reply, Stop> {
    let start = Instant::now();
    let route = Rc::new(Route::of(order)?);
    while let Some(link) = pool.take(&route, order).await {
        match over(order, link, start, asking).await {
            // It had been closed, which is found out only now.
            Err(Failure::Unheard(_)) => {}
            result => return Ok(result?),
        }
    }
    let link = within(order.deadline, order, connected(order, &route, pool, start)).await?;
    Ok(over(order, link, start, asking).await?)
}

async fn over(order: &Order<'_>, link: Link, start: Instant, asking: Asking) -> Result<Reply, Failure> {
    let Link { carrier, berth, connection, heads } = link;
    let mut reply = match carrier {
        Carrier::Http1(wire) => http1::talk(order, wire, berth, connection, start, asking).await,
        Carrier::Http2(sender) => {
            let talking = http2::talk(order, sender, berth, connection, start);
            Patience::of(order).wait(talking, || fault::late(order.url)).await
        }
    };
    if !heads.is_empty() {
        match &mut reply {
            Ok(reply) => _ = reply.heads.splice(0..0, heads),
            Err(Failure::Unheard(stop) | Failure::Other(stop)) => _ = stop.heads.splice(0..0, heads),
        }
    }
    reply
}

/// Connects, by way of a proxy where there is one, and makes the connection secure where the URL wants it.
async fn connected(order: &Order<'_>, route: &Rc<Route>, pool: &Pool, start: Instant) -> Result<Link, Stop> {
    let making = async {
        let mut opened = tunnel::open(order, route, pool, start).await?;
        let mut protocol = Protocol::Http11;
        if order.url.is_secure() {
            let client = order.carriage.trust.client(order.carriage.offers())?;
            (opened.wire, protocol) = tls::secure(opened.wire, client, order.url.name()).await?;
            opened.connection.secured = start.elapsed();
        } else if order.carriage.version == Some(HttpVersion::Http2Prior) {
            protocol = Protocol::Http2;
        }
        let carrier = match protocol {
            Protocol::Http2 => Carrier::Http2(streams::shake(opened.wire).await?),
            Protocol::Http10 | Protocol::Http11 => Carrier::Http1(opened.wire),
        };
        let berth = pool.berth(route, &opened.connection);
        opened.connection.number = berth.number();
        Ok(Link { carrier, berth, connection: opened.connection, heads: opened.heads })
    };
    let limit = order.carriage.connect_timeout.map(|limit| start + limit);
    within(limit, order, making).await
}

/// The result of `future`, if it comes before `deadline`.
async fn within<T, E: From<Stop>>(
    deadline: Option<Instant>,
    order: &Order<'_>,
    future: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    match deadline {
        None => future.await,
        Some(deadline) => {
            tokio::time::timeout_at(deadline, future).await.unwrap_or_else(|_| Err(fault::late(order.url).into()))
        }
    }
}
