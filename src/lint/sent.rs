//! What a command sends to APIs that are known, each thing once. Knows nothing of rules.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::hash::Hash;

use super::Subject;
use crate::api::{Call, Credential, CredentialFault, JsonBody, Misfit, ParameterMisfit};
use crate::curl::Request;

/// What a command sends to known APIs, found out once for all rules: most commands send nothing there.
#[derive(Debug)]
pub(super) struct Sent<'a> {
    /// The requests that go to Cloudflare's API; a URL once, however many requests it makes.
    pub(super) calls: Vec<(&'a Request, &'a Call)>,
    /// The same of the APIs of the settings.
    pub(super) own: Vec<(&'a Request, &'a Call)>,
    /// The credentials that are sent to Cloudflare's API, each once, with the first call that sends it.
    pub(super) credentials: Vec<(&'a Call, &'a Credential)>,
    /// What is wrong with each of them.
    pub(super) faults: Vec<Option<CredentialFault>>,
    /// What does not fit in its bodies, once a rule asks.
    pub(super) misfits: OnceCell<Vec<(&'a Call, &'a JsonBody, Misfit<'a>)>>,
    /// The same of its parameters.
    pub(super) parameters: OnceCell<Vec<Parameter<'a>>>,
}

/// What does not fit of the parameters of a call.
pub(super) type Parameter<'a> = (&'a Call, ParameterMisfit);

impl<'a> Sent<'a> {
    /// What the command of `subject` sends.
    pub(super) fn of(subject: Subject<'a>) -> Self {
        let calls = subject.requests().filter_map(|(request, call)| Some((request, call?)));
        let calls = once(calls.collect(), |(_, call)| (call.host, call.path));
        let own = once(subject.own_calls().collect(), |(_, call)| (call.host, call.path));
        let sent = calls.iter().flat_map(|&(_, call)| call.credentials.iter().map(move |it| (call, it)));
        let credentials = once(sent.collect(), |(_, credential)| (credential.whole, credential.carrier));
        let faults = credentials.iter().map(|(_, credential)| credential.fault()).collect();
        Self { calls, own, credentials, faults, misfits: OnceCell::new(), parameters: OnceCell::new() }
    }
}

/// The first of `items` with each key. Mostly there is one, and nothing to be told apart.
pub(super) fn once<T, K: Eq + Hash>(mut items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    if items.len() > 1 {
        let mut seen = HashSet::new();
        items.retain(|item| seen.insert(key(item)));
    }
    items
}
