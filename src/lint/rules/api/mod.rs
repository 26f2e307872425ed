//! Rules of the group `api`: how Cloudflare's API takes a request.

mod basic_auth;
mod bearer_colon;
mod bearer_glued;
mod bearer_missing;
mod bearer_twice;
mod broken_credential;
mod foreign_credential;
mod id_as_credential;
mod key_as_bearer;
mod malformed_email;
mod protected_email;
mod swapped_email_and_key;
mod token_in_x_auth_key;
mod wrong_auth_scheme;

use crate::api::{Call, Credential, CredentialFault, JsonBody};
use crate::curl::Request;
use crate::lint::Check;

rules! {
    basic_auth,
    bearer_colon,
    bearer_glued,
    bearer_missing,
    bearer_twice,
    broken_credential,
    foreign_credential,
    id_as_credential,
    key_as_bearer,
    malformed_email,
    protected_email,
    swapped_email_and_key,
    token_in_x_auth_key,
    wrong_auth_scheme,
}

/// The requests that go to the API, each with what it asks; a URL once, however many requests it makes.
pub(super) fn calls<'a>(on: &Check<'a>) -> Vec<(&'a Request, &'a Call)> {
    let mut found: Vec<(&Request, &Call)> = Vec::new();
    for (request, call) in on.subject.requests() {
        let Some(call) = call else { continue };
        if found.iter().all(|(_, other)| other.path != call.path || other.host != call.host) {
            found.push((request, call));
        }
    }
    found
}

/// Every credential that is sent to the API, each once, with the first call that sends it.
pub(super) fn credentials<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a Credential)> {
    let mut found: Vec<(&Call, &Credential)> = Vec::new();
    for (_, call) in calls(on) {
        for credential in &call.credentials {
            if found.iter().all(|(_, other)| other.whole != credential.whole || other.carrier != credential.carrier) {
                found.push((call, credential));
            }
        }
    }
    found
}

/// The credentials that have `fault`.
fn faulty<'a>(on: &Check<'a>, fault: CredentialFault) -> Vec<(&'a Call, &'a Credential)> {
    let mut found = credentials(on);
    found.retain(|(_, credential)| credential.fault() == Some(fault));
    found
}

/// Every body that is sent to the API, each once, with the first call that sends it.
fn bodies<'a>(on: &Check<'a>) -> Vec<(&'a Call, &'a JsonBody)> {
    let mut found: Vec<(&Call, &JsonBody)> = Vec::new();
    for (_, call) in calls(on) {
        if let Some(body) = &call.body
            && found.iter().all(|(_, other)| other.span != body.span)
        {
            found.push((call, body));
        }
    }
    found
}
