//! The body of a request, read as JSON.

use std::sync::OnceLock;

use super::address::opaque;
use crate::curl::{Body, Chunk, Form, FormSource, HeaderOrigin, Request};
use crate::json;
use crate::knowledge::catalogue::{BodyKind, Operation};
use crate::knowledge::shape::{Shape, Type};
use crate::shell::Value;
use crate::text::{Mapped, Span};

/// A JSON body.
#[derive(Clone, Debug)]
pub struct JsonBody {
    /// The text that curl sends, mapped to the text of the command.
    pub text: Mapped,
    /// As read; spans in [`text`](Self::text).
    pub document: json::Document,
    /// Where all of it stands.
    pub span: Span,
    /// Parts of [`text`](Self::text) that the shell fills in.
    pub unknown: Vec<Span>,
    /// What the operation takes here, where that is known.
    pub(super) wanted: Option<Type<'static>>,
    /// Whether it fits what the operation takes, once that was asked.
    pub(super) fits: OnceLock<bool>,
}

impl JsonBody {
    /// The bytes of the command behind `span` of the text.
    pub fn origin(&self, span: Span) -> Span {
        self.text.span(span)
    }

    /// Whether the shell fills in some byte of `span` of the text.
    pub fn is_unknown(&self, span: Span) -> bool {
        self.unknown.iter().any(|unknown| unknown.overlaps(span))
    }
}

/// The body of `request` if all of it stands in the command and it is, or should be, JSON.
pub(super) fn read(request: &Request, operation: Option<Operation<'static>>) -> Option<JsonBody> {
    let Body::Data(chunks) = &request.body else { return None };
    let (text, opaque, unknown) = join(chunks)?;
    let wanted = operation.map(|operation| operation.body);
    let wants_json = matches!(wanted, Some(BodyKind::Object | BodyKind::Array | BodyKind::Json));
    let is_free = match wanted {
        Some(BodyKind::Multipart | BodyKind::Form) => true,
        // Of several kinds of bodies, the one that is named is meant.
        Some(BodyKind::Raw) => !(is_called_json(request) && operation.is_some_and(|it| it.body_shape().is_some())),
        _ => false,
    };
    let looks_like_json = opaque.trim_start().starts_with(['{', '[', '“', '”', '„']);
    if is_free || !(wants_json || looks_like_json) || opaque.trim().bytes().all(|byte| byte == b'$') {
        return None;
    }
    Some(document(text, &opaque, unknown, operation.and_then(|operation| operation.body_shape())))
}

/// The parts of a form that hold JSON of a shape that `operation` knows.
pub(super) fn parts(request: &Request, operation: Option<Operation<'static>>) -> Vec<JsonBody> {
    let Body::Form(parts) = &request.body else { return Vec::new() };
    let Some(Shape::Object(known)) = operation.and_then(|it| it.form_shape()).map(Type::shape) else {
        return Vec::new();
    };
    let read = |part: &Form| {
        let wanted = known.member(part.name.known()?)?.value;
        let FormSource::Text(value) = &part.source else { return None };
        let is_json =
            matches!(wanted.shape(), Shape::Object(_) | Shape::Map { .. } | Shape::List { .. } | Shape::Choice(_));
        let (text, opaque, unknown) = join(&[Chunk::Text(value.clone())])?;
        let begins = opaque.trim_start().starts_with(['{', '[']);
        (is_json && begins).then(|| document(text, &opaque, unknown, Some(wanted)))
    };
    parts.iter().filter_map(read).collect()
}

/// The body of a request to anybody, if it is sent as JSON, or as nothing in particular and begins as JSON does.
pub(crate) fn told_json(request: &Request) -> Option<JsonBody> {
    let Body::Data(chunks) = &request.body else { return None };
    let sent = request.headers.iter().find(|header| header.name.text().eq_ignore_ascii_case("content-type"))?;
    let (text, opaque, unknown) = join(chunks)?;
    let is_json = match sent.origin {
        HeaderOrigin::Implied => begins_as_json(&opaque),
        _ => is_json_type(sent.value.text()) && !opaque.trim().bytes().all(|byte| byte == b'$'),
    };
    is_json.then(|| document(text, &opaque, unknown, None))
}

/// Whether all of the body is called JSON by a header that was given.
fn is_called_json(request: &Request) -> bool {
    let sent = request.header("content-type").filter(|header| header.origin != HeaderOrigin::Implied);
    sent.is_some_and(|header| is_json_type(header.value.text()))
}

/// Whether a media type says that all of the body is one JSON text: `application/json`, `application/ld+json`.
pub(super) fn is_json_type(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Whether `text` begins with the first name of an object or of one in a list; forms and templates do not.
fn begins_as_json(text: &str) -> bool {
    let inner = text.trim_start();
    let inner = inner.strip_prefix('[').map_or(inner, str::trim_start);
    inner.strip_prefix('{').is_some_and(|inner| inner.trim_start().starts_with(['"', '“', '”', '„']))
}

fn document(text: Mapped, opaque: &str, unknown: Vec<Span>, wanted: Option<Type<'static>>) -> JsonBody {
    let span = text.span(Span::new(0, text.text().len()));
    JsonBody { text, document: json::read(opaque), span, unknown, wanted, fits: OnceLock::new() }
}

/// The text of all chunks, the same with unknown parts made opaque, and where those stand.
fn join(chunks: &[Chunk]) -> Option<(Mapped, String, Vec<Span>)> {
    let mut text = Mapped::default();
    let mut plain = String::new();
    let mut unknown = Vec::new();
    for chunk in chunks {
        match chunk {
            Chunk::Text(value) => {
                unknown.extend(value.unknowns().iter().map(|it| it.span.shift(plain.len())));
                plain.push_str(&opaque(value));
                append(&mut text, value, chunks.len());
            }
            Chunk::Separator(separator) => {
                let end = text.span(Span::at(plain.len()));
                plain.push_str(separator);
                text.replace(separator, end);
            }
            Chunk::Encoded(_) | Chunk::File(..) => return None,
        }
    }
    (!plain.is_empty()).then_some((text, plain, unknown))
}

/// Appends `value`; the only one is taken as it is, which keeps its map exact.
fn append(text: &mut Mapped, value: &Value, count: usize) {
    if count == 1 {
        *text = value.mapped().clone();
        return;
    }
    for (at, c) in value.text().char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        text.replace(span.of(value.text()), value.origin(span));
    }
}
