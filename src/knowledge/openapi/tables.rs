//! Operations → the rows of all tables.

use std::collections::{BTreeSet, HashSet};

use super::Misread;
use super::node::{Arena, Id, Kind, Member, Object};
use super::operation::{Body, Draft};
use super::permissions::Sets;
use super::rows::Rows;
use crate::knowledge::catalogue::{Catalogue, order};
use crate::knowledge::shape::Demand;

/// The rows of the tables of an API, each table's without its first two lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Path, method, body, marks, permissions, and the shapes of parameters, body, form and fields.
    pub operations: String,
    /// See [`shape`](crate::knowledge::shape).
    pub shapes: String,
    /// Sets of permissions.
    pub permissions: String,
}

impl Tables {
    /// Makes the rows of all `operations`.
    pub(super) fn new(arena: &mut Arena, mut operations: Vec<Draft>, misread: &mut Vec<Misread>) -> Self {
        operations.sort_by(|left, right| key(left).cmp(key(right)).then(left.method.cmp(&right.method)));
        let mut known = BTreeSet::new();
        operations.retain(|it| {
            let is_new = known.insert((key(it).map(str::to_owned).collect::<Vec<_>>(), it.method.clone()));
            if !is_new {
                let place = format!("{} {}", it.method, it.path);
                misread.push(Misread { place, what: "another operation has this path and method".to_owned() });
            }
            is_new
        });
        let (shapes_alone, operations): (Vec<_>, Vec<_>) =
            operations.into_iter().partition(|it| !it.path.starts_with('/'));
        let sets = Sets::new(operations.iter().map(|it| it.permissions.as_slice()));
        let parameters: Vec<_> = operations.iter().map(|it| parameters(arena, it)).collect();
        let kinds: Vec<_> = operations.iter().map(|it| body_kind(arena, it.body.as_ref())).collect();
        let roots = operations.iter().zip(&parameters).flat_map(|(it, own)| [*own, json(it), form(it), data(it)]);
        let roots: Vec<_> = roots.flatten().chain(shapes_alone.iter().filter_map(json)).collect();
        let mut shapes = Rows::new(arena, roots.into_iter());
        for it in &shapes_alone {
            if let Some(id) = json(it) {
                shapes.root(id, &it.path);
            }
        }
        let mut rows = String::new();
        for ((it, own), kind) in operations.iter().zip(parameters).zip(kinds) {
            let hint = hint(&it.path);
            let own = own.map(|own| shapes.root(own, &format!("{hint}?"))).unwrap_or_default();
            let body = json(it).map(|body| shapes.body(body, hint)).unwrap_or_default();
            let form = form(it).map(|form| shapes.body(form, hint)).unwrap_or_default();
            let data = data(it).map(|data| shapes.body(data, hint)).unwrap_or_default();
            let permissions = sets.cell(&it.permissions);
            let cells = [&it.path, &it.method, kind, &marks(it), &permissions, &own, &body, &form, &data];
            rows.push_str(cells.join("\t").trim_end_matches('\t'));
            rows.push('\n');
        }
        Self { operations: rows, shapes: shapes.finish(), permissions: sets.finish() }
    }

