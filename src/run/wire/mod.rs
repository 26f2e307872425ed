//! One request put on the wire as curl would, and its reply. Knows sockets, TLS and HTTP; not
//! redirects, cookies, retries or files of the command.

mod body;
mod connect;
mod decode;
mod fault;
mod head;
mod http1;
mod http2;
mod message;
mod names;
mod tls;
mod trust;
mod tunnel;

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;

pub(super) use body::Incoming;
pub(super) use message::basic;
pub(super) use names::Place;
pub(super) use trust::{Identity, Roots, TlsVersions, Trust};

use super::carriage::Carriage;
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
}

/// Something that bytes go through both ways.
trait Pipe: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Pipe for T {}

type Wire = Box<dyn Pipe>;

/// Sends `order` over a connection of its own.
pub(super) async fn talk(order: &Order<'_>) -> Result<Reply, Stop> {
    let start = Instant::now();
    let ready = within(order.deadline, order, connected(order, start)).await?;
    match ready.protocol {
        Protocol::Http1 => http1::talk(order, ready, start).await,
        Protocol::Http2 => within(order.deadline, order, http2::talk(order, ready, start)).await,
    }
}

/// A connection that a request can be written to.
struct Ready {
    wire: Wire,
    protocol: Protocol,
    connection: Connection,
    /// What a proxy said while the tunnel was made.
    heads: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Protocol {
    Http1,
    Http2,
}

/// Connects, by way of a proxy where there is one, and makes the connection secure where the URL wants it.
async fn connected(order: &Order<'_>, start: Instant) -> Result<Ready, Stop> {
    let making = async {
        let mut ready = tunnel::open(order, start).await?;
        if order.url.is_secure() {
            let client = order.carriage.trust.client(order.carriage.offers())?;
            let (wire, protocol) = tls::secure(ready.wire, client, order.url.name()).await?;
            (ready.wire, ready.protocol) = (wire, protocol);
            ready.connection.secured = start.elapsed();
        } else if order.carriage.version == Some(HttpVersion::Http2Prior) {
            ready.protocol = Protocol::Http2;
        }
        Ok(ready)
    };
    let limit = order.carriage.connect_timeout.map(|limit| start + limit);
    within(limit, order, making).await
}

/// The result of `future`, if it comes before `deadline`.
async fn within<T>(
    deadline: Option<Instant>,
    order: &Order<'_>,
    future: impl Future<Output = Result<T, Stop>>,
) -> Result<T, Stop> {
    match deadline {
        None => future.await,
        Some(deadline) => {
            tokio::time::timeout_at(deadline, future).await.unwrap_or_else(|_| Err(fault::late(order.url)))
        }
    }
}

/// How long curl waits for `100 Continue` unless told otherwise.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);
