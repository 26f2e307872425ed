//! Redirects: reqwest's own way where it goes as curl does, else a function that does.

use crate::curl::{Body, Request};
use crate::rust::Flavor;
use crate::rust::draft::Draft;
use crate::rust::follow::{self, Rules};
use crate::rust::layout::{Call, Expr};

/// The policy of the client, as code.
pub(super) fn policy(request: &Request) -> String {
    let policy = match follow::limit(request) {
        _ if !request.transport.follow || is_own(request) => "none()".to_owned(),
        ..0 => "custom(|attempt| attempt.follow())".to_owned(),
        limit => format!("limited({limit})"),
    };
    format!("reqwest::redirect::Policy::{policy}")
}

/// Whether reqwest follows redirects itself.
pub(super) fn is_reqwests(request: &Request) -> bool {
    request.transport.follow && !is_own(request)
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
    let typed = matches!(request.body, Body::Data(_)) && request.headers.iter().any(follow::is_type_of_ones_own);
    let keeps = posts && (kept.moved || kept.found || kept.see_other);
    // At the second redirect within another host, reqwest sends that host what it left out at the first.
    let bound = ["authorization", "cookie", "host"].iter().any(|name| request.header(name).is_some());
    let once = matches!(request.body, Body::Form(_));
    transport.follow && (sticks || keeps || typed || bound || once || request.authorization().is_some())
}

/// Whether each request gets a form of its own, as one can be sent once only.
pub(super) fn remakes_form(request: &Request) -> bool {
    request.transport.follow && matches!(request.body, Body::Form(_))
}

/// `follow(request)`, which fails as `-f` wants it.
pub(super) fn follow(draft: &mut Draft<'_>, request: &Request) -> Expr {
    let rules = Rules::of(request);
    let name = rules.name();
    draft.follows.insert(rules);
    let arguments = if remakes_form(request) { vec!["request", "form"] } else { vec!["request"] };
    let call = |tail| Call::new(name, arguments.into_iter().map(Expr::atom).collect(), tail);
    let fails = request.output.fail && !request.output.fail_with_body;
    let checked = Call::new("error_for_status", Vec::new(), "?");
    match (draft.flavor, fails) {
        (Flavor::Async, false) => Expr::Call(call(".await?")),
        (Flavor::Async, true) => Expr::Chain(Expr::Call(call("")).flat(), vec![Call::wait("?"), checked]),
        (Flavor::Blocking, false) => Expr::Call(call("?")),
        (Flavor::Blocking, true) => Expr::Chain(Expr::Call(call("?")).flat(), vec![checked]),
    }
}
