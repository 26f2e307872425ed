//! What keeps a body from being JSON, told the same way whoever it is sent to.

use crate::api::{JsonBody, Rewrite};
use crate::json::{self, Fault, FaultKind};
use crate::lint::Check;
use crate::text::{Edit, Grade, apply};

/// Tells of the first fault of `body` that is certain, with the edits that cure all of them where they are plain.
pub(super) fn tell(on: &mut Check<'_>, body: &JsonBody, why: &str) {
    let faults: Vec<_> = body.document.faults.iter().filter(|fault| is_certain(fault, body)).collect();
    let Some(first) = faults.first() else { return };
    let at = body.text.text().get(..first.span.start).map_or(0, |before| before.chars().count() + 1);
    let edits = edits(Rewrite::of(on.subject.command), body, &faults);
    if first.kind == FaultKind::TooDeep {
        on.report(body.origin(first.span), format!("the body goes unread: it is nested too deep at character {at}"))
            .why("what stands there is not looked at, and many servers refuse such a body")
            .advise("nest it less, or see for yourself that it is right");
        return;
    }
    let told = on
        .report(body.origin(first.span), format!("the body is no JSON: {} at character {at}", name(first.kind)))
        .why(why);
    match edits {
        Some(edits) => told.fix(Grade::Safe, "write it as JSON", &edits),
        None => told.advise("write it as JSON: names and texts in `\"`, no comma before a closing bracket"),
    };
}

/// What the shell fills in may be anything, and so may what stands behind it.
fn is_certain(fault: &Fault, body: &JsonBody) -> bool {
    body.unknown.iter().all(|unknown| unknown.start > fault.span.end && fault.kind != FaultKind::Unclosed)
}

/// The edits that make it JSON, if every fault says what should stand in its place.
fn edits(rewrite: Rewrite<'_>, body: &JsonBody, faults: &[&Fault]) -> Option<Vec<Edit>> {
    let plain: Option<Vec<_>> =
        faults.iter().map(|fault| Some(Edit::new(fault.span, fault.instead.as_deref()?))).collect();
    let plain = plain.filter(|_| faults.iter().all(|fault| fault.kind != FaultKind::Unclosed))?;
    let cured = json::read(&apply(body.text.text(), &plain));
    let is_cured = cured.faults.is_empty() && cured.root.is_some();
    is_cured.then(|| plain.iter().map(|edit| rewrite.body(body, edit.span, &edit.text)).collect())?
}

const fn name(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::CurlyQuote => "a typographic quote",
        FaultKind::FullWidth => "a full-width sign",
        FaultKind::Blank => "a blank that JSON does not have",
        FaultKind::SingleQuote => "a single quote where `\"` belongs",
        FaultKind::BareName => "a name without quotes",
        FaultKind::BareValue => "a value that is none of JSON's",
        FaultKind::MissingValue => "no value",
        FaultKind::TrailingComma => "a comma before a closing bracket",
        FaultKind::MissingComma => "no comma between two values",
        FaultKind::MissingColon => "no colon behind a name",
        FaultKind::Unclosed => "something that is never closed",
        FaultKind::Mismatched => "a bracket that fits no other",
        FaultKind::Comment => "a comment",
        FaultKind::Escape => "an escape that JSON does not have",
        FaultKind::Control => "a control character inside a text",
        FaultKind::Number => "a number that JSON would not take",
        FaultKind::Trailing => "something behind the end",
        FaultKind::TooDeep => "too deep a nesting",
    }
}
