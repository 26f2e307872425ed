//! Operations and members of bodies that have ended, or will: told of once, by the rule that says so. Knows nothing of how.

use super::expected::{holds, parts, walk};
use crate::api::{Call, JsonBody};
use crate::json::{Member, Value};
use crate::knowledge::retired::{self, Retired};
use crate::knowledge::values;
use crate::text::Span;

/// What of `body` has ended or will, each with what is known of it.
pub(super) fn ended<'b>(call: &Call, body: &'b JsonBody) -> Vec<(&'b Member, Retired)> {
    if call.api.is_some() {
        return Vec::new();
    }
    let mut found: Vec<(&Member, Retired)> = Vec::new();
    for part in parts(call, body) {
        let segments: Vec<_> = part.template.split('/').skip(1).collect();
        let is_meant = |row: &Retired| !row.member.is_empty() && holds(part.object, row.when);
        for row in retired::at(&segments, part.method).filter(is_meant) {
            let mut steps = values::steps(row.member);
            let Some(name) = steps.pop() else { continue };
            let mut holders = Vec::new();
            walk(part.object, &steps, &mut holders);
            let members = holders.into_iter().flat_map(Value::members);
            let Some(member) = members.into_iter().find(|member| member.name == name) else { continue };
            if found.iter().all(|(other, _)| other.name_span != member.name_span) {
                found.push((member, row));
            }
        }
    }
    found
}

/// What is known of the end of all that `call` asks for by `method`.
pub(super) fn end(call: &Call, method: &str) -> Option<Retired> {
    call.api.is_none().then_some(())?;
    let segments: Vec<_> = call.segments.iter().map(|segment| segment.value.text()).collect();
    retired::at(&segments, method).find(|row| row.member.is_empty() && !row.end.is_empty())
}

/// Whether the member named at `span` is one of these.
pub(super) fn has_ended(call: &Call, body: &JsonBody, span: Span) -> bool {
    ended(call, body).iter().any(|(member, _)| member.name_span == span)
}
