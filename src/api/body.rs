//! The body of a request, read as JSON.

use super::JsonBody;
use super::address::opaque;
use crate::curl::{Body, Chunk, Request};
use crate::json;
use crate::knowledge::catalogue::{BodyKind, Operation};
use crate::shell::Value;
use crate::text::{Mapped, Span};

/// The body of `request` if all of it stands in the command and it is, or should be, JSON.
pub(super) fn read(request: &Request, operation: Option<Operation<'_>>) -> Option<JsonBody> {
    let Body::Data(chunks) = &request.body else { return None };
    let (text, opaque, unknown) = join(chunks)?;
    let wanted = operation.map(|operation| operation.body);
    let wants_json = matches!(wanted, Some(BodyKind::Object | BodyKind::Array | BodyKind::Json));
    let is_free = matches!(wanted, Some(BodyKind::Raw | BodyKind::Multipart));
    let looks_like_json = opaque.trim_start().starts_with(['{', '[', '“', '”', '„']);
    if is_free || !(wants_json || looks_like_json) || opaque.trim().bytes().all(|byte| byte == b'$') {
        return None;
    }
    let document = json::read(&opaque);
    let span = text.span(Span::new(0, text.text().len()));
    Some(JsonBody { text, document, span, unknown })
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
