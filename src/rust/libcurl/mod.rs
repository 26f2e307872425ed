//! A command as code for libcurl, by the crate `curl`.
//!
//! For what reqwest would send otherwise: one handle, set up as curl sets up its own. Knows nothing of reqwest.

mod body;
mod call;
mod carriage;
mod condition;
mod form;
mod head;
mod login;
mod option;
mod reply;
mod report;
mod slice;

pub(super) use report::knows;

use super::draft::{Draft, Passes};
use super::goal::{self, Goal, Goals};
use super::layout::Expr;
use crate::curl::Request;

/// Writes what sends `request` to each of `goals` and shows the replies.
pub(super) fn exchange(draft: &mut Draft<'_>, request: &Request, goals: &Goals) {
    check_cookies(draft, request, goals.each().len());
    draft.uses.insert("Easy");
    draft.lines.bind("mut easy", &Expr::atom("Easy::new()"));
    if let Goals::One(Goal { url, path }) = goals {
        draft.path.clone_from(path);
        call::text(draft, "url", url);
        prepare(draft, request);
        reply::reply(draft, request);
        return;
    }
    draft.passes = Passes::Many;
    prepare(draft, request);
    goals.open(draft);
    call::text(draft, "url", &goal::url());
    reply::reply(draft, request);
    goals.close(draft);
}

/// Everything but the URL.
fn prepare(draft: &mut Draft<'_>, request: &Request) {
    option::check(draft, request);
    head::method(draft, request);
    head::headers(draft, request);
    login::login(draft, request);
    head::cookies(draft, request);
    body::body(draft, request);
    carriage::carriage(draft, request);
    condition::time(draft, request);
    option::options(draft, request);
    reply::prepare(draft, request);
}

/// Refuses cookies that several functions would share: each has a handle of its own, and curl has one for all.
fn check_cookies(draft: &mut Draft<'_>, request: &Request, urls: usize) {
    let keeps = !request.cookie_files.is_empty() || request.cookie_jar.is_some();
    if keeps && urls < draft.command.invocation.requests.len() {
        let why = "give each request a command of its own";
        draft.refuse(draft.command.pipeline.span, "cookies that requests of different kinds share", why);
    }
}
