//! An API that is not Cloudflare's, as a project describes it. Knows nothing of files.

mod asking;
mod pattern;
mod sign;
mod site;

pub use asking::{Asking, Way, Ways};
pub use sign::Sign;
pub use site::Site;

use super::Call;
use super::address::{Address, Place};
use super::call::Placed;
use crate::curl::Request;
use crate::knowledge::catalogue::Catalogue;
use crate::shell::Value;

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
    /// Which of these an operation takes.
    pub ways: Ways,
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
    fn call(&'static self, request: &Request, address: &Address) -> Option<Call> {
        let url = &request.url;
        let mut here = self.sites.iter().filter(|site| site.is_at(address));
        let (site, place) = here.find_map(|site| Some((site, site.below(address, url)?)))?;
        let call = self.read(request, address, place);
        // Where a name of any host will do, one without such a path may be somebody else's.
        (call.route.is_some() || site.is_surely_at(address)).then_some(call)
    }

    /// The same where base or host are others than its own: only what it has beyond doubt is its business there.
    fn astray(&'static self, request: &Request, address: &Address) -> Option<Call> {
        let url = &request.url;
        let here: Vec<_> = self.sites.iter().filter(|site| site.is_at(address)).collect();
        let wrong = here.iter().filter_map(|site| site.beside(address, url));
        let missing = here.first().filter(|site| site.has_base()).map(|_| address.without_base(url));
        let others = self.sites.iter().filter(|site| site.is_beside(address) || site.is_at_other_port(address));
        let elsewhere = others.filter_map(|site| site.below(address, url).filter(|place| site.is_told_by(place)));
        let calls = wrong.chain(missing).chain(elsewhere).map(|place| self.read(request, address, place));
        let is_surely = |call: &Call| call.segments.first().is_some_and(|segment| segment.parameter.is_none());
        calls.into_iter().find(|call| call.operation.is_some() && is_surely(call))
    }

    fn read(&'static self, request: &Request, address: &Address, place: Place) -> Call {
        Call::read(request, Placed { address, place, catalogue: &self.catalogue, api: Some(self) })
    }

    /// Whether `url` has a host of its own.
    pub fn is_at(&self, url: &Value) -> bool {
        Address::anywhere(url).is_some_and(|address| self.sites.iter().any(|site| site.is_at(&address)))
    }

    /// The hosts that `url`, which has another, may have been meant to have.
    pub fn hosts_beside(&self, url: &Value) -> Vec<String> {
        let Some(address) = Address::anywhere(url) else { return Vec::new() };
        self.sites.iter().filter(|site| site.is_beside(&address)).flat_map(Site::hosts).collect()
    }

    /// The ports that `url`, which has the host and another port, may have been meant to have.
    pub fn ports_beside(&self, url: &Value) -> Vec<u16> {
        let Some(address) = Address::anywhere(url) else { return Vec::new() };
        let mut found: Vec<_> =
            self.sites.iter().filter(|site| site.is_at_other_port(&address)).flat_map(Site::ports).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What may stand between the host of `url` and the paths: `/v1`.
    pub fn bases_at(&self, url: &Value) -> Vec<String> {
        let Some(address) = Address::anywhere(url) else { return Vec::new() };
        let mut found: Vec<_> =
            self.sites.iter().filter(|site| site.is_at(&address)).flat_map(Site::base_paths).collect();
        found.retain(|base| !base.is_empty());
        found.dedup();
        found
    }
}

/// What `request` asks of one of `apis`.
pub fn own_call(request: &Request, apis: &[&'static Api]) -> Option<Call> {
    if apis.is_empty() {
        return None;
    }
    let address = Address::anywhere(&request.url)?;
    let mut calls = apis.iter().filter_map(|api| api.call(request, &address));
    let Some(first) = calls.next() else {
        return apis.iter().find_map(|api| api.astray(request, &address));
    };
    // Of two at one place, the one that has such an operation is meant.
    let better = if first.operation.is_none() { calls.find(|call| call.operation.is_some()) } else { None };
    Some(better.unwrap_or(first))
}
