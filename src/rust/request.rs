//! A request → the chain of calls that sends it.

use super::body::{self, Sent};
use super::client;
use super::draft::{Draft, Use};
use super::layout::{Call, Expr};
use super::snippet::Snippet;
use super::text::Text;
use super::{Flavor, literal};
use crate::curl::{AuthOrigin, AuthScheme, Body, Header, HeaderOrigin, HttpVersion, Request, Retry, Target, url};
use crate::shell::Value;
use crate::text::Span;

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
    let url = match place {
        Place::Here(url) => written(draft, url),
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
    auth(draft, request, &mut links);
    headers(draft, request, &sent, &mut links);
    removed(draft, request);
    match sent {
        Sent::Empty => links.push(empty()),
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
    let transport = &request.transport;
    let handled = |option: &str| option == "proto" && client::https_only(transport);
    for &(option, span) in transport.unsupported.iter().filter(|(option, _)| !handled(option)) {
        let message = format!("`--{}` has no counterpart in reqwest", option.trim_start_matches('-'));
        draft.refuse(span, message, "leave it out, or run the command with curl");
    }
    if let Some(auth) = &request.auth {
        if auth.scheme == AuthScheme::Digest {
            let why = "reqwest knows Basic and Bearer authentication only";
            draft.refuse(auth.value.whole(), "`--digest` has no counterpart in reqwest", why);
        }
    }
    for &(option, span) in &transport.ignored {
        if LEFT_OUT.contains(&option) {
            draft.note(Some(span), format!("`--{option}` is left out"));
        }
    }
    let dots = ["/./", "/../"].iter().any(|dots| request.url.text().contains(dots));
    if transport.path_as_is && dots {
        draft.refuse(request.url.whole(), "`--path-as-is` with dots in the path", "reqwest removes them");
    }
    if transport.follow && (request.custom_method.is_some() && !transport.follow_spec) {
        draft.note(None, "after a redirect curl would keep the method that `-X` names; reqwest does as HTTP says");
    }
    let keep = transport.keep_post;
    if transport.follow && (keep.moved || keep.found || keep.see_other) {
        draft.note(None, "after a redirect reqwest makes a POST a GET; `--post301` and its like are left out");
    }
}

/// The URLs as curl understands them: more than one where the URL has sets or ranges.
pub(super) fn urls(draft: &mut Draft<'_>, request: &Request) -> Vec<Text> {
    let mut given = Text::default();
    for part in without_userinfo(&request.url) {
        let text = draft.text(&part);
        given.extend(text);
    }
    let many = if request.globs() { given.expanded() } else { None };
    if many.as_ref().is_some_and(|many| many.len() > 1) {
        check_patterns(draft, request);
    }
    let many = many.unwrap_or_else(|| vec![given]);
    many.into_iter().map(|url| finished(draft, request, url)).collect()
}

/// What curl fills in from the sets and ranges of a URL.
fn check_patterns(draft: &mut Draft<'_>, request: &Request) {
    if let Some(Target::Path(path)) = &request.output.file
        && path.text().contains('#')
    {
        let why = "give each URL an `-o` of its own";
        draft.refuse(path.whole(), "a file named after what a pattern in the URL stands for", why);
    }
}

/// `url` with its scheme, query and file name.
fn finished(draft: &mut Draft<'_>, request: &Request, url: Text) -> Text {
    let known = request.url_parts().is_some_and(|parts| parts.scheme.is_some());
    let mut out = Text::default();
    match request.scheme().as_deref() {
        Some(scheme @ ("http" | "https")) if !known => out.push(&format!("{scheme}://")),
        None | Some("http" | "https") => {}
        Some(scheme) => {
            let message = format!("`{scheme}:` is no scheme that reqwest speaks");
            draft.refuse(request.url.whole(), message, "programs send to `http:` and `https:` only");
        }
    }
    out.extend(url);
    if out.holds(&['\\']) {
        let why = "reqwest takes it for a slash; write `%5C`";
        draft.refuse(request.url.whole(), "a backslash in the URL", why);
    }
    let out = with_query(draft, request, out);
    with_file(draft, request, out)
}

/// The parts of the URL before and after its credentials.
fn without_userinfo(url: &Value) -> Vec<Value> {
    match url::parts(url).and_then(|parts| parts.userinfo) {
        Some(span) => {
            let after = Span::new(span.end + 1, url.text().len());
            vec![url.slice(Span::new(0, span.start)), url.slice(after)]
        }
        None => vec![url.clone()],
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
    let Some(parts) = request.url_parts().filter(|parts| parts.query.is_none() && request.query.is_empty()) else {
        return url;
    };
    let text = parts.path.of(request.url.text());
    if !text.is_empty() && !text.ends_with('/') {
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
    let mut url = url.until('#');
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

/// Whether `text` may stand where HTTP wants a name.
fn is_token(text: &str) -> bool {
    let mark = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || mark(byte))
}

/// `text` with its `%XX` as the bytes they stand for, where those are text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// `.basic_auth(…)` or `.bearer_auth(…)`, where no header says it.
fn auth(draft: &mut Draft<'_>, request: &Request, links: &mut Vec<Call>) {
    if request.headers.iter().any(|header| header.is("authorization")) {
        return;
    }
    let Some(auth) = &request.auth else { return };
    let value = &auth.value;
    if auth.scheme == AuthScheme::Bearer {
        let token = draft.text(value);
        let token = draft.expr(&token, Use::Borrow);
        links.push(Call::new("bearer_auth", vec![token], ""));
        return;
    }
    let (mut user, mut password) = client::credentials(draft, value);
    if auth.origin == AuthOrigin::Url {
        user = user.map(decoded);
        password = Some(password.unwrap_or_default().map(decoded));
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
fn headers(draft: &mut Draft<'_>, request: &Request, sent: &Sent, links: &mut Vec<Call>) {
    for header in &request.headers {
        match sent {
            Sent::Json(_) if header.is("content-type") => {}
            Sent::Form(_) if header.is("content-type") => form_type(draft, header),
            _ if header.is("content-length") => length(draft, request, header, links),
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

/// reqwest names the length of an empty body only when told to.
fn empty() -> Call {
    Call::new("header", vec![Expr::atom("\"Content-Length\""), Expr::atom("\"0\"")], "")
}

fn length(draft: &mut Draft<'_>, request: &Request, header: &Header, links: &mut Vec<Call>) {
    if matches!(request.body, Body::None) && header.value.text() == "0" {
        links.push(empty());
        return;
    }
    draft.note(Some(header.value.whole()), "reqwest counts the `Content-Length` itself, in place of the one given");
}

fn header(draft: &mut Draft<'_>, header: &Header) -> Call {
    if let HeaderOrigin::File(span) = header.origin {
        draft.refuse(span, "headers from a file", "write each of them as an `-H` of its own");
    }
    let name = draft.text(&header.name);
    let value = draft.text(&header.value);
    if name.all().is_some_and(|name| !is_token(name)) {
        draft.refuse(header.name.whole(), "this name of a header cannot be sent by reqwest", "it is no HTTP name");
    }
    if value.holds(&['\r', '\n', '\0']) {
        let why = "it would make two headers of one; give each an `-H` of its own";
        draft.refuse(header.value.whole(), "a line end in the value of a header", why);
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
    if retries > 0 && request.transport.retry != Retry::default() {
        draft.note(None, "of the options on retries, programs know `--retry` only");
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
