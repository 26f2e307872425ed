//! A command as code for reqwest.
//!
//! Knows what reqwest sends by itself and in its own way; what curl does otherwise is refused here.

mod address;
mod body;
mod call;
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
mod token;
mod url;

pub(super) use client::{Common, Jars, client};

use super::draft::Draft;
use super::goal::{Goal, Goals};
use crate::curl::Request;
use request::Place;

/// Writes what sends `request` to each of `goals` and shows the replies, by the variable `client`.
pub(super) fn exchange(draft: &mut Draft<'_>, request: &Request, goals: &Goals) {
    url::check(draft, request, goals.each());
    if let Goals::One(Goal { url, path }) = goals {
        draft.path.clone_from(path);
        request::send(draft, request, Place::Here(url));
        reply::reply(draft, request);
        return;
    }
    goals.open(draft);
    request::send(draft, request, Place::Loop);
    reply::reply(draft, request);
    goals.close(draft);
}
