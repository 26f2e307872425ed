//! What rules ask of what a command sends to APIs that are known: requests, credentials and bodies, each once.

use std::collections::HashSet;

use super::ended::has_ended;
use crate::api::{self, Api, Asking, Call, Credential, CredentialFault, Fault, JsonBody, Misfit};
use crate::curl::Request;
use crate::lint::sent::{Parameter, once};
use crate::lint::{Check, Subject};
use crate::text::Span;

/// The requests that go to Cloudflare's API, each with what it asks; a URL once, however many requests it makes.
pub(super) fn calls<'a>(on: &Check<'a>) -> Vec<(&'a Request, &'a Call)> {
    on.sent.calls.clone()
}

/// The same, and after them those that go to APIs of the settings.
pub(super) fn catalogued<'a>(on: &Check<'a>) -> Vec<(&'a Request, &'a Call)> {
    let mut found = calls(on);
    found.extend(&on.sent.own);
    found
}

/// Every credential that is sent to the API, each once, with the first call that sends it.
pub(super) fn credentials<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a Credential)> {
    on.sent.credentials.clone()
}

/// The credentials that have `fault`.
pub(super) fn faulty<'a>(on: &Check<'a>, fault: CredentialFault) -> Vec<(&'a Call, &'a Credential)> {
    let all = on.sent.credentials.iter().zip(&on.sent.faults);
    all.filter(|(_, it)| **it == Some(fault)).map(|(sent, _)| *sent).collect()
}

/// Every body that is sent to Cloudflare's API, each once, with the first call that sends it.
pub(super) fn bodies<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a JsonBody)> {
    bodies_of(calls(on))
}

/// Whether `request` goes to a path of Cloudflare's API that has not its method, which `wrong-method` tells.
pub(super) fn is_wrong_method(subject: Subject<'_>, request: &Request) -> bool {
    let is_wrong = |call: &Call| call.route.is_some() && call.operation.is_none();
    subject.requests().any(|(it, call)| std::ptr::eq(it, request) && call.is_some_and(is_wrong))
}

/// The same of all APIs whose operations are known.
pub(super) fn catalogued_bodies<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a JsonBody)> {
    bodies_of(catalogued(on))
}

fn bodies_of<'a>(calls: Vec<(&'a Request, &'a Call)>) -> Vec<(&'a Call, &'a JsonBody)> {
    let sent = calls.into_iter().filter_map(|(_, call)| Some((call, call.body.as_ref()?)));
    once(sent.collect(), |(_, body)| body.span)
}

/// What does not fit the published schema in all bodies and parts of forms, but for names that have ended.
pub(super) fn misfits<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a JsonBody, Misfit<'a>)> {
    on.sent.misfits.get_or_init(|| all_misfits(on)).clone()
}

fn all_misfits<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a JsonBody, Misfit<'a>)> {
    let is_name = |fault: &Fault<'_>| matches!(fault, Fault::Unknown(..) | Fault::ReadOnly | Fault::Deprecated);
    let found = |(call, body)| {
        let mut misfits = api::misfits(call, body);
        misfits.retain(|misfit| !is_name(&misfit.fault) || !has_ended(call, body, misfit.span));
        misfits.into_iter().map(move |misfit| (call, body, misfit))
    };
    let parts = catalogued(on).into_iter().flat_map(|(_, call)| call.parts.iter().map(move |part| (call, part)));
    catalogued_bodies(on).into_iter().chain(parts).flat_map(found).collect()
}

/// What does not fit the published schema in paths, queries, headers and fields of forms.
pub(super) fn parameters<'a>(on: &Check<'a>) -> Vec<Parameter<'a>> {
    let known = |(request, call): (&'a Request, &'a Call)| Some((call, api::parameters(request, call)?));
    let all = || {
        let read = catalogued(on).into_iter().filter_map(known);
        read.flat_map(|(call, misfits)| misfits.into_iter().map(move |misfit| (call, misfit))).collect()
    };
    on.sent.parameters.get_or_init(all).clone()
}

/// The requests to APIs of the settings that are to say who asks, each with whether they do.
pub(super) fn askings(on: &Check<'_>) -> Vec<(&'static Api, Asking, Span)> {
    let wants = |call: &Call| call.operation.is_some_and(|operation| !operation.public);
    let mut seen = HashSet::new();
    let calls = on.subject.own_calls().filter(|(_, call)| wants(call) && seen.insert((call.host, call.path)));
    let asked = |(request, call): (&Request, &Call)| {
        let api = call.api?;
        Some((api, api.asking(request, call.operation?), call.host))
    };
    calls.filter_map(asked).collect()
}
