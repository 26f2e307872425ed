//! What the parts of this module want to know of a URL.

use reqwest::Url;

use super::Stop;

/// The host, without the brackets of an IPv6 address.
pub(super) fn name(url: &Url) -> &str {
    url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
}

/// The path.
pub(super) fn path(url: &Url) -> String {
    url.path().to_owned()
}

/// Path and query, as they stand in a request line.
pub(super) fn target(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

/// Whether it is spoken to over TLS.
pub(super) fn is_secure(url: &Url) -> bool {
    url.scheme() == "https"
}

/// Whether scheme, host and port are the same.
pub(super) fn same_origin(one: &Url, other: &Url) -> bool {
    one.origin() == other.origin()
}

/// The URL that `relative` names for one who stands at `url`.
pub(super) fn joined(url: &Url, relative: &str) -> Result<Url, Stop> {
    let mut url = url.join(relative).map_err(|_| Stop::curl(3, "the redirect names no URL that can be used"))?;
    url.set_fragment(None);
    Ok(url)
}
