//! One request with its redirects, and the reply at their end.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{Request, Response, Version};

use super::client;
use super::prepared::Prepared;
use super::redirect::{self, Hop};
use super::{REFUSED, Stop};
use crate::curl::HttpVersion;

/// The reply at the end of a chain of redirects.
#[derive(Debug)]
pub(super) struct Exchange {
    /// Its body is still to be read.
    pub(super) response: Response,
    /// The request that it answers.
    pub(super) hop: Hop,
    /// The status lines and headers of all replies.
    pub(super) heads: String,
    /// How many redirects were followed.
    pub(super) redirects: usize,
}

/// Sends `prepared` and follows where the reply leads, if it is to.
pub(super) async fn exchange(prepared: &Prepared, deadline: Option<Instant>) -> Result<Exchange, Stop> {
    let mut hop = Hop::first(prepared);
    let mut heads = String::new();
    let mut redirects = 0;
    loop {
        let response = one(&hop, prepared, deadline).await?;
        push_head(&mut heads, &response);
        let status = response.status().as_u16();
        let location = response.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()));
        match location {
            Some(location) if prepared.carriage.redirects.follow && redirect::is_redirect(status) => {
                if redirects >= prepared.carriage.redirects.limit {
                    return Err(Stop::curl(47, format!("more than {redirects} redirects")));
                }
                redirects += 1;
                hop = hop.next(status, &location, prepared)?;
            }
            _ => return Ok(Exchange { response, hop, heads, redirects }),
        }
    }
}

async fn one(hop: &Hop, prepared: &Prepared, deadline: Option<Instant>) -> Result<Response, Stop> {
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    if left.is_some_and(|left| left == Duration::ZERO) {
        return Err(Stop::curl(28, "the time is over"));
    }
    let client = client::client(&prepared.carriage, &hop.url, left)?;
    client.execute(request(hop, prepared)?).await.map_err(|error| client::failed(&error, &hop.url))
}

fn request(hop: &Hop, prepared: &Prepared) -> Result<Request, Stop> {
    let bad = |what: &str| Stop::curl(REFUSED, format!("`{what}` cannot be sent"));
    let method = reqwest::Method::from_bytes(hop.method.word.as_bytes()).map_err(|_| bad(&hop.method.word))?;
    let mut request = Request::new(method, hop.url.clone());
    *request.headers_mut() = header_map(&hop.headers)?;
    *request.body_mut() = hop.body.clone().map(Into::into);
    if prepared.carriage.version == Some(HttpVersion::Http10) {
        *request.version_mut() = Version::HTTP_10;
    }
    Ok(request)
}

fn header_map(headers: &[(String, String)]) -> Result<HeaderMap, Stop> {
    let mut map = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let bad = || Stop::refused(format!("the header `{name}` cannot be sent"));
        let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?;
        map.append(key, HeaderValue::from_bytes(value.as_bytes()).map_err(|_| bad())?);
    }
    Ok(map)
}

fn push_head(out: &mut String, response: &Response) {
    let version = match response.version() {
        Version::HTTP_09 => "0.9",
        Version::HTTP_10 => "1.0",
        Version::HTTP_2 => "2",
        Version::HTTP_3 => "3",
        _ => "1.1",
    };
    let status = response.status();
    let reason = if version.starts_with('1') { status.canonical_reason().unwrap_or_default() } else { "" };
    let _ = write!(out, "HTTP/{version} {} {reason}\r\n", status.as_u16());
    for (name, value) in response.headers() {
        let _ = write!(out, "{name}: {}\r\n", String::from_utf8_lossy(value.as_bytes()));
    }
    out.push_str("\r\n");
}
