//! Names and values of headers.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use super::Place;
use crate::api::{Call, Sign};
use crate::knowledge::catalogue::BodyKind;
use crate::knowledge::headers;
use crate::knowledge::shape::{Member, Object};
use crate::lsp::document::Document;
use crate::text::Span;

/// What may follow `begun`, with which a header of `call` begins, up to `offset`.
pub(super) fn at(document: &Document, call: Option<&Call>, begun: &str, offset: usize) -> Vec<CompletionItem> {
    let typed = begun.split_once(':').map_or(begun, |(_, value)| value.trim_start());
    let place = Place { document, span: Span::new(offset - typed.len(), offset) };
    let item = |(word, detail): (String, String)| place.item(word, detail, CompletionItemKind::Value);
    match begun.split_once(':') {
        None => names(call).into_iter().map(item).collect(),
        Some((name, _)) => values(call, name).into_iter().map(|word| item((word, String::new()))).collect(),
    }
}

/// Those that the API knows before all others.
fn names(call: Option<&Call>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, detail: &str| {
        if found.iter().all(|(known, _)| !known.eq_ignore_ascii_case(name)) {
            found.push((name.to_owned(), detail.to_owned()));
        }
    };
    signs(call).filter_map(Sign::header).for_each(|(name, _)| add(name, "says who asks"));
    parameters(call).for_each(|member| add(member.name, "a parameter of the operation"));
    headers::all().for_each(|header| add(header.name, header.brief));
    found
}

fn values(call: Option<&Call>, name: &str) -> Vec<String> {
    let is_it = |known: &str| known.eq_ignore_ascii_case(name.trim());
    let schemes = signs(call).filter_map(Sign::header).filter(|(header, scheme)| is_it(header) && !scheme.is_empty());
    let mut found: Vec<_> = schemes.map(|(_, scheme)| format!("{scheme} ")).collect();
    found.extend(parameters(call).filter(|member| is_it(member.name)).flat_map(listed));
    if is_it("authorization") && call.is_some_and(|call| call.api.is_none()) {
        return vec!["Bearer $CLOUDFLARE_API_TOKEN".to_owned()];
    }
    if is_it("content-type")
        && let Some(types) = call.and_then(media_types)
    {
        return types.into_iter().map(str::to_owned).collect();
    }
    if found.is_empty() {
        found.extend(headers::find(name.trim()).iter().flat_map(headers::Header::values).map(str::to_owned));
    }
    found
}

/// The types that the operation takes, where that is known.
fn media_types(call: &Call) -> Option<Vec<&'static str>> {
    let operation = call.operation?;
    match operation.body {
        BodyKind::Object | BodyKind::Array | BodyKind::Json => Some(operation.json_types()),
        BodyKind::Multipart => Some(vec!["multipart/form-data"]),
        BodyKind::Form => Some(vec!["application/x-www-form-urlencoded"]),
        BodyKind::None | BodyKind::Raw => None,
    }
}

fn signs(call: Option<&Call>) -> impl Iterator<Item = &'static Sign> {
    let of_operation = |call: &Call| {
        let api = call.api?;
        Some(call.operation.map_or_else(|| api.signs.iter().collect(), |operation| api.signs_of(operation)))
    };
    call.and_then(of_operation).into_iter().flatten()
}

fn parameters(call: Option<&Call>) -> impl Iterator<Item = Member<'static>> {
    let known = call.and_then(|call| call.operation?.parameters());
    known.into_iter().flat_map(Object::members).filter(|member| member.is_header())
}

fn listed(member: Member<'static>) -> Vec<String> {
    use crate::knowledge::shape::Shape;
    match member.value.shape() {
        Shape::Scalar(scalar) => scalar.values().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
