//! HTTP/2: the request out, the head of its reply in.

use hyper::body::Incoming as Received;
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Request, Response, Uri};
use tokio::time::Instant;

use super::body::Source;
use super::decode::Decoder;
use super::message::{self, Asking};
use super::pace::Patience;
use super::pool::{Berth, Carrier};
use super::streams::{Body, Outgoing, Sender, failed};
use super::{Failure, Incoming, Order, Replies, Reply};
use crate::run::protocol::Protocol;
use crate::run::reply::Connection;
use crate::run::{Stop, octets};

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
