//! What the parameters and the body of an operation are made of: `grammar/shapes.tsv`, read in place.
//!
//! A row is a type with a name. The parts of an object are its members, those of a choice its variants, with
//! `;` between them. What a type may be is written so, without blanks but for that behind the range of a list:
//!
//! | written | is |
//! |---|---|
//! | `s` `n` `i` `b` `o` `*` | text, number, integer, boolean, any object, anything |
//! | `s1..32` `n>0..` `[..10 s` | a text of so many characters, a number in a range, a list of so many |
//! | `n..<1` `n/0.5` `[! s` | a number less than 1, a multiple of 0.5, a list that holds nothing twice |
//! | `s=on\|off\|\|auto` | one of these; what stands behind `\|\|` was one in older documents |
//! | `s~^a` `s(uuid)` | a text of this pattern or format |
//! | `[s` `{n` `{1.. n` | a list of texts, an object whose values are numbers, one with a member at least |
//! | `@name` | as the row of this name says |
//! | `?s` `+ss` | may be `null` too; was a text (the letter behind `+`) in older documents |
//!
//! Members: `!name` is required, `^name` is only ever answered, `%name` is deprecated, `-name` was one in
//! older documents, `/name` stands in the path, `:name` is a header, `:!name` one that is required, `&row` stands for all
//! members of that row. `o*` takes others too, each as the cell `* type` says where there is one, `o1..` has so many.
//!
//! Cloudflare's table is compiled in; [another API's](super::openapi) is text like any other.

mod member;
mod range;
mod scalar;

pub use member::{Demand, Member, Object};
pub use range::Range;
pub use scalar::{Scalar, ScalarKind};

use std::fmt;

use super::table::{Row, Rows, Table};

const CLOUDFLARE: Table = Table::new(include_str!("../../../grammar/shapes.tsv"));

/// A table of shapes.
#[derive(Clone, Copy)]
pub struct Shapes<'a> {
    rows: Rows<'a>,
}

/// What a value may be, as the table has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type<'a> {
    /// Whether `null` is taken too.
    pub nullable: bool,
    /// A letter for each kind that older documents had it, each behind a `+`.
    old: &'a str,
    /// What is left.
    core: &'a str,
    /// What the row says that it refers to, where that was looked up; else empty.
    said: &'a str,
    /// The rows that it may refer to.
    table: Shapes<'a>,
}

/// What a value may be, one step deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// Anything.
    Any,
    /// A text, number, integer or boolean.
    Scalar(Scalar<'a>),
    /// A list.
    List {
        /// How many.
        length: Range<'a>,
        /// What each is.
        items: Type<'a>,
    },
    /// An object with names of the user's.
    Map {
        /// How many.
        length: Range<'a>,
        /// What each value is.
        items: Type<'a>,
    },
    /// An object with these members.
    Object(Object<'a>),
    /// Any object.
    Free,
    /// One of several.
    Choice(Choice<'a>),
}

/// One of several shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The member that tells which; empty where none does.
    pub tag: &'a str,
    cells: &'a str,
    table: Shapes<'a>,
}

impl<'a> Shapes<'a> {
    /// The table whose rows are `text`, sorted by their names.
    pub const fn new(text: &'a str) -> Self {
        Self { rows: Rows::new(text) }
    }

    /// The text of its rows.
    pub const fn text(self) -> &'a str {
        self.rows.text()
    }

    /// The names of its rows.
    pub fn names(self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.rows.iter().map(super::table::Row::key)
    }

    /// The type that the row `name` says; `None` for an empty name.
    pub fn find(self, name: &str) -> Option<Type<'a>> {
        Some(Type::read(self.cells(name).filter(|_| !name.is_empty())?, self))
    }

    /// What stands behind the name in its row.
    fn cells(self, name: &str) -> Option<&'a str> {
        self.rows.find(name).map(|row| behind(row.line()))
    }
}

impl Shapes<'static> {
    /// Those of Cloudflare's API v4.
    pub const fn cloudflare() -> Self {
        Self { rows: CLOUDFLARE.rows() }
    }
}

/// The same table is the same text in the same place.
impl PartialEq for Shapes<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.text(), other.text())
    }
}

impl Eq for Shapes<'_> {}

impl fmt::Debug for Shapes<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Shapes")
    }
}

/// What the value of a zone's setting at Cloudflare may be.
pub fn setting(name: &str) -> Option<Type<'static>> {
    let Shape::Object(settings) = Shapes::cloudflare().find("zone-settings")?.shape() else { return None };
    settings.member(name).map(|member| member.value)
}

impl<'a> Type<'a> {
    pub(super) fn read(text: &'a str, table: Shapes<'a>) -> Self {
        let nullable = text.starts_with('?');
        let text = text.strip_prefix('?').unwrap_or(text);
        let mut end = 0;
        while text[end..].starts_with('+') {
            end += 2;
        }
        Self { nullable, old: &text[..end], core: &text[end..], said: "", table }
    }

