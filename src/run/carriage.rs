//! How a request is carried: time, trust, versions, ways round the name service.

use std::time::Duration;

use super::address::only_http;
use super::certificates::{identity, roots, versions};
use super::detour::{self, Detour, Resolve};
use super::endpoint::Endpoint;
use super::extras::Extras;
use super::meter::Meter;
use super::protocol::Protocol;
use super::proxy::{Proxy, ProxyRules};
use super::upgrades::Upgrades;
use super::wire::{TlsVersions, Trust};
use super::{Header, Permission, REFUSED, Stop, Url, World};
use crate::curl::{HttpVersion, IpVersion, Retry, Transport};

/// How many redirects curl follows unless told otherwise.
const MAX_REDIRECTS: usize = 50;

/// How long curl waits for `100 Continue` unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(1);

/// How a request is carried.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of curl, and they are independent")]
pub(super) struct Carriage {
    pub(super) redirects: Redirects,
    /// `--proto-redir` and `--proto`: lists of protocols that a redirect may lead to.
    pub(super) protocols: Vec<String>,
    pub(super) timeout: Option<Duration>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) compressed: bool,
    pub(super) version: Option<HttpVersion>,
    pub(super) proxies: ProxyRules,
    pub(super) trust: Trust,
    /// The same for a proxy that is spoken to over TLS.
    pub(super) proxy_trust: Trust,
    pub(super) resolve: Vec<Resolve>,
    pub(super) connect_to: Vec<Detour>,
    /// Rules of `--connect-to` that are for no place.
    lost_detours: Vec<String>,
    pub(super) retries: u32,
    pub(super) retry: Retry,
    pub(super) ip: Option<IpVersion>,
    pub(super) max_size: Option<u64>,
    pub(super) local: Local,
    pub(super) socket: Option<Socket>,
    /// `-p`: through an HTTP proxy without its looking on.
    pub(super) tunnel: bool,
    /// `-A`, which a proxy that hands a connection through is told too.
    pub(super) agent: Option<String>,
    pub(super) proxy_headers: Vec<Header>,
    pub(super) proxy_removed: Vec<String>,
    pub(super) upgrades: Upgrades,
    /// `--suppress-connect-headers`
    pub(super) hides_tunnel: bool,
    /// `--haproxy-protocol`, and the address that it is to tell.
    pub(super) haproxy: Option<Introduced>,
    /// `--request-target`
    pub(super) target: Option<String>,
    /// `--tr-encoding`
    pub(super) transfer_encoding: bool,
    /// `--http0.9`
    pub(super) headless: bool,
    /// `--raw`: encodings stay as they are.
    pub(super) raw: bool,
    /// `--ignore-content-length`
    pub(super) ignores_length: bool,
    /// `--no-alpn` switches it off.
    pub(super) alpn: bool,
    /// How long the server may think about whether it wants a body.
    pub(super) patience: Duration,
    /// `--disallow-username-in-url`
    pub(super) no_userinfo: bool,
    /// How slow it may be.
    pub(super) slowness: Option<Slowness>,
    /// What counts the bytes of the bodies.
    pub(super) meter: Meter,
}

/// How slow the other end may be (`--speed-limit`, `--speed-time`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slowness {
    /// Below how many bytes a second it is too slow.
    pub(super) limit: u64,
    /// For how long it may be that.
    pub(super) time: Duration,
}

impl Slowness {
    /// Each of the two options has the other one's usual value go with it.
    fn new(extras: &Extras) -> Option<Self> {
        let number = |name| extras.text(name).and_then(|text| text.parse().ok());
        let (limit, time): (Option<u64>, Option<u64>) = (number("speed-limit"), number("speed-time"));
        let either = limit.or(time)?;
        let found = Self { limit: limit.unwrap_or(1), time: Duration::from_secs(time.unwrap_or(30)) };
        Some(found).filter(|found| either > 0 && found.limit > 0 && !found.time.is_zero())
    }
}

/// The end of a connection on this side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Local {
    pub(super) interface: Option<String>,
    pub(super) ports: Option<(u16, u16)>,
}

/// As whom `--haproxy-protocol` introduces us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Introduced {
    /// By this end of the connection.
    Truly,
    /// By another address.
    As(String),
}

/// A Unix socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Socket {
    Path(String),
    Abstract(String),
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

impl Local {
    /// Whether none in particular is asked for.
    pub(super) fn is_any(&self) -> bool {
        self.interface.is_none() && self.ports.is_none()
    }
}

