//! The way to a server: versions of HTTP, addresses, sockets and proxies.

use std::net::{IpAddr, SocketAddr};

use super::address;
use super::call::call;
use crate::curl::{HttpVersion, IpVersion, Proxy, Request};
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::text::Text;
use crate::rust::{credentials, literal};
use crate::shell::Value;

/// The calls that choose it.
pub(super) fn route(draft: &mut Draft<'_>, request: &Request, links: &mut Vec<Call>) {
    let transport = &request.transport;
    match transport.version {
        Some(HttpVersion::Http11) => links.push(Call::new("http1_only", Vec::new(), "")),
        Some(HttpVersion::Http2Prior) => links.push(Call::new("http2_prior_knowledge", Vec::new(), "")),
        Some(HttpVersion::Http3Only) => {
            let why = "reqwest has HTTP/3 behind an unstable switch only";
            draft.refuse(request.url.whole(), "`--http3-only` has no counterpart in reqwest", why);
        }
        Some(HttpVersion::Http3) => draft.note(None, "`--http3` is left out; reqwest sends by HTTP/2 or HTTP/1.1"),
        Some(HttpVersion::Http10 | HttpVersion::Http2) | None => {}
    }
    match transport.ip_version {
        Some(IpVersion::V4) => links.push(call("local_address", "std::net::IpAddr::from([0u8; 4])")),
        Some(IpVersion::V6) => links.push(call("local_address", "std::net::IpAddr::from([0u8; 16])")),
        None => {}
    }
    if let Some(path) = &transport.unix_socket {
        let path = draft.text(path);
        let path = draft.expr(&path, Use::Borrow);
        links.push(Call::new("unix_socket", vec![path], ""));
    }
    for extra in transport.extras.iter().filter(|extra| extra.name == "interface" && extra.on) {
        links.extend(extra.value.as_ref().map(|value| interface(draft, value)));
    }
    detour(draft, request, links);
    match (&transport.proxy, &transport.no_proxy) {
        (Some(_), Some(hosts)) if hosts.text().trim() == "*" => links.push(Call::new("no_proxy", Vec::new(), "")),
        (Some(proxy), _) if proxy.url.text().is_empty() => links.push(Call::new("no_proxy", Vec::new(), "")),
        (Some(proxy), hosts) => links.push(through(draft, proxy, hosts.as_ref())),
        (None, Some(hosts)) if hosts.text().trim() == "*" => links.push(Call::new("no_proxy", Vec::new(), "")),
        (None, Some(hosts)) => {
            let message = "`--noproxy` without `--proxy`: set `NO_PROXY` where the environment names a proxy";
            draft.note(Some(hosts.whole()), message);
        }
        (None, None) => {}
    }
    for entry in &transport.resolve {
        links.extend(resolve(draft, entry, request));
    }
}

/// Whether a proxy is asked for the whole URL, and not for a way to its host.
pub(super) fn is_told(request: &Request) -> bool {
    let transport = &request.transport;
    let is_http = |proxy: &Proxy| {
        let text = proxy.url.text();
        let scheme = text.split_once("://").map_or("http", |(scheme, _)| scheme).to_ascii_lowercase();
        !text.is_empty() && matches!(&*scheme, "http" | "https")
    };
    let host = request.url_parts().map(|parts| parts.host.of(request.url.text()).to_ascii_lowercase());
    let exempt = transport.no_proxy.as_ref().is_some_and(|list| {
        list.text().split([',', ' ']).map(|entry| entry.trim_start_matches('.')).any(|entry| {
            let host = host.as_deref().unwrap_or_default();
            entry == "*" || !entry.is_empty() && (host == entry || host.ends_with(&format!(".{entry}")))
        })
    });
    transport.proxy.as_ref().is_some_and(is_http) && request.scheme().as_deref() == Some("http") && !exempt
}

/// What `--proxy-header` gives, as names and values.
pub(super) fn proxy_headers(request: &Request) -> impl Iterator<Item = (&str, &str)> {
    let given = request.transport.extras.iter().filter(|extra| extra.name == "proxy-header" && extra.on);
    let lines = given.filter_map(|extra| extra.value.as_ref()?.known());
    lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.trim(), value.trim()))
}

/// `.interface(NAME)`, or of an address `.local_address(ADDRESS)`.
fn interface(draft: &mut Draft<'_>, value: &Value) -> Call {
    let text = value.text();
    if text.contains('!') {
        let why = "reqwest takes the name of an interface or an address";
        draft.refuse(value.whole(), "`--interface` with `!`", why);
    }
    if let Ok(address) = text.parse::<IpAddr>() {
        let code = format!("{:?}.parse::<std::net::IpAddr>()?", address.to_string());
        return call("local_address", code);
    }
    let name = draft.text(value);
    let name = draft.expr(&name, Use::Borrow);
    Call::new("interface", vec![name], "")
}

