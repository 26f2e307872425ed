//! Headers and credentials.

use super::body::Sent;
use super::call::named;
use super::route;
use super::token::is_token;
use crate::curl::{AuthOrigin, AuthScheme, Body, Header, HeaderOrigin, HttpVersion, Request, Target};
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::snippet::Snippet;
use crate::rust::{content, credentials};
use crate::shell::{Piece, Value};

/// `.basic_auth(…)` or `.bearer_auth(…)`, where no header says it.
pub(super) fn auth(draft: &mut Draft<'_>, request: &Request, links: &mut Vec<Call>) {
    let Some(auth) = request.authorization() else { return };
    let value = &auth.value;
    if auth.scheme == AuthScheme::Bearer {
        let token = draft.text(value);
        let token = draft.expr(&token, Use::Borrow);
        links.push(Call::new("bearer_auth", vec![token], ""));
        return;
    }
    if credentials::is_unsplit(value) {
        let both = draft.text(value);
        let both = draft.local_of(&both, "credentials");
        let (user, password) = (draft.name("user"), draft.name("password"));
        draft.lines.line(format!("let ({user}, {password}) = {both}.split_once(':').unwrap_or((&{both}, \"\"));"));
        links.push(Call::new("basic_auth", vec![Expr::atom(user), Expr::atom(format!("Some({password})"))], ""));
        return;
    }
    let (mut user, mut password) = credentials::parted(draft, value);
    if auth.origin == AuthOrigin::Url {
        user = user.map(credentials::decoded);
        password = Some(password.unwrap_or_default().map(credentials::decoded));
    }
    let user = draft.expr(&user, Use::Borrow);
    let password = match password {
        Some(password) if password.all() == Some("") => "Some(\"\")".to_owned(),
        Some(password) => format!("Some({})", draft.expr(&password, Use::Borrow).flat()),
        None => {
            draft.note(Some(value.whole()), "curl asks for the password; the program takes it from `PASSWORD`");
            draft.snippets.insert(Snippet::Env);
            "Some(env(\"PASSWORD\")?)".to_owned()
        }
    };
    links.push(Call::new("basic_auth", vec![user, Expr::atom(password)], ""));
}

/// `.header(…)` for each header that reqwest does not set itself.
pub(super) fn headers(draft: &mut Draft<'_>, request: &Request, sent: &Sent, links: &mut Vec<Call>) {
    for header in &request.headers {
        if let HeaderOrigin::File(span) = header.origin {
            draft.refuse(span, "headers from a file", "write each of them as an `-H` of its own");
            continue;
        }
        match sent {
            Sent::Json(_) | Sent::Pairs(_) if header.is("content-type") => {}
            Sent::Form(_) if header.is("content-type") => form_type(draft, header),
            _ if header.is("content-length") => length(draft, request, header, links),
            _ if is_whole(header) => links.push(whole(draft, header)),
            _ => links.push(self::header(draft, header)),
        }
    }
}

/// `.header("If-None-Match", …)` of `--etag-compare`.
pub(super) fn etag(draft: &mut Draft<'_>, request: &Request, links: &mut Vec<Call>) {
    if let Some(path) = &request.etag_compare {
        let etag = content::etag(draft, path);
        let etag = draft.expr(&etag, Use::Borrow);
        links.push(Call::new("header", vec![Expr::atom("\"If-None-Match\""), etag], ""));
    }
}

fn form_type(draft: &mut Draft<'_>, header: &Header) {
    if header.value.text().trim() != "multipart/form-data" && !header.value.text().is_empty() {
        let why = "reqwest sends forms as `multipart/form-data` only";
        draft.refuse(header.value.whole(), "another `Content-Type` for a form", why);
    }
}

/// reqwest names the length of an empty body only when told to.
pub(super) fn empty() -> Call {
    Call::new("header", vec![Expr::atom("\"Content-Length\""), Expr::atom("\"0\"")], "")
}

fn length(draft: &mut Draft<'_>, request: &Request, header: &Header, links: &mut Vec<Call>) {
    if matches!(request.body, Body::None) && header.value.text() == "0" {
        links.push(empty());
        return;
    }
    if matches!(request.body, Body::Upload(Target::Stdio)) {
        links.push(self::header(draft, header));
        return;
    }
    if content::size(&request.body).is_some_and(|size| header.value.text() == size.to_string()) {
        return;
    }
    draft.refuse(header.value.whole(), "a `Content-Length` of one's own", "reqwest sends that which it counts itself");
}

