//! The reqwest client for one request, and what its errors are in curl's numbers.

use std::error::Error;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Url};

use super::Stop;
use super::carriage::Carriage;
use crate::curl::HttpVersion;

/// A client that sends to `url` and nothing by itself: no redirects, proxies or encodings of its own.
pub(super) fn client(carriage: &Carriage, url: &Url, left: Option<Duration>) -> Result<Client, Stop> {
    // Only the first call counts, and all of them want the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder().no_proxy().redirect(Policy::none()).referer(false).http1_title_case_headers();
    if !carriage.compressed {
        builder = builder.no_gzip().no_brotli().no_deflate();
    }
    if let Some(left) = left {
        builder = builder.timeout(left);
    }
    if let Some(limit) = carriage.connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    if let Some(address) = carriage.ip {
        builder = builder.local_address(address);
    }
    for rule in carriage.resolve.iter().filter(|rule| applies(&rule.host, rule.port, url)) {
        builder = builder.resolve_to_addrs(url.host_str().unwrap_or_default(), &rule.addresses);
    }
    builder = trust(version(builder, carriage.version), carriage, url)?;
    builder.build().map_err(|error| built(&error))
}

fn applies(host: &str, port: u16, url: &Url) -> bool {
    (host == "*" || url.host_str() == Some(host)) && url.port_or_known_default() == Some(port)
}

fn version(builder: ClientBuilder, version: Option<HttpVersion>) -> ClientBuilder {
    match version {
        Some(HttpVersion::Http10 | HttpVersion::Http11) => builder.http1_only(),
        Some(HttpVersion::Http2Prior) => builder.http2_prior_knowledge(),
        Some(HttpVersion::Http2 | HttpVersion::Http3 | HttpVersion::Http3Only) | None => builder,
    }
}

fn trust(mut builder: ClientBuilder, carriage: &Carriage, url: &Url) -> Result<ClientBuilder, Stop> {
    let proxy = carriage.proxies.proxy(url)?;
    if let Some(roots) = &carriage.roots {
        builder = builder.tls_certs_only(roots.clone());
    } else if url.scheme() == "http" && proxy.is_none() {
        // The system's certificates take time to read, and may be missing where nobody needs them.
        builder = builder.tls_certs_only([]);
    }
    if let (Some(least), _) = carriage.tls {
        builder = builder.tls_version_min(least);
    }
    if let (_, Some(greatest)) = carriage.tls {
        builder = builder.tls_version_max(greatest);
    }
    if carriage.insecure {
        builder = builder.tls_danger_accept_invalid_certs(true);
    }
    if let Some(identity) = &carriage.identity {
        builder = builder.identity(identity.clone());
    }
    if let Some(proxy) = proxy {
        builder = builder.proxy(proxy);
    }
    Ok(builder)
}

fn built(error: &reqwest::Error) -> Stop {
    let deepest = chain(error).last().map(ToString::to_string).unwrap_or_default();
    Stop::curl(77, format!("cannot make ready for TLS: {deepest}"))
}

fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// What went wrong with a request to `url`, in curl's number.
pub(super) fn failed(error: &reqwest::Error, url: &Url) -> Stop {
    let host = url.host_str().unwrap_or_default();
    let port = url.port_or_known_default().unwrap_or_default();
    let deepest = chain(error).last().map(ToString::to_string).unwrap_or_default();
    if error.is_timeout() {
        return Stop::curl(28, format!("`{host}` did not answer in time"));
    }
    if error.is_dns() {
        return Stop::curl(6, format!("could not resolve host `{host}`"));
    }
    if let Some(error) = chain(error).find_map(tls) {
        return refused_by_tls(error, host);
    }
    if error.is_connect() {
        return Stop::curl(7, format!("could not connect to `{host}` port {port}: {deepest}"));
    }
    // Hyper's error type cannot be named without a dependency on it; its words can.
    if deepest.contains("connection closed before message completed") {
        return Stop::curl(52, format!("`{host}` closed the connection without a reply"));
    }
    if deepest.contains("end of file before message length") {
        return Stop::curl(18, format!("`{host}` closed the connection in the middle of the reply"));
    }
    if error.is_decode() {
        return Stop::curl(61, format!("the reply's encoding cannot be read: {deepest}"));
    }
    Stop::curl(56, format!("the connection to `{host}` failed: {deepest}"))
}

fn tls<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    inner.and_then(|inner| inner.downcast_ref()).or_else(|| error.downcast_ref())
}

fn refused_by_tls(error: &rustls::Error, host: &str) -> Stop {
    match error {
        rustls::Error::InvalidCertificate(_) => {
            Stop::curl(60, format!("the certificate of `{host}` is not to be trusted: {error}"))
        }
        _ => Stop::curl(35, format!("no secure connection to `{host}`: {error}")),
    }
}
