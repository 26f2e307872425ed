//! Fields of a form, and whether they are those that the operation takes.

use super::name::{Field, Fields};
use super::parameter::{self, ParameterMisfit, is_name, value};
use crate::api::Call;
use crate::curl::{self, Body, Chunk, FormSource, Request};
use crate::knowledge::catalogue::Operation;
use crate::knowledge::shape::{Demand, Object, Shape, Type};
use crate::text::Span;

/// A field of a form that does not fit. Spans are in the text of the command.
#[derive(Clone, Debug)]
pub(crate) enum FieldMisfit {
    /// One that the operation does not have, and the one that was meant, where one is near.
    Unknown(String, Span, Option<String>),
    /// One that must be sent, and where the form begins.
    Missing(String, Span),
}

/// The fields of a form of `operation` that are files, or lists of them.
pub(crate) fn file_fields(operation: Operation<'static>) -> Vec<&'static str> {
    let Some(Shape::Object(known)) = operation.form_shape().map(Type::shape) else { return Vec::new() };
    known.members().filter(|member| is_file(member.value.shape())).map(|member| member.name).collect()
}

/// The one field of a form of `operation` that is a file, if there is one.
pub(crate) fn file_field(operation: Operation<'static>) -> Option<&'static str> {
    let Shape::Object(known) = operation.form_shape()?.shape() else { return None };
    let is_one = |shape: Shape<'_>| matches!(shape, Shape::Scalar(_)) && is_file(shape);
    let mut files = known.members().filter(|member| is_one(member.value.shape()));
    let first = files.next()?;
    files.next().is_none().then_some(first.name)
}

fn is_file(shape: Shape<'_>) -> bool {
    match shape {
        Shape::Scalar(it) => it.format == "binary",
        Shape::List { items, .. } => matches!(items.shape(), Shape::Scalar(it) if it.format == "binary"),
        _ => false,
    }
}

/// A field as it is sent: its name, and its value where that stands in the command.
struct Sent {
    name: String,
    name_span: Span,
    value: Option<(String, Span)>,
}

/// What a form sends, what the operation takes in it, and whether that is all.
struct Form {
    sent: Vec<Sent>,
    known: Object<'static>,
    start: Span,
    is_whole: bool,
}

/// What does not fit in the form that `request` sends, but for values.
pub(crate) fn fields(request: &Request, call: &Call) -> Vec<FieldMisfit> {
    let Some(Form { sent, known, start, is_whole }) = form(request, call) else { return Vec::new() };
    let fields = Fields::of(known);
    let mut found = Vec::new();
    for Sent { name, name_span, .. } in &sent {
        if matches!(fields.field(name), Field::Unknown) && is_name(name) {
            found.push(FieldMisfit::Unknown(name.clone(), *name_span, fields.nearest(name)));
        }
    }
    let is_whole = is_whole && call.operation.is_some_and(|operation| operation.method != "PATCH");
    let missing = fields.members().filter(|it| is_whole && it.demand == Demand::Required);
    let missing = missing.filter(|it| !sent.iter().any(|sent| fields.is_part(&sent.name, it)));
    found.extend(missing.map(|member| FieldMisfit::Missing(member.name.to_owned(), start)));
    if is_whole {
        let names = sent.iter().map(|sent| (sent.name.as_str(), sent.name_span));
        found.extend(fields.lacking(names).into_iter().map(|(name, span)| FieldMisfit::Missing(name, span)));
    }
    found
}

/// The values of fields that do not fit.
pub(super) fn values(request: &Request, call: &Call) -> Vec<ParameterMisfit> {
    let Some(Form { sent, known, .. }) = form(request, call) else { return Vec::new() };
    let fields = Fields::of(known);
    let misfit = |Sent { name, value: text, .. }: &Sent| {
        let (text, span) = text.as_ref()?;
        let Field::Known(wanted, _) = fields.field(name) else { return None };
        value(wanted, fields.label(name), text, *span)
    };
    sent.iter().filter_map(misfit).collect()
}

fn form(request: &Request, call: &Call) -> Option<Form> {
    let operation = call.operation?;
    match &request.body {
        Body::Form(parts) => {
            let shape = operation.form_shape().or_else(|| operation.data_shape())?.shape();
            let (Shape::Object(known), Some(first)) = (shape, parts.first()) else { return None };
            let sent: Vec<_> = parts.iter().map_while(part).collect();
            Some(Form { is_whole: sent.len() == parts.len(), sent, known, start: first.span })
        }
        Body::Data(chunks) => data(request, operation, chunks),
        _ => None,
    }
}

/// A part whose name is known.
fn part(part: &curl::Form) -> Option<Sent> {
    let value = match &part.source {
        FormSource::Text(value) => value.known().map(|text| (text.to_owned(), value.whole())),
        _ => None,
    };
    Some(Sent { name: part.name.known()?.to_owned(), name_span: part.name.whole(), value })
}

/// What `-d` and its like send, if that is called a form and looks like one.
fn data(request: &Request, operation: Operation<'static>, chunks: &[Chunk]) -> Option<Form> {
    let Shape::Object(known) = operation.data_shape()?.shape() else { return None };
    let kind = request.header("content-type")?.value.known()?.split(';').next()?.trim().to_ascii_lowercase();
    let mut pairs = Vec::new();
    let is_whole = parameter::chunks(chunks, &mut pairs) && pairs.iter().all(|pair| is_name(&pair.name));
    let first = pairs.first().filter(|first| !first.name.trim_start().starts_with(['{', '[']))?;
    let start = first.name_span;
    let sent = pairs.into_iter().map(|pair| Sent {
        value: pair.is_known.then_some((pair.value, pair.value_span)),
        name: pair.name,
        name_span: pair.name_span,
    });
    let is_form = kind == "application/x-www-form-urlencoded";
    is_form.then(|| Form { sent: sent.collect(), known, start, is_whole })
}
