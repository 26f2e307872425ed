//! HTTP/2, through hyper.

use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use hyper::body::Incoming as Received;
use hyper::client::conn::http2;
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Request, Response, Uri};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::time::Instant;

use super::body::Source;
use super::decode::Decoder;
use super::message::{self, Asking, Framing};
use super::pace::Patience;
use super::pool::{Berth, Carrier};
use super::{Failure, Incoming, Order, Replies, Reply, Wire};
use crate::run::content::Reader;
use crate::run::meter::Meter;
use crate::run::protocol::Protocol;
use crate::run::reply::Connection;
use crate::run::{Content, Stop, octets};

/// What requests are sent by. The connection lives as long as one of its clones does.
#[derive(Clone)]
pub(super) struct Sender {
    requests: http2::SendRequest<Outgoing>,
    _driver: Rc<Driver>,
}

impl Sender {
    /// Whether the other end takes requests still.
    pub(super) fn is_open(&self) -> bool {
        !self.requests.is_closed()
    }

    /// How far a failure that came now reaches.
    fn reach(&self) -> Reach {
        if self.is_open() { Reach::Stream } else { Reach::Connection }
    }
}

/// Begins to speak HTTP/2 on `wire`.
pub(super) async fn shake(wire: Wire) -> Result<Sender, Stop> {
    let made = http2::handshake(TokioExecutor::new(), TokioIo::new(wire)).await;
    let (requests, driver) = made.map_err(|error| failed(&error, Reach::Connection))?;
    Ok(Sender { requests, _driver: Rc::new(Driver(tokio::spawn(driver))) })
}

/// Sends `order` and reads the head of the reply.
pub(super) async fn talk(
    order: &Order<'_>,
    mut sender: Sender,
    berth: Berth,
    mut connection: Connection,
    start: Instant,
) -> Result<Reply, Failure> {
    let request = request(order)?;
    connection.sent = start.elapsed();
    let response = sender.requests.send_request(request).await;
    let response = response.map_err(|error| {
        // A stream that was reset says nothing of the connection.
        let is_lost = sender.is_open() || order.body.is_some_and(|body| !body.can_be_read_again());
        let stop = failed(&error, sender.reach());
        if is_lost { Failure::Other(stop) } else { Failure::Unheard(stop) }
    })?;
    // Streams do not stand in each other's way, so it may wait for the next one at once.
    berth.keep(Carrier::Http2(sender.clone()));
    connection.answered = start.elapsed();
    connection.uploaded = order.carriage.meter.bytes();
    // curl counts what the same request would be in HTTP/1, where the version is longer.
    let plain = message::head(order, Protocol::Http11, None, Asking::Never)?;
    connection.requested = message::bytes(order, &plain, Protocol::Http11, None).len() as u64 - 2 + connection.uploaded;
    let headers = headers(&response);
    let heads = raw(&response, &headers);
    let encoding = headers.iter().find(|(name, _)| name == "content-encoding").map(|(_, value)| value.as_str());
    let decoder = match encoding.filter(|_| order.carriage.decodes()) {
        Some(encoding) => Decoder::new(encoding)?,
        None => None,
    };
    let status = response.status().as_u16();
    let body = Body { received: response.into_body(), sender };
    let source = if order.replies == Replies::HeadOnly { Source::Nothing } else { Source::Http2(body) };
    let body = Incoming { source, decoder, patience: Patience::of(order), trailers: Vec::new() };
    Ok(Reply { version: "2", status, headers, heads, connection, body })
}

fn request(order: &Order<'_>) -> Result<Request<Outgoing>, Stop> {
    let unsayable = |what: &str| Stop::refused(format!("{what} cannot be sent over HTTP/2; add `--http1.1`"));
    let head = message::head(order, Protocol::Http2, None, Asking::Never)?;
    let mut authority = order.url.authority();
    let mut lines = head.lines;
    if let Some(at) = lines.iter().position(|(name, _)| name.eq_ignore_ascii_case("host")) {
        lines.remove(at).1.trim_start_matches(crate::run::headers::GLUED).trim().clone_into(&mut authority);
    }
    let target =
        order.carriage.target.clone().map_or_else(|| order.url.target(), |target| octets::bytes(&target).into_owned());
    let uri = Uri::builder().scheme(order.url.scheme()).authority(authority).path_and_query(target).build();
    let mut request = Request::builder()
        .method(order.method)
        .uri(uri.map_err(|_| unsayable("this URL"))?)
        .body(Outgoing::new(order.body, head.framing, &order.carriage.meter))
        .map_err(|_| unsayable("this method"))?;
    for (name, value) in &lines {
        if matches!(name.to_ascii_lowercase().as_str(), "connection" | "keep-alive" | "proxy-connection" | "upgrade")
            || name.eq_ignore_ascii_case("transfer-encoding")
        {
            continue;
        }
        let bad = || unsayable(&format!("the header `{name}`"));
        let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
        let value = value.trim_start_matches(crate::run::headers::GLUED).trim();
        request.headers_mut().append(key, HeaderValue::from_bytes(&octets::bytes(value)).map_err(|_| bad())?);
    }
    Ok(request)
}

/// The head of `order` in lines like those of HTTP/1, as frames are nothing to be read.
pub(super) fn first(order: &Order<'_>) -> Result<Vec<u8>, Stop> {
    let request = request(order)?;
    let uri = request.uri();
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let mut out = format!("{} {target} HTTP/2\r\nHost: {authority}\r\n", request.method()).into_bytes();
    for (name, value) in request.headers() {
        out.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    out.extend(b"\r\n");
    Ok(out)
}

fn headers(response: &Response<Received>) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| octets::text(value.as_bytes());
    response.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect()
}

/// The head as curl shows one of HTTP/2.
fn raw(response: &Response<Received>, headers: &[(String, String)]) -> Vec<u8> {
    let lines = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    let status = format!("HTTP/2 {} \r\n", response.status().as_u16());
    let text: String = std::iter::once(status).chain(lines).chain(["\r\n".to_owned()]).collect();
    octets::bytes(&text).into_owned()
}

/// What a failure ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Stream,
    Connection,
}

fn failed(error: &hyper::Error, reach: Reach) -> Stop {
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
    received: Received,
    sender: Sender,
}

struct Driver(tokio::task::JoinHandle<hyper::Result<()>>);

impl Drop for Driver {
    fn drop(&mut self) {
        self.0.abort();
    }
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
    fn new(content: Option<&Content>, framing: Framing, meter: &Meter) -> Self {
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
