//! `Set-Cookie` lines, by curl's rules.

use std::net::IpAddr;

use super::{Cookie, ends_in, is_control};
use crate::curl::date;
use crate::run::octets;

/// Where cookies come from or go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::run) struct Site {
    /// Without brackets and port.
    pub(in crate::run) host: String,
    pub(in crate::run) path: String,
    pub(in crate::run) secure: bool,
}

impl Site {
    pub(super) fn is_address(&self) -> bool {
        self.host.parse::<IpAddr>().is_ok()
    }

    /// Whether secure cookies may go there.
    pub(super) fn is_trusted(&self) -> bool {
        self.secure || ["localhost", "127.0.0.1", "::1"].iter().any(|host| self.host.eq_ignore_ascii_case(host))
    }
}

/// The longest line, and the longest name with its value.
const LONGEST: (usize, usize) = (5000, 4096);

/// The longest life of a cookie, in seconds.
const LIFE: i64 = 400 * 24 * 3600;

/// The cookie of a `Set-Cookie` line; where `site` is none, the line stands in a file.
pub(super) fn header(line: &str, site: Option<&Site>, now: i64) -> Option<Cookie> {
    if octets::len(line) > LONGEST.0 {
        return None;
    }
    let line = line.split(['\r', '\n']).next().unwrap_or_default();
    let mut fields = line.split(';').map(|field| match field.split_once('=') {
        Some((name, value)) => (blanks(name), Some(blanks(value))),
        None => (blanks(field), None),
    });
    let (name, value) = fields.next()?;
    let mut cookie = Cookie { name: name.to_owned(), value: value?.to_owned(), ..Cookie::default() };
    if !is_good(&cookie) {
        return None;
    }
    for (name, value) in fields {
        attribute(&mut cookie, name, value.unwrap_or_default(), site, now)?;
    }
    if let Some(site) = site {
        cookie.domain.get_or_insert_with(|| site.host.clone());
        let path = site.path.split('?').next().unwrap_or_default();
        let folder = path.rfind('/').map(|end| scope(&path[..=end]));
        cookie.path = cookie.path.or(folder);
    }
    accepted(cookie, site)
}

/// `cookie`, as far as its domain is one that `site` may speak for, or a file where there is none, and as its name
/// keeps what it promises.
pub(super) fn accepted(mut cookie: Cookie, site: Option<&Site>) -> Option<Cookie> {
    if let Some(given) = cookie.domain.as_deref().filter(|domain| domain.parse::<IpAddr>().is_err()) {
        let domain = plain(given);
        let is_suffix = suffix(&domain) == domain;
        let is_own = match site.map(|site| plain(&site.host)) {
            Some(host) => domain == host || domain.len() > suffix(&host).len(),
            None => domain == "localhost" || !is_suffix,
        };
        if !is_own {
            return None;
        }
        // What stands below a suffix belongs to somebody else.
        cookie.below &= !(is_suffix && site.is_some_and(|site| site.host.eq_ignore_ascii_case(given)));
    }
    is_prefixed_well(&cookie).then_some(cookie)
}

/// `host` in lower case, without a dot at its end.
fn plain(host: &str) -> String {
    host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase()
}

/// The end of `host` under which anybody may have a name.
fn suffix(host: &str) -> &str {
    psl::suffix_str(host).unwrap_or_default()
}

/// The path that is compared (RFC 6265, section 5.2.4), which some servers put in quotes.
pub(super) fn scope(path: &str) -> String {
    let path = path.strip_prefix('"').map_or(path, |path| path.strip_suffix('"').unwrap_or(path));
    match path {
        "/" => path,
        _ if path.starts_with('/') => path.strip_suffix('/').unwrap_or(path),
        _ => "/",
    }
    .to_owned()
}

fn blanks(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

fn is_good(cookie: &Cookie) -> bool {
    let (name, value) = (&cookie.name, &cookie.value);
    let lengths = (octets::len(name), octets::len(value));
    let fits = lengths.0 + lengths.1 <= LONGEST.1 && lengths.0.max(lengths.1) < LONGEST.1 - 1;
    fits && !name.is_empty()
        && ![name, value].iter().any(|text| text.contains('\t'))
        && !name.chars().chain(value.chars()).any(is_control)
}

fn attribute(cookie: &mut Cookie, name: &str, value: &str, site: Option<&Site>, now: i64) -> Option<()> {
    match name.to_ascii_lowercase().as_str() {
        "secure" if value.is_empty() => cookie.secure = site.is_none_or(Site::is_trusted).then_some(true)?,
        "httponly" if value.is_empty() => cookie.http_only = true,
        _ if value.is_empty() => {}
        // No file of cookies could hold such a path.
        "path" if value.contains('\t') => return None,
        "path" => cookie.path = Some(scope(value)),
        "domain" => domain(cookie, value.strip_prefix('.').unwrap_or(value), site)?,
        "max-age" => cookie.expires = age(value.trim_matches('"'), now)?,
        "expires" if cookie.expires == 0 && octets::len(value) < 80 => {
            cookie.expires = date::read(value).map_or(0, |date| capped(date.max(1), now));
        }
        _ => {}
    }
    Some(())
}

/// The domain of a cookie is that of the host that sets it, or one above it.
fn domain(cookie: &mut Cookie, domain: &str, site: Option<&Site>) -> Option<()> {
    let inside = |site: &Site| if site.is_address() { domain == site.host } else { ends_in(&site.host, domain) };
    if !site.is_none_or(inside) {
        return None;
    }
    // Who set a cookie of a file is not known, so that its domain counts for what it says.
    cookie.below = site.is_none() || domain.parse::<IpAddr>().is_err();
    cookie.domain = Some(domain.to_owned());
    Some(())
}

/// The end of a cookie that lives so many seconds.
fn age(seconds: &str, now: i64) -> Option<i64> {
    let digits = seconds.trim_start_matches('-');
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let age: i64 = digits.parse().unwrap_or(i64::MAX);
    Some(if age == 0 || seconds.starts_with('-') { 1 } else { capped(now.saturating_add(age), now) })
}

/// No cookie lives longer than four hundred days, to the minute.
fn capped(expires: i64, now: i64) -> i64 {
    let cap = now + LIFE;
    if expires > cap { (cap + 30) - (cap + 30) % 60 } else { expires }
}

/// Whether a cookie whose name promises something keeps it.
fn is_prefixed_well(cookie: &Cookie) -> bool {
    if cookie.name.starts_with("__Host-") {
        return cookie.secure && cookie.path.as_deref() == Some("/") && !cookie.below;
    }
    !cookie.name.starts_with("__Secure-") || cookie.secure
}
