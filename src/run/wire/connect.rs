//! Sockets: the first address that answers, or a Unix socket.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

use super::names;
use super::{Wire, fault};
use crate::run::carriage::{Carriage, Local, Socket};
use crate::run::endpoint::Endpoint;
use crate::run::{Stop, octets};

/// How long an address may keep the next one waiting.
const STAGGER: Duration = Duration::from_millis(200);

/// Connects to the first address of `place` that answers.
pub(super) async fn tcp(place: &Endpoint, addresses: &[SocketAddr], carriage: &Carriage) -> Result<TcpStream, Stop> {
    let mut waiting = addresses.iter().copied();
    let mut tries = JoinSet::new();
    let mut failure = Failure::Unanswered(io::ErrorKind::AddrNotAvailable.into());
    loop {
        match waiting.next() {
            Some(address) => _ = tries.spawn(one(address, carriage.local.clone())),
            None if tries.is_empty() => return Err(failure.told(place)),
            None => {}
        }
        let patience = if waiting.len() == 0 { Duration::MAX } else { STAGGER };
        match tokio::time::timeout(patience, tries.join_next()).await {
            Ok(Some(Ok(Ok(stream)))) => return Ok(stream),
            Ok(Some(Ok(Err(error)))) => failure = error,
            Ok(_) | Err(_) => {}
        }
    }
}

/// Why an address is of no use.
enum Failure {
    /// This end of the connection cannot be where it was told to be.
    Unbound(io::Error),
    Unanswered(io::Error),
}

impl Failure {
    fn told(&self, place: &Endpoint) -> Stop {
        match self {
            Self::Unbound(error) => fault::unbound(error),
            Self::Unanswered(error) => fault::unreachable(&place.shown(), error),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unanswered(error)
    }
}

async fn one(address: SocketAddr, local: Local) -> Result<TcpStream, Failure> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_nodelay(true)?;
    bind(&socket, address, &local).await.map_err(Failure::Unbound)?;
    Ok(socket.connect(address).await?)
}

/// Binds `socket` to the interface, address and port that were asked for.
async fn bind(socket: &TcpSocket, remote: SocketAddr, local: &Local) -> io::Result<()> {
    let mut own = None;
    if let Some(name) = &local.interface {
        own = match device(socket, name) {
            Ok(()) => None,
            Err(_) => Some(address(name, remote).await?),
        };
    }
    let Some((first, last)) = local.ports else {
        return own.map_or(Ok(()), |own| socket.bind(SocketAddr::new(own, 0)));
    };
    let any = if remote.is_ipv4() { IpAddr::from([0; 4]) } else { IpAddr::from([0; 16]) };
    let mut result = Err(io::ErrorKind::AddrInUse.into());
    for port in first..=last {
        result = socket.bind(SocketAddr::new(own.unwrap_or(any), port));
        if result.is_ok() {
            break;
        }
    }
    result
}

#[cfg(any(target_os = "linux", target_os = "android", target_os = "fuchsia"))]
fn device(socket: &TcpSocket, name: &str) -> io::Result<()> {
    if name.parse::<IpAddr>().is_ok() || name.starts_with("host!") {
        return Err(io::ErrorKind::NotFound.into());
    }
    socket.bind_device(Some(&octets::bytes(name.trim_start_matches("if!"))))
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "fuchsia")))]
fn device(_: &TcpSocket, _: &str) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// An address of this machine, by digits or by a name.
async fn address(name: &str, remote: SocketAddr) -> io::Result<IpAddr> {
    let name = name.trim_start_matches("host!");
    let found = tokio::net::lookup_host((name, 0)).await?;
    let same = |address: &SocketAddr| address.is_ipv4() == remote.is_ipv4();
    found.into_iter().find(same).map(|address| address.ip()).ok_or_else(|| io::ErrorKind::AddrNotAvailable.into())
}

/// Connects to a Unix socket.
#[cfg(unix)]
pub(super) async fn unix(socket: &Socket) -> Result<Wire, Stop> {
    let (connected, name) = match socket {
        Socket::Path(path) => (tokio::net::UnixStream::connect(octets::path(path)).await, path),
        Socket::Abstract(name) => (hidden(name), name),
    };
    match connected {
        Ok(stream) => Ok(Box::new(stream)),
        Err(error) => Err(fault::unreachable(&format!("the socket `{name}`"), &error)),
    }
}

#[cfg(target_os = "linux")]
fn hidden(name: &str) -> io::Result<tokio::net::UnixStream> {
    use std::os::linux::net::SocketAddrExt;
    let address = std::os::unix::net::SocketAddr::from_abstract_name(octets::bytes(name))?;
    let stream = std::os::unix::net::UnixStream::connect_addr(&address)?;
    stream.set_nonblocking(true)?;
    tokio::net::UnixStream::from_std(stream)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn hidden(_: &str) -> io::Result<tokio::net::UnixStream> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(unix))]
pub(super) async fn unix(_: &Socket) -> Result<Wire, Stop> {
    Err(Stop::refused("Unix sockets are not supported on this system"))
}

/// The addresses of `place` and a connection to one of them.
pub(super) async fn to(place: &Endpoint, carriage: &Carriage) -> Result<(TcpStream, Duration), Stop> {
    let start = tokio::time::Instant::now();
    let addresses = names::addresses(place, carriage).await?;
    let found = start.elapsed();
    Ok((tcp(place, &addresses, carriage).await?, found))
}
