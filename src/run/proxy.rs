//! Which proxy a request goes through, by curl's rules and variables.

use std::net::IpAddr;

use super::endpoint::Endpoint;
use super::extras::Extras;
use super::login::Way;
use super::{Stop, Url, World, encode, octets};
use crate::curl::Transport;

/// A proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proxy {
    pub(super) kind: Kind,
    pub(super) place: Endpoint,
    pub(super) user: Option<User>,
    /// How it is told who we are.
    pub(super) way: Way,
}

/// What is spoken to a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Http,
    /// HTTP, its tunnels asked for in version 1.0.
    Http10,
    Https,
    Socks4,
    /// It looks the name up.
    Socks4a,
    Socks5,
    /// It looks the name up.
    Socks5h,
}

/// Who we are to a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct User {
    pub(super) name: String,
    pub(super) password: String,
}

impl Kind {
    fn named(scheme: &str) -> Option<Self> {
        Some(match scheme.to_ascii_lowercase().as_str() {
            "http" => Self::Http,
            "https" => Self::Https,
            "socks" | "socks4" => Self::Socks4,
            "socks4a" => Self::Socks4a,
            "socks5" => Self::Socks5,
            "socks5h" => Self::Socks5h,
            _ => return None,
        })
    }

    /// Whether requests are written to it, other than the bytes of SOCKS.
    pub(super) fn is_http(self) -> bool {
        matches!(self, Self::Http | Self::Http10 | Self::Https)
    }
}

impl Proxy {
    /// The value of `Proxy-Authorization`.
    pub(super) fn authorization(&self) -> Option<String> {
        let user = self.user.as_ref().filter(|_| self.way == Way::Basic);
        user.map(|user| basic(&user.name, &user.password))
    }
}

/// `user:password` as `Basic` writes it.
fn basic(name: &str, password: &str) -> String {
    format!("Basic {}", encode::base64(&octets::bytes(&format!("{name}:{password}"))))
}

/// Where proxies are named.
#[derive(Clone, Debug)]
pub(super) struct ProxyRules {
    given: Option<String>,
    /// `--proxy1.0`
    old: bool,
    user: Option<String>,
    exempt: Option<String>,
    way: Way,
    environment: fn(&str) -> Option<String>,
}

impl ProxyRules {
    /// What `transport` and the environment of `world` name.
    pub(super) fn new(transport: &Transport, world: &World, extras: &Extras) -> Result<Self, Stop> {
        let proxy = transport.proxy.as_ref();
        let user = transport.proxy_user.as_ref();
        let old = extras.text("proxy1.0");
        Ok(Self {
            old: old.is_some(),
            given: old.map_or_else(|| proxy.map(|proxy| world.fill(&proxy.url)).transpose(), |old| Ok(Some(old)))?,
            user: user.map(|user| world.passwords.complete("-U", world.fill(user)?)).transpose()?,
            exempt: transport.no_proxy.as_ref().map(|list| world.fill(list)).transpose()?,
            way: match (extras.has("proxy-anyauth"), extras.has("proxy-digest"), extras.has("proxy-basic")) {
                (true, ..) | (_, true, true) => Way::Any,
                (_, true, false) => Way::Digest,
                (_, false, _) => Way::Basic,
            },
            environment: world.variables.environment,
        })
    }

    /// The proxy for `url`.
    pub(super) fn proxy(&self, url: &Url) -> Result<Option<Proxy>, Stop> {
        let Some(text) = self.named(url) else { return Ok(None) };
        let mut proxy = read(&text)?;
        // One that its URL names counts more.
        proxy.user = proxy.user.or_else(|| self.user.as_deref().map(user));
        proxy.user = proxy.user.filter(|user| !user.name.is_empty() || !user.password.is_empty());
        proxy.way = self.way;
        if self.old && proxy.kind == Kind::Http {
            proxy.kind = Kind::Http10;
        }
        Ok(Some(proxy))
    }

    /// The proxy that hears of a user whom the command names, on the way to `url`; those of the environment are one's own.
    pub(super) fn told(&self, url: &Url) -> Result<Option<Proxy>, Stop> {
        let is_given = self.user.is_some() || self.given.is_some();
        Ok(self.proxy(url)?.filter(|proxy| is_given && proxy.user.is_some()))
    }

