//! A request → the chain of calls that sends it.

use super::body::{self, Sent};
use super::client;
use super::draft::{Draft, Use};
use super::layout::{Call, Expr};
use super::snippet::Snippet;
use super::text::Text;
use super::{Flavor, literal};
use crate::curl::{AuthScheme, Body, Header, HttpVersion, Request, Target};
use crate::shell::Value;
use crate::text::Span;

/// The longest URL that stands in a chain; a longer one gets a variable.
const SHORT: usize = 60;

/// Where the URL comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is written out.
    Here,
    /// A loop sets the variable `url`.
    Loop,
}

/// Writes `let response = client…;`.
pub(super) fn send(draft: &mut Draft<'_>, request: &Request, place: Place) {
    refuse(draft, request);
    let (url, userinfo) = url(draft, request);
    let url = match place {
        Place::Here => written(draft, &url),
        Place::Loop => Expr::atom("url"),
    };
    let sent = body::body(draft, request);
    let mut links = vec![method(draft, request, url)];
    if request.transport.version == Some(HttpVersion::Http10) {
        links.push(call("version", "reqwest::Version::HTTP_10"));
    }
    if let Some(limit) = request.transport.timeout.and_then(|limit| client::seconds(draft, limit)) {
        links.push(Call::new("timeout", vec![limit], ""));
    }
    auth(draft, request, userinfo.as_ref(), &mut links);
    headers(draft, request, &sent, &mut links);
    removed(draft, request);
    match sent {
        Sent::Bytes(call) | Sent::Json(call) | Sent::Form(call) => links.push(call),
        Sent::Nothing => {}
    }
    finish(draft, request, links);
}

fn call(name: &str, argument: impl Into<String>) -> Call {
    Call::new(name, vec![Expr::atom(argument)], "")
}

/// What only curl itself can carry out.
fn refuse(draft: &mut Draft<'_>, request: &Request) {
    for &(option, span) in &request.transport.unsupported {
        let message = format!("`--{}` has no counterpart in reqwest", option.trim_start_matches('-'));
        draft.refuse(span, message, "leave it out, or run the command with curl");
    }
    if let Some(auth) = &request.auth {
        let name = match auth.scheme {
            AuthScheme::Digest => "digest",
            AuthScheme::Other(name) => name.trim_start_matches('-'),
            AuthScheme::Basic | AuthScheme::Bearer => return,
        };
        let why = "reqwest knows Basic and Bearer authentication only";
        draft.refuse(auth.value.whole(), format!("`--{name}` authentication"), why);
    }
}

/// The URL as curl understands it, and the credentials in it.
pub(super) fn url(draft: &mut Draft<'_>, request: &Request) -> (Text, Option<Value>) {
    let (userinfo, rest) = without_userinfo(&request.url);
    let mut url = Text::default();
    for part in rest {
        let text = draft.text(&part);
        url.extend(text);
    }
    let scheme = url.start().split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest.starts_with('/')));
    match scheme {
        Some((scheme, true)) if scheme != "http" && scheme != "https" => {
            let message = format!("`{scheme}:` is no scheme that reqwest speaks");
            draft.refuse(request.url.whole(), message, "programs send to `http:` and `https:` only");
        }
        Some((_, true)) => {}
        _ if url.start().is_empty() => {}
        _ => {
            let mut guessed = Text::known("http://");
            guessed.extend(url);
            url = guessed;
        }
    }
    if url.holds(&['\\']) {
        let why = "reqwest takes it for a slash; write `%5C`";
        draft.refuse(request.url.whole(), "a backslash in the URL", why);
    }
    (with_file(draft, request, with_query(draft, request, url)), userinfo)
}

/// The URL's credentials, and the parts of the URL before and after them.
fn without_userinfo(url: &Value) -> (Option<Value>, Vec<Value>) {
    let text = url.text();
    let start = text.find("://").map_or(0, |at| at + 3);
    let end = text[start..].find(['/', '?', '#']).map_or(text.len(), |at| start + at);
    match text[start..end].find('@') {
        Some(at) => {
            let (before, after) = (Span::new(0, start), Span::new(start + at + 1, text.len()));
            (Some(url.slice(Span::new(start, start + at))), vec![url.slice(before), url.slice(after)])
        }
        None => (None, vec![url.clone()]),
    }
}

/// `url` with the query that options add.
fn with_query(draft: &mut Draft<'_>, request: &Request, url: Text) -> Text {
    if request.query.is_empty() {
        return url;
    }
    let query = body::query(draft, &request.query);
    let mut url = url.until('#');
    if !url.holds(&['?']) {
        url.push("?");
    } else if !url.end().ends_with(['?', '&']) {
        url.push("&");
    }
    url.extend(query);
    url
}

/// `url` with the name of the file that is uploaded to it, where it names a directory.
fn with_file(draft: &mut Draft<'_>, request: &Request, mut url: Text) -> Text {
    let Body::Upload(Target::Path(path)) = &request.body else { return url };
    let text = request.url.text();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let directory = !rest.contains(['?', '#']) && (rest.ends_with('/') || !rest.contains('/'));
    if !directory || !request.url.pieces().last().is_some_and(|piece| matches!(piece, crate::shell::Piece::Text(_))) {
        return url;
    }
    let Some(path) = path.known() else {
        draft.refuse(path.whole(), "the name of the uploaded file is not known", "write the whole URL");
        return url;
    };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    if !url.end().ends_with('/') {
        url.push("/");
    }
    url.push(&body::percent(name).replace('+', "%20"));
    url
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

/// Whether `text` may stand where HTTP wants a name.
fn is_token(text: &str) -> bool {
    let mark = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || mark(byte))
}

