//! Schemas that are put together from one with a discriminator, whose values tell them apart.

use std::collections::HashMap;

use serde_json::Value;

use super::document::{Document, items, members, reference, text};

/// Those of a document, by what they are put together from.
#[derive(Debug, Default)]
pub(super) struct Heirs<'d> {
    pub(super) of: HashMap<&'d str, Vec<Heir<'d>>>,
}

/// A schema and its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heir<'d> {
    pub(super) name: &'d str,
    pub(super) schema: &'d Value,
}

impl<'d> Heirs<'d> {
    /// Those of `document`.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut of: HashMap<&'d str, Vec<Heir<'d>>> = HashMap::new();
        for (name, schema) in members(document.part("components").get("schemas").unwrap_or(&Value::Null)) {
            let parts = items(schema.get("allOf").unwrap_or(&Value::Null)).filter_map(reference);
            for base in parts {
                of.entry(base).or_default().push(Heir { name, schema });
            }
        }
        of.retain(|base, _| document.find(base).is_some_and(is_told_apart));
        Self { of }
    }

    /// Whether there are some of what stands behind `reference`.
    pub(super) fn has(&self, reference: &str) -> bool {
        self.of.contains_key(reference)
    }
}

/// Whether a schema has a discriminator, and does not say itself what it tells apart.
fn is_told_apart(schema: &Value) -> bool {
    let has = |name: &str| schema.get(name).is_some();
    !tag(schema).is_empty() && !has("oneOf") && !has("anyOf")
}

/// The member that tells apart what is put together from `schema`.
pub(super) fn tag(schema: &Value) -> &str {
    text(schema.get("discriminator").unwrap_or(&Value::Null), "propertyName")
}
