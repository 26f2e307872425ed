//! The tolerant reader agrees with a strict one on what is JSON, and what it cures is.

use serde_json::Value as Strict;
use uncurly::json::{Document, Kind, Value, read, read_prefix};
use uncurly::text::{Edit, apply};

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(bytes);
    let document = read(&text);
    stands(&document, &text);
    agrees(&document, &text);
    is_cured(&document, &text);
    if let Some(root) = &document.root {
        is_written(root);
    }
    let prefix = read_prefix(&text);
    assert!(text.get(..prefix.end).is_some(), "{text}");
    stands(&prefix, &text);
}

/// Texts, and the bodies in them.
pub(crate) fn seed(text: &str) -> Vec<Vec<u8>> {
    let body = text.find(['{', '[']).map(|at| &text[at..]);
    let body = body.map(|body| &body[..body.rfind(['}', ']']).map_or(body.len(), |end| end + 1)]);
    body.into_iter().map(|body| body.as_bytes().to_vec()).collect()
}

/// Faults stand in the text, and values in those that hold them.
fn stands(document: &Document, text: &str) {
    for fault in &document.faults {
        assert!(text.get(fault.span.start..fault.span.end).is_some(), "{fault:?} in\n{text}");
    }
    let mut values: Vec<_> = document.root.iter().collect();
    while let Some(value) = values.pop() {
        assert!(text.get(value.span.start..value.span.end).is_some(), "{value:?} in\n{text}");
        for inner in inner(value) {
            assert!(value.span.contains(inner.span), "{value:?} in\n{text}");
            values.push(inner);
        }
    }
}

fn inner(value: &Value) -> impl Iterator<Item = &Value> {
    value.items().iter().chain(value.members().iter().map(|member| &member.value))
}

/// What is JSON is without fault and means the same, and what is none has a fault.
fn agrees(document: &Document, text: &str) {
    match serde_json::from_str::<Strict>(text) {
        Ok(strict) => {
            assert_eq!(document.faults, [], "{text}");
            let root = document.root.as_ref().expect("JSON has a value");
            assert_eq!(strict_of(root), Some(strict), "{text}");
        }
        Err(error) => assert!(!document.faults.is_empty(), "{error}: {text}"),
    }
}

/// `value` as the strict reader has it; nothing where that has no such value.
fn strict_of(value: &Value) -> Option<Strict> {
    Some(match &value.kind {
        Kind::Null => Strict::Null,
        Kind::Bool(is) => (*is).into(),
        Kind::Number(number) => serde_json::from_str(number).ok()?,
        Kind::String(text) => text.as_str().into(),
        Kind::Array(items) => Strict::Array(items.iter().map(strict_of).collect::<Option<_>>()?),
        Kind::Object(members) => {
            let member = |member: &uncurly::json::Member| Some((member.name.clone(), strict_of(&member.value)?));
            Strict::Object(members.iter().map(member).collect::<Option<_>>()?)
        }
        Kind::Bare(_) | Kind::Missing => return None,
    })
}

/// Where every fault has a cure, what comes of them is JSON.
fn is_cured(document: &Document, text: &str) {
    let cure = |fault: &uncurly::json::Fault| Some(Edit::new(fault.span, fault.instead.clone()?));
    let Some(edits) = document.faults.iter().map(cure).collect::<Option<Vec<_>>>() else { return };
    let cured = apply(text, &edits);
    assert!(is_json(&cured), "{text}\n{cured}\n{document:?}");
}

/// Both ways of writing give JSON, and the same.
fn is_written(root: &Value) {
    let (compact, pretty) = (root.to_text(), root.to_pretty());
    let strict = |text: &str| serde_json::from_str::<Strict>(text).map_err(|error| is_beyond(&error));
    assert!(strict(&compact) == strict(&pretty), "{compact}\n{pretty}");
    assert!(strict(&compact) != Err(false), "{compact}");
}

/// Whether `text` is JSON, but for numbers that no strict reader has room for.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<Strict>(text).map_or_else(|error| is_beyond(&error), |_| true)
}

fn is_beyond(error: &serde_json::Error) -> bool {
    error.to_string().contains("out of range")
}
