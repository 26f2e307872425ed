//! The way to the server: straight, by a Unix socket, or through a proxy.

use std::net::SocketAddr;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_socks::TargetAddr;
use tokio_socks::tcp::{Socks4Stream, Socks5Stream};

use super::head::Heads;
use super::names::{self, Place};
use super::{Order, Protocol, Ready, Wire, connect, fault, message, tls};
use crate::run::Stop;
use crate::run::carriage::{Carriage, Introduced};
use crate::run::login::Talk;
use crate::run::proxy::{Kind, Proxy};
use crate::run::reply::Connection;

/// A connection to the server of `order`, not yet secure.
pub(super) async fn open(order: &Order<'_>, start: Instant) -> Result<Ready, Stop> {
    let mut gate = Gate::default();
    loop {
        let mut ready = once(order, start, &mut gate).await.map_err(|stop| stop.behind(&gate.heads))?;
        if !gate.is_shut {
            ready.heads = gate.heads;
            return Ok(ready);
        }
    }
}

/// What a proxy has said so far that is to hand connections through.
#[derive(Default)]
struct Gate {
    talk: Talk,
    heads: Vec<u8>,
    /// Whether it wants another connection, over which it is told who asks.
    is_shut: bool,
}

async fn once(order: &Order<'_>, start: Instant, gate: &mut Gate) -> Result<Ready, Stop> {
    let carriage = order.carriage;
    let url = order.url;
    let own = Place { host: url.name().to_owned(), zone: url.zone().map(str::to_owned), port: url.port() };
    let target = names::detour(own, carriage);
    if let Some(socket) = &carriage.socket {
        let wire = connect::unix(socket).await?;
        return Ok(ready(greeted(wire, None, carriage).await?, Connection::default(), start));
    }
    let Some(proxy) = carriage.proxies.proxy(url)? else {
        let (stream, found) = connect::to(&target, carriage).await?;
        let connection = Connection { found, ..ends(&stream) };
        let ends = connection.local.zip(connection.remote);
        return Ok(ready(greeted(Box::new(stream), ends, carriage).await?, connection, start));
    };
    let (stream, found) = connect::to(&proxy.place, carriage).await.map_err(|stop| match stop.exit {
        6 => fault::unknown_proxy(&proxy.place.host),
        _ => stop,
    })?;
    let connection = Connection { found, ..ends(&stream) };
    match proxy.kind {
        Kind::Http | Kind::Http10 | Kind::Https => {
            let mut wire: Wire = Box::new(stream);
            if proxy.kind == Kind::Https {
                let client = carriage.proxy_trust.client(vec![b"http/1.1".to_vec()])?;
                wire = tls::secure(wire, client, &proxy.place.host).await?.0;
            }
            let mut ready = ready(wire, connection, start);
            if carriage.tunnels(url) {
                through(&mut ready, &proxy, &target, order, gate).await?;
            }
            Ok(ready)
        }
        _ => Ok(ready(socks(stream, &proxy, &target, carriage).await?, connection, start)),
    }
}

fn ready(wire: Wire, connection: Connection, start: Instant) -> Ready {
    let connection = Connection { connected: start.elapsed(), ..connection };
    Ready { wire, protocol: Protocol::Http1, connection, heads: Vec::new() }
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
            let client = match client {
                Introduced::Truly => local.ip().to_string(),
                Introduced::As(address) => address.clone(),
            };
            let family = if client.contains(':') { "TCP6" } else { "TCP4" };
            format!("PROXY {family} {client} {} {} {}\r\n", remote.ip(), local.port(), remote.port())
        }
    };
    wire.write_all(line.as_bytes()).await.map_err(|error| fault::sending(&error))?;
    Ok(wire)
}

/// Has an HTTP proxy hand the connection through to `target`.
async fn through(
    ready: &mut Ready,
    proxy: &Proxy,
    target: &Place,
    order: &Order<'_>,
    gate: &mut Gate,
) -> Result<(), Stop> {
    let authority = target.authority();
    let user = proxy.user.as_ref().map(|user| (user.name.clone(), user.password.clone()));
    let told = gate.talk.tell(proxy.way, user.as_ref(), "CONNECT", &authority);
    let request = message::tunnel(proxy, &authority, order, told);
    ready.wire.write_all(&request).await.map_err(|error| fault::sending(&error))?;
    let mut heads = Heads::default();
    let head = heads.last(&mut ready.wire, |_| {}).await.map_err(|stop| match stop.exit {
        1 => Stop::curl(43, "the proxy answers in no HTTP"),
        _ => stop,
    })?;
    ready.connection.tunnel = head.status;
    if !order.carriage.hides_tunnel {
        gate.heads.extend(heads.raw());
    }
    gate.is_shut = head.status == 407 && user.is_some() && gate.talk.hear(proxy.way, &head.all("proxy-authenticate"));
    if gate.is_shut {
        return Ok(());
    }
    if !(200..300).contains(&head.status) {
        let message = format!("the proxy does not hand the connection through: {}", head.status);
        return Err(Stop::curl(56, message).behind(&ready.heads));
    }
    Ok(())
}

/// The longest host, user and password that SOCKS has room for (RFC 1928, RFC 1929), in bytes.
const LONGEST: usize = 255;

async fn socks(stream: TcpStream, proxy: &Proxy, target: &Place, carriage: &Carriage) -> Result<Wire, Stop> {
    let failed = |error: tokio_socks::Error| Stop::curl(97, format!("the SOCKS proxy failed: {error}"));
    let told = proxy.user.iter().flat_map(|user| [&user.name, &user.password]);
    if told.into_iter().any(|text| text.len() > LONGEST) {
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
