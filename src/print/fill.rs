//! Placeholders, and the variables that take their place.

use super::splice::{self, Hole};
use super::standin;
use super::variable::{own_variable, parameter_variable};
use crate::api::{Call, Carrier, Credential, CredentialShape};
use crate::knowledge::placeholders::{Meaning, Style, classify};
use crate::mend::Command;
use crate::shell::Value;
use crate::text::{Edit, Span};

/// An edit of a command's text that puts variables into one of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The edit.
    pub edit: Edit,
    /// The names of the variables, in order.
    pub variables: Vec<String>,
}

/// Shell variables in place of the placeholders in the URL, the headers and the other options of `command`.
///
/// Bodies keep theirs: what stands there is for the reader to say.
pub fn placeholders(command: &Command, calls: &[Option<Call>]) -> Vec<Filled> {
    let given = command.invocation.args.iter().filter(|arg| arg.option.is_some_and(|option| option.long == "header"));
    let home = if calls.iter().any(Option::is_some) { Home::Cloudflare } else { Home::Elsewhere };
    let mut holes: Vec<Hole> = given.filter_map(|arg| emptied(arg.value.as_ref()?, home)).collect();
    holes.extend(calls.iter().flatten().flat_map(called));
    for request in &command.invocation.requests {
        bracketed(&request.url, &mut holes);
        for header in &request.headers {
            bracketed(&header.value, &mut holes);
        }
    }
    if home == Home::Elsewhere {
        holes.extend(standin::find(command));
    }
    settle(&mut holes);
    splice::edits(command, &holes).into_iter().map(|(edit, variables)| Filled { edit, variables }).collect()
}

/// Whose credentials a command sends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    Cloudflare,
    Elsewhere,
}

/// The place of the credential that the header `given` lost, with all blanks that are left of it.
fn emptied(given: &Value, home: Home) -> Option<Hole> {
    let text = given.text();
    let (name, value) = text.split_once(':')?;
    let variable = match (name.trim().to_ascii_lowercase().as_str(), value.trim(), home) {
        ("authorization", "" | "Bearer", Home::Cloudflare) => Meaning::Token.variable(),
        // Without a blank behind it, this is how curl leaves the header out.
        ("authorization", "", Home::Elsewhere) if value.is_empty() => return None,
        ("authorization", "" | "Bearer", Home::Elsewhere) => "TOKEN",
        ("x-auth-key", "", Home::Cloudflare) => Meaning::Key.variable(),
        ("x-auth-email", "", Home::Cloudflare) => Meaning::Email.variable(),
        _ => return None,
    };
    let lead = if name.eq_ignore_ascii_case("authorization") && value.trim().is_empty() { " Bearer " } else { " " };
    let span = given.origin(Span::new(text.trim_end().len(), text.len()));
    Some(Hole { lead, ..Hole::new(span, variable) })
}

/// Sorts `holes` and drops each that overlaps one found before it.
pub(super) fn settle(holes: &mut Vec<Hole>) {
    let mut kept: Vec<Hole> = Vec::with_capacity(holes.len());
    for hole in holes.drain(..) {
        if !kept.iter().any(|other| other.span == hole.span || other.span.overlaps(hole.span)) {
            kept.push(hole);
        }
    }
    kept.sort_by_key(|hole| hole.span);
    *holes = kept;
}

/// The placeholders of a call of the API: segments of its path and credentials.
fn called(call: &Call) -> Vec<Hole> {
    let segments = call.segments.iter().filter_map(|segment| {
        let parameter = segment.parameter?;
        let lost = segment.span.is_empty();
        (lost || segment.placeholder.is_some_and(|found| found.style != Style::Email))
            .then(|| Hole::new(segment.span, parameter_variable(parameter)))
    });
    let credentials = call.credentials.iter().filter(|it| !call.is_left(it)).filter_map(credential);
    segments.chain(credentials).collect()
}

fn credential(credential: &Credential) -> Option<Hole> {
    if !matches!(credential.shape, CredentialShape::Placeholder(..)) {
        return None;
    }
    let meaning = match credential.carrier {
        Carrier::Bearer | Carrier::Authorization => Meaning::Token,
        Carrier::AuthKey => Meaning::Key,
        Carrier::AuthEmail => Meaning::Email,
        Carrier::ServiceKey | Carrier::Basic => return None,
    };
    Some(Hole::new(credential.span, meaning.variable()))
}

/// The placeholders in brackets anywhere in `value`, and `value` itself if its words make it one.
fn bracketed(value: &Value, holes: &mut Vec<Hole>) {
    let text = value.text();
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        let Some(close) = text[open..].find('>').map(|close| open + close + 1) else { break };
        let inside = Span::new(open, close);
        at = close;
        let found = classify(inside.of(text)).filter(|found| found.style == Style::Angle);
        if let Some(found) = found.filter(|_| !value.is_unknown(inside)) {
            holes.push(Hole::new(value.origin(inside), own_variable(inside.of(text), found)));
        }
    }
}