    fn named(&self, url: &Url) -> Option<String> {
        let exempt = self.exempt.clone().or_else(|| self.first(&["no_proxy", "NO_PROXY"])).unwrap_or_default();
        if is_exempt(url.host(), &exempt) {
            return None;
        }
        let named = self.given.clone().or_else(|| match url.scheme() {
            // The name in capitals is not read: a CGI program's client could set it by a header.
            "http" => self.first(&["http_proxy", "all_proxy", "ALL_PROXY"]),
            "ftp" => self.first(&["ftp_proxy", "FTP_PROXY", "all_proxy", "ALL_PROXY"]),
            _ => self.first(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
        });
        named.filter(|proxy| !proxy.is_empty())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| (self.environment)(name))
    }
}

/// Reads `[scheme://][user[:password]@]host[:port]`, with the scheme and port that curl takes where none is written.
fn read(text: &str) -> Result<Proxy, Stop> {
    let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
    let kind =
        Kind::named(scheme).ok_or_else(|| Stop::curl(7, format!("a proxy of the kind `{scheme}` is not supported")))?;
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (login, place) = rest.rsplit_once('@').map_or((None, rest), |(login, place)| (Some(login), place));
    let url = Url::of_authority(place).map_err(|stop| Stop::curl(5, format!("the proxy cannot be used: {stop}")))?;
    let port = url.given_port().unwrap_or(if kind == Kind::Https { 443 } else { 1080 });
    let place = Endpoint { host: url.name().to_owned(), zone: url.zone().map(str::to_owned), port };
    Ok(Proxy { kind, place, user: login.map(user), way: Way::Basic })
}

/// Name and password, each with its escapes read.
fn user(text: &str) -> User {
    let (name, password) = text.split_once(':').unwrap_or((text, ""));
    let [name, password] = [name, password].map(|it| octets::text(&encode::unescape(&octets::bytes(it))));
    User { name, password }
}

/// Whether `host` is on the list of those reached without a proxy.
fn is_exempt(host: &str, list: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase();
    list.split([',', ' ']).filter(|entry| !entry.is_empty()).any(|entry| {
        let entry = entry.trim_matches('.').to_ascii_lowercase();
        match host.parse::<IpAddr>() {
            _ if entry == "*" => true,
            Ok(address) => in_network(address, &entry),
            Err(_) => host == entry || host.strip_suffix(&entry).is_some_and(|front| front.ends_with('.')),
        }
    })
}

/// Whether `address` lies in `network`, an address or `address/bits`.
fn in_network(address: IpAddr, network: &str) -> bool {
    let (base, bits) = network.split_once('/').map_or((network, None), |(base, bits)| (base, bits.parse::<u32>().ok()));
    let Ok(base) = base.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() else { return false };
    match (address, base) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            let bits = bits.unwrap_or(32).min(32);
            bits == 0 || (one.to_bits() ^ other.to_bits()) >> (32 - bits) == 0
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => {
            let bits = bits.unwrap_or(128).min(128);
            bits == 0 || (one.to_bits() ^ other.to_bits()) >> (128 - bits) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_curls() {
        for (text, kind, port) in [
            ("proxy", Kind::Http, 1080),
            ("https://u:p@proxy/", Kind::Https, 443),
            ("socks5h://proxy:9050", Kind::Socks5h, 9050),
            ("[::1]:3", Kind::Http, 3),
        ] {
            let proxy = read(text).expect("a good proxy");
            assert_eq!((proxy.kind, proxy.place.port), (kind, port), "{text}");
        }
        assert_eq!(read("x://proxy").map(|_| ()).map_err(|stop| stop.exit), Err(7));
        assert_eq!(read("a b").map(|_| ()).map_err(|stop| stop.exit), Err(5));
    }

    #[test]
    fn users_are_decoded() {
        let user = read("http://me%40x:p%3aw@proxy").expect("a good proxy").user.expect("a user");
        assert_eq!((user.name.as_str(), user.password.as_str()), ("me@x", "p:w"));
    }

    #[test]
    fn hosts_reached_directly() {
        for (host, list) in [
            ("a.example.com", "example.com"),
            ("example.com", ".example.com"),
            ("x", "*"),
            ("10.1.2.3", "other,10.0.0.0/8"),
            ("127.0.0.1", "127.0.0.1"),
            ("[::1]", "::1"),
        ] {
            assert!(is_exempt(host, list), "{host} {list}");
        }
        for (host, list) in [("badexample.com", "example.com"), ("11.1.2.3", "10.0.0.0/8"), ("x", "")] {
            assert!(!is_exempt(host, list), "{host} {list}");
        }
    }
}
