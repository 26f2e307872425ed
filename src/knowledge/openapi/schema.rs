//! Schemas → nodes.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::document::{Document, Misread, is, items, members, reference, text};
use super::node::{Arena, Bounds, Id, Kind, Member, Node, Object, Scalar};
use crate::knowledge::shape::Demand;

/// How deep schemas may be nested, references followed.
const DEEPEST: usize = 64;
/// How much may be put together for each byte of the document.
const SWELL: usize = 4;

const TOO_LARGE: &str = "schemas grow too large when they are put together; nothing more is read";

/// Formats that say something certain of a text.
const FORMATS: [&str; 13] = [
    "binary",
    "byte",
    "cidr",
    "date",
    "date-time",
    "email",
    "hostname",
    "ip",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
];

/// What else a schema may say.
const OTHERS: [&str; 9] = [
    "$dynamicRef",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "if",
    "not",
    "patternProperties",
    "prefixItems",
    "propertyNames",
];

/// What a schema says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) id: Id,
    pub(super) read_only: bool,
    pub(super) deprecated: bool,
}

/// What has been read of the schemas of a document.
#[derive(Debug)]
pub(super) struct Schemas<'d> {
    pub(super) document: &'d Document,
    pub(super) arena: Arena,
    pub(super) misread: Vec<Misread>,
    /// What stands behind each reference; nothing while it is being read.
    seen: HashMap<&'d str, Option<Seen>>,
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
        Seen { id: self.arena.kind(Kind::Any), read_only: false, deprecated: false }
    }

    /// What `schema`, which stands at `place`, says.
    pub(super) fn read(&mut self, schema: &'d Value, place: &str) -> Seen {
        self.at(schema, place, 0)
    }

    pub(super) fn at(&mut self, schema: &'d Value, place: &str, depth: usize) -> Seen {
        if depth > DEEPEST {
            self.tell(place, "schemas are nested too deeply here");
            return self.any();
        }
        if self.is_spent() {
            if !self.has_told {
                self.has_told = true;
                self.tell(place, TOO_LARGE);
            }
            return self.any();
        }
        let own = self.own(schema, place, depth);
        let Some(reference) = reference(schema) else { return own };
        let target = self.referred(reference, place, depth);
        let id = self.merge(target.id, own.id, place);
        Seen { id, read_only: own.read_only || target.read_only, deprecated: own.deprecated || target.deprecated }
    }

    /// What stands behind `reference`, read once.
    fn referred(&mut self, reference: &'d str, place: &str, depth: usize) -> Seen {
        match self.seen.get(reference) {
            Some(Some(seen)) => return *seen,
            Some(None) => {
                self.tell(reference, "it holds itself, and is followed once");
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
        };
        for part in items(schema.get("allOf").unwrap_or(&Value::Null)) {
            let part = self.at(part, place, depth + 1);
            seen.id = self.merge(seen.id, part.id, place);
            seen.read_only |= part.read_only;
            seen.deprecated |= part.deprecated;
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
        for name in OTHERS {
            if schema.get(name).is_some() {
                self.tell(place, format!("`{name}` is not understood, so that less is told"));
            }
        }
        seen
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
                let items = schema.get("items").map(|items| self.at(items, place, depth + 1).id);
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
        let more = schema.get("additionalProperties");
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
        let is_known = !found.is_empty() || more.is_some_and(|more| *more == Value::Bool(false));
        match others {
            Some(items) if found.is_empty() && self.arena.get(items).kind != Kind::Any => {
                if bounds != Bounds::default() {
                    self.tell(place, "the count of members of any name is not understood, so that less is told");
                }
                Kind::Map(items)
            }
            _ => {
                let open = others.is_some() || !is_known || more.is_some_and(|more| *more == Value::Bool(true));
                found.sort_by(|left, right| left.name.cmp(&right.name));
                Kind::Object(Object { open, bounds, members: found })
            }
        }
    }
}

/// The only values, if they are listed: those of `const` and those of `enum`.
fn values(schema: &Value) -> Vec<Vec<&Value>> {
    let only = schema.get("const").map(|value| vec![value]);
    let listed = schema.get("enum").and_then(Value::as_array).map(|values| values.iter().collect());
    only.into_iter().chain(listed).collect()
}

/// A letter for each type that the schema names; `0` for null.
fn letters(schema: &Value) -> Vec<char> {
    let stated = schema.get("type");
    let one = stated.and_then(Value::as_str);
    let several = stated.into_iter().flat_map(items).filter_map(Value::as_str);
    let letter = |name| match name {
        "string" | "file" => Some('s'),
        "number" => Some('n'),
        "integer" => Some('i'),
        "boolean" => Some('b'),
        "object" => Some('o'),
        "array" => Some('a'),
        "null" => Some('0'),
        _ => None,
    };
    one.into_iter().chain(several).filter_map(letter).collect()
}

/// The types that a schema implies which names none.
fn implied(schema: &Value, values: &[Vec<&Value>]) -> Vec<char> {
    let mut found = Vec::new();
    for value in values.iter().flatten() {
        let letter = match value {
            Value::Null => '0',
            Value::Bool(_) => 'b',
            Value::Number(number) if number.is_f64() => 'n',
            Value::Number(_) => 'i',
            Value::String(_) => 's',
            Value::Array(_) | Value::Object(_) => continue,
        };
        if !found.contains(&letter) {
            found.push(letter);
        }
    }
    let has = |names: &[&str]| names.iter().any(|name| schema.get(name).is_some());
    if found.is_empty() && has(&["properties", "additionalProperties", "required", "minProperties"]) {
        found.push('o');
    } else if found.is_empty() && has(&["items", "minItems", "maxItems"]) {
        found.push('a');
    }
    found
}

fn scalar(letter: char, schema: &Value, values: &[Vec<&Value>]) -> Scalar {
    let mut made = Scalar::new(letter);
    let is_of = |value: &&&Value| match letter {
        's' => value.is_string(),
        'b' => value.is_boolean(),
        _ => value.is_number(),
    };
    if let Some(listed) = values.first() {
        let word = |value: &&Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        made.values = listed.iter().filter(is_of).map(word).collect();
        let mut known = HashSet::new();
        made.values.retain(|value| known.insert(value.clone()));
    }
    let format = text(schema, "format").to_ascii_lowercase();
    if letter == 's' && FORMATS.contains(&format.as_str()) {
        made.format = format;
    }
    match letter {
        's' => {
            made.bounds = counts(schema, "minLength", "maxLength");
            text(schema, "pattern").clone_into(&mut made.pattern);
        }
        'n' | 'i' => made.bounds = numbers(schema),
        _ => {}
    }
    made
}

fn counts(schema: &Value, least: &str, most: &str) -> Bounds {
    let count = |name| schema.get(name).and_then(Value::as_u64).map_or_else(String::new, |count| count.to_string());
    let least = Some(count(least)).filter(|least| least != "0").unwrap_or_default();
    Bounds { least, most: count(most), ..Bounds::default() }
}

/// The bounds of a number; what leaves a bound out is that bound, or in 3.0 says so of the other.
fn numbers(schema: &Value) -> Bounds {
    let number =
        |name| schema.get(name).filter(|value| value.is_number()).map_or_else(String::new, ToString::to_string);
    let bound = |plain: &'static str, left_out: &'static str| {
        let (bound, without) = (number(plain), number(left_out));
        if without.is_empty() { (is(schema, left_out) && !bound.is_empty(), bound) } else { (true, without) }
    };
    let (above, least) = bound("minimum", "exclusiveMinimum");
    let (below, most) = bound("maximum", "exclusiveMaximum");
    Bounds { least, most, above, below, step: number("multipleOf"), once: false }
}
