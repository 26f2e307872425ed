//! Bodies in which blanks say nothing: JSON that nothing calls something else, nor holds to its bytes; and how that is set out.

use super::atom;
use crate::api;
use crate::curl::{self, Arg, HeaderOrigin, Request};
use crate::json;
use crate::knowledge::body_bound;
use crate::knowledge::options::{DataKind, Effect};
use crate::mend::Command;
use crate::shell::{Unknown, Value};
use crate::text::{Mapped, Span};

/// Which of the arguments of `command` have a value that a layout may set out.
pub(super) fn set_out(command: &Command) -> Vec<bool> {
    let args = &command.invocation.args;
    let requests = &command.invocation.requests;
    if !args.iter().any(is_text) || requests.is_empty() || !requests.iter().all(is_sent_freely) {
        return vec![false; args.len()];
    }
    let is_free = |value: &Value| is_json(value.text()) && atom::live_word(command, value).is_none();
    args.iter().map(|arg| is_text(arg) && arg.value.as_ref().is_some_and(is_free)).collect()
}

/// The values of `command` that a layout may set out.
pub(super) fn values(command: &Command) -> impl Iterator<Item = &Value> {
    let args = command.invocation.args.iter().zip(set_out(command));
    args.filter(|(_, is_set_out)| *is_set_out).filter_map(|(arg, _)| arg.value.as_ref())
}

/// Whether the value of `arg` is sent as it stands by an option that promises no bytes.
fn is_text(arg: &Arg) -> bool {
    let effect = arg.option.map(|option| option.effect);
    matches!(effect, Some(Effect::Data(DataKind::Plain | DataKind::Raw | DataKind::Json)))
}

/// Whether `text` is JSON from its first letter to its last.
fn is_json(text: &str) -> bool {
    let document = json::read(text);
    document.faults.is_empty() && document.root.is_some() && text.trim() == text
}

/// Whether whoever gets the body of `request` reads JSON, and checks no sum of its bytes.
fn is_sent_freely(request: &Request) -> bool {
    let binds = |header: &curl::Header| match header.origin {
        HeaderOrigin::File(_) => true,
        _ => header.name.known().is_none_or(body_bound::is_bound),
    };
    request.signature.is_none() && !request.headers.iter().any(binds) && api::takes_json(request)
}

/// A JSON body with two blanks a level; what the shell fills in stays where it is. `None` where it cannot be set out.
pub(super) fn pretty(value: &Value) -> Option<Value> {
    let document = json::read(value.text());
    let root = document.root.filter(|_| document.faults.is_empty())?;
    if root.members().is_empty() && root.items().is_empty() {
        return None;
    }
    let written = root.to_pretty();
    let unknowns = moved(value, &written)?;
    Some(Value::new(Mapped::verbatim(&written, Span::new(0, written.len())), unknowns))
}

/// What the shell fills in of `value`, where that stands in `written`; `None` where it could be something else.
fn moved(value: &Value, written: &str) -> Option<Vec<Unknown>> {
    let mut at = 0;
    let mut out = Vec::new();
    for unknown in value.unknowns() {
        let text = unknown.span.of(value.text());
        let alike = value.unknowns().iter().filter(|other| other.span.of(value.text()).contains(text)).count();
        if written.matches(text).count() != alike {
            return None;
        }
        let start = at + written[at..].find(text)?;
        at = start + text.len();
        out.push(Unknown { span: Span::new(start, at), kind: unknown.kind.clone() });
    }
    Some(out)
}