    /// The files of `grammar/` that they are, for a document called `source`.
    pub fn files(&self, source: &str) -> [(&'static str, String); 3] {
        const OPERATIONS: &str = "path\tmethod\tbody\tmarks\tpermissions\tparameters\tshape\tform\tdata";
        let file =
            |what: &str, columns: &str, rows: &str| format!("# {what}, of {source} and mends.tsv\n{columns}\n{rows}");
        [
            ("operations.tsv", file("operations", OPERATIONS, &self.operations)),
            ("shapes.tsv", file("what parameters and bodies are made of", "name\tkind\tparts", &self.shapes)),
            ("permissions.tsv", file("sets of permissions", "name\tpermissions", &self.permissions)),
        ]
    }

    /// Path and method of each operation.
    pub fn names(&self) -> HashSet<(String, String)> {
        self.operations.lines().filter_map(name).collect()
    }

    /// The same without some operations, each given as path and method.
    #[must_use]
    pub fn without(&self, operations: &HashSet<(String, String)>) -> Self {
        let is_left = |row: &&str| name(row).is_none_or(|name| !operations.contains(&name));
        let rows = self.operations.split_inclusive('\n').filter(is_left).collect();
        Self { operations: rows, ..self.clone() }
    }

    /// The catalogue that they make.
    pub fn catalogue(self) -> Catalogue {
        Catalogue::new(self.operations, self.shapes, self.permissions)
    }
}

/// Path and method of the operation of `row`.
fn name(row: &str) -> Option<(String, String)> {
    let mut cells = row.trim_end().split('\t').map(str::to_owned);
    Some((cells.next()?, cells.next()?))
}

fn key(operation: &Draft) -> impl Iterator<Item = &str> {
    order(&operation.path)
}

fn json(operation: &Draft) -> Option<Id> {
    operation.body.as_ref()?.json
}

fn form(operation: &Draft) -> Option<Id> {
    operation.body.as_ref()?.form
}

fn data(operation: &Draft) -> Option<Id> {
    operation.body.as_ref()?.data
}

/// The last name in a path.
fn hint(path: &str) -> &str {
    path.rsplit('/').find(|segment| !segment.starts_with('{') && !segment.is_empty()).unwrap_or("root")
}

fn marks(operation: &Draft) -> String {
    let ends = format!("ends {}", operation.ends);
    let is_plain = |kind: &&String| kind.bytes().all(|byte| byte.is_ascii_graphic() && !b",|".contains(&byte));
    let types: Vec<_> = operation.body.iter().flat_map(|body| &body.json_types).filter(is_plain).collect();
    let types = types.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join("|");
    let called = format!("called {types}");
    let marks = [
        (operation.public, "public"),
        (operation.deprecated, "deprecated"),
        (operation.any_query, "any-query"),
        (operation.body.as_ref().is_some_and(|body| body.optional), "optional"),
        (!operation.ends.is_empty(), &ends),
        (!types.is_empty(), &called),
    ];
    let marks: Vec<_> = marks.into_iter().filter_map(|(holds, mark)| holds.then_some(mark)).collect();
    marks.join(",")
}

/// The parameters as one object; of those in the path, the ones that are a segment and of which something is known.
fn parameters(arena: &mut Arena, operation: &Draft) -> Option<Id> {
    let is_segment = |name: &str| {
        let mut own = operation.path.split('/').filter_map(|it| it.strip_prefix('{')?.strip_suffix('}'));
        own.any(|own| own.trim_end_matches('+') == name)
    };
    let says_something = |member: &&Member| {
        member.demand != Demand::InPath || (is_segment(&member.name) && !is_plain(arena, member.value))
    };
    let members: Vec<_> = operation.parameters.iter().filter(says_something).cloned().collect();
    (!members.is_empty()).then(|| arena.kind(Kind::Object(Object { members, ..Object::default() })))
}

/// Whether it is any text.
fn is_plain(arena: &Arena, id: Id) -> bool {
    match &arena.get(id).kind {
        Kind::Any | Kind::List(..) | Kind::Map(..) | Kind::Object(_) => true,
        Kind::Scalar(it) => it.letter == 's' && it.values.is_empty() && it.format.is_empty() && it.pattern.is_empty(),
        Kind::Choice(choice) => choice.variants.iter().any(|id| is_plain(arena, *id)),
    }
}

/// The name that the table has for what a body is.
fn body_kind(arena: &Arena, body: Option<&Body>) -> &'static str {
    match body {
        None => "",
        Some(Body { raw: true, .. }) => "raw",
        Some(Body { json: Some(json), form: None, data: None, .. }) => json_kind(arena, *json),
        Some(Body { json: Some(_), .. }) => "raw",
        Some(Body { data: Some(_), .. }) => "form",
        Some(Body { form: Some(_), .. }) => "multipart",
        Some(_) => "json",
    }
}

fn json_kind(arena: &Arena, id: Id) -> &'static str {
    let node = arena.get(id);
    let is_object = |id: &Id| matches!(arena.get(*id).kind, Kind::Object(_) | Kind::Map(..));
    match &node.kind {
        _ if !node.old.is_empty() => "json",
        Kind::Object(_) | Kind::Map(..) => "object",
        Kind::List(..) => "array",
        Kind::Choice(choice) if choice.variants.iter().all(is_object) => "object",
        _ => "json",
    }
}
