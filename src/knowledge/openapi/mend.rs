//! What a document says wrongly, put right: lines of a table, each with its source and reason.
//!
//! | column | holds |
//! |---|---|
//! | `path`, `method` | the operation, or with `*` at the end and as the method all that have the place; what begins with no slash is a shape of this name, which no operation has |
//! | `place` | what of it, step by step with blanks between: `query page`, `path name`, `header If-Match`, `body rules [] id`, `form file`; `[]` are the items of a list, `{}` the values of an object with names of the user's, `:A` is the variant of this tag or number; empty for the operation itself |
//! | `change` | what is to be done, see below |
//! | `source`, `reason` | who says so, and what is wrong |
//!
//! | change | does |
//! |---|---|
//! | `add T` | adds an operation, a parameter, a member; `T` is written as in the table of [shapes](crate::knowledge::shape), marks of members included |
//! | `is T` | makes it another type |
//! | `drop` | takes it out |
//! | `required` `optional` `answered` `old` `deprecated` `open` `public` `raw` `tail` | marks it |
//! | `was s` `took a\|b` `takes a\|b` `matches ^a` | types and values of older documents, values, a pattern |
//! | `or T` | one more variant |
//! | `ends DAY` `needs A,B` | the last day of an operation; its permissions |
//! | `stands for /a /b` | the path's beginning is written in place of these |

use std::collections::HashMap;

use super::Misread;
use super::alteration::{Change, Marks};
use super::node::{Arena, Id, Kind, Member, Node, Object};
use super::operation::{Body, Draft};
use crate::knowledge::shape::Demand;
use crate::knowledge::table::Row;

/// A line of the table.
#[derive(Clone, Copy, Debug)]
struct Mend<'a> {
    path: &'a str,
    method: &'a str,
    place: &'a str,
    change: &'a str,
}

impl<'a> Mend<'a> {
    fn read(row: Row<'a>) -> Self {
        let [path, method, place, change] = row.take();
        Self { path, method, place, change }
    }

    /// What is done first has less: a holder comes before what it holds, and is open when it holds all it shall.
    fn depth(&self) -> usize {
        match (self.place, self.change) {
            ("", _) => 0,
            (_, "open") => usize::MAX,
            (place, _) => 1 + place.matches(' ').count(),
        }
    }
}

/// Operations while they are mended.
pub(super) struct Mending<'a> {
    pub(super) arena: &'a mut Arena,
    pub(super) operations: Vec<Draft>,
    index: HashMap<(String, String), usize>,
}

impl<'a> Mending<'a> {
    /// All `operations`, those left out that `misread` then tells: of two for the same, the second.
    pub(super) fn new(arena: &'a mut Arena, operations: Vec<Draft>) -> Self {
        let mut mending = Self { arena, operations, index: HashMap::new() };
        mending.count();
        mending
    }

    fn count(&mut self) {
        let key = |(at, it): (usize, &Draft)| ((it.path.clone(), it.method.clone()), at);
        self.index = self.operations.iter().enumerate().map(key).collect();
    }

    /// Does what the lines of `table` say, and tells which did nothing.
    pub(super) fn apply(&mut self, table: &str, misread: &mut Vec<Misread>) {
        let rows = table.lines().map(Row::of).filter(|row| !row.line().starts_with('#') && !row.line().is_empty());
        let mut mends: Vec<_> = rows.filter(|row| row.key() != "path").map(Mend::read).collect();
        mends.sort_by_key(Mend::depth);
        for mend in mends {
            if self.mend(mend).is_none() {
                let what = format!("the mend `{}` at `{}` does nothing", mend.change, mend.place);
                misread.push(Misread { place: format!("{} {}", mend.method, mend.path), what });
            }
        }
    }

