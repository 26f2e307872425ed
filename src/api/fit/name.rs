//! Names of fields in queries and forms, which may lead into objects and lists: `filter[name]`, `items[0][price]`, `tags[]`.

use std::collections::HashSet;

use super::near;
use crate::knowledge::shape::{Choice, Demand, Member, Object, Shape, Type};
use crate::text::Span;

/// How deep names lead of which it is looked what stands beside them.
const DEEPEST: usize = 16;

/// The fields that a query or a form takes.
pub(super) struct Fields {
    members: Vec<Member<'static>>,
    /// Whether it takes others too, and what those are where that is known.
    rest: Option<Field>,
    /// Those that may be sent as their members.
    spread: Vec<Member<'static>>,
}

/// What a field is, by its name.
#[derive(Clone, Copy)]
pub(super) enum Field {
    /// What it takes, and whether it is marked deprecated.
    Known(Type<'static>, bool),
    /// It may be there, and nothing is known of it.
    Free,
    /// There is none.
    Unknown,
}

impl Fields {
    /// These and no others.
    pub(super) const fn new(members: Vec<Member<'static>>) -> Self {
        Self { members, rest: None, spread: Vec::new() }
    }

    /// Those of an object.
    pub(super) fn of(object: Object<'static>) -> Self {
        let members: Vec<_> = object.members().collect();
        let is_object = |member: &&Member<'_>| matches!(member.value.shape(), Shape::Object(_));
        let spread = members.iter().filter(is_object).copied().collect();
        Self { members, rest: object.open.then(|| rest(object)), spread }
    }

    pub(super) fn members(&self) -> impl Iterator<Item = &Member<'static>> {
        self.members.iter()
    }

    /// What the field `name` is.
    pub(super) fn field(&self, name: &str) -> Field {
        if let Some(member) = self.member(name) {
            return Field::Known(member.value, member.deprecated);
        }
        let (base, keys) = parted(name);
        if let Some(member) = self.member(base).or_else(|| self.member(&format!("{base}[]"))) {
            return keys.iter().fold(Field::Known(member.value, member.deprecated), |at, (_, key)| at.inner(key));
        }
        let inner = self.spread.iter().map(|member| Field::Known(member.value, false).inner(name));
        let mut inner = inner.filter(|field| matches!(field, Field::Known(..)));
        inner.next().or(self.rest).unwrap_or(Field::Unknown)
    }

    /// The name that was meant by `name`, which is unknown, where one is near.
    pub(super) fn nearest(&self, name: &str) -> Option<String> {
        let (base, keys) = parted(name);
        let Some(member) = self.member(base) else {
            let near = near(base, self.members.iter().map(|member| member.name.trim_end_matches("[]")))?;
            return Some(format!("{}{}", near.word, &name[base.len()..]));
        };
        let mut at = Field::Known(member.value, false);
        for (start, key) in keys {
            let inner = at.inner(key);
            if matches!(inner, Field::Unknown) {
                let near = near(key, at.names().into_iter())?;
                return Some(format!("{}{}{}", &name[..start], near.word, &name[start + key.len()..]));
            }
            at = inner;
        }
        None
    }