    /// Whether an older document had it as the kind of this letter: `s`, `n`, `i`, `b`, `o`, `a`.
    pub fn was(self, letter: char) -> bool {
        self.old.contains(letter)
    }

    /// The name of the row that it refers to, if it does.
    pub fn row(self) -> Option<&'a str> {
        self.core.strip_prefix('@')
    }

    /// Whether it takes one value only, which the table always writes in place.
    pub fn is_fixed(self) -> bool {
        self.core.contains('=') && !self.core.contains(['|', '[']) && !self.core.starts_with('@')
    }

    /// What it may be.
    pub fn shape(self) -> Shape<'a> {
        let core = self.resolved();
        let (head, cells) = core.split_once('\t').unwrap_or((core, ""));
        let rest = head.get(1..).unwrap_or_default();
        match head.as_bytes().first() {
            Some(b'o') if head.len() == 1 && cells.is_empty() => Shape::Free,
            Some(b'o') => Shape::Object(Object::read(rest, cells, self.table)),
            Some(b'|') => Shape::Choice(Choice { tag: rest, cells, table: self.table }),
            Some(b'{') => {
                let (length, items) = self.several(rest);
                Shape::Map { length, items }
            }
            Some(b'[') => {
                let (length, items) = self.several(rest);
                Shape::List { length, items }
            }
            Some(b's') => Shape::Scalar(Scalar::read(ScalarKind::Text, rest)),
            Some(b'n') => Shape::Scalar(Scalar::read(ScalarKind::Number, rest)),
            Some(b'i') => Shape::Scalar(Scalar::read(ScalarKind::Integer, rest)),
            Some(b'b') => Shape::Scalar(Scalar::read(ScalarKind::Boolean, rest)),
            _ => Shape::Any,
        }
    }

    /// How it is written, without its parts: `[..10` of `[..10 s`, `o*` of an object.
    pub fn head(self) -> String {
        let core = self.resolved();
        let head = core.split('\t').next().unwrap_or_default();
        let own = match self.shape() {
            Shape::List { length, .. } if length.is_open() && !length.once => "[",
            Shape::Map { length, .. } if length.is_open() => "{",
            Shape::List { .. } | Shape::Map { .. } => head.split(' ').next().unwrap_or_default(),
            _ => head,
        };
        format!("{}{}{own}", if self.nullable { "?" } else { "" }, self.old)
    }

    /// The same, the row that it refers to looked up, where that is among `rows`.
    fn found(self, rows: Rows<'a>) -> Self {
        let row = self.row().and_then(|name| rows.find(name));
        row.map_or(self, |row| Self { said: behind(row.line()), ..self })
    }

    /// What the row that it refers to says, if it does.
    fn resolved(self) -> &'a str {
        if !self.said.is_empty() {
            return self.said;
        }
        self.row().and_then(|name| self.table.cells(name)).unwrap_or(self.core)
    }

    /// How many, and what each is.
    fn several(self, text: &'a str) -> (Range<'a>, Self) {
        let is_range = |text: &str| text.bytes().all(|byte| matches!(byte, b'.' | b'!') || byte.is_ascii_digit());
        let counted = text.split_once(' ').filter(|(range, _)| is_range(range));
        let (range, items) = counted.unwrap_or(("", text));
        (Range::read(range), Self::read(items, self.table))
    }
}

/// What stands behind the first tab.
fn behind(line: &str) -> &str {
    line.split_once('\t').map_or("", |(_, rest)| rest)
}

impl<'a> Choice<'a> {
    /// The variants.
    pub fn variants(self) -> impl Iterator<Item = Type<'a>> + use<'a> {
        let near = self.own();
        self.cells.split(';').map(move |text| Type::read(text, self.table).found(near))
    }

    /// The variant that the table names after the value `tag` of the member that tells which.
    pub fn named(self, tag: &str) -> Option<Type<'a>> {
        let is_named =
            |cell: &&str| cell.strip_suffix(tag).is_some_and(|name| name.starts_with('@') && name.ends_with(':'));
        let cell = self.cells.split(';').find(is_named).filter(|_| !self.tag.is_empty())?;
        Some(Type::read(cell, self.table).found(self.table.rows))
    }

    /// The rows named after it, in which most variants stand side by side: sooner searched than all.
    fn own(self) -> Rows<'a> {
        let mut names = self.cells.split(';').filter_map(|cell| cell.strip_prefix('@')?.split_once(':'));
        let Some((name, _)) = names.next() else { return Rows::new("") };
        let is_own = |row: Row<'_>| row.key().strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
        let is_before = |row: Row<'_>| row.key().bytes().lt(name.bytes().chain([b':']));
        self.table.rows.split(is_before).1.while_first(is_own)
    }
}

#[cfg(test)]
mod tests;