impl Carriage {
    /// What `transport` asks for, as far as `world` allows.
    pub(super) fn new(transport: &Transport, url: &Url, upgrades: Upgrades, world: &World) -> Result<Self, Stop> {
        if transport.version == Some(HttpVersion::Http3Only) {
            return Err(Stop::refused("HTTP/3 is not supported; use curl itself"));
        }
        let extras = Extras::new(&transport.extras, world)?;
        let may_be_secure = url.is_secure() || transport.follow || transport.trust_redirects;
        if transport.insecure && may_be_secure || extras.has("proxy-insecure") {
            world.permissions.require(Permission::Insecure, || {
                "the command takes any certificate (`-k`), so anybody between may read and change everything".to_owned()
            })?;
        }
        let (proxy_headers, proxy_removed) = extras.headers("proxy-header", world)?;
        Ok(Self {
            redirects: redirects(transport, world),
            protocols: [&transport.redirect_protocols, &transport.protocols]
                .into_iter()
                .flatten()
                .map(|list| world.fill(list))
                .collect::<Result<_, _>>()?,
            timeout: seconds(transport.timeout)?,
            connect_timeout: seconds(transport.connect_timeout)?,
            compressed: transport.compressed,
            version: transport.version,
            proxies: ProxyRules::new(transport, world, &extras)?,
            trust: Trust {
                roots: kept(
                    roots(transport.insecure, transport.ca_file.as_ref(), extras.text("capath"), world),
                    url.is_secure(),
                )?,
                identity: transport
                    .client_cert
                    .as_ref()
                    .map(|cert| kept(identity(cert, world), url.is_secure()))
                    .transpose()?,
                versions: versions(transport)?,
            },
            proxy_trust: Trust {
                roots: kept(roots(extras.has("proxy-insecure"), extras.value("proxy-cacert"), None, world), false)?,
                identity: None,
                versions: TlsVersions::Both,
            },
            resolve: detour::resolves(transport, world)?,
            lost_detours: transport
                .connect_to
                .iter()
                .map(|rule| world.fill(rule))
                .filter(|rule| rule.as_ref().is_ok_and(|rule| matches!(detour::connect_to(rule), Ok(None))))
                .collect::<Result<_, _>>()?,
            connect_to: transport
                .connect_to
                .iter()
                .filter_map(|rule| world.fill(rule).and_then(|rule| detour::connect_to(&rule)).transpose())
                .collect::<Result<_, _>>()?,
            retries: transport.retries,
            retry: transport.retry,
            ip: transport.ip_version,
            max_size: transport.max_size.filter(|&most| most > 0),
            local: Local {
                interface: extras.text("interface"),
                ports: extras.text("local-port").map(|text| ports(&text)).transpose()?,
            },
            socket: socket(transport, &extras, world)?,
            tunnel: extras.has("proxytunnel"),
            agent: extras.text("user-agent"),
            proxy_headers,
            proxy_removed,
            upgrades,
            hides_tunnel: extras.has("suppress-connect-headers"),
            haproxy: match extras.text("haproxy-clientip") {
                Some(address) => Some(Introduced::As(address)),
                None => extras.has("haproxy-protocol").then_some(Introduced::Truly),
            },
            target: extras.text("request-target"),
            transfer_encoding: extras.has("tr-encoding"),
            headless: extras.has("http0.9"),
            raw: extras.has("raw"),
            ignores_length: extras.has("ignore-content-length"),
            alpn: !extras.is_off("alpn"),
            no_userinfo: transport.no_userinfo,
            slowness: Slowness::new(&extras),
            meter: Meter::default(),
            patience: match extras.text("expect100-timeout").and_then(|text| text.parse().ok()) {
                Some(limit) => seconds(Some(limit))?.unwrap_or_default(),
                None => PATIENCE,
            },
        })
    }

    /// What is done otherwise than curl does it.
    pub(super) fn notes(&self, url: &Url) -> Vec<String> {
        let version = match self.version {
            Some(HttpVersion::Http3) => Some("HTTP/3 is not supported; an earlier version is used"),
            Some(HttpVersion::Http2) if !url.is_secure() => Some("HTTP/2 needs `https`; HTTP/1.1 is used"),
            _ => None,
        };
        let detours = self.lost_detours.iter().map(|rule| {
            format!("`--connect-to {rule}` leads nowhere: it is not of the form `HOST1:PORT1:HOST2:PORT2`")
        });
        version.map(str::to_owned).into_iter().chain(detours).collect()
    }