fn is(header: &Header, name: &str) -> bool {
    header.name.text().eq_ignore_ascii_case(name)
}

/// `.basic_auth(…)` or `.bearer_auth(…)`, where no header says it.
fn auth(draft: &mut Draft<'_>, request: &Request, userinfo: Option<&Value>, links: &mut Vec<Call>) {
    if request.headers.iter().any(|header| is(header, "authorization")) {
        return;
    }
    if let Some(auth) = request.auth.as_ref().filter(|auth| auth.scheme == AuthScheme::Bearer) {
        let token = draft.text(&auth.value);
        let token = draft.expr(&token, Use::Borrow);
        links.push(Call::new("bearer_auth", vec![token], ""));
        return;
    }
    let Some(value) = request.auth.as_ref().map(|auth| &auth.value).or(userinfo) else { return };
    let (user, password) = client::credentials(draft, value);
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
fn headers(draft: &mut Draft<'_>, request: &Request, sent: &Sent, links: &mut Vec<Call>) {
    for header in &request.headers {
        match sent {
            Sent::Json(_) if is(header, "content-type") => {}
            Sent::Form(_) if is(header, "content-type") => form_type(draft, header),
            _ if is(header, "content-length") => length(draft, request, header, links),
            _ => links.push(self::header(draft, header)),
        }
    }
}

fn form_type(draft: &mut Draft<'_>, header: &Header) {
    if header.value.text().trim() != "multipart/form-data" && !header.value.text().is_empty() {
        let message = "reqwest names the type of a form itself, in place of the one given";
        draft.note(Some(header.value.whole()), message);
    }
}

fn length(draft: &mut Draft<'_>, request: &Request, header: &Header, links: &mut Vec<Call>) {
    if matches!(request.body, Body::None) && header.value.text() == "0" {
        links.push(call("body", "\"\""));
        return;
    }
    draft.note(Some(header.value.whole()), "reqwest counts the `Content-Length` itself, in place of the one given");
}

fn header(draft: &mut Draft<'_>, header: &Header) -> Call {
    let name = draft.text(&header.name);
    let value = draft.text(&header.value);
    if name.all().is_some_and(|name| !is_token(name)) {
        draft.refuse(header.name.whole(), "this name of a header cannot be sent by reqwest", "it is no HTTP name");
    }
    if value.holds(&['\r', '\n', '\0']) {
        let why = "it would make two headers of one; give each an `-H` of its own";
        draft.refuse(header.value.whole(), "a line end in the value of a header", why);
    }
    if is(header, "authorization")
        && let Some(token) = value.start().strip_prefix("Bearer ")
        && !token.starts_with(' ')
    {
        let token = without_start(&value, "Bearer ");
        let token = draft.expr(&token, Use::Borrow);
        return Call::new("bearer_auth", vec![token], "");
    }
    let name = draft.expr(&name, Use::Borrow);
    let value = draft.expr(&value, Use::Borrow);
    Call::new("header", vec![name, value], "")
}

/// `text` without the known text `start` that it starts with.
fn without_start(text: &Text, start: &str) -> Text {
    text.clone().skip(start.len())
}

/// Default headers that were switched off and that reqwest sends all the same.
fn removed(draft: &mut Draft<'_>, request: &Request) {
    for name in &request.removed {
        let message = match &**name {
            "accept" => "reqwest always sends `Accept`; without one of yours it is `*/*`",
            "host" => "reqwest always sends `Host`",
            "content-length" if !matches!(request.body, Body::None) => "reqwest always sends `Content-Length`",
            "content-type" if matches!(request.body, Body::Form(_)) => "reqwest always names the type of a form",
            _ => continue,
        };
        draft.note(None, message);
    }
}

/// Sends it, again if asked, and looks at the status if asked.
fn finish(draft: &mut Draft<'_>, request: &Request, mut links: Vec<Call>) {
    let retries = request.transport.retries;
    let streamed = matches!(request.body, Body::Form(_));
    if retries > 0 && streamed {
        draft.note(None, "reqwest cannot send a form twice, so there is no `--retry`");
    }
    if retries > 0 && !streamed {
        draft.snippets.insert(Snippet::Send);
        draft.lines.bind("request", &Expr::Chain("client".into(), links));
        let wait = if draft.flavor == Flavor::Async { ".await?" } else { "?" };
        let fail = if request.output.fail && !request.output.fail_with_body { ".error_for_status()?" } else { "" };
        draft.lines.bind("response", &Expr::atom(format!("send(request, {retries}){wait}{fail}")));
        return;
    }
    links.push(Call::new("send", Vec::new(), ""));
    draft.wait(&mut links);
    if request.output.fail && !request.output.fail_with_body {
        links.push(Call::new("error_for_status", Vec::new(), "?"));
    }
    draft.lines.bind("response", &Expr::Chain("client".into(), links));
}
