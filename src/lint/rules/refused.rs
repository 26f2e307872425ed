//! How bad it is that a body does not fit: what the API is known to refuse is an error.

use super::expected::{parts, walk};
use crate::api::{Call, Fault, JsonBody, Misfit};
use crate::json::Value;
use crate::knowledge::refused;
use crate::text::Level;

/// The level of `misfit`, which is `usual` where the API may pass over it.
pub(super) fn level(call: &Call, body: &JsonBody, misfit: &Misfit<'_>, usual: Level) -> Level {
    if call.api.is_none() && is_refused(call, body, misfit) { Level::Error } else { usual }
}

/// Whether `call` sends what the API looks at closely.
pub(super) fn is_close(call: &Call) -> bool {
    let has_rows = |method| refused::members(&call.template(), method).next().is_some();
    call.api.is_none() && (["purge", "dns"].contains(&call.family()) || has_rows("POST"))
}

fn is_refused(call: &Call, body: &JsonBody, misfit: &Misfit<'_>) -> bool {
    parts(call, body)
        .iter()
        .any(|part| refused::members(&part.template, part.method).any(|steps| is_at(part.object, &steps, misfit)))
}

/// Whether `misfit` is about the member of `object` that `steps` lead to.
fn is_at(object: &Value, steps: &[&str], misfit: &Misfit<'_>) -> bool {
    let mut found = Vec::new();
    if matches!(misfit.fault, Fault::Missing) {
        let Some((last, holders)) = steps.split_last() else { return false };
        walk(object, holders, &mut found);
        return *last == misfit.name && found.iter().any(|holder| holder.span.start == misfit.span.start);
    }
    walk(object, steps, &mut found);
    found.iter().any(|value| value.span == misfit.span)
}
