//! An API's operations, one line each, read in place; Cloudflare's are `grammar/operations.tsv`.
//!
//! The lines are sorted by path segments, all placeholders alike and behind all names, so that the
//! lines below a segment are one range: the text is its own search tree.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::nearest;
use super::table::{Row, Rows, Table};

const CLOUDFLARE: Table = Table::new(include_str!("../../grammar/operations.tsv"));
const PERMISSIONS: Table = Table::new(include_str!("../../grammar/permissions.tsv"));

/// Operations of one API.
#[derive(Clone, Debug)]
pub struct Catalogue {
    rows: Cow<'static, str>,
}

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation<'a> {
    /// `POST`
    pub method: &'a str,
    /// `/zones/{zone_id}/purge_cache`, below the API's base; `{name+}` at the end takes slashes too.
    pub path: &'a str,
    /// What body it takes.
    pub body: BodyKind,
    /// Whether that body may be left out.
    pub optional: bool,
    /// Keys the body must have, separated by `,`; alternatives as `a|b`.
    pub required: &'a str,
    /// Whether it works without credentials.
    pub public: bool,
    /// Whether it is marked deprecated.
    pub deprecated: bool,
    /// Token permissions that allow it, as the table has them.
    permissions: &'a str,
    /// The name of the [shape](super::shape) of its path's and query's parameters; empty where nothing is known.
    pub parameter_shape: &'a str,
    /// The name of the [shape](super::shape) of its body; empty where nothing is known.
    pub body_shape: &'a str,
}

/// What body an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// None.
    None,
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// Some other JSON.
    Json,
    /// `multipart/form-data` only.
    Multipart,
    /// Raw bytes, scripts, text, or a choice of types.
    Raw,
}

/// A path found in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'a> {
    /// All operations of the path, by method.
    ///
    /// Those of other templates that the path fits stand last: their `path` differs.
    pub operations: Vec<Operation<'a>>,
    /// Index of the segment and name of each placeholder: `(1, "zone_id")`.
    pub parameters: Vec<(usize, &'a str)>,
}

impl Catalogue {
    /// Cloudflare's API v4.
    pub const fn cloudflare() -> Self {
        Self { rows: Cow::Borrowed(CLOUDFLARE.rows().text()) }
    }

    /// All operations, in the order of their paths.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        Rows::new(&self.rows).iter().map(Operation::read)
    }

    /// The route of a path given as its segments below the base; an empty segment fits a placeholder.
    ///
    /// Literal segments win over placeholders.
    pub fn route<'a>(&'a self, segments: &[&str]) -> Option<Route<'a>> {
        let mut found = Vec::new();
        Node::root(&self.rows).collect(segments, &mut found);
        let mut operations = found.iter().flat_map(|rows| rows.iter()).map(Operation::read);
        let first = operations.next()?;
        let mut joined = vec![first];
        for operation in operations {
            if joined.iter().all(|known| known.method != operation.method) {
                joined.push(operation);
            }
        }
        Some(Route { operations: joined, parameters: first.parameters().collect() })
    }

    /// The template nearest to the path, if one is near.
    pub fn nearest<'a>(&'a self, segments: &[&str]) -> Option<&'a str> {
        nearest::template(Node::root(&self.rows), segments)
    }
}

/// Another API's operations, in any order.
impl<'a> FromIterator<Operation<'a>> for Catalogue {
    fn from_iter<I: IntoIterator<Item = Operation<'a>>>(operations: I) -> Self {
        let mut operations: Vec<_> = operations.into_iter().collect();
        operations.sort_by(|a, b| order(a.path).cmp(order(b.path)).then(a.method.cmp(b.method)));
        let mut rows = String::new();
        for operation in operations {
            operation.write(&mut rows);
        }
        Self { rows: Cow::Owned(rows) }
    }
}

