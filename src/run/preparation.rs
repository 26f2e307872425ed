//! A request made ready to be sent, or refused: what only curl can do, and what was not allowed.

use super::address::{self, Address};
use super::body::Payload;
use super::carriage::Carriage;
use super::delivery::Delivery;
use super::extras::{self, Extras};
use super::headers::Headers;
use super::login::Login;
use super::method::Method;
use super::place::Place;
use super::prepared::{Cookies, Prepared};
use super::redirect::Hop;
use super::shared::Shared;
use super::sigv4::{self, Signer};
use super::upgrades::Upgrades;
use super::url::Dots;
use super::{Permission, Stop, World, body, conditions, ipfs};
use crate::curl::protocols::{self, Before};
use crate::curl::{Body, Request};
use crate::knowledge::options::{self, Handling};

/// The host that Cloudflare's credentials are for.
const API_HOST: &str = "api.cloudflare.com";

/// Options that others than curl do not carry out, and that are carried out here.
const DONE: [&str; 19] = [
    "anyauth",
    "aws-sigv4",
    "config",
    "continue-at",
    "etag-compare",
    "form",
    "form-escape",
    "junk-session-cookies",
    "netrc",
    "netrc-file",
    "netrc-optional",
    "path-as-is",
    "proto",
    "proto-redir",
    "range",
    "referer",
    "skip-existing",
    "time-cond",
    "variable",
];

/// Makes `request` ready to be sent to one of the places that it names, or says why it is not sent.
pub(super) fn prepare(request: &Request, place: &Place, session: &Shared, world: &World) -> Result<Prepared, Stop> {
    supported(request)?;
    // A form is put together before the URL is looked at, anything else after it.
    let form = matches!(request.body, Body::Form(_)).then(|| body::payload(request, place, world)).transpose()?;
    let query = (!request.query.is_empty()).then(|| body::join(&request.query, world)).transpose()?;
    let (address, given) = address(request, place, query.as_deref(), world)?;
    let mut payload = form.map_or_else(|| body::payload(request, place, world), Ok)?;
    let extras = Extras::new(&request.transport.extras, world)?;
    let upgrades = Upgrades::new(&extras, session, world)?;
    let url = upgrades.secured(address.url);
    let delivery = Delivery::new(request, place, &url, session, world)?;
    let mut headers = Headers::new(request, &payload, world)?;
    headers.range = conditions::range(request, place, &mut payload, &delivery, headers.range.take(), world)?;
    headers.conditions = conditions::conditions(request, world)?;
    let carriage = Carriage::new(&request.transport, &url, upgrades, world)?;
    carriage.reaches(&url)?;
    let login = Login::new(request, world)?;
    if url.needs_proxy() && login.user(url.name(), address.user.as_deref(), true).is_some() {
        return Err(Stop::refused("curl would write the password of an `ftp` URL into the request line"));
    }
    let prepared = Prepared {
        method: Method::of(request, world)?,
        notes: left_out(request).into_iter().chain(carriage.notes(&url)).chain(delivery.notes(&url)).collect(),
        user: address.user,
        login,
        signer: signer(request, &payload, world)?,
        cookies: Cookies::new(request, session, world)?,
        referer_auto: request.referer_auto,
        session: session.clone(),
        number: place.number,
        removed: headers.removed.clone(),
        headers,
        body: payload.content,
        delivery,
        carriage,
        url,
        given,
    };
    allowed(&prepared, world)?;
    Ok(prepared)
}

/// The options of `request` that it is sent without, in a sentence.
fn left_out(request: &Request) -> Option<String> {
    let is_left_out = |name: &&str| options::long(name).is_some_and(|it| it.effect.handling() == Handling::LeftOut);
    let names = request.transport.ignored.iter().map(|(name, _)| *name).filter(is_left_out);
    let names: Vec<_> = names.map(|name| format!("`--{name}`")).collect();
    let told = || format!("sent without {}, which changes neither the bytes nor where they go", names.join(", "));
    (!names.is_empty()).then(told)
}

/// Refuses what only curl itself can do.
fn supported(request: &Request) -> Result<(), Stop> {
    // What a URL cannot be is told when it is known whole.
    let known = |option: &str| option == "url" || DONE.contains(&option) || extras::knows(option);
    match request.transport.unsupported.iter().find(|(option, _)| !known(option)) {
        Some((option, _)) => Err(Stop::refused(format!("`--{option}` is not supported; use curl itself"))),
        None => Ok(()),
    }
}

/// Where it goes, and the text of that as curl keeps it.
fn address(request: &Request, place: &Place, query: Option<&[u8]>, world: &World) -> Result<(Address, String), Stop> {
    let mut text = place.url.text.clone();
    if let Some(path) = &place.upload {
        text = address::with_file_name(&text, &path.text);
    }
    let gateway = Extras::new(&request.transport.extras, world)?.text("ipfs-gateway");
    if let Some(url) = ipfs::at_gateway(&text, gateway.as_deref(), world)? {
        text = url;
    }
    let default = request.default_scheme.as_ref().map(|scheme| world.fill(scheme)).transpose()?;
    let dots = if request.transport.path_as_is { Dots::Keep } else { Dots::Resolve };
    let address = address::address(&text, query, default.as_deref(), dots)?;
    let list = request.transport.protocols.as_ref().map(|list| world.fill(list)).transpose()?;
    let scheme = address.url.scheme();
    if list.is_some_and(|list| !protocols::allows(&list, scheme, Before::Allowed)) {
        return Err(Stop::curl(1, format!("`--proto` does not let `{scheme}` be used")));
    }
    let is_as_given = query.is_none() && text == place.url.text;
    let given = if is_as_given { text } else { address::extended(&text, &address.url) };
    Ok((address, given))
}

/// Refuses to hand credentials to whoever listens.
fn allowed(prepared: &Prepared, world: &World) -> Result<(), Stop> {
    let hop = Hop::first(prepared);
    if let Some(fault) = hop.fault {
        return Err(fault);
    }
    if let Some(proxy) = prepared.carriage.proxies.told(&prepared.url)? {
        world.permissions.require(Permission::Credentials, || {
            format!("a user and a password would go to the proxy `{}`", proxy.place.host)
        })?;
    }
    let found = hop.headers.iter().find(|header| prepared.is_credential(header)).map(|(name, _)| name.as_str());
    // What is told only when the server asks goes to it all the same.
    let told = || prepared.login.user(prepared.url.name(), prepared.user.as_deref(), true).map(|_| "Authorization");
    let Some(name) = found.or_else(told) else { return Ok(()) };
    let host = prepared.url.host();
    if prepared.url.is_secure() && host == API_HOST {
        return Ok(());
    }
    world.permissions.require(Permission::Credentials, || {
        if prepared.url.is_secure() {
            format!("`{name}` would go to `{host}`, which is not Cloudflare's API (`{API_HOST}`)")
        } else {
            format!("`{name}` would go to `{host}` without encryption (`http`)")
        }
    })
}

fn signer(request: &Request, payload: &Payload, world: &World) -> Result<Option<Signer>, Stop> {
    let Some(given) = &request.signature else { return Ok(None) };
    if request.transport.path_as_is && request.auth.is_some() {
        return Err(Stop::curl(43, "a path that is left as it is (`--path-as-is`) cannot be signed"));
    }
    let payload = sigv4::Payload::new(request, payload.content.as_ref())?;
    Signer::read(&world.fill(given)?, payload).map(Some)
}
