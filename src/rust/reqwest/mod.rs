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

pub(super) use client::{Common, client};

use super::draft::{Draft, Passes, Use};
use super::text::Text;
use crate::curl::Request;
use request::Place;

/// Writes what sends `request` to each of `urls` and shows the replies, by the variable `client`.
pub(super) fn exchange(draft: &mut Draft<'_>, request: &Request, urls: &[Text]) {
    url::check(draft, request, urls);
    if let [url] = urls {
        request::send(draft, request, Place::Here(url));
        reply::reply(draft, request);
        return;
    }
    draft.passes = Passes::Many;
    let items = urls.iter().map(|url| draft.expr(url, Use::Borrow).flat()).collect();
    draft.lines.open_each("url", items);
    request::send(draft, request, Place::Loop);
    reply::reply(draft, request);
    draft.lines.close();
}
