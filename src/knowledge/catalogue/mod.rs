//! An API's operations, one line each, read in place; Cloudflare's are `grammar/operations.tsv`.
//!
//! The lines are sorted by path segments, all placeholders alike and behind all names, so that the
//! lines below a segment are one range, and one pass makes a search tree of them. What the operations
//! take is told by a table of [shapes](super::shape).

mod operation;
mod route;
mod tree;

pub use operation::{BodyKind, Operation};
pub use route::Route;
use tree::Tree;
pub(super) use tree::{Node, order};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::nearest;
use super::shape::Shapes;
use super::table::{Row, Rows, Table};

const OPERATIONS: Table = Table::new(include_str!("../../../grammar/operations.tsv"));
const PERMISSIONS: Table = Table::new(include_str!("../../../grammar/permissions.tsv"));

static CLOUDFLARE: Catalogue = Catalogue {
    operations: Cow::Borrowed(OPERATIONS.rows().text()),
    tree: OnceLock::new(),
    branches: OnceLock::new(),
    shapes: Cow::Borrowed(Shapes::cloudflare().text()),
    permissions: Cow::Borrowed(PERMISSIONS.rows().text()),
};

/// The tables of one API.
#[derive(Clone, Debug)]
pub struct Catalogue {
    operations: Cow<'static, str>,
    /// The tree of all operations, once something like a path was looked for.
    tree: OnceLock<Tree>,
    /// The same in parts, by what paths begin with: most texts ask for one of them, which is sooner made.
    branches: OnceLock<Vec<Branch>>,
    shapes: Cow<'static, str>,
    permissions: Cow<'static, str>,
}

/// The tables that operations refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tables<'a> {
    shapes: Shapes<'a>,
    permissions: Permissions<'a>,
}

/// Sets of permissions, by name. Two are the same where their text is.
#[derive(Clone, Copy, Debug)]
struct Permissions<'a>(Rows<'a>);

impl PartialEq for Permissions<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0.text(), other.0.text())
    }
}

impl Eq for Permissions<'_> {}

impl Catalogue {
    /// Cloudflare's API v4.
    pub fn cloudflare() -> &'static Self {
        &CLOUDFLARE
    }

    /// Another API, from the rows of its tables as [`openapi`](super::openapi) makes them.
    pub fn new(operations: String, shapes: String, permissions: String) -> Self {
        Self {
            operations: Cow::Owned(operations),
            tree: OnceLock::new(),
            branches: OnceLock::new(),
            shapes: Cow::Owned(shapes),
            permissions: Cow::Owned(permissions),
        }
    }

    fn tables(&self) -> Tables<'_> {
        Tables { shapes: self.shapes(), permissions: Permissions(Rows::new(&self.permissions)) }
    }

    fn root(&self) -> Node<'_> {
        Node::root(&self.operations, self.tree.get_or_init(|| Tree::read(&self.operations)))
    }

    /// The operations by what their paths begin with, names before placeholders.
    fn branches(&self) -> &[Branch] {
        self.branches.get_or_init(|| {
            let (mut out, mut at) = (Vec::new(), 0);
            while at < self.operations.len() {
                let rest = &self.operations[at..];
                let first = begun(rest);
                let end = at + Rows::new(rest).while_first(|row| begun(row.line()) == first).text().len();
                out.push(Branch { lines: at..end, tree: OnceLock::new() });
                at = end;
            }
            out
        })
    }

    /// The shapes of what its operations take.
    pub fn shapes(&self) -> Shapes<'_> {
        Shapes::new(&self.shapes)
    }

    /// All operations, in the order of their paths.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let tables = self.tables();
        Rows::new(&self.operations).iter().map(move |row| Operation::read(row, tables))
    }

    /// The route of a path given as its segments below the base; an empty segment fits a placeholder.
    ///
    /// Literal segments win over placeholders.
    pub fn route<'a>(&'a self, segments: &[&str]) -> Option<Route<'a>> {
        let mut found = Route::new(self.tables());
        let first = segments.first().copied().unwrap_or_default();
        for branch in self.branches().iter().filter(|branch| branch.fits(&self.operations, first)) {
            branch.root(&self.operations).collect(segments, &mut found);
        }
        (!found.is_empty()).then_some(found)
    }

    /// The template nearest to the path, if one is near.
    pub fn nearest<'a>(&'a self, segments: &[&str]) -> Option<&'a str> {
        nearest::template(self.root(), segments)
    }
}

/// The operations whose paths begin alike.
#[derive(Clone, Debug)]
struct Branch {
    /// Their lines.
    lines: Range<usize>,
    /// The tree of those, once a path was looked for.
    tree: OnceLock<Tree>,
}

impl Branch {
    /// Whether a path that begins with `segment` may be one of these.
    fn fits(&self, operations: &str, segment: &str) -> bool {
        let begun = begun(&operations[self.lines.clone()]);
        begun == segment || tree::is_placeholder(begun)
    }

    fn root<'a>(&'a self, operations: &'a str) -> Node<'a> {
        let lines = &operations[self.lines.clone()];
        Node::root(lines, self.tree.get_or_init(|| Tree::read(lines)))
    }
}

/// The shape of what the path at the start of `line` begins with.
fn begun(line: &str) -> &str {
    order(Row::of(line).key()).next().unwrap_or_default()
}

/// The segments of a template.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}

#[cfg(test)]
mod tests;
