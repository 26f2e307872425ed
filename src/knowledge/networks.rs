//! Addresses of Cloudflare's own: `grammar/networks.tsv`.

use std::net::IpAddr;

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/networks.tsv"));

/// Whether `address` is one of Cloudflare's.
pub fn is_own(address: IpAddr) -> bool {
    TABLE.rows().iter().filter_map(|row| network(row.key())).any(|(first, length)| holds(first, length, address))
}

/// The first address of a network, and the length of its prefix.
fn network(text: &str) -> Option<(IpAddr, u32)> {
    let (first, length) = text.split_once('/')?;
    Some((first.parse().ok()?, length.parse().ok()?))
}

fn holds(first: IpAddr, length: u32, address: IpAddr) -> bool {
    match (first, address) {
        (IpAddr::V4(first), IpAddr::V4(address)) => {
            (u32::from(first) ^ u32::from(address)).checked_shr(32 - length).unwrap_or(0) == 0
        }
        (IpAddr::V6(first), IpAddr::V6(address)) => {
            (u128::from(first) ^ u128::from(address)).checked_shr(128 - length).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_network() {
        assert!(TABLE.rows().iter().all(|row| network(row.key()).is_some_and(|(first, _)| is_own(first))));
    }

    #[test]
    fn own_addresses_are_told_from_others() {
        let check = |text: &str, expected| assert_eq!(is_own(text.parse().expect("an address")), expected, "{text}");
        check("104.16.1.1", true);
        check("104.31.255.255", false);
        check("104.27.255.255", true);
        check("172.71.9.9", true);
        check("203.0.113.9", false);
        check("2606:4700::6810:101", true);
        check("2a06:98c7::1", true);
        check("2a06:98c8::1", false);
        check("2001:db8::1", false);
    }
}
