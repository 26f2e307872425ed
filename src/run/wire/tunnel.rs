//! The way to the server: straight, by a Unix socket, or through a proxy.

use std::net::SocketAddr;

use bytes::BytesMut;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_socks::TargetAddr;
use tokio_socks::tcp::{Socks4Stream, Socks5Stream};

use super::body;
use super::framing::{self, Left};
use super::head::{Head, Heads};
use super::names;
use super::route::Route;
use super::{Order, Pool, Wire, connect, fault, lasting, message, tls};
use crate::run::carriage::{Carriage, Introduced};
use crate::run::endpoint::Endpoint;
use crate::run::login::Talk;
use crate::run::proxy::{Kind, Proxy};
use crate::run::reply::Connection;
use crate::run::{Stop, octets};

/// A way that bytes go to the other end, not yet secure.
pub(super) struct Opened {
    pub(super) wire: Wire,
    pub(super) connection: Connection,
    /// What a proxy said.
    pub(super) heads: Vec<u8>,
}

/// Opens `route`.
pub(super) async fn open(order: &Order<'_>, route: &Route, pool: &Pool, start: Instant) -> Result<Opened, Stop> {
    let mut gate = Gate::default();
    loop {
        let opened = once(order, route, (pool, start), &mut gate).await.map_err(|stop| stop.behind(&gate.heads))?;
        let Some((wire, connection)) = opened else { continue };
        return Ok(Opened { wire, connection, heads: gate.heads });
    }
}

/// What a proxy has said so far that is to hand connections through.
#[derive(Default)]
struct Gate {
    talk: Talk,
    heads: Vec<u8>,
}

/// What a proxy does with a connection that is to be handed through.
enum Answer {
    Open,
    /// It wants to be told who asks, over another connection.
    Shut,
}

/// One connection; `None` where the proxy wants another one.
async fn once(
    order: &Order<'_>,
    route: &Route,
    (pool, start): (&Pool, Instant),
    gate: &mut Gate,
) -> Result<Option<(Wire, Connection)>, Stop> {
    let carriage = order.carriage;
    if let Some(socket) = &route.socket {
        let wire = connect::unix(socket).await?;
        let connection = Connection { connected: pool.count(start), ..Connection::default() };
        return Ok(Some((greeted(wire, None, carriage).await?, connection)));
    }
    let Some(proxy) = &route.proxy else {
        let (stream, found) = connect::to(&route.target, carriage).await?;
        let connection = Connection { found, connected: pool.count(start), ..ends(&stream) };
        let ends = connection.local.zip(connection.remote);
        return Ok(Some((greeted(Box::new(stream), ends, carriage).await?, connection)));
    };
    let (stream, found) = connect::to(&proxy.place, carriage).await.map_err(|stop| match stop.exit {
        6 => fault::unknown_proxy(&proxy.place.host),
        _ => stop,
    })?;
    let mut connection = Connection { found, connected: pool.count(start), ..ends(&stream) };
    let mut wire: Wire = match proxy.kind {
        Kind::Http | Kind::Http10 => Box::new(stream),
        Kind::Https => {
            let client = carriage.proxy_trust.client(vec![b"http/1.1".to_vec()])?;
            tls::secure(Box::new(stream), client, &proxy.place.host).await?.0
        }
        _ => socks(stream, proxy, &route.target, carriage).await?,
    };
    if proxy.kind.is_http() && !route.ends_at_proxy() {
        match through(&mut wire, &mut connection, proxy, &route.target, order, gate).await? {
            Answer::Open => {}
            Answer::Shut => return Ok(None),
        }
    }
    let ends = connection.local.zip(connection.remote);
    Ok(Some((greeted(wire, ends, carriage).await?, connection)))
}

fn ends(stream: &TcpStream) -> Connection {
    let (remote, local) = (stream.peer_addr().ok(), stream.local_addr().ok());
    Connection { remote, local, ..Connection::default() }
}

/// Says who we are, where the command wants it (`--haproxy-protocol`).
async fn greeted(mut wire: Wire, ends: Option<(SocketAddr, SocketAddr)>, carriage: &Carriage) -> Result<Wire, Stop> {
    let Some(client) = &carriage.haproxy else { return Ok(wire) };
    let line = match ends {
        None => "PROXY UNKNOWN\r\n".to_owned(),
        Some((local, remote)) => {
            // curl puts the address that it is given into both places.
            let (client, server) = match client {
                Introduced::Truly => (local.ip().to_string(), remote.ip().to_string()),
                Introduced::As(address) => (address.clone(), address.clone()),
            };
            let family = if client.contains(':') { "TCP6" } else { "TCP4" };
            format!("PROXY {family} {client} {server} {} {}\r\n", local.port(), remote.port())
        }
    };
    wire.write_all(&octets::bytes(&line)).await.map_err(|error| fault::sending(&error))?;
    Ok(wire)
}

