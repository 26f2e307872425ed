//! What differs between two catalogues, operation by operation.

use std::collections::BTreeMap;
use std::fmt;

use super::label::labels;
use crate::knowledge::catalogue::{Catalogue, Operation};
use crate::knowledge::shape::{Choice, Demand, Member, Object, Shape, Type};

/// How many places of one operation are compared.
const MOST: usize = 100_000;

/// Everything that differs.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Operations that only the new catalogue has.
    pub added: Vec<String>,
    /// Operations that only the old one has.
    pub gone: Vec<String>,
    /// Operations of which something differs, and what.
    pub changed: Vec<Changed>,
}

/// An operation of which something differs.
#[derive(Clone, Debug)]
pub struct Changed {
    /// `POST /zones`
    pub operation: String,
    /// Place, what stood there, and what stands there now; empty where nothing does.
    pub places: Vec<(String, String, String)>,
}

/// What differs between `old` and `new`.
pub fn changes(old: &Catalogue, new: &Catalogue) -> Changes {
    let key = |it: Operation<'_>| format!("{} {}", it.method, it.path);
    let before: BTreeMap<_, _> = old.operations().map(|it| (key(it), it)).collect();
    let after: BTreeMap<_, _> = new.operations().map(|it| (key(it), it)).collect();
    let only = |these: &BTreeMap<String, _>, others: &BTreeMap<String, _>| {
        these.keys().filter(|key| !others.contains_key(*key)).cloned().collect()
    };
    let mut found = Changes { added: only(&after, &before), gone: only(&before, &after), changed: Vec::new() };
    for (name, one) in &before {
        let Some(two) = after.get(name) else { continue };
        let places = differences(places(*one), places(*two));
        if !places.is_empty() {
            found.changed.push(Changed { operation: name.clone(), places });
        }
    }
    found
}

/// A summary by counts, then one line for each thing that differs.
impl fmt::Display for Changes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { added, gone, changed } = self;
        let places: usize = changed.iter().map(|it| it.places.len()).sum();
        let many = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let (new, at) = (many(added.len(), "operation"), many(places, "place"));
        writeln!(out, "{new} added, {} gone, {} changed in {at}", gone.len(), changed.len())?;
        added.iter().try_for_each(|it| writeln!(out, "+ {it}"))?;
        gone.iter().try_for_each(|it| writeln!(out, "- {it}"))?;
        for Changed { operation, places } in changed {
            for (place, before, after) in places {
                writeln!(out, "~ {operation}\t{place}\t{before}\t{after}")?;
            }
        }
        Ok(())
    }
}

fn differences(old: BTreeMap<String, String>, mut new: BTreeMap<String, String>) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (place, before) in old {
        let after = new.remove(&place).unwrap_or_default();
        if before != after {
            found.push((place, before, after));
        }
    }
    found.extend(new.into_iter().map(|(place, after)| (place, String::new(), after)));
    found.sort();
    found
}

/// Each place of an operation, and what stands there.
pub(super) fn places(operation: Operation<'_>) -> BTreeMap<String, String> {
    let mut walk = Walk { found: BTreeMap::new() };
    let marks = [
        (operation.public, "public"),
        (operation.deprecated, "deprecated"),
        (operation.takes_any_query(), "any-query"),
    ];
    let marks: Vec<_> = marks.into_iter().filter_map(|(holds, mark)| holds.then_some(mark)).collect();
    walk.put("marks", &marks.join(","));
    walk.put("ends", operation.ends);
    walk.put("permissions", &operation.permission_names().collect::<Vec<_>>().join(","));
    walk.put("takes", operation.body.name());
    walk.put("optional", if operation.optional { "optional" } else { "" });
    for member in operation.parameters().into_iter().flat_map(Object::members) {
        let part = match member.demand {
            Demand::InPath => "path",
            Demand::InHeader | Demand::RequiredHeader => "header",
            _ => "query",
        };
        walk.member(part, member);
    }
    if let Some(body) = operation.body_shape() {
        walk.kind("body", "", body);
    }
    if let Some(form) = operation.form_shape() {
        walk.kind("form", "", form);
    }
    if let Some(data) = operation.data_shape() {
        walk.kind("data", "", data);
    }
    walk.found
}

struct Walk {
    found: BTreeMap<String, String>,
}

impl Walk {
    fn put(&mut self, place: &str, text: &str) {
        if !text.is_empty() && self.found.len() < MOST {
            self.found.insert(place.to_owned(), text.to_owned());
        }
    }

    fn member(&mut self, place: &str, member: Member<'_>) {
        let mark = match member.demand {
            Demand::Required | Demand::RequiredHeader => "!",
            Demand::ReadOnly => "^",
            Demand::Old => "-",
            Demand::Optional | Demand::InPath | Demand::InHeader => "",
        };
        let deprecated = if member.deprecated { "%" } else { "" };
        self.kind(&format!("{place} {}", member.name), &format!("{mark}{deprecated}"), member.value);
    }

    fn kind(&mut self, place: &str, marks: &str, kind: Type<'_>) {
        if self.found.len() >= MOST {
            return;
        }
        self.put(place, &format!("{marks}{}", kind.head()));
        match kind.shape() {
            Shape::Any | Shape::Free | Shape::Scalar(_) => {}
            Shape::List { items, .. } => self.kind(&format!("{place} []"), "", items),
            Shape::Map { items, .. } => self.kind(&format!("{place} {{}}"), "", items),
            Shape::Object(object) => {
                object.members().for_each(|member| self.member(place, member));
                object.rest().into_iter().for_each(|rest| self.kind(&format!("{place} {{}}"), "", rest));
            }
            Shape::Choice(choice) => {
                let told: Vec<_> = choice.variants().map(|variant| told(choice, variant)).collect();
                for (variant, label) in choice.variants().zip(labels(&told)) {
                    self.kind(&format!("{place} :{label}"), "", variant);
                }
            }
        }
    }
}

/// The values by which a variant may be told: that of its tag, and those of members that take one only.
fn told(choice: Choice<'_>, variant: Type<'_>) -> Vec<String> {
    let Shape::Object(object) = variant.shape() else { return Vec::new() };
    let first = |member: Member<'_>| match member.value.shape() {
        Shape::Scalar(scalar) => scalar.values().next().map(str::to_owned),
        _ => None,
    };
    let tag = object.member(choice.tag).and_then(first);
    tag.into_iter().chain(object.members().filter(|member| member.value.is_fixed()).filter_map(first)).collect()
}
