//! A request → the chain of calls that sends it.

use super::body::{self, Sent};
use super::call::{call, named};
use super::token::is_token;
use super::{client, header, redirect, reply, report, route};
use crate::curl::{AuthScheme, Body, HttpVersion, Request, Retry};
use crate::rust::draft::{Draft, Use};
use crate::rust::goal;
use crate::rust::layout::{Call, Expr};
use crate::rust::snippet::Snippet;
use crate::rust::text::Text;
use crate::rust::{Flavor, content, literal};

/// The longest URL that stands in a chain; a longer one gets a variable.
const SHORT: usize = 60;

/// Options that slow a transfer down, and that a reader may miss.
const LEFT_OUT: [&str; 4] = ["limit-rate", "rate", "speed-limit", "speed-time"];

/// Where the URL comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// It is written out.
    Here(&'a Text),
    /// A loop sets the variable `url`.
    Loop,
}

/// Writes `let response = client…;`.
pub(super) fn send(draft: &mut Draft<'_>, request: &Request, place: Place<'_>) {
    refuse(draft, request);
    note(draft, request);
    let url = match place {
        Place::Here(url) => written(draft, url),
        Place::Loop => draft.expr(&goal::url(), Use::Borrow),
    };
    let sent = body::body(draft, request);
    let mut links = vec![method(draft, request, url)];
    if request.transport.version == Some(HttpVersion::Http10) {
        links.push(call("version", "reqwest::Version::HTTP_10"));
    }
    if let Some(limit) = request.transport.timeout.and_then(|limit| draft.seconds(limit)) {
        links.push(Call::new("timeout", vec![limit], ""));
    }
    header::auth(draft, request, &mut links);
    header::headers(draft, request, &sent, &mut links);
    header::etag(draft, request, &mut links);
    header::through(draft, request, &mut links);
    header::removed(draft, request);
    if let (Some(range), Some(size)) = (&request.range, content::size(&request.body)) {
        let open = if range.text().contains('-') { "" } else { "-" };
        links.push(named("Content-Range", &format!("bytes {}{open}/{size}", range.text())));
    }
    match sent {
        Sent::Empty => links.push(header::empty()),
        // Whatever follows redirects puts it into each request.
        Sent::Form(_) if redirect::remakes_form(request) => {}
        Sent::Bytes(call) | Sent::Json(call) | Sent::Pairs(call) | Sent::Form(call) => links.push(call),
        Sent::Framed(headers, call) => {
            links.extend(headers);
            links.push(call);
        }
        Sent::Nothing => {}
    }
    if let Some(format) = &request.output.write_out {
        report::start(draft, format);
    }
    finish(draft, request, links);
}

/// What only curl itself can carry out.
fn refuse(draft: &mut Draft<'_>, request: &Request) {
    let transport = &request.transport;
    let handled = |option: &str| match option {
        "proto" => client::https_only(transport),
        "proxy-header" => route::is_told(request),
        "range" => matches!(request.body, Body::Form(_)) || content::size(&request.body).is_some(),
        "etag-compare" | "interface" | "referer" => true,
        // The scheme is refused by its own name.
        "url" => request.scheme().is_some_and(|scheme| !matches!(&*scheme, "http" | "https")),
        _ => false,
    };
    for &(option, span) in transport.unsupported.iter().filter(|(option, _)| !handled(option)) {
        draft.refuse(span, format!("`--{option}`"), "reqwest has nothing like it");
    }
    if let Some(auth) = request.auth.as_ref().filter(|auth| matches!(auth.scheme, AuthScheme::Digest | AuthScheme::Any))
    {
        let why = "reqwest knows Basic and Bearer authentication only";
        draft.refuse(auth.value.whole(), "`--digest`", why);
    }
    if request.crlf && matches!(request.body, Body::Upload(_)) {
        let why = "convert the file before it is sent";
        draft.refuse(draft.command.pipeline.span, "`--crlf` for an upload", why);
    }
    if transport.version == Some(HttpVersion::Http2) && request.scheme().as_deref() == Some("http") {
        let why = "reqwest offers HTTP/2 over TLS only; `--http2-prior-knowledge` starts with it";
        draft.refuse(request.url.whole(), "`--http2` without TLS", why);
    }
    if transport.max_size.is_some() {
        draft.refuse(draft.command.pipeline.span, "`--max-filesize`", "reqwest has nothing like it");
    }
    if matches!(request.body, Body::Form(_)) && transport.retries > 0 {
        draft.refuse(draft.command.pipeline.span, "a form with `--retry`", "reqwest sends a form once only");
    }
    let dots = ["/./", "/../"].iter().any(|dots| request.url.text().contains(dots));
    if transport.path_as_is && dots {
        draft.refuse(request.url.whole(), "`--path-as-is` with dots in the path", "reqwest removes them");
    }
}