impl<'a> Operation<'a> {
    fn read(row: Row<'a>) -> Self {
        let [path, method, body, required, marks, permissions, parameter_shape, body_shape] = row.take();
        let is = |mark: &str| marks.split(',').any(|each| each == mark);
        Self {
            method,
            path,
            body: BodyKind::read(body),
            optional: is("optional"),
            required,
            public: is("public"),
            deprecated: is("deprecated"),
            permissions,
            parameter_shape,
            body_shape,
        }
    }

    fn write(&self, rows: &mut String) {
        let marks: Vec<_> = [(self.public, "public"), (self.deprecated, "deprecated"), (self.optional, "optional")]
            .into_iter()
            .filter_map(|(holds, mark)| holds.then_some(mark))
            .collect();
        let Self { method, path, required, permissions, parameter_shape, body_shape, .. } = self;
        let marks = marks.join(",");
        let cells = [path, method, self.body.name(), required, &marks, permissions, parameter_shape, body_shape]
            .map(|cell| cell.replace(['\t', '\n', '\r'], " "));
        writeln!(rows, "{}", cells.join("\t").trim_end_matches('\t')).expect("a string takes all");
    }

    /// The permissions one by one.
    pub fn permission_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let set = self.permissions.strip_prefix('@').and_then(|name| PERMISSIONS.find(name));
        let mut rest = set.map_or(self.permissions, |set| set.cell(1));
        std::iter::from_fn(move || {
            let end = separator(rest).unwrap_or(rest.len());
            let name = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            (!name.is_empty()).then_some(name)
        })
    }

    /// Index of the segment and name of each placeholder of the path.
    pub fn parameters(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        segments(self.path).enumerate().filter_map(|(at, segment)| {
            let (name, _) = segment.strip_prefix('{')?.split_once('}')?;
            Some((at, name.trim_end_matches('+')))
        })
    }
}

/// Where the first name ends: a comma that no blank follows.
fn separator(names: &str) -> Option<usize> {
    let bytes = names.as_bytes();
    (0..bytes.len()).find(|&at| bytes[at] == b',' && bytes.get(at + 1) != Some(&b' '))
}

impl BodyKind {
    const NAMES: [(Self, &'static str); 5] = [
        (Self::Object, "object"),
        (Self::Array, "array"),
        (Self::Json, "json"),
        (Self::Multipart, "multipart"),
        (Self::Raw, "raw"),
    ];

    fn read(name: &str) -> Self {
        Self::NAMES.iter().find(|(_, each)| *each == name).map_or(Self::None, |(kind, _)| *kind)
    }

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// The segments of a template.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}

/// What the rows are sorted by: placeholders are alike, whatever they are called.
fn order(path: &str) -> impl Iterator<Item = &str> {
    segments(path).map(shape)
}

const PLACEHOLDER: &str = "{";
const TAIL: &str = "{+";

fn shape(segment: &str) -> &str {
    match segment.starts_with('{') {
        true if segment.ends_with("+}") => TAIL,
        true => PLACEHOLDER,
        false => segment,
    }
}

/// The operations whose paths begin alike: a node of the search tree.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    rows: Rows<'a>,
    depth: usize,
}

impl<'a> Node<'a> {
    fn root(rows: &'a str) -> Self {
        Self { rows: Rows::new(rows), depth: 0 }
    }

    fn segment(self, row: Row<'a>) -> Option<&'a str> {
        order(row.key()).nth(self.depth)
    }

    fn child(self, shape: &str) -> Option<Self> {
        let rows = self.rows.range(|row| self.segment(row).cmp(&Some(shape)));
        (!rows.is_empty()).then_some(Self { rows, depth: self.depth + 1 })
    }

    /// The operations below a name.
    pub(super) fn literal(self, name: &str) -> Option<Self> {
        if name.starts_with('{') { None } else { self.child(name) }
    }

    /// The operations below a placeholder.
    pub(super) fn placeholder(self) -> Option<Self> {
        self.child(PLACEHOLDER)
    }

    /// The operations whose last placeholder takes all that follows.
    pub(super) fn tail(self) -> Option<Rows<'a>> {
        Some(self.child(TAIL)?.ends())
    }

