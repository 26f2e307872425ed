//! A command as code for reqwest.
//!
//! Knows what reqwest sends by itself and in its own way; what curl does otherwise is refused here.

mod address;
mod body;
mod client;
mod form;
mod header;
mod json;
mod pairs;
mod redirect;
mod reply;
mod report;
mod request;
mod route;
mod url;

pub(super) use client::{Common, Jars, client};

use super::draft::{Draft, Use};
use super::url::Goal;
use crate::curl::Request;
use request::Place;

/// Writes what sends `request` to each of `goals` and shows the replies, by the variable `client`.
pub(super) fn exchange(draft: &mut Draft<'_>, request: &Request, goals: &[Goal]) {
    url::check(draft, request, goals);
    if let [Goal { url, path }] = goals {
        draft.path.clone_from(path);
        request::send(draft, request, Place::Here(url));
        reply::reply(draft, request);
        return;
    }
    draft.open_each(goals, Use::Borrow);
    request::send(draft, request, Place::Loop);
    reply::reply(draft, request);
    draft.lines.close();
}
