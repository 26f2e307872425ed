//! Domains that credentials are sent to, and hosts that pass for them: `grammar/hosts.tsv`, `host-ends.tsv`, `alike.tsv`.

use std::sync::LazyLock;

use super::table::{Row, Table};
use crate::text::distance;

const TABLE: Table = Table::new(include_str!("../../grammar/hosts.tsv"));

const ENDS: Table = Table::new(include_str!("../../grammar/host-ends.tsv"));

const ALIKE: Table = Table::new(include_str!("../../grammar/alike.tsv"));

/// Letters, and the one that they are read as.
static READ_AS: LazyLock<Vec<(&str, u8)>> =
    LazyLock::new(|| ALIKE.rows().iter().filter_map(|row| Some((row.key(), row.cell(1).bytes().next()?))).collect());

/// How a host passes for one of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pose {
    /// The domain stands before that of somebody else: `api.cloudflare.com.evil.example`.
    Before,
    /// Letters that look alike, or a slip of one: `cIoudflare.com`, `cl0udflare.com`, `xn--…`.
    Letters,
}

/// Names of fewer letters are near too many others.
const LONG: usize = 8;

/// How many letters of a name may be foreign that is still read as it.
const FOREIGN: usize = 3;

/// The domain that `host` passes for without lying below it, and how.
pub fn passes_for(host: &str) -> Option<(&'static str, Pose)> {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let own = registered(&host)?;
    if TABLE.find(own).is_some() {
        return None;
    }
    if let Some(domain) = before(&host) {
        return Some((domain, Pose::Before));
    }
    let (name, end) = own.rsplit_once('.')?;
    let mut domains = TABLE.rows().iter().map(Row::key);
    domains.find(|domain| is_alike(name, end, domain)).map(|domain| (domain, Pose::Letters))
}

/// The domain that stands in `host` before that of somebody else.
fn before(host: &str) -> Option<&'static str> {
    let labels = || std::iter::once(0).chain(memchr::memchr_iter(b'.', host.as_bytes()).map(|at| at + 1));
    let two = |(start, end): (usize, usize)| TABLE.find(&host[start..end - 1]).map(|row| (end, row.key()));
    let pairs = labels().zip(labels().skip(2));
    pairs.filter_map(two).find(|(end, _)| is_somebody(&host[*end..])).map(|(_, domain)| domain)
}

/// Whether credentials of `service` belong nowhere but below its own domains.
pub fn is_alone(service: &str) -> bool {
    TABLE.rows().iter().any(|row| row.cell(1) == service && row.cell(2) == "yes")
}

/// Whether `host` is one of `service`.
pub fn is_of(host: &str, service: &str) -> bool {
    TABLE.rows().iter().any(|row| row.cell(1) == service && is_below(host, row.key()))
}

/// Whether `host` is this very machine.
pub fn is_local(host: &str) -> bool {
    let name = host.trim_start_matches('[').trim_end_matches(']');
    name == "::1" || name.starts_with("127.") || is_below(name, "localhost")
}

/// Whether `host` is `domain`, or below it.
pub fn is_below(host: &str, domain: &str) -> bool {
    let head = host.len().checked_sub(domain.len()).and_then(|at| Some((host.get(..at)?, host.get(at..)?)));
    head.is_some_and(|(head, tail)| tail.eq_ignore_ascii_case(domain) && (head.is_empty() || head.ends_with('.')))
}

/// Whether `host` ends as most do, so that it is no other name with dots in it.
pub fn ends_commonly(host: &str) -> bool {
    host.contains('.') && has_end(host, "common")
}

/// Whether `rest`, what follows a domain in a host, makes it somebody else's: a country may have a branch of the service,
/// a carrier the names of others, and nobody can own a name that is for use within a network.
fn is_somebody(rest: &str) -> bool {
    let is_country = rest.len() == 2;
    !is_country && !has_end(rest, "network") && !has_end(rest, "carrier")
}

