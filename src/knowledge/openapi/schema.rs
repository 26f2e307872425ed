//! Schemas → nodes.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::document::{Document, Misread, is, items, members, reference};
use super::heirs::Heirs;
use super::node::{Arena, Bounds, Id, Kind, Member, Node, Object};
use super::scalar::{counts, implied, letters, scalar, values};
use crate::knowledge::shape::Demand;

/// How deep schemas may be nested, references followed.
const DEEPEST: usize = 64;
/// How much may be put together for each byte of the document.
const SWELL: usize = 4;

const HOLDS_ITSELF: &str = "it holds itself, and is followed once";
const TOO_LARGE: &str = "schemas grow too large when they are put together; nothing more is read";

/// What else a schema may say.
const OTHERS: [&str; 5] = ["contains", "dependentRequired", "not", "prefixItems", "propertyNames"];

/// What else a schema may say by which there may be members that it does not list.
const OPENING: [&str; 4] = ["$dynamicRef", "dependentSchemas", "if", "patternProperties"];

/// What a schema says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) id: Id,
    pub(super) read_only: bool,
    pub(super) deprecated: bool,
    /// Whether members may be there that are not listed, for a reason that is not understood.
    pub(super) opens: bool,
}

/// What has been read of the schemas of a document.
#[derive(Debug)]
pub(super) struct Schemas<'d> {
    pub(super) document: &'d Document,
    pub(super) arena: Arena,
    pub(super) misread: Vec<Misread>,
    /// What stands behind each reference; nothing while it is being read.
    seen: HashMap<&'d str, Option<Seen>>,
    /// The same together with its heirs, where it has some.
    families: HashMap<&'d str, Option<Seen>>,
    pub(super) heirs: Heirs<'d>,
    most: usize,
    has_told: bool,
}

impl<'d> Schemas<'d> {
    /// Nothing yet, of a document of so many bytes.
    pub(super) fn new(document: &'d Document, size: usize) -> Self {
        let (arena, misread) = (Arena::default(), Vec::new());
        Self {
            document,
            arena,
            misread,
            seen: HashMap::new(),
            families: HashMap::new(),
            heirs: Heirs::of(document),
            most: 4096 + size.saturating_mul(SWELL),
            has_told: false,
        }
    }

    pub(super) fn tell(&mut self, place: &str, what: impl Into<String>) {
        self.misread.push(Misread { place: place.to_owned(), what: what.into() });
    }

    /// All nodes, and what was not understood.
    pub(super) fn finish(mut self) -> (Arena, Vec<Misread>) {
        if self.is_spent() && !self.has_told {
            self.tell("#", TOO_LARGE);
        }
        (self.arena, self.misread)
    }

    /// Whether more was put together than a document of this size should need.
    pub(super) const fn is_spent(&self) -> bool {
        self.arena.work() > self.most
    }

    pub(super) fn any(&mut self) -> Seen {
        Seen { id: self.arena.kind(Kind::Any), read_only: false, deprecated: false, opens: false }
    }

    /// What `schema`, which stands at `place`, says.
    pub(super) fn read(&mut self, schema: &'d Value, place: &str) -> Seen {
        self.at(schema, place, 0)
    }

    pub(super) fn at(&mut self, schema: &'d Value, place: &str, depth: usize) -> Seen {
        if self.is_beyond(place, depth) {
            return self.any();
        }
        let target = reference(schema).map(|reference| self.referred(reference, place, depth));
        self.beside(target, schema, place, depth)
    }

    /// The same of what another schema is put together from: what it refers to is meant by itself, without its heirs.
    pub(super) fn part(&mut self, schema: &'d Value, place: &str, depth: usize) -> Seen {
        if self.is_beyond(place, depth) {
            return self.any();
        }
        let target = reference(schema).map(|reference| self.alone(reference, place, depth));
        self.beside(target, schema, place, depth)
    }

    /// Whether nothing more is read here.
    fn is_beyond(&mut self, place: &str, depth: usize) -> bool {
        let is_deep = depth > DEEPEST;
        if is_deep {
            self.tell(place, "schemas are nested too deeply here");
        } else if self.is_spent() && !self.has_told {
            self.has_told = true;
            self.tell(place, TOO_LARGE);
        }
        is_deep || self.is_spent()
    }

    /// What `schema` says beside `target`, which it refers to.
    fn beside(&mut self, target: Option<Seen>, schema: &'d Value, place: &str, depth: usize) -> Seen {
        let own = self.own(schema, place, depth);
        let Some(target) = target else { return own };
        let id = self.merge(target.id, own.id, place);
        self.opened(Seen {
            id,
            read_only: own.read_only || target.read_only,
            deprecated: own.deprecated || target.deprecated,
            opens: own.opens || target.opens,
        })
    }

    /// `seen` with what `opens` says done to its objects.
    fn opened(&mut self, seen: Seen) -> Seen {
        if !seen.opens {
            return seen;
        }
        let node = self.arena.get(seen.id).clone();
        let kind = match node.kind {
            Kind::Object(object) => Kind::Object(Object { open: true, ..object }),
            Kind::Choice(choice) => {
                let open = |id: &Id| self.opened(Seen { id: *id, ..seen }).id;
                let variants = choice.variants.iter().map(open).collect();
                Kind::Choice(super::node::Choice { variants, ..choice })
            }
            kind => kind,
        };
        Seen { id: self.arena.add(Node { kind, ..node }), ..seen }
    }

