//! Values that were swallowed, by their names.

use super::{Slips, Subject};
use crate::api::{Carrier, Credential, CredentialFault, CredentialShape, SegmentFault};
use crate::mend::{Certainty, Command, Slip, SlipKind};
use crate::page::{self, Purpose};
use crate::text::Source;

/// Whether `command` lost a value.
pub(super) fn is_of(command: &Command) -> bool {
    command.slips.iter().any(|slip| slip.kind == SlipKind::LostPlaceholder)
}

/// What is told of the `count` values that a command lost.
pub(super) fn message(subject: Subject<'_>, slips: &Slips, count: usize) -> String {
    let names = names(subject);
    match names.as_slice() {
        [name] if count == 1 => format!("the value of `{name}` was swallowed"),
        names if names.len() == count => format!("{count} {}: those of {}", slips.many, listed(names)),
        _ if count == 1 => format!("{} is gone", missing(subject.command)),
        _ => format!("{count} {}, first of all {}", slips.many, missing(subject.command)),
    }
}

/// Why `given` stands where a value was: a tag leaves nothing behind, a page that hides or cuts something signs.
pub(super) fn why(given: &str, slips: &Slips) -> &'static str {
    if given.is_empty() {
        slips.why
    } else if given.contains("protected") {
        "web pages show this in place of every e-mail address they hide"
    } else {
        "whoever shortened it left this out, and the request goes elsewhere"
    }
}

/// Whether all that `command` lost are dots in place of whole parts of a URL in a document, which its author put there.
pub(super) fn is_authors(source: &Source, command: &Command) -> bool {
    let text = source.text();
    let mut lost = command.slips.iter().filter(|slip| slip.kind == SlipKind::LostPlaceholder);
    let is_dots = |slip: &Slip| {
        let begins = text[..slip.span.start].ends_with(['/', '=', ' ']);
        let ends = !text[slip.span.end..].starts_with(|c: char| c.is_alphanumeric());
        begins && ends && matches!(slip.span.of(text), "..." | "…")
    };
    page::purpose(source) == Purpose::Document && lost.all(is_dots)
}

/// Whether `slip` hid an e-mail address where the API wants one, which has a rule of its own.
pub(super) fn is_told_otherwise(subject: Subject<'_>, slip: &Slip) -> bool {
    let sent = || subject.requests().filter_map(|(_, call)| call).flat_map(|call| &call.credentials);
    let is_hidden = |it: &Credential| it.fault() == Some(CredentialFault::ProtectedEmail);
    let here = |it: &Credential| subject.command.text.span(it.span).overlaps(slip.span);
    slip.kind == SlipKind::LostPlaceholder && sent().any(|it| is_hidden(it) && here(it))
}

/// What is to be done about them.
pub(super) fn title(subject: Subject<'_>) -> String {
    let names = names(subject);
    let count = subject.command.slips.iter().filter(|slip| slip.kind == SlipKind::LostPlaceholder).count();
    match names.as_slice() {
        names if names.len() == count => format!("fill in {}", listed(names)),
        _ if count == 1 => format!("fill in {}", missing(subject.command)),
        _ => format!("fill in the {count} values that are missing"),
    }
}

/// The first of them in words.
fn missing(command: &Command) -> &str {
    match &command.certainty {
        Certainty::Unsure(doubts) => doubts.lost().unwrap_or("a value"),
        Certainty::Certain | Certainty::Likely(_) => "a value",
    }
}

/// The parameters and headers whose values are gone.
fn names(subject: Subject<'_>) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (_, call) in subject.requests() {
        let Some(call) = call else { continue };
        let segments = call.segments.iter().filter(|it| it.fault() == Some(SegmentFault::Empty));
        let headers = call.credentials.iter().filter(|it| it.shape == CredentialShape::Empty);
        let all = segments.filter_map(|it| it.parameter).chain(headers.filter_map(header));
        for name in all {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn header(credential: &Credential) -> Option<&'static str> {
    match credential.carrier {
        Carrier::Bearer | Carrier::Authorization => Some("Authorization"),
        Carrier::AuthKey => Some("X-Auth-Key"),
        Carrier::AuthEmail => Some("X-Auth-Email"),
        Carrier::ServiceKey | Carrier::Basic => None,
    }
}

/// `a`, `b` and `c`, in backticks.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