    /// The newest version of HTTP that may be spoken.
    pub(super) fn newest(&self) -> Protocol {
        match self.version {
            Some(HttpVersion::Http10) => Protocol::Http10,
            Some(HttpVersion::Http11) => Protocol::Http11,
            _ => Protocol::Http2,
        }
    }

    /// Whether the encodings of a reply's body are undone.
    pub(super) fn decodes(&self) -> bool {
        self.compressed && !self.raw
    }

    /// The protocols that a TLS server is offered.
    pub(super) fn offers(&self) -> Vec<Vec<u8>> {
        let names: &[&str] = match self.version {
            _ if !self.alpn => &[],
            Some(HttpVersion::Http10) => &["http/1.0"],
            Some(HttpVersion::Http11) => &["http/1.1"],
            Some(HttpVersion::Http2Prior) => &["h2"],
            _ => &["h2", "http/1.1"],
        };
        names.iter().map(|name| name.as_bytes().to_vec()).collect()
    }

    /// The place to connect to instead of `place`.
    pub(super) fn detour(&self, place: Endpoint) -> Endpoint {
        let rule = self.connect_to.iter().find(|rule| rule.holds_for(&place));
        let Some(rule) = rule else { return place };
        Endpoint {
            host: rule.to_host.clone().unwrap_or_else(|| place.host.clone()),
            zone: if rule.to_host.is_some() { None } else { place.zone },
            port: rule.to_port.unwrap_or(place.port),
        }
    }

    /// Whether an HTTP proxy on the way to `url` is only to hand the connection through.
    pub(super) fn tunnels(&self, url: &Url) -> bool {
        self.tunnel || url.is_secure() || self.detour(Endpoint::of(url)) != Endpoint::of(url)
    }

    /// Refuses `url` if curl would go elsewhere for it, or if there is nobody who can be asked for it over HTTP.
    pub(super) fn reaches(&self, url: &Url) -> Result<(), Stop> {
        self.upgrades.allow(url)?;
        if self.no_userinfo && url.has_user() {
            return Err(Stop::curl(67, "the URL has a user, which `--disallow-username-in-url` does not let it"));
        }
        if url.needs_proxy() && self.spoken_to(url)?.is_none() { Err(only_http(url.scheme())) } else { Ok(()) }
    }

    /// Whether the request for `url` goes by way of a proxy.
    pub(super) fn goes_by_proxy(&self, url: &Url) -> bool {
        self.socket.is_none() && self.proxies.proxy(url).is_ok_and(|proxy| proxy.is_some())
    }

    /// The HTTP proxy that the request for `url` is written to, if it is.
    pub(super) fn spoken_to(&self, url: &Url) -> Result<Option<Proxy>, Stop> {
        if self.socket.is_some() || self.tunnels(url) {
            return Ok(None);
        }
        Ok(self.proxies.proxy(url)?.filter(|proxy| proxy.kind.is_http()))
    }
}

fn socket(transport: &Transport, extras: &Extras, world: &World) -> Result<Option<Socket>, Stop> {
    if let Some(name) = extras.text("abstract-unix-socket") {
        return Ok(Some(Socket::Abstract(name)));
    }
    transport.unix_socket.as_ref().map(|path| world.fill(path).map(Socket::Path)).transpose()
}

/// What TLS needs, or why it is not to be had, which only counts once TLS is spoken; `now` tells whether it will be.
fn kept<T>(found: Result<T, Stop>, now: bool) -> Result<Result<T, Stop>, Stop> {
    match found {
        Err(stop) if now || stop.exit == REFUSED => Err(stop),
        found => Ok(found),
    }
}

/// `--local-port FIRST[-LAST]`
fn ports(text: &str) -> Result<(u16, u16), Stop> {
    let bad = || Stop::curl(2, format!("`--local-port {text}` is no port or range of ports"));
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let port = |text: &str| text.trim().parse::<u16>().map_err(|_| bad());
    let (first, last) = (port(first)?, port(last)?);
    if first <= last { Ok((first, last)) } else { Err(bad()) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_ports() {
        assert_eq!(ports("1024-1030"), Ok((1024, 1030)));
        assert_eq!(ports("80"), Ok((80, 80)));
        assert_eq!(ports("9-8").map_err(|stop| stop.exit), Err(2));
    }

    #[test]
    fn no_seconds_are_no_limit() {
        assert_eq!(seconds(Some(0.0)), Ok(None));
        assert_eq!(seconds(Some(1.5)), Ok(Some(Duration::from_millis(1500))));
        assert_eq!(seconds(Some(-1.0)).map_err(|stop| stop.exit), Err(2));
    }
}
