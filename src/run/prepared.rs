//! A request ready to be sent: every value known, every file read, everything allowed.

use reqwest::Url;

use super::address::{self, Address};
use super::body;
use super::carriage::Carriage;
use super::delivery::Delivery;
use super::headers::{self, Header};
use super::{Permission, Stop, World};
use crate::curl::{Body, Request, Target};

/// The host that Cloudflare's credentials are for.
const API_HOST: &str = "api.cloudflare.com";

/// A request ready to be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<Header>,
    pub(super) body: Option<Vec<u8>>,
    pub(super) carriage: Carriage,
    pub(super) delivery: Delivery,
    pub(super) notes: Vec<String>,
}

/// The word of the request line, and what curl does on account of it.
#[derive(Clone, Debug)]
pub(super) struct Method {
    /// The word.
    pub(super) word: String,
    /// Whether `-X` gave it, so that redirects do not change it.
    pub(super) sticks: bool,
    /// What the options make of it, whatever the word.
    pub(super) kind: Kind,
}

/// The kinds of requests that curl tells apart when it is redirected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Get,
    Head,
    Post,
    Put,
}

/// Something that a user should be asked about first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Danger {
    /// The request deletes what its URL names.
    Delete(String),
    /// The request empties a zone's whole cache.
    PurgeEverything,
}

impl Prepared {
    /// What a user should be asked about before it is sent.
    pub fn danger(&self) -> Option<Danger> {
        if self.method.word.eq_ignore_ascii_case("DELETE") {
            return Some(Danger::Delete(self.url.path().to_owned()));
        }
        let body: serde_json::Value = serde_json::from_slice(self.body.as_deref()?).ok()?;
        (body.get("purge_everything")? == true).then_some(Danger::PurgeEverything)
    }

    /// What cannot be done as curl does it, and yet does not bar the request.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// Makes `request` ready to be sent in `world`, or says why it is not sent.
pub fn prepare(request: &Request, world: &World) -> Result<Prepared, Stop> {
    supported(request)?;
    let address = address(request, world)?;
    let payload = body::payload(&request.body, world)?;
    let headers = headers::headers(request, &address, &payload, world)?;
    let url = address.url;
    allowed(&url, &headers, world)?;
    let carriage = Carriage::new(&request.transport, &url, world)?;
    let delivery = Delivery::new(&request.output, &url, world)?;
    Ok(Prepared {
        method: method(request)?,
        notes: carriage.notes(&url),
        url,
        headers,
        body: payload.bytes,
        carriage,
        delivery,
    })
}

/// Refuses what only curl itself can do.
fn supported(request: &Request) -> Result<(), Stop> {
    if let Some((option, _)) = request.transport.unsupported.first() {
        return Err(Stop::refused(format!("`--{option}` is not supported; use curl itself")));
    }
    if request.cookie_jar.is_some() {
        return Err(Stop::refused("uncurly writes no cookie jar (`-c`); leave it away, or use curl itself"));
    }
    if request.cookie_files.iter().any(|file| !file.text().is_empty()) {
        return Err(Stop::refused("uncurly reads no cookie file (`-b FILE`); give the cookies as `-b 'NAME=VALUE'`"));
    }
    Ok(())
}

fn address(request: &Request, world: &World) -> Result<Address, Stop> {
    let mut text = world.fill(&request.url)?;
    if let Body::Upload(Target::Path(path)) = &request.body {
        text = address::with_file_name(&text, &world.fill(path)?);
    }
    address::address(&text, &body::join(&request.query, world)?)
}

/// Refuses to hand credentials to whoever listens.
fn allowed(url: &Url, headers: &[Header], world: &World) -> Result<(), Stop> {
    let Some((name, _)) = headers.iter().find(|header| headers::is_credential(header)) else { return Ok(()) };
    let host = url.host_str().unwrap_or_default();
    if url.scheme() != "https" {
        return world
            .permissions
            .require(Permission::Credentials, || format!("`{name}` would go to `{host}` without encryption (`http`)"));
    }
    if host == API_HOST {
        return Ok(());
    }
    world.permissions.require(Permission::Credentials, || {
        format!("`{name}` would go to `{host}`, which is not Cloudflare's API (`{API_HOST}`)")
    })
}

fn method(request: &Request) -> Result<Method, Stop> {
    let word = request.method.clone();
    if reqwest::Method::from_bytes(word.as_bytes()).is_err() || word == "CONNECT" {
        let shown = crate::text::visible(&word);
        return Err(Stop::refused(format!("`{shown}` cannot be sent as a method; it must be one word, as `POST`")));
    }
    let kind = match &request.body {
        // A reply to a real `HEAD` has no body; curl would wait for one.
        _ if request.output.head_only || word == "HEAD" => Kind::Head,
        Body::None => Kind::Get,
        Body::Data(_) | Body::Form(_) => Kind::Post,
        Body::Upload(_) => Kind::Put,
    };
    Ok(Method { word, sticks: request.method_span.is_some(), kind })
}