    /// What messages call the field `name`: as it is listed, if it is.
    pub(super) fn label<'a>(&self, name: &'a str) -> &'a str {
        let bare = name.strip_suffix("[]").unwrap_or(name);
        let is_it = |member: &&Member<'static>| member.name.strip_suffix("[]").unwrap_or(member.name) == bare;
        self.members.iter().find(is_it).map_or(name, |member| member.name)
    }

    /// Whether the field `name` is `member`, or a part of it.
    pub(super) fn is_part(&self, name: &str, member: &Member<'static>) -> bool {
        let plain = |name: &str| name.strip_suffix("[]").unwrap_or(name).to_owned();
        let is_inner = || matches!(Field::Known(member.value, false).inner(name), Field::Known(..));
        plain(parted(name).0) == plain(member.name)
            || name == member.name
            || self.member(name).is_none() && self.spread.contains(member) && is_inner()
    }

    /// The members that objects lack of which `names` send others, and where that is told: `items[0][price]`.
    pub(super) fn lacking<'n>(&self, names: impl Iterator<Item = (&'n str, Span)> + Clone) -> Vec<(String, Span)> {
        let keyed =
            names.map(|(name, span)| (name, parted(name), span)).filter(|(_, (_, keys), _)| keys.len() <= DEEPEST);
        let mut sent: HashSet<Vec<&str>> = HashSet::new();
        for (_, (base, keys), _) in keyed.clone() {
            let path: Vec<_> = std::iter::once(base).chain(keys.iter().map(|(_, key)| *key)).collect();
            sent.extend((1..=path.len()).map(|end| path[..end].to_vec()));
        }
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for (name, (base, keys), span) in keyed {
            // A name may hold a dot, and be listed so.
            let Some(member) = self.member(base).filter(|_| self.member(name).is_none() || keys.is_empty()) else {
                continue;
            };
            let (mut at, mut path) = (Field::Known(member.value, false), vec![base]);
            for (start, key) in keys {
                if let Field::Known(wanted, _) = at
                    && let Shape::Object(object) = wanted.shape()
                    && seen.insert(path.clone())
                {
                    let is_sent = |name: &'n str| sent.contains(&[path.as_slice(), &[name]].concat());
                    let required = object.members().filter(|it| it.demand == Demand::Required && !is_sent(it.name));
                    found.extend(required.map(|it| (beside(name, start, it.name), span)));
                }
                at = at.inner(key);
                path.push(key);
            }
        }
        found
    }

    fn member(&self, name: &str) -> Option<&Member<'static>> {
        self.members.iter().find(|member| member.name == name)
    }
}

impl Field {
    /// What `key` leads to in it.
    fn inner(self, key: &str) -> Self {
        let Self::Known(wanted, deprecated) = self else { return self };
        let is_count = key.bytes().all(|byte| byte.is_ascii_digit());
        match wanted.shape() {
            Shape::Object(object) => match object.member(key) {
                Some(member) => Self::Known(member.value, deprecated || member.deprecated),
                None if object.open => rest(object),
                None => Self::Unknown,
            },
            Shape::Map { items, .. } => Self::Known(items, deprecated),
            Shape::List { items, .. } if is_count => Self::Known(items, deprecated),
            Shape::Choice(choice) => Self::of_choice(choice, key),
            Shape::Any | Shape::Free | Shape::List { .. } | Shape::Scalar(_) => Self::Free,
        }
    }

    /// The names of what is in it.
    fn names(self) -> Vec<&'static str> {
        let Self::Known(wanted, _) = self else { return Vec::new() };
        match wanted.shape() {
            Shape::Object(object) => object.members().map(|member| member.name).collect(),
            Shape::Choice(choice) => choice.variants().flat_map(|it| Self::Known(it, false).names()).collect(),
            _ => Vec::new(),
        }
    }

    /// What `key` leads to in every variant that has it.
    fn of_choice(choice: Choice<'static>, key: &str) -> Self {
        let holds = |variant: &Type<'static>| !matches!(variant.shape(), Shape::Scalar(_));
        let inner = choice.variants().filter(holds).map(|variant| Self::Known(variant, false).inner(key));
        let mut found = inner.filter(|field| !matches!(field, Self::Unknown));
        match (found.next(), found.next()) {
            (None, _) => Self::Unknown,
            (Some(one), None) => one,
            _ => Self::Free,
        }
    }
}

/// The name of `member` beside the key of `name` that begins at `start`.
fn beside(name: &str, start: usize, member: &str) -> String {
    let closing = if name[..start].ends_with('[') { "]" } else { "" };
    format!("{}{member}{closing}", &name[..start])
}

fn rest(object: Object<'static>) -> Field {
    object.rest().map_or(Field::Free, |rest| Field::Known(rest, false))
}

/// What stands before the first bracket or dot of a name, and the keys behind it, each with where it begins.
fn parted(name: &str) -> (&str, Vec<(usize, &str)>) {
    let end = name.find(['[', '.']).unwrap_or(name.len());
    let mut at = end;
    let keys = name[end..].split(['[', '.']).skip(1).map(|key| {
        let start = at + 1;
        at = start + key.len();
        (start, key.strip_suffix(']').unwrap_or(key))
    });
    (&name[..end], keys.collect())
}
