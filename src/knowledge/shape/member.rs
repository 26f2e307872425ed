//! Objects and their members.

use super::{Range, Type, find};

/// An object with known members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// Whether it takes members that are not known.
    pub open: bool,
    /// How many members it has.
    pub length: Range,
    cells: &'static str,
}

/// A member of an object, or a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Whether it must, may or need not be sent.
    pub demand: Demand,
    /// Whether it is marked deprecated.
    pub deprecated: bool,
    /// What its value may be.
    pub value: Type,
}

/// Whether something must, may or need not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// It may be.
    Optional,
    /// It must be.
    Required,
    /// It is only ever answered.
    ReadOnly,
    /// It may be; only older documents speak of it.
    Old,
    /// It stands in the path.
    InPath,
}

impl Object {
    pub(super) fn read(head: &'static str, cells: &'static str) -> Self {
        let open = head.starts_with('*');
        Self { open, length: Range::read(head.trim_start_matches('*')), cells }
    }

    /// The member called `name`.
    pub fn member(self, name: &str) -> Option<Member> {
        self.members().find(|member| member.name == name)
    }

    /// The members that are not shared with all other variants of a choice.
    pub fn own(self) -> impl Iterator<Item = Member> {
        self.cells.split(';').filter(|cell| !cell.is_empty() && !cell.starts_with('&')).map(Member::read)
    }

    /// All members.
    pub fn members(self) -> impl Iterator<Item = Member> {
        let (first, own) = self.cells.split_once(';').unwrap_or((self.cells, ""));
        let (shared, own) = match first.strip_prefix('&') {
            Some(row) => (cells_of(row), own),
            None => ("", self.cells),
        };
        shared.split(';').chain(own.split(';')).filter(|cell| !cell.is_empty()).map(Member::read)
    }
}

/// The cells of the members of row `name`.
fn cells_of(name: &str) -> &'static str {
    let row = find(name).map_or("", Type::resolved);
    row.split_once('\t').map_or("", |(_, cells)| cells)
}

impl Member {
    fn read(cell: &'static str) -> Self {
        let (name, value) = cell.split_once(' ').unwrap_or((cell, "*"));
        let marked = |mark| name.strip_prefix(mark);
        let (demand, name) =
            [('!', Demand::Required), ('^', Demand::ReadOnly), ('-', Demand::Old), ('/', Demand::InPath)]
                .into_iter()
                .find_map(|(mark, demand)| Some((demand, marked(mark)?)))
                .unwrap_or((Demand::Optional, name));
        let deprecated = name.starts_with('%');
        Self { name: name.trim_start_matches('%'), demand, deprecated, value: Type::read(value) }
    }
}