    /// What stands behind `reference` and what is put together from it and told from it by a discriminator, read once.
    pub(super) fn referred(&mut self, reference: &'d str, place: &str, depth: usize) -> Seen {
        if !self.heirs.has(reference) {
            return self.alone(reference, place, depth);
        }
        match self.families.get(reference) {
            Some(Some(seen)) => *seen,
            Some(None) => {
                self.tell(reference, HOLDS_ITSELF);
                self.any()
            }
            None => {
                self.families.insert(reference, None);
                let seen = self.family(reference, place, depth);
                self.families.insert(reference, Some(seen));
                seen
            }
        }
    }

    /// What stands behind `reference`, read once.
    pub(super) fn alone(&mut self, reference: &'d str, place: &str, depth: usize) -> Seen {
        match self.seen.get(reference) {
            Some(Some(seen)) => return *seen,
            Some(None) => {
                self.tell(reference, HOLDS_ITSELF);
                return self.any();
            }
            None => {}
        }
        let Some(target) = self.document.find(reference) else {
            self.tell(place, format!("there is no `{reference}`"));
            return self.any();
        };
        self.seen.insert(reference, None);
        let seen = self.at(target, reference, depth + 1);
        self.seen.insert(reference, Some(seen));
        seen
    }

    /// What a schema says, but for its `$ref`.
    fn own(&mut self, schema: &'d Value, place: &str, depth: usize) -> Seen {
        let mut seen = Seen {
            id: self.base(schema, place, depth),
            read_only: is(schema, "readOnly"),
            deprecated: is(schema, "deprecated"),
            opens: OPENING.iter().any(|name| schema.get(name).is_some()),
        };
        for part in items(schema.get("allOf").unwrap_or(&Value::Null)) {
            let part = self.part(part, place, depth + 1);
            seen.id = self.merge(seen.id, part.id, place);
            seen.read_only |= part.read_only;
            seen.deprecated |= part.deprecated;
            seen.opens |= part.opens;
        }
        for name in ["oneOf", "anyOf"] {
            if let Some(variants) = schema.get(name).and_then(Value::as_array) {
                let choice = self.choice(schema, variants, place, depth + 1);
                seen.id = self.merge(seen.id, choice, place);
            }
        }
        if is(schema, "nullable") {
            seen.id = self.nullable(seen.id);
        }
        for name in OTHERS.iter().chain(&OPENING) {
            if schema.get(name).is_some() {
                self.tell(place, format!("`{name}` is not understood, so that less is told"));
            }
        }
        self.opened(seen)
    }

    pub(super) fn nullable(&mut self, id: Id) -> Id {
        let node = Node { nullable: true, ..self.arena.get(id).clone() };
        if node.kind == Kind::Any { id } else { self.arena.add(node) }
    }

    /// What a schema says by itself, but for what it puts together from others.
    fn base(&mut self, schema: &'d Value, place: &str, depth: usize) -> Id {
        let values = values(schema);
        let mut letters = letters(schema);
        if letters.is_empty() {
            letters = implied(schema, &values);
        }
        let has_null = letters.contains(&'0') || values.iter().flatten().any(|value| value.is_null());
        letters.retain(|letter| *letter != '0');
        if letters.contains(&'n') {
            letters.retain(|letter| *letter != 'i');
        }
        let made: Vec<_> = letters.iter().map(|letter| self.kind(*letter, schema, &values, place, depth)).collect();
        let id = match made.as_slice() {
            [] => self.arena.kind(Kind::Any),
            [one] => *one,
            _ => self.choice_of(String::new(), &made),
        };
        if has_null { self.nullable(id) } else { id }
    }

    fn kind(&mut self, letter: char, schema: &'d Value, values: &[Vec<&'d Value>], place: &str, depth: usize) -> Id {
        let kind = match letter {
            'o' => self.object(schema, place, depth),
            'a' => {
                let items = schema.get("items").filter(|_| schema.get("prefixItems").is_none());
                let items = items.map(|items| self.at(items, place, depth + 1).id);
                let items = items.unwrap_or_else(|| self.any().id);
                let bounds = Bounds { once: is(schema, "uniqueItems"), ..counts(schema, "minItems", "maxItems") };
                Kind::List(bounds, items)
            }
            letter => Kind::Scalar(scalar(letter, schema, values)),
        };
        self.arena.kind(kind)
    }

    fn object(&mut self, schema: &'d Value, place: &str, depth: usize) -> Kind {
        let bounds = counts(schema, "minProperties", "maxProperties");
        let properties = schema.get("properties").unwrap_or(&Value::Null);
        let more = schema.get("additionalProperties").or_else(|| schema.get("unevaluatedProperties"));
        let others = more.filter(|more| more.is_object()).map(|more| self.at(more, place, depth + 1).id);
        let names = items(schema.get("required").unwrap_or(&Value::Null)).filter_map(Value::as_str);
        let mut required: HashSet<_> = names.collect();
        let mut found = Vec::new();
        for (name, property) in members(properties) {
            let seen = self.at(property, place, depth + 1);
            let demand = match (seen.read_only, required.remove(name)) {
                (true, _) => Demand::ReadOnly,
                (false, true) => Demand::Required,
                (false, false) => Demand::Optional,
            };
            found.push(Member { name: name.to_owned(), demand, deprecated: seen.deprecated, value: seen.id });
        }
        for name in required {
            let value = self.any().id;
            found.push(Member { name: name.to_owned(), demand: Demand::Required, deprecated: false, value });
        }
        found.sort_by(|left, right| left.name.cmp(&right.name));
        let typed = others.filter(|others| self.arena.get(*others).kind != Kind::Any);
        if let Some(items) = typed.filter(|_| found.is_empty()) {
            return Kind::Map(bounds, items);
        }
        let is_known = !found.is_empty() || more.is_some_and(|more| *more == Value::Bool(false));
        let open = others.is_some() || !is_known || more.is_some_and(|more| *more == Value::Bool(true));
        Kind::Object(Object { open, bounds, members: found, rest: typed })
    }
}