/// What is sent in another way.
fn note(draft: &mut Draft<'_>, request: &Request) {
    let transport = &request.transport;
    for &(option, span) in transport.ignored.iter().filter(|(option, _)| LEFT_OUT.contains(option)) {
        draft.note(Some(span), format!("`--{option}` is left out"));
    }
}

/// The URL where it is short, else a variable that holds it.
fn written(draft: &mut Draft<'_>, url: &Text) -> Expr {
    let expr = draft.expr(url, Use::Borrow);
    if expr.flat().len() <= SHORT {
        return expr;
    }
    draft.lines.bind("url", &expr);
    Expr::atom("url")
}

/// `get(url)` and its like.
fn method(draft: &mut Draft<'_>, request: &Request, url: Expr) -> Call {
    if let Some(custom) = request.custom_method.as_ref().filter(|custom| custom.known().is_none()) {
        let method = draft.text(custom);
        let method = draft.expr(&method, Use::Borrow).flat();
        let code = format!("reqwest::Method::from_bytes({}.as_bytes())?", method.trim_start_matches('&'));
        return Call::new("request", vec![Expr::atom(code), url], "");
    }
    let method = &*request.method;
    let code = match method {
        "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" => {
            return Call::new(method.to_ascii_lowercase(), vec![url], "");
        }
        "OPTIONS" | "TRACE" => format!("reqwest::Method::{method}"),
        _ => format!("reqwest::Method::from_bytes({})?", literal::bytes(&method.replace(|c: char| !c.is_ascii(), "?"))),
    };
    if !is_token(method) || method == "CONNECT" {
        let span = request.method_span.unwrap_or_else(|| request.url.whole());
        draft.refuse(span, "this method cannot be sent by reqwest", "a method is one word of ASCII letters");
    }
    Call::new("request", vec![Expr::atom(code), url], "")
}

/// Sends it, again if asked, and looks at the status if asked.
fn finish(draft: &mut Draft<'_>, request: &Request, mut links: Vec<Call>) {
    let retries = request.transport.retries;
    let pieces = reply::is_taken_in_pieces(draft, request);
    let response = if pieces { "mut response" } else { "response" };
    if redirect::is_own(request) {
        if retries > 0 {
            let why = "leave one of them out";
            draft.refuse(
                draft.command.pipeline.span,
                "`--retry` with redirects that reqwest does not follow as curl does",
                why,
            );
        }
        draft.lines.bind("request", &Expr::Chain("client".into(), links));
        let follow = redirect::follow(draft, request);
        draft.lines.bind(response, &follow);
        return;
    }
    let Retry { delay, .. } = request.transport.retry;
    if retries > 0 && (Retry { delay: None, ..request.transport.retry }) != Retry::default() {
        draft.note(None, "of the options on retries, programs know `--retry` and `--retry-delay` only");
    }
    if retries > 0 {
        draft.lines.bind("request", &Expr::Chain("client".into(), links));
        let pause = delay.and_then(|delay| draft.seconds(delay));
        draft.snippets.insert(if pause.is_some() { Snippet::SendEvery } else { Snippet::Send });
        let call = match pause {
            Some(pause) => format!("send_every({}, request, {retries})", pause.flat()),
            None => format!("send(request, {retries})"),
        };
        let wait = if draft.flavor == Flavor::Async { ".await?" } else { "?" };
        let fail = if request.output.fail && !request.output.fail_with_body { ".error_for_status()?" } else { "" };
        draft.lines.bind(response, &Expr::atom(format!("{call}{wait}{fail}")));
        return;
    }
    links.push(Call::new("send", Vec::new(), ""));
    draft.wait(&mut links);
    if request.output.fail && !request.output.fail_with_body {
        links.push(Call::new("error_for_status", Vec::new(), "?"));
    }
    draft.lines.bind(response, &Expr::Chain("client".into(), links));
}
