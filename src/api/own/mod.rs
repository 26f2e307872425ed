//! An API that is not Cloudflare's, as a project describes it. Knows nothing of files.

mod pattern;
mod sign;
mod site;

pub use sign::{Asking, Sign};
pub use site::Site;

use super::Call;
use super::address::Address;
use super::call::Placed;
use crate::curl::Request;
use crate::knowledge::catalogue::Catalogue;

/// What is known of an API.
#[derive(Debug)]
pub struct Api {
    /// What messages call it.
    pub name: String,
    /// The document that says what it takes, as messages call it.
    pub document: String,
    /// Where it is reached.
    pub sites: Vec<Site>,
    /// The ways to say who asks; where there is none, it does not matter.
    pub signs: Vec<Sign>,
    /// Its operations.
    pub catalogue: Catalogue,
}

/// There is one of each, kept for as long as the program runs.
impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Api {}

impl Api {
    /// It, for as long as the program runs: all that is read of commands refers to its tables.
    pub fn kept(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// What `request` asks of it; `None` where it goes elsewhere.
    fn call(&'static self, request: &Request) -> Option<Call> {
        let url = &request.url;
        let address = Address::anywhere(url)?;
        let here: Vec<_> = self.sites.iter().filter(|site| site.is_at(&address)).collect();
        let placed = |place| Placed { address: &address, place, catalogue: &self.catalogue, api: Some(self) };
        let right = here.iter().find_map(|site| Some((site, site.below(&address, url)?)));
        if let Some((site, place)) = right {
            let call = Call::read(request, placed(place));
            // Where a name of any host will do, one without such a path may be somebody else's.
            return (call.route.is_some() || site.is_surely_at(&address)).then_some(call);
        }
        // What else the host has is no business of the API, but a path of it without its base is.
        let site = here.first()?;
        let call = Call::read(request, placed(address.without_base(url)));
        (call.operation.is_some() && site.has_base()).then_some(call)
    }
}

/// What `request` asks of one of `apis`.
pub fn own_call(request: &Request, apis: &[&'static Api]) -> Option<Call> {
    let mut calls = apis.iter().filter_map(|api| api.call(request));
    let first = calls.next()?;
    // Of two at one place, the one that has such an operation is meant.
    let better = if first.operation.is_none() { calls.find(|call| call.operation.is_some()) } else { None };
    Some(better.unwrap_or(first))
}
