//! What a value may be, while tables are made: equal nodes are one.
//!
//! The same as a [`Type`], but owned and free of any table.

use std::collections::HashMap;

use super::label::labels;
use crate::knowledge::shape::{Demand, Range, Scalar as Read, ScalarKind, Shape, Type};

/// A node of the [`Arena`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Id(u32);

/// What a value may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Node {
    pub(super) nullable: bool,
    /// A letter for each kind that older documents had it.
    pub(super) old: String,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    #[default]
    Any,
    Scalar(Scalar),
    List(Bounds, Id),
    Map(Bounds, Id),
    Object(Object),
    Choice(Choice),
}

/// A text, number, integer or boolean.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Scalar {
    /// `s`, `n`, `i` or `b`.
    pub(super) letter: char,
    pub(super) format: String,
    pub(super) bounds: Bounds,
    pub(super) pattern: String,
    pub(super) values: Vec<String>,
    /// Values of older documents.
    pub(super) old: Vec<String>,
}

/// From one number to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Bounds {
    pub(super) least: String,
    pub(super) most: String,
    /// Whether the least is itself left out.
    pub(super) above: bool,
    /// Whether the most is itself left out.
    pub(super) below: bool,
    /// What a number is a multiple of.
    pub(super) step: String,
    /// Whether nothing of what is counted may be there twice.
    pub(super) once: bool,
}

/// An object. One that is open and has no members is any object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Object {
    pub(super) open: bool,
    pub(super) bounds: Bounds,
    pub(super) members: Vec<Member>,
    /// What the values of others are, where that is known.
    pub(super) rest: Option<Id>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) demand: Demand,
    pub(super) deprecated: bool,
    pub(super) value: Id,
}

/// One of several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Choice {
    /// The member that tells which; empty where none does.
    pub(super) tag: String,
    pub(super) variants: Vec<Id>,
}

/// All nodes.
#[derive(Debug, Default)]
pub(super) struct Arena {
    nodes: Vec<Node>,
    known: HashMap<Node, Id>,
    work: usize,
}

impl Arena {
    /// The node that is `node`.
    pub(super) fn add(&mut self, node: Node) -> Id {
        self.work += 1 + node.size();
        if let Some(id) = self.known.get(&node) {
            return *id;
        }
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node.clone());
        self.known.insert(node, id);
        id
    }

    pub(super) fn kind(&mut self, kind: Kind) -> Id {
        self.add(Node { kind, ..Node::default() })
    }

    pub(super) fn get(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// How much has been put together.
    pub(super) const fn work(&self) -> usize {
        self.work
    }

    /// The object that `id` is.
    pub(super) fn object(&self, id: Id) -> Option<&Object> {
        if let Kind::Object(object) = &self.get(id).kind { Some(object) } else { None }
    }

    /// What the variants are called.
    pub(super) fn labels(&self, choice: &Choice) -> Vec<String> {
        let told: Vec<_> = choice.variants.iter().map(|variant| self.told(*variant, &choice.tag)).collect();
        labels(&told)
    }

    /// The values by which a variant may be told: that of its tag, and those of members that take one only.
    fn told(&self, variant: Id, tag: &str) -> Vec<String> {
        let Some(object) = self.object(variant) else { return Vec::new() };
        let values = |member: &Member| match &self.get(member.value).kind {
            Kind::Scalar(scalar) => scalar.values.clone(),
            _ => Vec::new(),
        };
        let first = object.member(tag).and_then(|member| values(member).into_iter().next());
        let fixed = object.members.iter().map(values).filter(|values| values.len() == 1).flatten();
        first.into_iter().chain(fixed).collect()
    }

    /// The same as a row of a table says, rows that it refers to included up to `depth`.
    pub(super) fn copy(&mut self, kind: Type<'_>, depth: usize) -> Id {
        let old = ['s', 'n', 'i', 'b', 'o', 'a'].into_iter().filter(|letter| kind.was(*letter)).collect();
        let made = if depth == 0 { Kind::Any } else { self.copied(kind.shape(), depth - 1) };
        self.add(Node { nullable: kind.nullable, old, kind: made })
    }

    fn copied(&mut self, shape: Shape<'_>, depth: usize) -> Kind {
        match shape {
            Shape::Any => Kind::Any,
            Shape::Free => Kind::Object(Object { open: true, ..Object::default() }),
            Shape::Scalar(scalar) => Kind::Scalar(Scalar::of(scalar)),
            Shape::List { length, items } => Kind::List(Bounds::of(length), self.copy(items, depth)),
            Shape::Map { length, items } => Kind::Map(Bounds::of(length), self.copy(items, depth)),
            Shape::Object(object) => {
                let member = |it: crate::knowledge::shape::Member<'_>| Member {
                    name: it.name.to_owned(),
                    demand: it.demand,
                    deprecated: it.deprecated,
                    value: self.copy(it.value, depth),
                };
                let members = object.members().map(member).collect();
                let rest = object.rest().map(|rest| self.copy(rest, depth));
                Kind::Object(Object { open: object.open, bounds: Bounds::of(object.length), members, rest })
            }
            Shape::Choice(choice) => {
                let variants = choice.variants().map(|it| self.copy(it, depth)).collect();
                Kind::Choice(Choice { tag: choice.tag.to_owned(), variants })
            }
        }
    }
}

impl Node {
    fn size(&self) -> usize {
        match &self.kind {
            Kind::Any | Kind::List(..) | Kind::Map(..) => 0,
            Kind::Scalar(scalar) => scalar.values.len(),
            Kind::Object(object) => object.members.len(),
            Kind::Choice(choice) => choice.variants.len(),
        }
    }
}

impl Object {
    pub(super) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }
}

impl Scalar {
    pub(super) fn new(letter: char) -> Self {
        let (format, pattern) = (String::new(), String::new());
        Self { letter, format, bounds: Bounds::default(), pattern, values: Vec::new(), old: Vec::new() }
    }

    fn of(scalar: Read<'_>) -> Self {
        let letter = match scalar.kind {
            ScalarKind::Text => 's',
            ScalarKind::Number => 'n',
            ScalarKind::Integer => 'i',
            ScalarKind::Boolean => 'b',
        };
        let values: Vec<_> = scalar.values().map(str::to_owned).collect();
        let old = scalar.all_values().skip(values.len()).map(str::to_owned).collect();
        let (format, pattern) = (scalar.format.to_owned(), scalar.pattern.to_owned());
        Self { letter, format, bounds: Bounds::of(scalar.range), pattern, values, old }
    }
}

impl Bounds {
    fn of(range: Range<'_>) -> Self {
        let [least, most, step] = [range.least, range.most, range.step].map(str::to_owned);
        Self { least, most, above: range.above, below: range.below, step, once: range.once }
    }
}