    /// The operations whose path ends here.
    pub(super) fn ends(self) -> Rows<'a> {
        self.rows.split(|row| self.segment(row).is_none()).0
    }

    /// Each name that may follow, with the operations below it.
    pub(super) fn literals(self) -> impl Iterator<Item = (&'a str, Self)> {
        let mut rest = self.rows.split(|row| self.segment(row).is_none()).1;
        std::iter::from_fn(move || {
            let name = self.segment(rest.iter().next()?).filter(|name| !name.starts_with('{'))?;
            let (rows, others) = rest.split(|row| self.segment(row) == Some(name));
            rest = others;
            Some((name, Self { rows, depth: self.depth + 1 }))
        })
    }

    /// All operations that `path` fits, those with names before those with placeholders.
    fn collect(self, path: &[&str], found: &mut Vec<Rows<'a>>) {
        let Some((first, rest)) = path.split_first() else {
            let ends = self.ends();
            if !ends.is_empty() {
                found.push(ends);
            }
            return;
        };
        for child in [self.literal(first), self.placeholder()].into_iter().flatten() {
            child.collect(rest, found);
        }
        found.extend(self.tail());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(path: &str) -> Vec<&str> {
        segments(path).collect()
    }

    #[test]
    fn every_row_is_sorted_and_read() {
        let mut last: Option<Row<'_>> = None;
        for row in CLOUDFLARE.rows().iter() {
            let line = row.line();
            assert!(line.is_ascii() && row.cells().count() <= 8, "{line}");
            let [path, method, body, _, marks, _] = row.take();
            assert!(path.starts_with('/') && !path.contains("//") && !path.ends_with('/'), "{line}");
            assert!(["DELETE", "GET", "PATCH", "POST", "PUT"].contains(&method), "{line}");
            assert_eq!(BodyKind::read(body).name(), body, "{line}");
            let known = ["", "public", "deprecated", "optional"];
            assert!(marks.split(',').all(|mark| known.contains(&mark)), "{line}");
            if let Some(last) = last {
                let before = order(last.key()).cmp(order(path)).then(last.cell(1).cmp(method));
                assert!(before.is_lt(), "{line} is out of order");
            }
            last = Some(row);
        }
    }

    #[test]
    fn every_operation_resolves_to_itself() {
        let api = Catalogue::cloudflare();
        let mut count = 0;
        for operation in api.operations() {
            let path: Vec<_> = segments(operation.path).map(|s| if s.starts_with('{') { "023e" } else { s }).collect();
            let route = api.route(&path).unwrap_or_else(|| panic!("{} is lost", operation.path));
            let found = route.operations.iter().find(|found| found.method == operation.method);
            assert_eq!(found, Some(&operation), "{}", operation.path);
            count += 1;
        }
        assert!(count >= 3471, "{count}");
    }

    #[test]
    fn permissions_are_names_or_sets_of_them() {
        for operation in Catalogue::cloudflare().operations() {
            let mut names = operation.permission_names();
            assert!(names.all(|name| !name.starts_with('@')), "{}: {}", operation.path, operation.permissions);
        }
        let rows: Vec<_> = PERMISSIONS.rows().iter().map(Row::key).collect();
        assert!(rows.is_sorted());
    }

    #[test]
    fn the_text_is_small() {
        assert!(CLOUDFLARE.rows().text().len() + PERMISSIONS.rows().text().len() < 330_000);
    }

    #[test]
    fn paths_are_routed() {
        let api = Catalogue::cloudflare();
        let check = |path: &str, template: Option<&str>, methods: &str| {
            let route = api.route(&split(path));
            assert_eq!(route.as_ref().map(|route| route.operations[0].path), template, "{path}");
            let found: Vec<_> = route.iter().flat_map(|r| &r.operations).map(|o| o.method).collect();
            assert_eq!(found.join(" "), methods, "{path}");
        };
        check("/zones/023e/purge_cache", Some("/zones/{zone_id}/purge_cache"), "POST");
        check("/zones//purge_cache", Some("/zones/{zone_id}/purge_cache"), "POST");
        check("/zones/{zone_id}/purge_cache", Some("/zones/{zone_id}/purge_cache"), "POST");
        check("/zones", Some("/zones"), "GET POST");
        check("/zones/a/dns_records/b", Some("/zones/{zone_id}/dns_records/{dns_record_id}"), "DELETE GET PATCH PUT");
        check("/user/tokens/verify", Some("/user/tokens/verify"), "GET DELETE PUT");
        check("/ips", Some("/ips"), "GET");
        check("/graphql", Some("/graphql"), "POST");
        check(
            "/accounts/a/ai/run/@cf/meta/llama-3-8b-instruct",
            Some("/accounts/{account_id}/ai/run/{model_name+}"),
            "POST",
        );
        check(
            "/accounts/a/r2/buckets/b/objects/c/d/e.txt",
            Some("/accounts/{account_id}/r2/buckets/{bucket_name}/objects/{object_key+}"),
            "DELETE GET PUT",
        );
        check("/zones/a/access/apps", Some("/zones/{zone_id}/access/apps"), "GET POST");
        check("/accounts/a/access/apps", Some("/accounts/{account_id}/access/apps"), "GET POST");
        check("/zones/a/purge-cache", None, "");
        check("/zone/a/purge_cache", None, "");
        check("/", None, "");
        check("", None, "");
        check(&"/zones".repeat(1000), None, "");
    }

    #[test]
    fn parameters_are_named() {
        let api = Catalogue::cloudflare();
        let check = |path: &str, expected: &[(usize, &str)]| {
            assert_eq!(api.route(&split(path)).expect("a route").parameters, expected, "{path}");
        };
        check("/zones/a/dns_records/b", &[(1, "zone_id"), (3, "dns_record_id")]);
        check("/accounts/a/ai/run/b/c", &[(1, "account_id"), (4, "model_name")]);
        check("/ips", &[]);
    }

    #[test]
    fn facts_are_told() {
        fn names(operation: Operation<'_>) -> Vec<&str> {
            operation.permission_names().collect()
        }
        let api = Catalogue::cloudflare();
        let find = |method: &str, path: &str| {
            let route = api.route(&split(path)).expect("a route");
            *route.operations.iter().find(|o| o.method == method).expect("the method")
        };
        let purge = find("POST", "/zones/a/purge_cache");
        assert_eq!(
            (purge.body, purge.optional, purge.required, purge.public, names(purge)),
            (BodyKind::Object, false, "tags|hosts|prefixes|purge_everything|files", false, vec!["Cache Purge"])
        );
        let record = find("POST", "/zones/a/dns_records");
        assert_eq!((record.required, names(record)), ("name,type", vec!["DNS Write"]));
        assert_eq!(find("PATCH", "/zones/a/dns_records/b").required, "");
        assert_eq!(find("POST", "/zones").required, "name,account");
        assert!(find("GET", "/ips").public && find("GET", "/zones/a/hold/b").public);
        assert!(find("GET", "/zones/a/firewall/rules").deprecated);
        let value = find("PUT", "/accounts/a/storage/kv/namespaces/b/values/c");
        assert_eq!(value.body, BodyKind::Raw);
        assert_eq!(find("POST", "/accounts/a/images/v1").body, BodyKind::Multipart);
        let users = find("GET", "/accounts/a/access/groups");
        assert_eq!(
            names(users),
            [
                "Access: Organizations, Identity Providers, and Groups Read",
                "Access: Organizations, Identity Providers, and Groups Write"
            ]
        );
    }

    #[test]
    fn another_api_is_read_alike() {
        let all: Vec<_> = CLOUDFLARE.rows().iter().map(Operation::read).collect();
        let other: Catalogue = all.iter().rev().copied().collect();
        assert_eq!(other.rows, CLOUDFLARE.rows().text());
    }
}