    fn mend(&mut self, mend: Mend<'_>) -> Option<()> {
        if let Some(paths) = mend.change.strip_prefix("stands for ") {
            return self.write_out(mend.path, paths);
        }
        let key = (mend.path.to_owned(), mend.method.to_owned());
        if mend.place.is_empty() && mend.change == "add" {
            let (path, method) = key.clone();
            self.index.insert(key, self.operations.len());
            self.operations.push(Draft { path, method, ..Draft::default() });
            return Some(());
        }
        if mend.path.ends_with('*') || mend.method == "*" {
            let start = mend.path.trim_end_matches('*');
            let mut done = false;
            for at in 0..self.operations.len() {
                let mut operation = std::mem::take(&mut self.operations[at]);
                let is_meant = operation.path.starts_with(start) && ["*", &operation.method].contains(&mend.method);
                done |= is_meant && self.change(&mut operation, mend).is_some();
                self.operations[at] = operation;
            }
            return done.then_some(());
        }
        let at = *self.index.get(&key)?;
        let mut operation = std::mem::take(self.operations.get_mut(at)?);
        let done = self.change(&mut operation, mend);
        self.operations[at] = operation;
        if mend.place.is_empty() && mend.change == "drop" {
            self.operations.remove(at);
            self.count();
        }
        done
    }

    /// Writes each of `paths` in place of `start`.
    fn write_out(&mut self, start: &str, paths: &str) -> Option<()> {
        let (all, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.operations).into_iter().partition(|it| it.path.starts_with(start));
        self.operations = others;
        for path in paths.split(' ') {
            let path = path.trim_end_matches('/');
            let written = |it: &Draft| Draft { path: format!("{path}{}", &it.path[start.len()..]), ..it.clone() };
            self.operations.extend(all.iter().map(written));
        }
        self.count();
        (!all.is_empty()).then_some(())
    }

    fn change(&mut self, operation: &mut Draft, mend: Mend<'_>) -> Option<()> {
        let (part, steps) = mend.place.split_once(' ').unwrap_or((mend.place, ""));
        match part {
            "" => whole(operation, mend.change),
            "body" | "form" => {
                let mut body = operation.body.clone().unwrap_or_default();
                let done = self.body(&mut body, part, steps, mend.change);
                if done.is_some() {
                    operation.body = Some(body);
                }
                done
            }
            "path" if mend.change == "tail" => {
                let name = format!("/{{{steps}}}");
                let start = operation.path.strip_suffix(&name)?;
                operation.path = format!("{start}/{{{steps}+}}");
                Some(())
            }
            _ => self.parameter(operation, part, steps, mend.change),
        }
    }

    fn body(&mut self, body: &mut Body, part: &str, steps: &str, change: &str) -> Option<()> {
        match (steps, change) {
            ("", "optional") => body.optional = true,
            ("", "required") => body.optional = false,
            ("", "raw") => body.raw = true,
            _ => {
                let place = if part == "form" { &mut body.form } else { &mut body.json };
                *place = match (steps, change.strip_prefix("add ")) {
                    ("", Some(kind)) => Some(self.arena.read(kind)),
                    ("", None) if change == "drop" => None,
                    _ => Some(self.walk((*place)?, &steps.split(' ').collect::<Vec<_>>(), change)?),
                };
            }
        }
        Some(())
    }

