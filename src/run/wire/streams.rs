//! A connection of HTTP/2, and the bodies on its streams, through hyper.

use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use hyper::body::Incoming as Received;
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};

use super::Wire;
use super::message::Framing;
use crate::run::content::Reader;
use crate::run::meter::Meter;
use crate::run::{Content, Stop};

/// What requests are sent by. The connection lives as long as one of its clones does.
#[derive(Clone)]
pub(super) struct Sender {
    pub(super) requests: http2::SendRequest<Outgoing>,
    _driver: Rc<Driver>,
}

impl Sender {
    /// Whether the other end takes requests still.
    pub(super) fn is_open(&self) -> bool {
        !self.requests.is_closed()
    }

    /// How far a failure that came now reaches.
    pub(super) fn reach(&self) -> Reach {
        if self.is_open() { Reach::Stream } else { Reach::Connection }
    }
}

/// Begins to speak HTTP/2 on `wire`.
pub(super) async fn shake(wire: Wire) -> Result<Sender, Stop> {
    let made = http2::handshake(TokioExecutor::new(), TokioIo::new(wire)).await;
    let (requests, driver) = made.map_err(|error| failed(&error, Reach::Connection))?;
    Ok(Sender { requests, _driver: Rc::new(Driver(tokio::spawn(driver))) })
}

struct Driver(tokio::task::JoinHandle<hyper::Result<()>>);

impl Drop for Driver {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What a failure ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Stream,
    Connection,
}

/// Why a connection, or what goes over it, failed.
pub(super) fn failed(error: &hyper::Error, reach: Reach) -> Stop {
    if error.is_timeout() {
        return Stop::curl(28, "the server did not answer in time");
    }
    let deepest = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source()).last();
    let deepest = deepest.map(ToString::to_string).unwrap_or_default();
    let code = if reach == Reach::Connection { 16 } else { 92 };
    Stop::curl(code, format!("the HTTP/2 connection failed: {deepest}"))
}

/// The body of a reply. The connection lives as long as it does.
pub(super) struct Body {
    pub(super) received: Received,
    pub(super) sender: Sender,
}

impl Body {
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Stop> {
        loop {
            let frame = std::future::poll_fn(|context| Pin::new(&mut self.received).poll_frame(context)).await;
            match frame {
                None => return Ok(None),
                Some(Err(error)) => return Err(failed(&error, self.sender.reach())),
                // Trailers are not shown.
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Ok(Some(bytes));
                    }
                }
            }
        }
    }
}

type Next = Pin<Box<dyn Future<Output = (Reader, Result<Option<Bytes>, Stop>)> + Send>>;

/// The body of a request, as hyper asks for it.
pub(super) struct Outgoing {
    next: Option<Next>,
    left: Option<u64>,
    meter: Meter,
}

impl Outgoing {
    pub(super) fn new(content: Option<&Content>, framing: Framing, meter: &Meter) -> Self {
        meter.begin(content.and_then(Content::len));
        // In HTTP/2 a body in chunks is one whose size is not told.
        let size = |content: &Content| content.len().filter(|_| framing != Framing::Chunked);
        let left = content.map_or(Some(0), size);
        Self { next: content.map(|content| following(content.reader())), left, meter: meter.clone() }
    }
}

fn following(mut reader: Reader) -> Next {
    Box::pin(async move {
        let next = reader.next().await;
        (reader, next)
    })
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        let Some(next) = &mut self.next else { return Poll::Ready(None) };
        let (reader, result) = ready!(next.as_mut().poll(context));
        self.next = None;
        Poll::Ready(match result {
            Ok(None) => None,
            Ok(Some(bytes)) => {
                self.left = self.left.map(|left| left.saturating_sub(bytes.len() as u64));
                self.meter.add(bytes.len());
                self.next = Some(following(reader));
                Some(Ok(Frame::data(bytes)))
            }
            Err(stop) => Some(Err(std::io::Error::other(stop.message))),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.next.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
