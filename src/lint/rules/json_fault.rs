//! What keeps a body from being JSON, told the same way whoever it is sent to.

use std::borrow::Cow;

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
    let (what, advice) = words(first);
    let told = on.report(body.origin(first.span), format!("the body is no JSON: {what} at character {at}")).why(why);
    match edits {
        Some((grade, edits)) => told.fix(grade, "write it as JSON", &edits),
        None => told.advise(advice),
    };
}

/// What the shell fills in may be anything, and so may what stands behind it.
fn is_certain(fault: &Fault, body: &JsonBody) -> bool {
    body.unknown.iter().all(|unknown| unknown.start > fault.span.end && fault.kind != FaultKind::Unclosed)
}

/// The edits that make it JSON, if every fault says what should stand in its place; what was cut short may have had more.
fn edits(rewrite: Rewrite<'_>, body: &JsonBody, faults: &[&Fault]) -> Option<(Grade, Vec<Edit>)> {
    let plain: Option<Vec<_>> =
        faults.iter().map(|fault| Some(Edit::new(fault.span, fault.instead.as_deref()?))).collect();
    let plain = plain?;
    let cured = json::read(&apply(body.text.text(), &plain));
    let is_cured = cured.faults.is_empty() && cured.root.is_some();
    // What is behind the end was written for a reason, and what a bare word is nobody knows.
    if faults.iter().any(|fault| fault.kind == FaultKind::Trailing) {
        return None;
    }
    let is_plain =
        |fault: &&Fault| !matches!(fault.kind, FaultKind::Unopened | FaultKind::Unclosed | FaultKind::BareValue);
    let grade = if faults.iter().all(is_plain) { Grade::Safe } else { Grade::Unsafe };
    let edits = plain.iter().map(|edit| rewrite.body(body, edit.span, &edit.text));
    is_cured.then(|| edits.collect::<Option<_>>())?.map(|edits| (grade, edits))
}

/// What `fault` is, and what is to be done about it.
fn words(fault: &Fault) -> (Cow<'static, str>, &'static str) {
    let (what, advice) = match fault.kind {
        FaultKind::CurlyQuote => ("a typographic quote", "write `\"`"),
        FaultKind::FullWidth => ("a full-width sign", "write the ASCII one"),
        FaultKind::Blank => ("a blank that JSON does not have", "type a blank of the space bar, or none"),
        FaultKind::SingleQuote => ("a single quote where `\"` belongs", "write names and texts in `\"`"),
        FaultKind::BareName => ("a name without quotes", "write it in `\"`"),
        FaultKind::BareValue => ("a value that is none of JSON's", "write it in `\"` if it is a text"),
        FaultKind::MissingValue => ("no value", "put it there, or take its name out"),
        FaultKind::TrailingComma => ("a comma before a closing bracket", "take the comma out"),
        FaultKind::MissingComma => ("no comma between two values", "put one between them"),
        FaultKind::MissingColon => ("no colon behind a name", "put `:` and the value there"),
        FaultKind::Mismatched => ("a bracket that fits no other", "take it out, or put the other one where it belongs"),
        FaultKind::Comment => ("a comment", "take it out"),
        FaultKind::Escape => ("an escape that JSON does not have", "write a backslash twice where one is meant"),
        FaultKind::Control => ("a control character inside a text", "write it as an escape: `\\n`, `\\t`"),
        FaultKind::Number => ("a number that JSON would not take", "write it in digits, or in `\"`"),
        FaultKind::Trailing => ("something behind the end", "take it out, or put the bracket where it belongs"),
        FaultKind::Unopened => ("`{` is missing", "put it where it belongs, with what else was cut off"),
        FaultKind::DoubledColon => ("a colon too many", "take one of the two out"),
        FaultKind::TooDeep => ("too deep a nesting", "nest it less"),
        FaultKind::Unclosed => {
            let closer = fault.instead.as_deref().unwrap_or_default();
            let advice = "put it where it belongs, with what else was cut off";
            return (format!("`{closer}` is missing").into(), advice);
        }
    };
    (what.into(), advice)
}
