//! How a request is carried: time, trust, versions, ways round the name service.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::time::Duration;

use reqwest::{Certificate, Identity, Url, tls};

use super::proxy::ProxyRules;
use super::{Permission, Stop, World};
use crate::curl::{HttpVersion, IpVersion, Retry, TlsVersion, Transport};
use crate::shell::Value;

/// How many redirects curl follows unless told otherwise.
const MAX_REDIRECTS: usize = 50;

/// How a request is carried.
#[derive(Clone, Debug)]
pub(super) struct Carriage {
    pub(super) redirects: Redirects,
    pub(super) insecure: bool,
    pub(super) timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) compressed: bool,
    pub(super) version: Option<HttpVersion>,
    pub(super) proxies: ProxyRules,
    pub(super) roots: Option<Vec<Certificate>>,
    pub(super) identity: Option<Identity>,
    pub(super) resolve: Vec<Resolve>,
    pub(super) retries: u32,
    pub(super) retry: Retry,
    pub(super) tls: (Option<tls::Version>, Option<tls::Version>),
    pub(super) ip: Option<IpAddr>,
    pub(super) max_size: Option<u64>,
}

/// Whether and how redirects are followed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Redirects {
    /// How many at most.
    pub(super) limit: usize,
    /// Whether they are followed at all.
    pub(super) follow: bool,
    /// Whether the command has all credentials go along (`--location-trusted`).
    pub(super) trusted: bool,
    /// Whether the user lets credentials go to another origin.
    pub(super) allowed: bool,
}

/// `--resolve`: addresses of a host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolve {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) addresses: Vec<SocketAddr>,
}

impl Carriage {
    /// What `transport` asks for, as far as `world` allows.
    pub(super) fn new(transport: &Transport, url: &Url, world: &World) -> Result<Self, Stop> {
        if transport.version == Some(HttpVersion::Http3Only) {
            return Err(Stop::refused("HTTP/3 is not supported; use curl itself"));
        }
        if transport.insecure && url.scheme() == "https" {
            world.permissions.require(Permission::Insecure, || {
                "the command takes any certificate (`-k`), so anybody between may read and change everything".to_owned()
            })?;
        }
        Ok(Self {
            redirects: redirects(transport, world),
            insecure: transport.insecure,
            timeout: seconds(transport.timeout)?,
            connect_timeout: seconds(transport.connect_timeout)?,
            compressed: transport.compressed,
            version: transport.version,
            proxies: ProxyRules::new(transport, world)?,
            roots: transport.ca_file.as_ref().map(|file| roots(file, world)).transpose()?,
            identity: transport.client_cert.as_ref().map(|cert| identity(cert, world)).transpose()?,
            resolve: detours(transport, url, world)?,
            retries: transport.retries,
            retry: transport.retry,
            tls: versions(transport)?,
            ip: transport.ip_version.map(|version| match version {
                IpVersion::V4 => IpAddr::from([0; 4]),
                IpVersion::V6 => IpAddr::from([0; 16]),
            }),
            max_size: transport.max_size,
        })
    }

    /// What is done otherwise than curl does it.
    pub(super) fn notes(&self, url: &Url) -> Vec<String> {
        let note = match self.version {
            Some(HttpVersion::Http3) => "HTTP/3 is not supported; an earlier version is used",
            Some(HttpVersion::Http2) if url.scheme() == "http" => "HTTP/2 needs `https`; HTTP/1.1 is used",
            _ => return Vec::new(),
        };
        vec![note.to_owned()]
    }
}

/// The least and the greatest version of TLS.
fn versions(transport: &Transport) -> Result<(Option<tls::Version>, Option<tls::Version>), Stop> {
    let version = |version| match version {
        TlsVersion::Tls10 | TlsVersion::Tls11 | TlsVersion::Tls12 => tls::Version::TLS_1_2,
        TlsVersion::Tls13 => tls::Version::TLS_1_3,
    };
    if let Some(TlsVersion::Tls10 | TlsVersion::Tls11) = transport.tls_max {
        return Err(Stop::refused("TLS before 1.2 is not supported; leave `--tls-max` away"));
    }
    Ok((transport.tls_min.map(version), transport.tls_max.map(version)))
}

/// The ways round the name service.
fn detours(transport: &Transport, url: &Url, world: &World) -> Result<Vec<Resolve>, Stop> {
    let mut detours = Vec::new();
    for rule in &transport.resolve {
        detours.push(resolve(&world.fill(rule)?)?);
    }
    for rule in &transport.connect_to {
        detours.extend(connect_to(&world.fill(rule)?, url)?);
    }
    Ok(detours)
}

