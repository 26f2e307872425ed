//! Ways round the name service: `--resolve` and `--connect-to`.

use std::net::{IpAddr, SocketAddr};

use super::endpoint::Endpoint;
use super::{Stop, World};
use crate::curl::Transport;

/// `--resolve`: addresses of a host and port; none where the name is to be looked up after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolve {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) addresses: Vec<SocketAddr>,
}

/// `--connect-to`: where to go instead. What is `None` fits any, or stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Detour {
    host: Option<String>,
    port: Option<u16>,
    pub(super) to_host: Option<String>,
    pub(super) to_port: Option<u16>,
}

impl Detour {
    /// Whether it is for those who want to go to `place`.
    pub(super) fn holds_for(&self, place: &Endpoint) -> bool {
        self.host.as_ref().is_none_or(|host| host.eq_ignore_ascii_case(&place.host))
            && self.port.is_none_or(|port| port == place.port)
    }
}

/// The rules of `--resolve`; a later one replaces an earlier one of the same host and port.
pub(super) fn resolves(transport: &Transport, world: &World) -> Result<Vec<Resolve>, Stop> {
    let mut rules: Vec<Resolve> = Vec::new();
    for text in &transport.resolve {
        let text = world.fill(text)?;
        let rule = resolve(&text)?;
        rules.retain(|other| (&other.host, other.port) != (&rule.host, rule.port));
        if !text.starts_with('-') {
            rules.push(rule);
        }
    }
    Ok(rules)
}

/// `[+]host:port:address[,address]…`, or `-host:port`
fn resolve(rule: &str) -> Result<Resolve, Stop> {
    let bad = || Stop::curl(49, format!("`--resolve {rule}` is not of the form `HOST:PORT:ADDRESS`"));
    let is_removal = rule.starts_with('-');
    let rest = rule.trim_start_matches(['+', '-']);
    let (host, rest) = match rest.strip_prefix('[').and_then(|rest| rest.split_once("]:")) {
        Some((host, rest)) => (host, rest),
        None => rest.split_once(':').ok_or_else(bad)?,
    };
    let (port, list) = rest.split_once(':').unwrap_or((rest, ""));
    let port: u16 = port.parse().map_err(|_| bad())?;
    let addresses = list.split(',').filter(|_| !is_removal).map(|address| {
        let address = address.trim_start_matches('[').trim_end_matches(']');
        address.parse::<IpAddr>().map(|address| SocketAddr::new(address, port)).map_err(|_| bad())
    });
    let addresses = addresses.collect::<Result<_, _>>()?;
    if host.is_empty() {
        return Err(bad());
    }
    Ok(Resolve { host: host.to_ascii_lowercase(), port, addresses })
}

/// `host1:port1:host2:port2`: connect to the second instead of the first; none where no place is the first.
pub(super) fn connect_to(rule: &str) -> Result<Option<Detour>, Stop> {
    let bad = || Stop::curl(49, format!("`--connect-to {rule}` is not of the form `HOST1:PORT1:HOST2:PORT2`"));
    let host = |text: &str| -> Result<(Option<String>, String), Stop> {
        if let Some((host, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            return Ok((Some(host.to_owned()), rest.strip_prefix(':').unwrap_or(rest).to_owned()));
        }
        let (host, rest) = text.split_once(':').ok_or_else(bad)?;
        Ok((Some(host.to_owned()).filter(|host| !host.is_empty()), rest.to_owned()))
    };
    let port = |text: &str| if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| bad()) };
    let from = host(rule).ok().and_then(|(from, rest)| {
        let (number, rest) = rest.split_once(':')?;
        Some((from, port(number).ok()?, rest.to_owned()))
    });
    let Some((from, from_port, rest)) = from else { return Ok(None) };
    let rest = rest.as_str();
    // Where nothing stands behind the host, the port stays.
    let (to_host, to_port) = if rest.contains(':') || rest.starts_with('[') {
        host(rest)?
    } else {
        (Some(rest.to_owned()).filter(|host| !host.is_empty()), String::new())
    };
    Ok(Some(Detour { host: from, port: from_port, to_host, to_port: port(&to_port)? }))
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
    fn detours() {
        let rule = |text| connect_to(text).map_err(|stop| stop.exit);
        let place = |host: &str, port| Endpoint { host: host.to_owned(), zone: None, port };
        let named = rule("a:80:b:81").ok().flatten().expect("a good rule");
        assert_eq!((named.to_host.as_deref(), named.to_port), (Some("b"), Some(81)));
        assert!(named.holds_for(&place("A", 80)) && !named.holds_for(&place("a", 81)));
        let any = rule("::[::1]:").ok().flatten().expect("a good rule");
        assert_eq!((any.to_host.as_deref(), any.to_port), (Some("::1"), None));
        assert!(any.holds_for(&place("x", 1)));
        assert_eq!(rule("a"), Ok(None));
        assert_eq!(rule("a:x:b:1"), Ok(None));
        assert_eq!(rule("a:1:b:x"), Err(49));
    }
}
