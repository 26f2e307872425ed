//! Redirects: reqwest's own way where it goes as curl does, else a function that does.

use crate::curl::{Body, Header, HeaderOrigin, Request};
use crate::rust::draft::Draft;
use crate::rust::layout::{Call, Expr};
use crate::rust::literal;
use crate::rust::snippet::Snippet;

/// The redirects that curl follows.
const REDIRECTS: i64 = 50;

/// A longer method does not stand well among others.
const SHORT: usize = 10;

/// The policy of the client, as code.
pub(super) fn policy(request: &Request) -> String {
    let policy = match limit(request) {
        _ if !request.transport.follow || is_own(request) => "none()".to_owned(),
        ..0 => "custom(|attempt| attempt.follow())".to_owned(),
        limit => format!("limited({limit})"),
    };
    format!("reqwest::redirect::Policy::{policy}")
}

fn limit(request: &Request) -> i64 {
    request.transport.max_redirects.unwrap_or(REDIRECTS)
}

/// Whether reqwest would ask otherwise than curl where it is redirected to.
pub(super) fn is_own(request: &Request) -> bool {
    let transport = &request.transport;
    let has_body = !matches!(request.body, Body::None);
    let sticks = request.custom_method.is_some()
        && !transport.follow_spec
        && (has_body || !matches!(&*request.method, "GET" | "HEAD"));
    let posts = matches!(request.body, Body::Data(_) | Body::Form(_));
    let kept = transport.keep_post;
    let typed = matches!(request.body, Body::Data(_)) && request.headers.iter().any(is_type_of_ones_own);
    let private = ["authorization", "cookie"].iter().any(|name| request.header(name).is_some());
    let trusted = transport.trust_redirects && (private || request.authorization().is_some());
    let keeps = posts && (kept.moved || kept.found || kept.see_other);
    transport.follow && (sticks || keeps || typed || trusted || request.header("host").is_some())
}

/// Whether reqwest leaves credentials behind at the first redirect to another host, where curl takes them up again
/// when it comes back.
pub(super) fn forgets(request: &Request) -> bool {
    let private = ["authorization", "cookie"].iter().any(|name| request.header(name).is_some());
    request.transport.follow && !is_own(request) && (private || request.authorization().is_some())
}

fn is_type_of_ones_own(header: &Header) -> bool {
    header.is("content-type") && header.origin != HeaderOrigin::Implied
}

/// `follow(request, …)`
pub(super) fn follow(draft: &mut Draft<'_>, request: &Request) -> Expr {
    draft.snippets.insert(Snippet::Follow);
    let transport = &request.transport;
    let kept = transport.keep_post;
    let codes = match request.body {
        Body::None => Vec::new(),
        Body::Upload(_) => vec![303],
        Body::Data(_) | Body::Form(_) => {
            let all = [(301, kept.moved), (302, kept.found), (303, kept.see_other)];
            all.iter().filter(|(_, kept)| !kept).map(|&(code, _)| code).collect()
        }
    };
    let method = match &request.custom_method {
        Some(_) if !transport.follow_spec => &*request.method,
        _ => "GET",
    };
    let mut method = literal::string(method);
    if method.len() > SHORT && !codes.is_empty() {
        let name = draft.name("method");
        draft.lines.bind(&name, &Expr::atom(method));
        method = name;
    }
    let rules: Vec<_> = codes.iter().map(|code| format!("({code}, {method})")).collect();
    let mut lost = vec!["content-length", "transfer-encoding"];
    if !request.headers.iter().any(is_type_of_ones_own) {
        lost.push("content-type");
    }
    let private = if transport.trust_redirects { vec!["host"] } else { vec!["authorization", "cookie", "host"] };
    let limit = limit(request);
    let arguments = [
        "request".to_owned(),
        if limit < 0 { "usize::MAX - 1".to_owned() } else { limit.to_string() },
        format!("&[{}]", rules.join(", ")),
        list(&lost),
        list(&private),
    ];
    let arguments = arguments.into_iter().map(Expr::atom).collect();
    Expr::Call(Call::new("follow", arguments, if draft.is_async() { ".await?" } else { "?" }))
}

fn list(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| literal::string(name)).collect();
    format!("&[{}]", names.join(", "))
}
