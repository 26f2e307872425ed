//! What a request asks of an API that is not Cloudflare's.

use super::Api;
use crate::api::Call;
use crate::api::address::{Address, Place};
use crate::api::call::Placed;
use crate::curl::Request;

impl Api {
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
