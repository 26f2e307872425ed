//! Where a connection leads and by what way, which rules who may go over it.

use super::Order;
use super::trust::Trust;
use crate::curl::IpVersion;
use crate::run::Stop;
use crate::run::carriage::{Local, Socket};
use crate::run::endpoint::Endpoint;
use crate::run::proxy::{Kind, Proxy};

/// Where a connection leads, and by what way.
#[derive(Debug)]
pub(super) struct Route {
    /// Whose it is.
    owner: Owner,
    /// Where it is to end, after `--connect-to`.
    pub(super) target: Endpoint,
    pub(super) proxy: Option<Proxy>,
    pub(super) socket: Option<Socket>,
    /// Whom it trusts, where it is secure.
    trust: Option<Trust>,
    /// The same for the proxy.
    proxy_trust: Option<Trust>,
    ip: Option<IpVersion>,
    local: Local,
}

/// Whose a connection is.
#[derive(Debug, PartialEq, Eq)]
enum Owner {
    /// That of the server with this scheme, host and port.
    Server(&'static str, Endpoint),
    /// That of the proxy, to which requests for any server are written.
    Proxy,
}

impl Route {
    /// The way that the request of `order` has to go.
    pub(super) fn of(order: &Order<'_>) -> Result<Self, Stop> {
        let (url, carriage) = (order.url, order.carriage);
        let proxy = if carriage.socket.is_some() { None } else { carriage.proxies.proxy(url)? };
        let is_secure = |proxy: &&Proxy| proxy.kind == Kind::Https;
        let (owner, target) = match carriage.spoken_to(url)? {
            Some(proxy) => (Owner::Proxy, proxy.place),
            None => (Owner::Server(url.scheme(), Endpoint::of(url)), carriage.detour(Endpoint::of(url))),
        };
        Ok(Self {
            owner,
            target,
            socket: carriage.socket.clone(),
            trust: url.is_secure().then(|| carriage.trust.clone()),
            proxy_trust: proxy.as_ref().filter(is_secure).map(|_| carriage.proxy_trust.clone()),
            proxy,
            ip: carriage.ip,
            local: carriage.local.clone(),
        })
    }

    /// Whether it ends at a proxy that each request is written to.
    pub(super) fn ends_at_proxy(&self) -> bool {
        self.owner == Owner::Proxy
    }

    /// Whether an HTTP proxy stands on it.
    pub(super) fn has_http_proxy(&self) -> bool {
        self.proxy.as_ref().is_some_and(|proxy| proxy.kind.is_http())
    }

    /// Whether who wants to go this way can take a connection that was made for `other`.
    pub(super) fn is_served_by(&self, other: &Self) -> bool {
        // Who asks for no particular one takes any.
        let ip = self.ip.is_none() || self.ip == other.ip;
        let local = self.local.is_any() || self.local == other.local;
        ip && local
            && self.owner == other.owner
            && self.target == other.target
            && self.proxy == other.proxy
            && self.socket == other.socket
            && self.trust == other.trust
            && self.proxy_trust == other.proxy_trust
    }
}
