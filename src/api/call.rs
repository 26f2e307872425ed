//! A request as a call of the API.

use std::sync::OnceLock;

use super::address::{Address, Base, Place};
use super::body::{self, JsonBody};
use super::credential::{self, Carrier, Credential, CredentialShape};
use super::fault::CredentialFault;
use super::own::Api;
use super::segment::Segment;
use crate::curl::{Body, Header, HeaderOrigin, Request};
use crate::knowledge::catalogue::{Catalogue, Operation, Route};
use crate::knowledge::placeholders::{Placeholder, Style};
use crate::knowledge::removed::{self, Removed};
use crate::shell::Value;
use crate::text::Span;

/// Operations with more permissions than these need none in particular.
const FEW: usize = 4;

/// A request to Cloudflare's API, or to one of a project's own. All spans are in the text of the command.
#[derive(Clone, Debug)]
pub struct Call {
    /// The API, where it is not Cloudflare's.
    pub api: Option<&'static Api>,
    pub(super) catalogue: &'static Catalogue,
    /// The host and what stands before the path: `https://api.cloudflare.com`.
    pub host: Span,
    /// What stands before the segments.
    pub base: Base,
    /// The path below the base, as written: `/zones/$ZONE_ID/purge_cache`.
    pub path: Span,
    /// The segments below the base, in order.
    pub segments: Vec<Segment>,
    /// The operations of the path, if it is known.
    pub route: Option<Route<'static>>,
    /// The operation that the request's method names, if the path has it.
    pub operation: Option<Operation<'static>>,
    /// Every credential that is sent, in order; those of other APIs than Cloudflare's are not read.
    pub credentials: Vec<Credential>,
    /// The body, where it is JSON or should be.
    pub body: Option<JsonBody>,
    /// The parts of a form that hold JSON of a known shape.
    pub parts: Vec<JsonBody>,
    /// Whether path, query and headers fit what the operation takes, once that was asked.
    pub(super) fits: OnceLock<bool>,
}

/// What `request` asks of the API; `None` where it does not go to Cloudflare's.
pub fn call(request: &Request) -> Option<Call> {
    let address = Address::read(&request.url).filter(Address::is_cloudflare)?;
    let place = address.place(&request.url)?;
    let mut call =
        Call::read(request, Placed { address: &address, place, catalogue: Catalogue::cloudflare(), api: None });
    call.credentials = credential::read(request);
    Some(call)
}

/// Whether whoever gets the body of `request` reads JSON, as far as it tells: by its type, or by none that anybody gave.
pub(crate) fn takes_json(request: &Request) -> bool {
    let Body::Data(_) = &request.body else { return false };
    let call = call(request);
    let is_read = call.as_ref().is_none_or(|call| call.body.is_some());
    let is_json = |sent: &Header| match sent.origin {
        // Whoever sends JSON so forgot to say what it is.
        HeaderOrigin::Implied => true,
        _ => body::is_json_type(sent.value.text()),
    };
    let mut sent = request.headers.iter().filter(|it| it.name.text().eq_ignore_ascii_case("content-type")).peekable();
    is_read && sent.peek().is_some() && sent.all(is_json)
}

/// A URL, and the API that it leads to.
pub(super) struct Placed<'a> {
    pub(super) address: &'a Address,
    pub(super) place: Place,
    pub(super) catalogue: &'static Catalogue,
    pub(super) api: Option<&'static Api>,
}

fn segments(url: &Value, place: &Place) -> Vec<Segment> {
    let read =
        |&span: &Span| Segment { span: url.origin(span), value: url.slice(span), parameter: None, placeholder: None };
    place.segments.iter().map(read).collect()
}

impl Call {
    /// What `request` asks, whoever asks.
    pub(super) fn read(request: &Request, placed: Placed<'_>) -> Self {
        let mut call = Self::placed(&request.url, &request.method, placed);
        call.body = body::read(request, call.operation.or_else(|| call.writing()));
        call.parts = body::parts(request, call.operation);
        call
    }

    /// What `method` asks of `url`, which leads to Cloudflare's API, whoever asks and whatever is sent with it.
    pub(super) fn at(url: &Value, method: &str) -> Option<Self> {
        let address = Address::read(url).filter(Address::is_cloudflare)?;
        let place = address.place(url)?;
        Some(Self::placed(
            url,
            method,
            Placed { address: &address, place, catalogue: Catalogue::cloudflare(), api: None },
        ))
    }

    fn placed(url: &Value, method: &str, placed: Placed<'_>) -> Self {
        let Placed { address, place, catalogue, api } = placed;
        let mut call = Self {
            api,
            catalogue,
            host: url.origin(address.origin),
            base: place.base,
            path: url.origin(place.path),
            segments: segments(url, &place),
            route: None,
            operation: None,
            credentials: Vec::new(),
            body: None,
            parts: Vec::new(),
            fits: OnceLock::new(),
        };
        call.find_route(method);
        call
    }

