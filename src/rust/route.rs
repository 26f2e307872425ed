//! The way to a server: versions of HTTP, addresses, sockets and proxies.

use super::client::{call, credentials};
use super::draft::{Draft, Use};
use super::layout::{Call, Expr};
use super::text::Text;
use super::{address, literal};
use crate::curl::{HttpVersion, IpVersion, Proxy, Request};
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
    for entry in &transport.connect_to {
        let why = "reqwest can change a host's address only: use `--resolve`";
        draft.refuse(entry.whole(), "`--connect-to` has no counterpart in reqwest", why);
    }
    match (&transport.proxy, &transport.no_proxy) {
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
        links.extend(resolve(draft, entry, &request.url));
    }
}

/// `.proxy(reqwest::Proxy::all(URL)?)`
fn through(draft: &mut Draft<'_>, proxy: &Proxy, hosts: Option<&Value>) -> Call {
    let given = draft.text(&proxy.url);
    let url = address::proxy(given);
    if url.start().starts_with("socks") {
        draft.needs.reqwest.insert("socks");
    }
    let url = draft.short(&url, Use::Borrow, "address");
    let all = Call::new("reqwest::Proxy::all", vec![url], "?");
    let mut links = Vec::new();
    if let Some(user) = &proxy.user {
        let (name, password) = credentials(draft, user);
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
fn resolve(draft: &mut Draft<'_>, entry: &Value, url: &Value) -> Option<Call> {
    let parts = entry.known().and_then(|text| address::resolve(text.trim_start_matches('+')));
    let Some((host, port, addresses)) = parts else {
        let why = "the program needs a host, a port and addresses that are known";
        draft.refuse(entry.whole(), "`--resolve` with a pattern, a removal or a variable", why);
        return None;
    };
    if address::port(url.text()) != Some(port) {
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
