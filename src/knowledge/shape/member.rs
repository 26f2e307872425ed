//! Objects and their members.

use super::{Range, Shapes, Type};

/// An object with known members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object<'a> {
    /// Whether it takes members that are not known.
    pub open: bool,
    /// How many members it has.
    pub length: Range<'a>,
    cells: &'a str,
    table: Shapes<'a>,
}

/// A member of an object, or a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it must, may or need not be sent.
    pub demand: Demand,
    /// Whether it is marked deprecated.
    pub deprecated: bool,
    /// What its value may be.
    pub value: Type<'a>,
}

/// Whether something must, may or need not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// It is a header.
    InHeader,
    /// It is a header that must be sent.
    RequiredHeader,
}

impl<'a> Object<'a> {
    pub(super) fn read(head: &'a str, cells: &'a str, table: Shapes<'a>) -> Self {
        let open = head.starts_with('*');
        Self { open, length: Range::read(head.trim_start_matches('*')), cells, table }
    }

    /// The member called `name`.
    pub fn member(self, name: &str) -> Option<Member<'a>> {
        self.members().find(|member| member.name == name)
    }

    /// The members that are not shared with all other variants of a choice.
    pub fn own(self) -> impl Iterator<Item = Member<'a>> + use<'a> {
        self.cells
            .split(';')
            .filter(|cell| is_member(cell) && !cell.starts_with('&'))
            .map(move |cell| Member::read(cell, self.table))
    }

    /// The cells of the members of row `name`.
    fn shared(self, name: &str) -> &'a str {
        let row = self.table.find(name).map_or("", Type::resolved);
        row.split_once('\t').map_or("", |(_, cells)| cells)
    }

    /// All members.
    pub fn members(self) -> impl Iterator<Item = Member<'a>> + use<'a> {
        let (first, own) = self.cells.split_once(';').unwrap_or((self.cells, ""));
        let (shared, own) = match first.strip_prefix('&') {
            Some(row) => (self.shared(row), own),
            None => ("", self.cells),
        };
        shared
            .split(';')
            .chain(own.split(';'))
            .filter(|cell| is_member(cell))
            .map(move |cell| Member::read(cell, self.table))
    }

    /// What the values of members are that it does not list, where that is known.
    pub fn rest(self) -> Option<Type<'a>> {
        let rest = self.cells.rsplit(';').next()?.strip_prefix("* ")?;
        Some(Type::read(rest, self.table))
    }
}

fn is_member(cell: &str) -> bool {
    !cell.is_empty() && !cell.starts_with("* ")
}

impl<'a> Member<'a> {
    /// Whether it stands in the query, if it is a parameter.
    pub fn is_in_query(self) -> bool {
        !(self.demand == Demand::InPath || self.is_header())
    }

    /// Whether it is a header.
    pub fn is_header(self) -> bool {
        matches!(self.demand, Demand::InHeader | Demand::RequiredHeader)
    }

    fn read(cell: &'a str, table: Shapes<'a>) -> Self {
        let (name, value) = cell.split_once(' ').unwrap_or((cell, "*"));
        let marked = match name.as_bytes().first() {
            Some(b'!') => Some(Demand::Required),
            Some(b'^') => Some(Demand::ReadOnly),
            Some(b'-') => Some(Demand::Old),
            Some(b'/') => Some(Demand::InPath),
            Some(b':') => Some(Demand::InHeader),
            _ => None,
        };
        let (demand, name) = marked.map_or((Demand::Optional, name), |demand| (demand, &name[1..]));
        let (demand, name) = match name.strip_prefix('!').filter(|_| demand == Demand::InHeader) {
            Some(name) => (Demand::RequiredHeader, name),
            None => (demand, name),
        };
        let deprecated = name.starts_with('%');
        Self { name: name.trim_start_matches('%'), demand, deprecated, value: Type::read(value, table) }
    }
}