/// `.resolve(HOST, ADDRESS)` for the first `--connect-to` that is for the URL's host and port.
fn detour(draft: &mut Draft<'_>, request: &Request, links: &mut Vec<Call>) {
    let url = request.url.text();
    let host = request.url_parts().map(|parts| parts.host.of(url).to_owned()).unwrap_or_default();
    let port = address::port(url);
    for entry in &request.transport.connect_to {
        let Some([from, from_port, to, to_port]) = entry.known().and_then(address::detour) else {
            draft.refuse(entry.whole(), "`--connect-to` that is not known", "write host and port");
            return;
        };
        let is_host = from.is_empty() || from.eq_ignore_ascii_case(&host);
        if !is_host || !from_port.is_empty() && from_port.parse().ok() != port {
            continue;
        }
        let same = to_port.is_empty() || to_port.parse().ok() == port;
        let address = to.trim_matches(['[', ']']).parse::<IpAddr>().ok();
        let free = request.url_parts().is_some_and(|parts| parts.port.is_none());
        let (Some(address), Some(to_port), true) = (address, to_port.parse().ok().or(port), same || free) else {
            let why = "reqwest sends to an address in place of a host's, and keeps the port that the URL names";
            draft.refuse(entry.whole(), "`--connect-to` another host by its name, or another port", why);
            return;
        };
        let socket = format!("{:?}.parse()?", SocketAddr::new(address, to_port).to_string());
        links.push(Call::new("resolve", vec![Expr::atom(literal::string(&host)), Expr::atom(socket)], ""));
        return;
    }
}

/// `.proxy(reqwest::Proxy::all(URL)?)`
fn through(draft: &mut Draft<'_>, proxy: &Proxy, hosts: Option<&Value>) -> Call {
    let given = draft.text(&proxy.url);
    let url = address::proxy(given);
    if url.start().starts_with("socks") {
        draft.needs.features.insert("socks");
    }
    let url = draft.short(&url, Use::Borrow, "address");
    let all = Call::new("reqwest::Proxy::all", vec![url], "?");
    let mut links = Vec::new();
    if let Some(user) = &proxy.user {
        let (name, password) = credentials::parted(draft, user);
        let list = [name, password.unwrap_or_default()].map(|text| reference(draft, &text));
        links.push(Call::new("basic_auth", list.to_vec(), ""));
    }
    if let Some(hosts) = hosts {
        let list = draft.text(hosts);
        let list = reference(draft, &list).flat();
        links.push(call("no_proxy", format!("reqwest::NoProxy::from_string({list})")));
    }
    let value = if links.is_empty() { Expr::Call(all) } else { Expr::Chain(Expr::Call(all).flat(), links) };
    draft.lines.bind("proxy", &value);
    call("proxy", "proxy")
}

/// `text` as an expression of type `&str`.
fn reference(draft: &mut Draft<'_>, text: &Text) -> Expr {
    let flat = draft.short(text, Use::Borrow, "part").flat();
    let plain = text.all().is_some() || flat.starts_with('&');
    Expr::atom(if plain { flat } else { format!("&{flat}") })
}

/// `.resolve(HOST, ADDRESS)`; nothing where the entry is for another port than the URL's.
fn resolve(draft: &mut Draft<'_>, entry: &Value, request: &Request) -> Option<Call> {
    let parts = entry.known().and_then(|text| address::resolve(text.trim_start_matches('+')));
    let named = request.url_parts().map(|parts| parts.host.of(request.url.text()).to_owned()).unwrap_or_default();
    let parts = parts.map(|(host, port, list)| (if host == "*" { &*named } else { host }, port, list));
    let Some((host, port, addresses)) = parts else {
        let why = "the program needs a host, a port and addresses that are known";
        draft.refuse(entry.whole(), "`--resolve` with a pattern, a removal or a variable", why);
        return None;
    };
    if address::port(request.url.text()) != Some(port) {
        draft.note(Some(entry.whole()), format!("`--resolve` is for port {port}, which the URL does not use"));
        return None;
    }
    let host = Expr::atom(literal::string(host));
    let list: Vec<String> =
        addresses.iter().map(|address| format!("{:?}.parse()?", format!("{address}:{port}"))).collect();
    Some(match &*list {
        [address] => Call::new("resolve", vec![host, Expr::atom(address)], ""),
        _ => Call::new("resolve_to_addrs", vec![host, Expr::atom(format!("&[{}]", list.join(", ")))], ""),
    })
}