/// Has an HTTP proxy hand the connection through to `target`, telling it who asks if it wants that.
async fn through(
    wire: &mut Wire,
    connection: &mut Connection,
    proxy: &Proxy,
    target: &Endpoint,
    order: &Order<'_>,
    gate: &mut Gate,
) -> Result<Answer, Stop> {
    let authority = target.authority();
    let user = proxy.user.as_ref().map(|user| (user.name.clone(), user.password.clone()));
    let mut rest = BytesMut::new();
    loop {
        let told = gate.talk.tell(proxy.way, user.as_ref(), "CONNECT", &authority);
        let request = message::tunnel(proxy, &authority, order, told);
        wire.write_all(&request).await.map_err(|error| fault::sending(&error))?;
        let mut heads = Heads::default();
        heads.rest = std::mem::take(&mut rest);
        let head = heads.last(wire, |_| {}).await.map_err(unanswered)?;
        rest = std::mem::take(&mut heads.rest);
        connection.tunnel = head.status;
        let raw = heads.raw();
        if order.carriage.hides_tunnel {
            connection.hidden += raw.len();
        } else {
            gate.heads.extend(raw);
        }
        let is_talking =
            head.status == 407 && user.is_some() && gate.talk.hear(proxy.way, &head.all("proxy-authenticate"));
        if head.status == 407 && (is_talking || user.is_none()) {
            body::pass(wire, &mut rest, length(&head)).await?;
        }
        if !is_talking {
            return answered(&head);
        }
        if lasting::is_closed(&head) {
            return Ok(Answer::Shut);
        }
    }
}

/// What is behind the head of a proxy's reply.
fn length(head: &Head) -> Left {
    if framing::codings(head).any(|coding| coding.eq_ignore_ascii_case("chunked")) {
        return Left::Chunk(0);
    }
    Left::Bytes(head.header("content-length").and_then(|length| length.trim().parse().ok()).unwrap_or(0))
}

fn unanswered(stop: Stop) -> Stop {
    match stop.exit {
        1 => Stop::curl(43, "the proxy answers in no HTTP"),
        52 => Stop::curl(56, "the proxy closed the connection without a reply"),
        _ => stop,
    }
}

fn answered(head: &Head) -> Result<Answer, Stop> {
    if (200..300).contains(&head.status) {
        return Ok(Answer::Open);
    }
    Err(Stop::curl(7, format!("the proxy does not hand the connection through: {}", head.status)))
}

/// The longest host, user and password that SOCKS has room for (RFC 1928, RFC 1929), in bytes.
const LONGEST: usize = 255;

async fn socks(stream: TcpStream, proxy: &Proxy, target: &Endpoint, carriage: &Carriage) -> Result<Wire, Stop> {
    let failed = |error: tokio_socks::Error| Stop::curl(97, format!("the SOCKS proxy failed: {error}"));
    let told = proxy.user.iter().flat_map(|user| [&user.name, &user.password]);
    let told: Vec<_> = told.collect();
    if told.iter().any(|text| octets::len(text) < text.len()) {
        return Err(Stop::refused(
            "the user or the password for the SOCKS proxy is no UTF-8, which uncurly cannot send",
        ));
    }
    if told.iter().any(|text| text.len() > LONGEST) {
        return Err(Stop::curl(97, "the user or the password is too long for a SOCKS proxy"));
    }
    let place = if matches!(proxy.kind, Kind::Socks4 | Kind::Socks5) {
        let addresses = names::addresses(target, carriage).await?;
        let fits = |address: &&SocketAddr| proxy.kind == Kind::Socks5 || address.is_ipv4();
        let address = addresses.iter().find(fits).ok_or_else(|| fault::unknown_host(&target.host))?;
        TargetAddr::Ip(*address)
    } else {
        match target.host.parse() {
            Ok(address) => TargetAddr::Ip(SocketAddr::new(address, target.port)),
            Err(_) => TargetAddr::Domain(target.host.clone().into(), target.port),
        }
    };
    if let TargetAddr::Domain(name, _) = &place
        && name.len() > LONGEST
    {
        return Err(Stop::curl(97, "the host is too long for a SOCKS proxy"));
    }
    let (name, password) = proxy.user.as_ref().map_or(("", ""), |user| (user.name.as_str(), user.password.as_str()));
    let wire: Wire = match (proxy.kind, name) {
        (Kind::Socks4 | Kind::Socks4a, "") => {
            Box::new(Socks4Stream::connect_with_socket(stream, place).await.map_err(failed)?.into_inner())
        }
        (Kind::Socks4 | Kind::Socks4a, name) => {
            let connected = Socks4Stream::connect_with_userid_and_socket(stream, place, name).await;
            Box::new(connected.map_err(failed)?.into_inner())
        }
        (_, "") => Box::new(Socks5Stream::connect_with_socket(stream, place).await.map_err(failed)?.into_inner()),
        (_, name) => {
            let connected = Socks5Stream::connect_with_password_and_socket(stream, place, name, password).await;
            Box::new(connected.map_err(failed)?.into_inner())
        }
    };
    Ok(wire)
}
