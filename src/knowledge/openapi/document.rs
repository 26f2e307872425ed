//! An `OpenAPI` document as JSON, and the ways in it.

use serde_json::{Map, Value};

/// How many references may lead to references.
const HOPS: usize = 16;

/// Something in the document that was not understood, or not as it is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misread {
    /// Where it stands: `#/components/schemas/zone`, `POST /zones body`.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

/// The document.
#[derive(Debug)]
pub(super) struct Document {
    root: Value,
}

impl Document {
    /// Reads `text`. What is no JSON, or nested too deeply, is an empty document.
    pub(super) fn read(text: &str, misread: &mut Vec<Misread>) -> Self {
        let root = serde_json::from_str(text).unwrap_or_else(|fault| {
            misread.push(Misread { place: "#".to_owned(), what: format!("it is no JSON that can be read: {fault}") });
            Value::Null
        });
        Self::new(root, misread)
    }

    /// The document `root`.
    pub(super) fn new(root: Value, misread: &mut Vec<Misread>) -> Self {
        let version = root.get("openapi").and_then(Value::as_str).unwrap_or_default();
        if !root.is_null() && !version.starts_with("3.") {
            let what = format!("it calls itself OpenAPI `{version}`, and is read as 3.1");
            misread.push(Misread { place: "#".to_owned(), what });
        }
        Self { root }
    }

    /// The member `name` of the document.
    pub(super) fn part(&self, name: &str) -> &Value {
        self.root.get(name).unwrap_or(&Value::Null)
    }

    /// Where `reference` leads; only those within the document are followed.
    pub(super) fn find(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(&unescaped(reference.strip_prefix('#')?))
    }

    /// `value`, or what it refers to.
    pub(super) fn resolve<'a>(&'a self, value: &'a Value) -> Result<&'a Value, &'a str> {
        let mut at = value;
        for _ in 0..HOPS {
            let Some(reference) = reference(at) else { return Ok(at) };
            at = self.find(reference).ok_or(reference)?;
        }
        Err(reference(at).unwrap_or_default())
    }
}

/// Where a `$ref` leads, if `value` is one.
pub(super) fn reference(value: &Value) -> Option<&str> {
    value.get("$ref").and_then(Value::as_str)
}

/// A reference is part of a URL: `%7B` is a brace.
fn unescaped(pointer: &str) -> String {
    let bytes = pointer.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The members of an object; none of anything else.
pub(super) fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter).map(|(name, value)| (name.as_str(), value))
}

/// The items of a list; none of anything else.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The text of member `name`; empty where there is none.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Whether member `name` is `true`.
pub(super) fn is(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool).unwrap_or(false)
}
