//! Words → options → what curl would send. Knows curl's real semantics, and nothing of damage.
//!
//! All spans are in the text that the words were read from.

mod amount;
mod args;
mod body;
mod build;
pub mod cmdlet;
pub mod config;
pub mod date;
pub mod environment;
pub mod files;
mod form;
mod given;
pub mod glob;
mod header;
mod mask;
mod method;
pub mod moment;
mod number;
pub mod protocols;
mod request;
mod scope;
#[cfg(test)]
mod tests;
pub mod url;
pub mod variable;
mod ways;
mod words;

pub use args::{Arg, Complaint, ComplaintKind, Invocation, Spelling};
#[cfg(feature = "run")]
pub(crate) use number::range_from;
pub use request::{
    Auth, AuthOrigin, AuthScheme, Body, Chunk, Extra, FilePolicy, Form, FormSource, Header, HeaderOrigin, HttpVersion,
    IpVersion, KeepPost, Netrc, Output, Proxy, Request, Retry, Target, TlsVersion, Transport,
};
pub use words::Fault;

use crate::knowledge::options::{self, Effect};
use crate::shell::Value;
use crate::text::Span;
use scope::{Global, Scope};

/// Reads the arguments of one curl command (its name not among them).
pub fn read(arguments: &[Value]) -> Invocation {
    let words = words::read(arguments);
    let mut out = Invocation { args: words.args, requests: Vec::new(), complaints: words.complaints };
    if !words.stopped {
        operations(&mut out, arguments);
    }
    out.complaints.sort_by_key(|complaint| complaint.span);
    out
}

/// Reads `args` that have been taken apart, complaining of `complaints` too.
pub fn read_args(args: Vec<Arg>, complaints: Vec<Complaint>) -> Invocation {
    let mut out = Invocation { args, requests: Vec::new(), complaints };
    operations(&mut out, &[]);
    out
}

/// Takes `words` apart into options and URLs: the first half of [`read`].
pub fn arguments(words: &[Value]) -> (Vec<Arg>, Vec<Complaint>) {
    let words = words::read(words);
    (words.args, words.complaints)
}

/// What curl refuses about the value `text` of `option`.
pub fn fault(option: &options::CurlOption, text: &str) -> Option<Fault> {
    words::fault(option, text)
}

/// What curl refuses of `args` as it reads them, before it looks at them as a whole.
pub fn refused_early(args: &[Arg]) -> Option<Complaint> {
    let (scopes, _) = scopes(args);
    scopes.into_iter().flat_map(|(scope, _)| scope.complaints).find(|complaint| complaint.exit != 0)
}

/// The options of each operation, with where it stands, and those of all.
fn scopes(args: &[Arg]) -> (Vec<(Scope, Option<Span>)>, Global) {
    let mut global = Global::default();
    let mut scopes = vec![(Scope::default(), None)];
    for arg in args {
        let (scope, place) = scopes.last_mut().expect("there is always a scope");
        *place = Some(place.map_or(arg.whole(), |place: Span| place.cover(arg.whole())));
        if arg.option.is_some_and(|option| option.effect == Effect::Next) {
            if scope.urls.is_empty() {
                scope.complain(arg.span, ComplaintKind::NoUrl, "missing URL before --next", 2);
            }
            scopes.push((Scope::default(), Some(arg.span)));
        } else {
            scope.apply(arg, &mut global);
        }
    }
    (scopes, global)
}

/// Splits the options at each `--next` and adds what each operation sends.
fn operations(out: &mut Invocation, arguments: &[Value]) {
    let (scopes, global) = scopes(&out.args);
    let end = Span::at(arguments.last().map_or(0, |word| word.whole().end));
    let mut is_ended = false;
    for (operation, (scope, place)) in scopes.into_iter().enumerate() {
        let (mut requests, complaints) = scope.requests(place.unwrap_or(end), global);
        for request in &mut requests {
            request.operation = operation;
        }
        if out.requests.is_empty() && !is_ended {
            // Requests are large, and mostly there is one: no room is kept for more.
            out.requests = requests;
        } else if !is_ended {
            out.requests.append(&mut requests);
        }
        // curl looks no further than an output or upload that no URL is left for.
        is_ended |= complaints.iter().any(|complaint| complaint.kind == ComplaintKind::TooManyOutputs);
        out.complaints.extend(complaints);
    }
}
