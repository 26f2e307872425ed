//! Two things said of one value put together: `allOf`, and what stands beside a `$ref` or a `oneOf`.

use super::node::{Bounds, Choice, Id, Kind, Member, Node, Object, Scalar};
use super::schema::Schemas;
use crate::knowledge::shape::Demand;

/// How many variants two choices together may have.
const MOST: usize = 256;

impl Schemas<'_> {
    /// What is true where both are.
    pub(super) fn merge(&mut self, left: Id, right: Id, place: &str) -> Id {
        if left == right || self.is_spent() {
            return left;
        }
        let (one, two) = (self.arena.get(left).clone(), self.arena.get(right).clone());
        let nullable = one.nullable || two.nullable;
        let old = one.old + &two.old;
        let kind = match (one.kind, two.kind) {
            (Kind::Any, kind) | (kind, Kind::Any) => kind,
            (Kind::Choice(one), Kind::Choice(two)) => return self.crossed(&one, &two, nullable, place),
            (Kind::Choice(choice), _) => return self.spread(&choice, right, nullable, place),
            (_, Kind::Choice(choice)) => return self.spread(&choice, left, nullable, place),
            (Kind::Object(one), Kind::Object(two)) => Kind::Object(self.objects(one, two, place)),
            (Kind::Object(object), Kind::Map(length, items)) | (Kind::Map(length, items), Kind::Object(object)) => {
                let bounds = bounds(object.bounds, length);
                if object.members.is_empty() {
                    Kind::Map(bounds, items)
                } else {
                    let rest = object.rest.map_or(items, |rest| self.merge(rest, items, place));
                    Kind::Object(Object { open: true, bounds, members: object.members, rest: Some(rest) })
                }
            }
            (Kind::Map(one, left), Kind::Map(two, right)) => {
                Kind::Map(bounds(one, two), self.merge(left, right, place))
            }
            (Kind::List(one, left), Kind::List(two, right)) => {
                Kind::List(bounds(one, two), self.merge(left, right, place))
            }
            (Kind::Scalar(one), Kind::Scalar(two)) if go_together(one.letter, two.letter) => {
                Kind::Scalar(scalars(one, two))
            }
            (kind, _) => {
                self.tell(place, "`allOf` of types that have no value in common");
                kind
            }
        };
        self.arena.add(Node { nullable, old, kind })
    }

    /// Each variant with `other`; one that does not go with it stays as it is, for documents err here.
    fn spread(&mut self, choice: &Choice, other: Id, nullable: bool, place: &str) -> Id {
        let mut variants = Vec::new();
        for variant in &choice.variants {
            let fits = self.goes_with(*variant, other);
            variants.push(if fits { self.merge(*variant, other, place) } else { *variant });
        }
        let id = self.choice_of(choice.tag.clone(), &variants);
        if nullable { self.nullable(id) } else { id }
    }

    fn crossed(&mut self, one: &Choice, two: &Choice, nullable: bool, place: &str) -> Id {
        if one.variants.len().saturating_mul(two.variants.len()) > MOST {
            self.tell(place, "`allOf` of two choices with too many variants; only the first is read");
            return self.arena.kind(Kind::Choice(one.clone()));
        }
        let mut variants = Vec::new();
        for left in &one.variants {
            for right in &two.variants {
                if self.goes_with(*left, *right) {
                    variants.push(self.merge(*left, *right, place));
                }
            }
        }
        let tag = if one.tag.is_empty() { &two.tag } else { &one.tag };
        let id = self.choice_of(tag.clone(), &variants);
        if nullable { self.nullable(id) } else { id }
    }

    fn goes_with(&self, left: Id, right: Id) -> bool {
        let (one, two) = (&self.arena.get(left).kind, &self.arena.get(right).kind);
        let is_object = |kind: &Kind| matches!(kind, Kind::Object(_) | Kind::Map(..));
        match (one, two) {
            (Kind::Any | Kind::Choice(_), _) | (_, Kind::Any | Kind::Choice(_)) | (Kind::List(..), Kind::List(..)) => {
                true
            }
            (Kind::Scalar(one), Kind::Scalar(two)) => go_together(one.letter, two.letter),
            _ => is_object(one) && is_object(two),
        }
    }

    fn objects(&mut self, one: Object, two: Object, place: &str) -> Object {
        let open = match (one.members.is_empty(), two.members.is_empty()) {
            (true, _) => two.open,
            (_, true) => one.open,
            _ => one.open || two.open,
        };
        let bounds = bounds(one.bounds, two.bounds);
        let rest = match (one.rest, two.rest) {
            (Some(one), Some(two)) => Some(self.merge(one, two, place)),
            (one, two) => one.or(two),
        };
        let mut both: Vec<_> = one.members.into_iter().chain(two.members).collect();
        both.sort_by(|left, right| left.name.cmp(&right.name));
        let mut members: Vec<Member> = Vec::with_capacity(both.len());
        for member in both {
            match members.last_mut().filter(|last| last.name == member.name) {
                Some(last) => *last = self.member(last.clone(), &member, place),
                None => members.push(member),
            }
        }
        Object { open, bounds, members, rest }
    }

    fn member(&mut self, first: Member, second: &Member, place: &str) -> Member {
        let demand = match (first.demand, second.demand) {
            (Demand::ReadOnly, _) | (_, Demand::ReadOnly) => Demand::ReadOnly,
            (Demand::Required, _) | (_, Demand::Required) => Demand::Required,
            (demand, _) => demand,
        };
        let value = self.merge(first.value, second.value, place);
        Member { demand, deprecated: first.deprecated || second.deprecated, value, ..first }
    }
}

fn go_together(left: char, right: char) -> bool {
    left == right || matches!((left, right), ('n', 'i') | ('i', 'n'))
}

fn bounds(one: Bounds, two: Bounds) -> Bounds {
    let above = if two.least.is_empty() { one.above } else { two.above };
    let below = if two.most.is_empty() { one.below } else { two.below };
    let stated = |one: String, two: String| if two.is_empty() { one } else { two };
    Bounds {
        least: stated(one.least, two.least),
        most: stated(one.most, two.most),
        above,
        below,
        step: stated(one.step, two.step),
        once: one.once || two.once,
    }
}

fn scalars(one: Scalar, two: Scalar) -> Scalar {
    let letter = if one.letter == 'i' { 'i' } else { two.letter };
    let stated = |one: String, two: String| if two.is_empty() { one } else { two };
    let values = match (one.values.is_empty(), two.values.is_empty()) {
        (true, _) => two.values,
        (_, true) => one.values,
        _ => one.values.into_iter().filter(|value| two.values.contains(value)).collect(),
    };
    Scalar {
        letter,
        format: stated(one.format, two.format),
        bounds: bounds(one.bounds, two.bounds),
        pattern: stated(one.pattern, two.pattern),
        values,
        old: one.old,
    }
}
