//! What a mend does with a type.

use super::node::{Arena, Id, Kind, Node};
use crate::knowledge::shape::{Demand, Shapes, Type};

/// A change of a type.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change<'a> {
    Is(&'a str),
    Or(&'a str),
    Was(&'a str),
    Took(&'a str),
    Takes(&'a str),
    Matches(&'a str),
    Open,
}

impl<'a> Change<'a> {
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        Some(match verb {
            "is" => Self::Is(rest),
            "or" => Self::Or(rest),
            "was" => Self::Was(rest),
            "took" => Self::Took(rest),
            "takes" => Self::Takes(rest),
            "matches" => Self::Matches(rest),
            "open" => Self::Open,
            _ => return None,
        })
    }

    /// What `id` becomes; nothing where that is what it was.
    pub(super) fn value(self, arena: &mut Arena, id: Id) -> Option<Id> {
        let mut node = arena.get(id).clone();
        match (self, &mut node.kind) {
            (Self::Is(text), _) => node = arena.get_copy(text),
            (Self::Or(text), _) => {
                let other = arena.read(text);
                let variants = match &node.kind {
                    Kind::Choice(choice) => [choice.variants.as_slice(), &[other]].concat(),
                    _ => vec![id, other],
                };
                let tag = if let Kind::Choice(choice) = &node.kind { choice.tag.clone() } else { String::new() };
                node = Node { kind: Kind::Choice(super::node::Choice { tag, variants }), ..Node::default() };
            }
            (Self::Was(letters), _) => node.old.push_str(letters),
            (Self::Took(values), Kind::Scalar(scalar)) => scalar.old.extend(split(values)),
            (Self::Takes(values), Kind::Scalar(scalar)) => scalar.values.extend(split(values)),
            (Self::Matches(pattern), Kind::Scalar(scalar)) => pattern.clone_into(&mut scalar.pattern),
            (Self::Open, Kind::Object(object)) => object.open = true,
            (Self::Open, Kind::Choice(choice)) => {
                for variant in &mut choice.variants {
                    *variant = self.value(arena, *variant).unwrap_or(*variant);
                }
            }
            _ => return None,
        }
        let made = arena.add(node);
        (made != id).then_some(made)
    }
}

fn split(values: &str) -> impl Iterator<Item = String> {
    values.split('|').map(|value| if value == "%" { String::new() } else { value.to_owned() })
}

/// The marks of a member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    pub(super) demand: Demand,
    pub(super) deprecated: bool,
}

impl Marks {
    /// The marks before a type, and the type.
    pub(super) fn read(cell: &str) -> (Self, &str) {
        let demands = [('!', Demand::Required), ('^', Demand::ReadOnly), ('-', Demand::Old)];
        let marked = demands.into_iter().find_map(|(mark, demand)| Some((demand, cell.strip_prefix(mark)?)));
        let (demand, rest) = marked.unwrap_or((Demand::Optional, cell));
        let deprecated = rest.starts_with('%');
        (Self { demand, deprecated }, rest.trim_start_matches('%'))
    }
}

impl Arena {
    /// The type that `text` says, which refers to no row.
    pub(super) fn read(&mut self, text: &str) -> Id {
        self.copy(Type::read(text, Shapes::new("")), DEPTH)
    }

    fn get_copy(&mut self, text: &str) -> Node {
        let id = self.read(text);
        self.get(id).clone()
    }
}

/// How many lists in lists a mend may speak of.
const DEPTH: usize = 8;

impl Kind {
    /// Itself, if something was done.
    pub(super) fn done(self, done: bool) -> Option<Self> {
        done.then_some(self)
    }
}
