//! Which proxy a request goes through, by curl's rules and variables.

use std::net::IpAddr;

use reqwest::{Proxy, Url};

use super::{Stop, World};
use crate::curl::Transport;

/// Where proxies are named.
#[derive(Clone, Debug)]
pub(super) struct ProxyRules {
    given: Option<String>,
    user: Option<String>,
    exempt: Option<String>,
    environment: fn(&str) -> Option<String>,
}

impl ProxyRules {
    /// What `transport` and the environment of `world` name.
    pub(super) fn new(transport: &Transport, world: &World) -> Result<Self, Stop> {
        let proxy = transport.proxy.as_ref();
        let user = proxy.and_then(|proxy| proxy.user.as_ref());
        Ok(Self {
            given: proxy.map(|proxy| world.fill(&proxy.url)).transpose()?,
            user: user.map(|user| world.fill(user)).transpose()?,
            exempt: transport.no_proxy.as_ref().map(|list| world.fill(list)).transpose()?,
            environment: world.variables.environment,
        })
    }

    /// The proxy for `url`.
    pub(super) fn proxy(&self, url: &Url) -> Result<Option<Proxy>, Stop> {
        let Some(text) = self.named(url) else { return Ok(None) };
        let bad = |_| Stop::curl(5, "the proxy's URL cannot be used");
        let proxy = Proxy::all(with_port(&text)).map_err(bad)?;
        Ok(Some(match self.user.as_deref().map(|user| user.split_once(':').unwrap_or((user, ""))) {
            Some((name, password)) => proxy.basic_auth(name, password),
            None => proxy,
        }))
    }

    fn named(&self, url: &Url) -> Option<String> {
        let exempt = self.exempt.clone().or_else(|| self.first(&["no_proxy", "NO_PROXY"])).unwrap_or_default();
        if is_exempt(url.host_str().unwrap_or_default(), &exempt) {
            return None;
        }
        let named = self.given.clone().or_else(|| match url.scheme() {
            // The name in capitals is not read: a CGI program's client could set it by a header.
            "http" => self.first(&["http_proxy", "all_proxy", "ALL_PROXY"]),
            _ => self.first(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
        });
        named.filter(|proxy| !proxy.is_empty())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| (self.environment)(name))
    }
}

/// `proxy` with the scheme and port that curl takes where none is written.
fn with_port(proxy: &str) -> String {
    let (scheme, rest) = proxy.split_once("://").unwrap_or(("http", proxy));
    let scheme = scheme.to_ascii_lowercase();
    let rest = rest.trim_end_matches('/');
    let host = rest.rsplit('@').next().unwrap_or(rest);
    let has_port =
        host.rsplit_once(':').is_some_and(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    let port = if scheme == "https" { 443 } else { 1080 };
    if has_port { format!("{scheme}://{rest}") } else { format!("{scheme}://{}:{port}", rest.trim_end_matches(':')) }
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
        assert_eq!(with_port("proxy"), "http://proxy:1080");
        assert_eq!(with_port("https://u:p@proxy/"), "https://u:p@proxy:443");
        assert_eq!(with_port("socks5h://proxy:9050"), "socks5h://proxy:9050");
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