/// Whether `host` is an end of this kind, or below one.
fn has_end(host: &str, kind: &str) -> bool {
    ENDS.rows().iter().any(|row| row.cell(1) == kind && is_below(host, row.key()))
}

/// The last two labels of `host`.
fn registered(host: &str) -> Option<&str> {
    let (before, _) = host.rsplit_once('.')?;
    Some(before.rfind('.').map_or(host, |at| &host[at + 1..]))
}

/// Whether `name` before `end` is read as `domain` by somebody in a hurry.
fn is_alike(name: &str, end: &str, domain: &str) -> bool {
    let Some(known) = domain.strip_suffix(end).and_then(|known| known.strip_suffix('.')) else { return false };
    if let Some(code) = name.strip_prefix("xn--") {
        // Punycode keeps the letters of ASCII, and behind the last hyphen tells the others.
        let basic = code.rsplit_once('-').map_or("", |(basic, _)| basic);
        let missing = known.len().saturating_sub(basic.len());
        return known.len() > 2 * FOREIGN && missing <= FOREIGN && distance(basic, known, FOREIGN) == Some(missing);
    }
    let foreign = name.chars().filter(|letter| !letter.is_ascii()).count();
    if foreign > 0 {
        let masked: String = name.chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect();
        return foreign <= FOREIGN && distance(&masked, known, foreign).is_some();
    }
    read(name).eq(read(known)) || known.len() >= LONG && distance(name, known, 1).is_some()
}

/// The letters of `name`, one for all that look alike.
fn read(name: &str) -> impl Iterator<Item = u8> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let found = READ_AS.iter().find_map(|&(letters, one)| Some((rest.strip_prefix(letters)?, one)));
        let letter;
        (rest, letter) = match found {
            Some(found) => found,
            None => (rest.get(1..)?, rest.bytes().next()?),
        };
        Some(letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_domains_in_order() {
        assert!([TABLE, ENDS, ALIKE].iter().all(|table| table.rows().iter().map(Row::key).is_sorted()));
        assert!(ENDS.rows().iter().all(|row| ["carrier", "common", "network"].contains(&row.cell(1))));
        assert!(ALIKE.rows().iter().all(|row| row.cell(1).len() == 1 && row.line().is_ascii()));
        assert!(TABLE.rows().iter().all(|row| row.key().split('.').count() == 2 && matches!(row.cell(2), "" | "yes")));
        assert!(is_alone("Cloudflare") && !is_alone("GitHub"));
        assert!(is_of("b.r2.cloudflarestorage.com", "Cloudflare") && !is_of("cloudflare.example", "Cloudflare"));
    }

    #[test]
    fn hosts_that_pass_for_others_are_found() {
        let check = |host: &str, expected| assert_eq!(passes_for(host), expected, "{host}");
        let cloudflare = |pose| Some(("cloudflare.com", pose));
        check("api.cloudflare.com", None);
        check("cloudflare.com.", None);
        check("api.cIoudflare.com", cloudflare(Pose::Letters));
        check("api.cl0udflare.com", cloudflare(Pose::Letters));
        check("api.cloudfIare.com", cloudflare(Pose::Letters));
        check("api.cloudfare.com", cloudflare(Pose::Letters));
        check("api.cl\u{43e}udflare.com", cloudflare(Pose::Letters));
        check("api.xn--cludflare-zwf.com", cloudflare(Pose::Letters));
        check("api.cloudflare.com.evil.example", cloudflare(Pose::Before));
        check("raw.githubusercontent.com", None);
        check("rnicrosoft.com", Some(("microsoft.com", Pose::Letters)));
        check("s3.cn-north-1.amazonaws.com.cn", None);
        check("www.paypal.com.au", None);
        check("gitlab.com.mycorp.internal", None);
        check("www.github.com.cdn.cloudflare.net", None);
        check("openal.org", None);
        check("notcloudflare.com.example", None);
        check("xn--bcher-kva.example", None);
        check("gitlab.example", None);
        check("localhost", None);
    }
}
