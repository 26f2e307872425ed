//! A request ready to be sent: every value known, every file read, everything allowed.

use super::address::{self, Address};
use super::body;
use super::carriage::Carriage;
use super::delivery::Delivery;
use super::headers::{self, Header};
use super::url::Dots;
use super::{Content, Permission, Stop, Url, World, extras};
use crate::curl::protocols::{self, Before};
use crate::curl::{self, Body, KeepPost, Request, Target};

/// The host that Cloudflare's credentials are for.
const API_HOST: &str = "api.cloudflare.com";

/// A request ready to be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<Header>,
    /// Names of headers that are not to be sent.
    pub(super) removed: Vec<String>,
    pub(super) body: Option<Content>,
    pub(super) carriage: Carriage,
    pub(super) delivery: Delivery,
    pub(super) notes: Vec<String>,
}

/// The word of the request line, and what curl does on account of it.
#[derive(Clone, Debug)]
pub(super) struct Method {
    /// The word.
    pub(super) word: String,
    /// What the options make of it, whatever the word.
    pub(super) kind: Kind,
    /// Whether a redirect leaves the word as it is, because `-X` gave it.
    pub(super) sticks: bool,
    /// On which redirects a POST stays one.
    pub(super) keep_post: KeepPost,
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
        let body: serde_json::Value = serde_json::from_slice(&self.body.as_ref()?.bytes()?).ok()?;
        (body.get("purge_everything")? == true).then_some(Danger::PurgeEverything)
    }

    /// What is done otherwise than curl does it, and yet does not bar the request.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// Makes `request` ready to be sent in `world`, one for each URL that a pattern stands for, or says why
/// it is not sent.
pub fn prepare(request: &Request, world: &World) -> Result<Vec<Prepared>, Stop> {
    supported(request)?;
    let text = world.fill(&request.url)?;
    let urls = if request.transport.glob_off { vec![text] } else { expand(&text)? };
    let payload = body::payload(&request.body, world)?;
    let query = body::join(&request.query, world)?;
    let mut prepared = Vec::with_capacity(urls.len());
    for url in &urls {
        let address = address(request, url, &query, world)?;
        let headers = headers::headers(request, &address, &payload, world)?;
        let url = address.url;
        allowed(&url, &headers, world)?;
        let carriage = Carriage::new(&request.transport, &url, world)?;
        prepared.push(Prepared {
            method: method(request, world)?,
            delivery: Delivery::new(&request.output, &url, world)?,
            notes: carriage.notes(&url),
            url,
            headers,
            removed: request.removed.clone(),
            body: payload.content.clone(),
            carriage,
        });
    }
    Ok(prepared)
}

fn expand(url: &str) -> Result<Vec<String>, Stop> {
    curl::glob::expand(url).map_err(|error| {
        Stop::curl(3, format!("the URL's pattern is wrong: {error}; brackets that are none want `-g`"))
    })
}

/// Refuses what only curl itself can do.
fn supported(request: &Request) -> Result<(), Stop> {
    // What a URL cannot be is told when it is known whole.
    if let Some((option, _)) =
        request.transport.unsupported.iter().find(|(option, _)| *option != "url" && !extras::knows(option))
    {
        return Err(Stop::refused(format!("`--{option}` is not supported; use curl itself")));
    }
    if request.cookie_jar.is_some() {
        return Err(Stop::refused("uncurly writes no cookie jar (`-c`); leave it away, or use curl itself"));
    }
    if request.cookie_files.iter().any(|file| !file.text().is_empty()) {
        return Err(Stop::refused("uncurly reads no cookie file (`-b FILE`); give the cookies as `-b 'NAME=VALUE'`"));
    }
    if request.output.header_name {
        return Err(Stop::refused("`-J` lets the server name a file here, which uncurly does not do; use `-o FILE`"));
    }
    Ok(())
}

fn address(request: &Request, url: &str, query: &[u8], world: &World) -> Result<Address, Stop> {
    let mut text = url.to_owned();
    if let Body::Upload(Target::Path(path)) = &request.body {
        text = address::with_file_name(&text, &world.fill(path)?);
    }
    let default = request.default_scheme.as_ref().map(|scheme| world.fill(scheme)).transpose()?;
    let dots = if request.transport.path_as_is { Dots::Keep } else { Dots::Resolve };
    let address = address::address(&text, query, default.as_deref(), dots)?;
    let list = request.transport.protocols.as_ref().map(|list| world.fill(list)).transpose()?;
    let scheme = address.url.scheme();
    if list.is_some_and(|list| !protocols::allows(&list, scheme, Before::Allowed)) {
        return Err(Stop::curl(1, format!("`--proto` does not let `{scheme}` be used")));
    }
    Ok(address)
}

/// Refuses to hand credentials to whoever listens.
fn allowed(url: &Url, headers: &[Header], world: &World) -> Result<(), Stop> {
    let Some((name, _)) = headers.iter().find(|header| headers::is_credential(header)) else { return Ok(()) };
    let host = url.host();
    if !url.is_secure() {
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

fn method(request: &Request, world: &World) -> Result<Method, Stop> {
    let given = request.custom_method.as_ref().map(|method| world.fill(method)).transpose()?;
    let verb = given.unwrap_or_else(|| request.method.clone());
    if verb.is_empty() || verb.bytes().any(|byte| byte.is_ascii_control()) || verb == "CONNECT" {
        let shown = crate::text::visible(&verb);
        return Err(Stop::refused(format!("`{shown}` cannot be sent as a method; it must be one word, as `POST`")));
    }
    let kind = match &request.body {
        // A reply to a real `HEAD` has no body; curl would wait for one.
        _ if request.output.head_only || verb == "HEAD" => Kind::Head,
        Body::None => Kind::Get,
        Body::Data(_) | Body::Form(_) => Kind::Post,
        Body::Upload(_) => Kind::Put,
    };
    let sticks = request.custom_method.is_some() && !request.transport.follow_spec;
    Ok(Method { word: verb, kind, sticks, keep_post: request.transport.keep_post })
}