    fn parameter(&mut self, operation: &mut Draft, part: &str, name: &str, change: &str) -> Option<()> {
        let stands = |member: &Member| match member.demand {
            Demand::InPath => part == "path",
            Demand::InHeader | Demand::RequiredHeader => part == "header",
            _ => part == "query",
        };
        let parameters = std::mem::take(&mut operation.parameters);
        let (others, own): (Vec<_>, Vec<_>) = parameters.into_iter().partition(|it| !stands(it));
        let holder = self.arena.kind(Kind::Object(Object { members: own.clone(), ..Object::default() }));
        let made = self.walk(holder, &name.split(' ').collect::<Vec<_>>(), change);
        let mut members = made.and_then(|made| self.arena.object(made)).map_or(own, |object| object.members.clone());
        for member in &mut members {
            member.demand = match (part, member.demand) {
                ("path", _) => Demand::InPath,
                ("header", Demand::RequiredHeader) => Demand::RequiredHeader,
                ("header", _) => Demand::InHeader,
                (_, demand) => demand,
            };
        }
        let (before, behind): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|it| it.demand == Demand::InPath || part == "header");
        operation.parameters = before.into_iter().chain(members).chain(behind).collect();
        operation.parameters.sort_by_key(|it| match it.demand {
            Demand::InPath => 0,
            Demand::InHeader | Demand::RequiredHeader => 2,
            _ => 1,
        });
        made.map(|_| ())
    }

    /// The node that `id` becomes when `change` is done where `steps` lead.
    fn walk(&mut self, id: Id, steps: &[&str], change: &str) -> Option<Id> {
        let node = self.arena.get(id).clone();
        let Some((step, rest)) = steps.split_first().filter(|(step, _)| !step.is_empty()) else {
            return Change::read(change)?.value(self.arena, id);
        };
        let kind = match (node.kind, *step) {
            (Kind::List(bounds, items), "[]") => Kind::List(bounds, self.walk(items, rest, change)?),
            (Kind::Map(bounds, items), "{}") => Kind::Map(bounds, self.walk(items, rest, change)?),
            (Kind::Choice(mut choice), step) => {
                let label = step.strip_prefix(':');
                let mut done = false;
                let mut variants = Vec::new();
                for (variant, name) in choice.variants.iter().zip(self.arena.labels(&choice)) {
                    let is_meant = label.is_none_or(|label| name == label);
                    let steps = if label.is_some() { rest } else { steps };
                    let is_dropped = is_meant && label.is_some() && rest.is_empty() && change == "drop";
                    let made = if is_meant && !is_dropped { self.walk(*variant, steps, change) } else { None };
                    done |= made.is_some() || is_dropped;
                    variants.extend(made.or(Some(*variant)).filter(|_| !is_dropped));
                }
                choice.variants = variants;
                Kind::Choice(choice).done(done)?
            }
            (Kind::Object(mut object), name) => {
                self.member(&mut object, name, rest, change)?;
                Kind::Object(object)
            }
            _ => return None,
        };
        Some(self.arena.add(Node { kind, ..node }))
    }

    /// Changes the member `name` of `object`, or what stands below it.
    fn member(&mut self, object: &mut Object, name: &str, rest: &[&str], change: &str) -> Option<()> {
        let place = object.members.iter().position(|member| member.name == name);
        if rest.is_empty()
            && let Some(cell) = change.strip_prefix("add ")
        {
            if place.is_some() {
                return None;
            }
            let (marks, kind) = Marks::read(cell);
            let value = self.arena.read(kind);
            object.open &= !object.members.is_empty();
            let member = Member { name: name.to_owned(), demand: marks.demand, deprecated: marks.deprecated, value };
            let is_sorted = object.members.is_sorted_by(|left, right| left.name < right.name);
            let at = if is_sorted {
                object.members.partition_point(|it| it.name < member.name)
            } else {
                object.members.len()
            };
            object.members.insert(at, member);
            return Some(());
        }
        let at = place?;
        let mut member = object.members.get(at)?.clone();
        if rest.is_empty() {
            match change {
                "drop" => {
                    object.members.remove(at);
                    return Some(());
                }
                "required" => member.demand = Demand::Required,
                "optional" => member.demand = Demand::Optional,
                "answered" => member.demand = Demand::ReadOnly,
                "old" => member.demand = Demand::Old,
                "deprecated" => member.deprecated = true,
                _ => member.value = self.walk(member.value, rest, change)?,
            }
        } else {
            member.value = self.walk(member.value, rest, change)?;
        }
        if object.members[at] == member {
            return None;
        }
        object.members[at] = member;
        Some(())
    }
}

/// Changes an operation itself.
fn whole(operation: &mut Draft, change: &str) -> Option<()> {
    let (verb, rest) = change.split_once(' ').unwrap_or((change, ""));
    match verb {
        "public" => operation.public = true,
        "deprecated" => operation.deprecated = true,
        "drop" => {}
        "ends" => rest.clone_into(&mut operation.ends),
        "needs" => operation.permissions = rest.split(',').map(str::to_owned).collect(),
        _ => return None,
    }
    Some(())
}
