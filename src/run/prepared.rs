//! A request ready to be sent: every value known, every file read, everything allowed.

use super::address::{self, Address};
use super::body::Payload;
use super::carriage::Carriage;
use super::cookies::Sessions;
use super::delivery::{self, Delivery, Sink};
use super::extras::{self, Extras};
use super::headers::{self, Header, Headers};
use super::login::Login;
use super::redirect::Hop;
use super::session::{Place, Shared};
use super::sigv4::{self, Signer};
use super::upgrades::Upgrades;
use super::url::Dots;
use super::{Content, Permission, Stop, Url, World, body, conditions, ipfs, octets};
use crate::curl::protocols::{self, Before};
use crate::curl::{Body, KeepPost, Request, Target};
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

/// A request ready to be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) method: Method,
    pub(super) url: Url,
    /// The URL as the command has it.
    pub(super) given: String,
    /// `user:password` of the URL.
    pub(super) user: Option<String>,
    pub(super) login: Login,
    pub(super) signer: Option<Signer>,
    pub(super) cookies: Cookies,
    /// Whether a redirect tells where it came from.
    pub(super) referer_auto: bool,
    pub(super) session: Shared,
    /// The how manieth URL of the command it goes to, from 0.
    pub(super) number: usize,
    pub(super) headers: Headers,
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
        method: method(request, world)?,
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
    prepared.allowed(world)?;
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

/// What is done with cookies beside sending those that the command itself gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Cookies {
    /// Whether the engine is on.
    pub(super) is_on: bool,
    /// Whether some may come from files.
    from_files: bool,
    /// Where all of them go at the end.
    pub(super) jar: Option<Sink>,
}

impl Cookies {
    pub(super) fn new(request: &Request, session: &Shared, world: &World) -> Result<Self, Stop> {
        let sessions = if request.junk_cookies { Sessions::Dropped } else { Sessions::Kept };
        let mut from_files = false;
        for file in &request.cookie_files {
            let path = world.fill(file)?;
            if path.is_empty() {
                continue;
            }
            let target = if path == "-" { Target::Stdio } else { Target::Path(file.clone()) };
            match world.read_late(&target) {
                Ok(bytes) => session.load(&path, &octets::text(&bytes), sessions),
                // A file that is not there only switches the engine on.
                Err(stop) if stop.exit == 26 => {}
                Err(stop) => return Err(stop),
            }
            from_files = true;
        }
        let jar = request.cookie_jar.as_ref().map(|path| delivery::sink(&Target::named(&world.fill(path)?), world));
        let jar = jar.transpose()?;
        Ok(Self { is_on: jar.is_some() || !request.cookie_files.is_empty(), from_files, jar })
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

impl Prepared {
    /// Whether the reply goes to this process's standard output.
    pub fn shows_reply(&self) -> bool {
        self.delivery.body.as_ref().is_none_or(|sink| *sink == Sink::Own) && self.delivery.stdout == Sink::Own
    }

    /// Whether `header` says who asks on the command's account; cookies that a server has set go back to it alone.
    pub(super) fn is_credential(&self, header: &Header) -> bool {
        let is_given = || self.cookies.from_files || self.headers.cookie.is_some() || self.headers.mentions("cookie");
        headers::is_credential(header) && (header.0 != "Cookie" || is_given())
    }

    /// Refuses to hand credentials to whoever listens.
    fn allowed(&self, world: &World) -> Result<(), Stop> {
        let hop = Hop::first(self);
        if let Some(fault) = hop.fault {
            return Err(fault);
        }
        if let Some(proxy) = self.carriage.proxies.told(&self.url)? {
            world.permissions.require(Permission::Credentials, || {
                format!("a user and a password would go to the proxy `{}`", proxy.place.host)
            })?;
        }
        let found = hop.headers.iter().find(|header| self.is_credential(header)).map(|(name, _)| name.as_str());
        // What is told only when the server asks goes to it all the same.
        let told = || self.login.user(self.url.name(), self.user.as_deref(), true).map(|_| "Authorization");
        let Some(name) = found.or_else(told) else { return Ok(()) };
        let host = self.url.host();
        if self.url.is_secure() && host == API_HOST {
            return Ok(());
        }
        world.permissions.require(Permission::Credentials, || {
            if self.url.is_secure() {
                format!("`{name}` would go to `{host}`, which is not Cloudflare's API (`{API_HOST}`)")
            } else {
                format!("`{name}` would go to `{host}` without encryption (`http`)")
            }
        })
    }
}

fn signer(request: &Request, payload: &Payload, world: &World) -> Result<Option<Signer>, Stop> {
    let Some(given) = &request.signature else { return Ok(None) };
    if request.transport.path_as_is && request.auth.is_some() {
        return Err(Stop::curl(43, "a path that is left as it is (`--path-as-is`) cannot be signed"));
    }
    let payload = sigv4::Payload::new(request, payload.content.as_ref())?;
    Signer::read(&world.fill(given)?, payload).map(Some)
}

fn method(request: &Request, world: &World) -> Result<Method, Stop> {
    let given = request.custom_method.as_ref().map(|method| world.fill(method)).transpose()?;
    let verb = given.unwrap_or_else(|| request.method.clone());
    if verb == "CONNECT" {
        return Err(Stop::refused("`CONNECT` asks for a way through and not for a document; use curl itself"));
    }
    if verb.is_empty() || verb.bytes().any(|byte| byte.is_ascii_control()) {
        let shown = crate::text::visible(&verb);
        return Err(Stop::refused(format!("`{shown}` cannot be sent as a method; it must be one word, as `POST`")));
    }
    let kind = match &request.body {
        _ if request.output.head_only => Kind::Head,
        Body::None => Kind::Get,
        Body::Data(_) | Body::Form(_) => Kind::Post,
        Body::Upload(_) => Kind::Put,
    };
    let sticks = request.custom_method.is_some() && !request.transport.follow_spec;
    Ok(Method { word: verb, kind, sticks, keep_post: request.transport.keep_post })
}
