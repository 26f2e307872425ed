//! `ipfs` and `ipns` URLs, which curl asks of an HTTP gateway.

use super::address::address;
use super::url::{Dots, bad};
use super::{Stop, World, octets};

/// The URL at a gateway that `text` stands for; nothing where it is of another scheme.
///
/// The gateway is `given` (`--ipfs-gateway`), else that of `IPFS_GATEWAY`, else that of the file `gateway` in
/// `IPFS_PATH` or `~/.ipfs`.
pub(super) fn at_gateway(text: &str, given: Option<&str>, world: &World) -> Result<Option<String>, Stop> {
    let Some((scheme, rest)) = text.split_once("://") else { return Ok(None) };
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "ipfs" | "ipns") {
        return Ok(None);
    }
    let (gateway, blamed) = match given {
        Some(given) => (given.to_owned(), 43),
        None => (gateway(world)?, 3),
    };
    let unusable =
        || Stop::curl(blamed, format!("`{gateway}` is no gateway for `{scheme}`; give one by `--ipfs-gateway`"));
    // Of those that were not given curl guesses no scheme.
    let is_whole = given.is_some() || gateway.contains("://");
    if !is_whole || address(&gateway, None, None, Dots::Keep).is_err() {
        return Err(unusable());
    }
    if gateway.contains('?') {
        return Err(bad("its gateway has a query"));
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (name, behind) = rest.split_at(end);
    let behind = if behind == "/" { "" } else { behind };
    let gateway = gateway.split('#').next().unwrap_or_default().trim_end_matches('/');
    Ok(Some(format!("{gateway}/{scheme}/{name}{behind}")))
}

/// The gateway that the environment names, or a file.
fn gateway(world: &World) -> Result<String, Stop> {
    let environment = world.variables.environment;
    if let Some(gateway) = environment("IPFS_GATEWAY").filter(|gateway| !gateway.is_empty()) {
        return Ok(gateway);
    }
    let missing = || Stop::curl(37, "no gateway is known for `ipfs`; give one by `--ipfs-gateway`");
    let folder = environment("IPFS_PATH").or_else(|| environment("HOME").map(|home| format!("{home}/.ipfs")));
    let path = format!("{}/gateway", folder.ok_or_else(missing)?.trim_end_matches('/'));
    let bytes = world.read_file(&path).map_err(|stop| if stop.exit == 26 { missing() } else { stop })?;
    let text = octets::text(&bytes);
    text.lines().next().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).ok_or_else(missing)
}