    /// Finds route and operation; a last empty segment counts only where the method wants one.
    fn find_route(&mut self, method: &str) {
        let texts: Vec<_> = self.segments.iter().map(|segment| segment.value.text().to_owned()).collect();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        let mut route = self.catalogue.route(&texts);
        if let Some((&"", rest)) = texts.split_last() {
            let shorter = self.catalogue.route(rest);
            let wanted =
                |route: &Option<Route<'static>>| route.as_ref().is_some_and(|it| it.operation(method).is_some());
            if wanted(&shorter) || !wanted(&route) {
                self.segments.pop();
                route = shorter;
            }
        }
        self.operation = route.as_ref().and_then(|route| route.operation(method));
        for (index, name) in route.iter().flat_map(Route::parameters) {
            if let Some(segment) = self.segments.get_mut(index) {
                segment.name(name);
            }
        }
        self.route = route;
    }

    /// The one operation of the path that takes a body, whatever the request's method.
    pub(super) fn writing(&self) -> Option<Operation<'static>> {
        use crate::knowledge::catalogue::BodyKind;
        let mut found = self.operations().filter(|operation| operation.body != BodyKind::None);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Whether it takes JSON that is called JSON, and nothing else but forms.
    pub fn wants_named_json(&self) -> bool {
        self.operation.is_some_and(|operation| operation.takes_only_json() || operation.takes_json_or_form())
    }

    /// All operations of the path; none where it is not known.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'static>> + use<> {
        self.route.into_iter().flat_map(|route| route.operations())
    }

    /// The permissions of which a token needs one, quoted; `None` where too many would do to mean any.
    pub fn permissions(&self) -> Option<String> {
        let names: Vec<_> = self.operation?.permission_names().map(|name| format!("`{name}`")).collect();
        (1..=FEW).contains(&names.len()).then(|| names.join(" or "))
    }

    /// What is known of the end of the operation that `method` names, where it is documented no longer.
    pub fn removed(&self, method: &str) -> Option<Removed> {
        if self.api.is_some() {
            return None;
        }
        let words: Vec<_> = self.segments.iter().map(|segment| segment.value.text()).collect();
        removed::find(method, &words)
    }

    /// The segment at which parameter `name` stands.
    pub fn parameter(&self, name: &str) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.parameter == Some(name))
    }

    /// The first credential sent by `carrier`.
    pub fn credential(&self, carrier: Carrier) -> Option<&Credential> {
        self.credentials.iter().find(|credential| credential.carrier == carrier)
    }

    /// The e-mail address that is sent beside a token, which needs none.
    pub fn idle_email(&self) -> Option<&Credential> {
        let bearer = self.credential(Carrier::Bearer)?;
        let is_needed =
            self.credential(Carrier::AuthKey).is_some() || bearer.fault() == Some(CredentialFault::KeyAsBearer);
        self.credential(Carrier::AuthEmail).filter(|_| !is_needed)
    }

    /// Whether `credential` is an address that somebody made up, where none is needed.
    pub(crate) fn is_left(&self, credential: &Credential) -> bool {
        let is_made_up =
            matches!(credential.shape, CredentialShape::Placeholder(Placeholder { style: Style::Email, .. }, _));
        is_made_up && self.idle_email().is_some_and(|email| email.span == credential.span)
    }

    /// Whether an `Authorization` header is sent, whatever it holds.
    pub fn sends_authorization(&self) -> bool {
        let sends = |carrier| matches!(carrier, Carrier::Bearer | Carrier::Authorization | Carrier::Basic);
        self.credentials.iter().any(|credential| sends(credential.carrier))
    }

    /// The path below the base with nothing of what stands at parameters: `/zones/{zone_id}/purge_cache`.
    pub fn template(&self) -> String {
        let mut out = String::new();
        for segment in &self.segments {
            out.push('/');
            match segment.parameter {
                Some(name) => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
                None => out.push_str(segment.value.text()),
            }
        }
        out
    }

    /// Whether the path's template is or lies below `prefix`, itself a template.
    pub fn is_under(&self, prefix: &str) -> bool {
        let template = self.template();
        template.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The name of the id that, put behind the path, would make one that has `method`.
    pub fn missing_id(&self, method: &str) -> Option<&'static str> {
        let words: Vec<_> = self.segments.iter().map(|segment| segment.value.text()).chain([""]).collect();
        let route = self.catalogue.route(&words)?;
        route.operation(method)?;
        route.parameters().find(|(index, _)| index + 1 == words.len()).map(|(_, name)| name)
    }

    /// The family of operations it belongs to, as the table of errors names them; empty for others.
    pub fn family(&self) -> &'static str {
        if self.api.is_some() {
            return "";
        }
        let words: Vec<_> =
            self.segments.iter().filter(|it| it.parameter.is_none()).map(|it| it.value.text()).collect();
        let has = |word: &str| words.contains(&word);
        match words.as_slice() {
            [.., "tokens", "verify"] => "verify",
            ["certificates", ..] => "certificate",
            ["graphql"] => "graphql",
            [_, "settings", ..] => "setting",
            [_, "images", ..] => "images",
            [_, "ai", "run", ..] => "ai",
            [_, "d1", ..] => "d1",
            [_, "r2", ..] => "r2",
            [_, "storage", "kv", ..] => "kv",
            [_, "workers", ..] => "workers",
            _ if has("purge_cache") || has("invalidate_cache") => "purge",
            _ if has("dns_records") => "dns",
            ["zones"] => "zone",
            _ => "",
        }
    }
}