/// Whether name and value come from one variable: `-H "$HEADER"`.
fn is_whole(header: &Header) -> bool {
    let variable = |name: &Value| name.pieces().any(|piece| matches!(piece, Piece::Variable(_)));
    matches!(header.origin, HeaderOrigin::Given(_)) && header.value.text().is_empty() && variable(&header.name)
}

/// Takes the variable apart where the program runs.
fn whole(draft: &mut Draft<'_>, header: &Header) -> Call {
    let line = draft.text(&header.name);
    if line.parts().len() > 1 {
        draft.refuse(header.name.whole(), "a header whose name only variables hold", "reqwest wants it by itself");
    }
    let line = draft.local_of(&line, "line");
    let (name, value) = (draft.name("name"), draft.name("value"));
    let missing = "ok_or(\"a header needs a colon\")?";
    draft.lines.line(format!("let ({name}, {value}) = {line}.split_once(':').{missing};"));
    Call::new("header", vec![Expr::atom(name), Expr::atom(format!("{value}.trim()"))], "")
}

fn header(draft: &mut Draft<'_>, header: &Header) -> Call {
    let name = draft.text(&header.name);
    let value = draft.filled(&header.value);
    if name.all().is_some_and(|name| !is_token(name)) {
        draft.refuse(header.name.whole(), "this name of a header cannot be sent by reqwest", "it is no HTTP name");
    }
    if value.holds(|letter| letter.is_ascii_control() && letter != '\t') {
        let why = "it would not stay in this header; give each header an `-H` of its own";
        draft.refuse(header.value.whole(), "a control character in the value of a header", why);
    }
    if header.is("authorization")
        && let Some(token) = value.start().strip_prefix("Bearer ")
        && !token.starts_with(' ')
    {
        let token = draft.expr(&value.clone().skip("Bearer ".len()), Use::Borrow);
        return Call::new("bearer_auth", vec![token], "");
    }
    let name = draft.expr(&name, Use::Borrow);
    let value = draft.expr(&value, Use::Borrow);
    Call::new("header", vec![name, value], "")
}

/// Default headers that were switched off and that reqwest sends all the same.
pub(super) fn removed(draft: &mut Draft<'_>, request: &Request) {
    for name in &request.removed {
        let why = match &**name {
            "accept" if !request.headers.iter().any(|header| header.is(name)) => {
                "reqwest always sends one; without one of yours it is `*/*`"
            }
            "host" => "reqwest always sends one",
            "content-length" if !matches!(request.body, Body::None) => "reqwest always sends that of a body",
            "content-type" if matches!(request.body, Body::Form(_)) => "reqwest always names the type of a form",
            _ => continue,
        };
        let is_off = |value: &&Value| value.text().trim_end().eq_ignore_ascii_case(&format!("{name}:"));
        let place = draft.command.invocation.args.iter().filter_map(|arg| arg.value.as_ref()).find(is_off);
        let span = place.map_or(draft.command.pipeline.span, Value::whole);
        draft.refuse(span, format!("a request without `{name}`"), why);
    }
}

/// What a proxy that is told the whole URL hears beside it.
pub(super) fn through(draft: &mut Draft<'_>, request: &Request, links: &mut Vec<Call>) {
    if !route::is_told(request) || request.removes("proxy-connection") {
        return;
    }
    let mut own = false;
    for (name, value) in route::proxy_headers(request) {
        own |= name.eq_ignore_ascii_case("proxy-connection");
        if !value.is_empty() {
            links.push(named(name, value));
        }
    }
    if !own && request.header("proxy-connection").is_none() && request.transport.version != Some(HttpVersion::Http10) {
        links.push(named("Proxy-Connection", "Keep-Alive"));
    }
    if let Some(user) = route::proxy_headers(request).find(|(name, _)| name.eq_ignore_ascii_case("proxy-authorization"))
    {
        draft.refuse(draft.command.pipeline.span, format!("`--proxy-header` for `{}`", user.0), "use `--proxy-user`");
    }
}
