//! Fields of a form, and whether they are those that the operation takes.

use crate::api::Call;
use crate::curl::{Body, Request};
use crate::knowledge::catalogue::Operation;
use crate::knowledge::shape::{Demand, Object, Shape, Type};
use crate::text::Span;

/// A field of a form that does not fit. Spans are in the text of the command.
#[derive(Clone, Debug)]
pub(crate) enum FieldMisfit {
    /// One that the operation does not have, beside those that it has.
    Unknown(String, Span, Object<'static>),
    /// One that must be sent, and where the form begins.
    Missing(&'static str, Span),
}

/// The one field of a form of `operation` that is a file, if there is one.
pub(crate) fn file_field(operation: Operation<'static>) -> Option<&'static str> {
    let Shape::Object(known) = operation.form_shape()?.shape() else { return None };
    let is_file = |shape: Shape<'_>| matches!(shape, Shape::Scalar(it) if it.format == "binary");
    let mut files = known.members().filter(|member| is_file(member.value.shape()));
    let first = files.next()?;
    files.next().is_none().then_some(first.name)
}

/// What does not fit in the form that `request` sends.
pub(crate) fn fields(request: &Request, call: &Call) -> Vec<FieldMisfit> {
    let Body::Form(parts) = &request.body else { return Vec::new() };
    let known = call.operation.filter(|_| !parts.is_empty()).and_then(|operation| operation.form_shape());
    let Some(Shape::Object(known)) = known.map(Type::shape) else { return Vec::new() };
    let mut found = Vec::new();
    let mut sent = Vec::new();
    for part in parts {
        let Some(name) = part.name.known() else { return found };
        let plain = name.strip_suffix("[]").unwrap_or(name);
        sent.push(plain);
        if !known.open && known.member(plain).is_none() && !name.is_empty() {
            found.push(FieldMisfit::Unknown(name.to_owned(), part.name.whole(), known));
        }
    }
    let is_whole = call.operation.is_some_and(|operation| operation.method != "PATCH");
    let missing = known.members().filter(|it| is_whole && it.demand == Demand::Required && !sent.contains(&it.name));
    let start = parts.first().map_or_else(|| Span::at(0), |part| part.span);
    found.extend(missing.map(|member| FieldMisfit::Missing(member.name, start)));
    found
}