fn redirects(transport: &Transport, world: &World) -> Redirects {
    let limit = transport.max_redirects.map_or(MAX_REDIRECTS, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    Redirects {
        limit,
        follow: transport.follow || transport.trust_redirects,
        trusted: transport.trust_redirects,
        allowed: world.permissions.has(Permission::Redirect),
    }
}

/// Seconds as curl takes them; 0 is no limit.
fn seconds(seconds: Option<f64>) -> Result<Option<Duration>, Stop> {
    let Some(seconds) = seconds.filter(|&seconds| seconds != 0.0) else { return Ok(None) };
    Duration::try_from_secs_f64(seconds)
        .map(Some)
        .map_err(|_| Stop::curl(2, format!("`{seconds}` is no number of seconds that can be waited for")))
}

fn roots(file: &Value, world: &World) -> Result<Vec<Certificate>, Stop> {
    let path = world.fill(file)?;
    let pem =
        world.read_file(&path).map_err(|stop| Stop { exit: if stop.exit == 26 { 77 } else { stop.exit }, ..stop })?;
    match Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(Stop::curl(77, format!("`{path}` holds no certificate in PEM form"))),
    }
}

fn identity((certificate, key): &(Value, Option<Value>), world: &World) -> Result<Identity, Stop> {
    let path = world.fill(certificate)?;
    let mut pem = world.read_file(&path)?;
    if let Some(key) = key {
        pem.push(b'\n');
        pem.extend(world.read_file(&world.fill(key)?)?);
    }
    Identity::from_pem(&pem).map_err(|_| {
        Stop::curl(58, format!("`{path}` holds no client certificate with its key in PEM form, without a password"))
    })
}

/// `[+]host:port:address[,address]…`
fn resolve(rule: &str) -> Result<Resolve, Stop> {
    let bad = || Stop::curl(49, format!("`--resolve {rule}` is not of the form `HOST:PORT:ADDRESS`"));
    let mut fields = rule.trim_start_matches('+').splitn(3, ':');
    let (host, port, list) = (fields.next(), fields.next(), fields.next());
    let port: u16 = port.and_then(|port| port.parse().ok()).ok_or_else(bad)?;
    let addresses = list.unwrap_or_default().split(',').map(|address| {
        let address = address.trim_start_matches('[').trim_end_matches(']');
        address.parse::<IpAddr>().map(|address| SocketAddr::new(address, port)).map_err(|_| bad())
    });
    let host = host.filter(|host| !host.is_empty()).ok_or_else(bad)?.to_ascii_lowercase();
    Ok(Resolve { host, port, addresses: addresses.collect::<Result<_, _>>()? })
}

/// `host1:port1:host2:port2`, where it holds for `url`: connect to the second instead of the first.
fn connect_to(rule: &str, url: &Url) -> Result<Option<Resolve>, Stop> {
    let bad = || Stop::curl(49, format!("`--connect-to {rule}` is not of the form `HOST1:PORT1:HOST2:PORT2`"));
    let fields: Vec<&str> = rule.splitn(3, ':').collect();
    let &[host, port, target] = fields.as_slice() else { return Err(bad()) };
    let own_port = url.port_or_known_default().unwrap_or_default();
    let own_host = url.host_str().unwrap_or_default();
    if !(host.is_empty() || host.eq_ignore_ascii_case(own_host)) || !(port.is_empty() || port == own_port.to_string()) {
        return Ok(None);
    }
    let (to_host, to_port) = target.rsplit_once(':').ok_or_else(bad)?;
    let to_host = if to_host.is_empty() { own_host } else { to_host };
    let to_port: u16 = if to_port.is_empty() { own_port } else { to_port.parse().map_err(|_| bad())? };
    // The client takes a port of ours only where the URL names none.
    if url.port().is_some_and(|port| port != to_port) {
        return Err(Stop::refused("`--connect-to` with another port than the URL's is not supported; use curl itself"));
    }
    let host = to_host.trim_start_matches('[').trim_end_matches(']');
    let found = (host, to_port).to_socket_addrs();
    let addresses = found.map_err(|_| Stop::curl(6, format!("could not resolve host `{host}`")))?.collect();
    Ok(Some(Resolve { host: own_host.to_owned(), port: own_port, addresses }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolve_rules() {
        let rule = resolve("+Example.com:443:127.0.0.1,[::1]").expect("a good rule");
        assert_eq!((rule.host.as_str(), rule.port), ("example.com", 443));
        assert_eq!(rule.addresses.len(), 2);
        for bad in ["example.com", "example.com:443", "example.com:x:127.0.0.1", ":443:127.0.0.1", "e:1:localhost"] {
            assert_eq!(resolve(bad).map_err(|stop| stop.exit), Err(49), "{bad}");
        }
    }

    #[test]
    fn no_seconds_are_no_limit() {
        assert_eq!(seconds(Some(0.0)), Ok(None));
        assert_eq!(seconds(Some(1.5)), Ok(Some(Duration::from_millis(1500))));
        assert_eq!(seconds(Some(-1.0)).map_err(|stop| stop.exit), Err(2));
    }
}
