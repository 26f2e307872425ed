//! Where a host is: by `--resolve`, its own digits, or the name service.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::fault;
use crate::curl::IpVersion;
use crate::run::Stop;
use crate::run::carriage::Carriage;
use crate::run::detour::Resolve;
use crate::run::endpoint::Endpoint;

/// The addresses of `place`.
pub(super) async fn addresses(place: &Endpoint, carriage: &Carriage) -> Result<Vec<SocketAddr>, Stop> {
    let found = match given(place, carriage) {
        Some(addresses) => addresses,
        None => looked_up(place).await?,
    };
    // An address that is written out is taken, whatever is asked for.
    if place.host.parse::<IpAddr>().is_ok() {
        return Ok(found);
    }
    let fits = |address: &SocketAddr| match carriage.ip {
        Some(IpVersion::V4) => address.is_ipv4(),
        Some(IpVersion::V6) => address.is_ipv6(),
        None => true,
    };
    let fitting: Vec<_> = found.into_iter().filter(fits).collect();
    if fitting.is_empty() { Err(fault::unknown_host(&place.host)) } else { Ok(fitting) }
}

/// Addresses that nobody needs to be asked for.
fn given(place: &Endpoint, carriage: &Carriage) -> Option<Vec<SocketAddr>> {
    let own =
        |rule: &&Resolve| rule.port == place.port && undotted(&rule.host).eq_ignore_ascii_case(undotted(&place.host));
    let any = |rule: &&Resolve| rule.port == place.port && rule.host == "*";
    if let Some(rule) = carriage.resolve.iter().rfind(own).or_else(|| carriage.resolve.iter().rfind(any)) {
        return (!rule.addresses.is_empty()).then(|| rule.addresses.clone());
    }
    let host = place.host.trim_end_matches('.').to_ascii_lowercase();
    if host == "localhost" || host.ends_with(".localhost") {
        let loopback = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        return Some(loopback.map(|address| SocketAddr::new(address, place.port)).to_vec());
    }
    // An address with a zone is left to the system, which knows its interfaces.
    let address = place.host.parse().ok().filter(|_| place.zone.is_none())?;
    Some(vec![SocketAddr::new(address, place.port)])
}

/// `host` without the dot of the root.
fn undotted(host: &str) -> &str {
    host.strip_suffix('.').unwrap_or(host)
}

async fn looked_up(place: &Endpoint) -> Result<Vec<SocketAddr>, Stop> {
    let name = match &place.zone {
        Some(zone) => format!("{}%{zone}", place.host),
        None => place.host.clone(),
    };
    let found = tokio::net::lookup_host((name.as_str(), place.port)).await;
    Ok(found.map_err(|_| fault::unknown_host(&place.host))?.collect())
}
