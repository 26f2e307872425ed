//! `oneOf` and `anyOf`: variants, and the member that tells which is meant.

use std::collections::HashSet;

use serde_json::Value;

use super::document::{is, members, reference, text};
use super::node::{Choice, Id, Kind, Member, Node, Object, Scalar};
use super::schema::Schemas;

/// How many members are tried that may tell variants apart.
const CANDIDATES: usize = 16;

impl<'d> Schemas<'d> {
    /// One of `variants`, which stand in `schema`.
    pub(super) fn choice(&mut self, schema: &'d Value, variants: &'d [Value], place: &str, depth: usize) -> Id {
        let discriminator = schema.get("discriminator").unwrap_or(&Value::Null);
        let tag = text(discriminator, "propertyName");
        let mut found = Vec::new();
        for variant in variants.iter().filter(|variant| !is_null(variant)) {
            let id = self.at(variant, place, depth).id;
            found.push(self.pinned(id, tag, &values(discriminator, variant)));
        }
        let id = self.choice_of(tag.to_owned(), &found);
        if variants.iter().any(is_null) { self.nullable(id) } else { id }
    }

    /// The variant with the values that stand for it, where it does not list its own.
    fn pinned(&mut self, id: Id, tag: &str, values: &[String]) -> Id {
        let node = self.arena.get(id).clone();
        let Kind::Object(mut object) = node.kind else { return id };
        let Some(member) = object.members.iter_mut().find(|member| member.name == tag) else { return id };
        let is_free = match &self.arena.get(member.value).kind {
            Kind::Any => true,
            Kind::Scalar(scalar) => scalar.letter == 's' && scalar.values.is_empty(),
            _ => false,
        };
        if values.is_empty() || !is_free {
            return id;
        }
        member.value = self.arena.kind(Kind::Scalar(Scalar { values: values.to_vec(), ..Scalar::new('s') }));
        self.arena.add(Node { kind: Kind::Object(object), ..node })
    }

    /// One of `variants`, each once, choices among them taken apart.
    pub(super) fn choice_of(&mut self, tag: String, variants: &[Id]) -> Id {
        let mut nullable = false;
        let mut tag = tag;
        let mut flat = Vec::new();
        for id in variants {
            let node = self.arena.get(*id);
            nullable |= node.nullable;
            match &node.kind {
                Kind::Choice(inner) => {
                    if tag.is_empty() {
                        tag.clone_from(&inner.tag);
                    }
                    flat.extend(&inner.variants);
                }
                _ => flat.push(*id),
            }
        }
        let mut known = HashSet::new();
        flat.retain(|id| known.insert(*id));
        if flat.iter().any(|id| self.arena.get(*id).kind == Kind::Any) {
            return self.arena.kind(Kind::Any);
        }
        let id = match flat.as_slice() {
            [] => self.arena.kind(Kind::Any),
            [one] => *one,
            _ => {
                let is_told = !tag.is_empty() && flat.iter().any(|id| self.values(*id, &tag).is_some());
                let tag = if is_told { tag } else { self.tag(&flat) };
                self.arena.kind(Kind::Choice(Choice { tag, variants: flat }))
            }
        };
        if nullable { self.nullable(id) } else { id }
    }

    /// The member of which all variants list values, no two the same.
    fn tag(&self, variants: &[Id]) -> String {
        let Some(first) = variants.first().and_then(|id| self.arena.object(*id)) else { return String::new() };
        let tells = |member: &&Member, most: usize| {
            let mut known = HashSet::new();
            variants.iter().all(|id| {
                let values = self.values(*id, &member.name).filter(|values| values.len() <= most);
                values.is_some_and(|values| values.iter().all(|value| known.insert(value)))
            })
        };
        let listing: Vec<_> =
            first.members.iter().filter(|member| self.lists(member).is_some()).take(CANDIDATES).collect();
        let found = [1, usize::MAX].into_iter().find_map(|most| listing.iter().find(|it| tells(it, most)));
        found.map_or_else(String::new, |member| member.name.clone())
    }

    /// The values that the member `name` of a variant lists.
    fn values(&self, id: Id, name: &str) -> Option<&[String]> {
        let member = self.arena.object(id).and_then(|object: &Object| object.member(name))?;
        self.lists(member)
    }

    fn lists(&self, member: &Member) -> Option<&[String]> {
        match &self.arena.get(member.value).kind {
            Kind::Scalar(scalar) if !scalar.values.is_empty() => Some(&scalar.values),
            _ => None,
        }
    }
}

/// Whether a schema is there for `null` only: it says nothing, or nothing else.
fn is_null(schema: &Value) -> bool {
    let says = |name: &str| schema.get(name).is_some();
    let is_other = ["properties", "items", "$ref", "allOf", "anyOf", "oneOf", "enum"].into_iter().any(says);
    text(schema, "type") == "null"
        || (is(schema, "nullable") && !says("type") && !is_other)
        || schema.get("const").is_some_and(Value::is_null)
        || schema.get("enum").and_then(Value::as_array).is_some_and(|all| all.len() == 1 && all[0].is_null())
}

/// The values of the discriminator that stand for `variant`.
fn values(discriminator: &Value, variant: &Value) -> Vec<String> {
    let Some(target) = reference(variant) else { return Vec::new() };
    let mapping = members(discriminator.get("mapping").unwrap_or(&Value::Null));
    let own =
        mapping.filter(|(_, to)| to.as_str().is_some_and(|to| to == target || target.ends_with(&format!("/{to}"))));
    own.map(|(value, _)| value.to_owned()).collect()
}
