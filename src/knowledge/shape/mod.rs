//! What the parameters and the body of an operation are made of: `grammar/shapes.tsv`, read in place.
//!
//! A row is a type with a name. The parts of an object are its members, those of a choice its variants, with
//! `;` between them. What a type may be is written so, without blanks but for that behind the range of a list:
//!
//! | written | is |
//! |---|---|
//! | `s` `n` `i` `b` `o` `*` | text, number, integer, boolean, any object, anything |
//! | `s1..32` `n>0..` `[..10 s` | a text of so many characters, a number in a range, a list of so many |
//! | `s=on\|off\|\|auto` | one of these; what stands behind `\|\|` was one in older documents |
//! | `s~^a` `s(uuid)` | a text of this pattern or format |
//! | `[s` `{n` | a list of texts, an object whose values are numbers |
//! | `@name` | as the row of this name says |
//! | `?s` `+ss` | may be `null` too; was a text (the letter behind `+`) in older documents |
//!
//! Members: `!name` is required, `^name` is only ever answered, `%name` is deprecated, `-name` was one in
//! older documents, `/name` stands in the path, `&row` stands for all members of that row. `o*` takes
//! others too, `o1..` has so many.

mod member;
mod range;

pub use member::{Demand, Member, Object};
pub use range::Range;

use super::table::Table;

const SHAPES: Table = Table::new(include_str!("../../../grammar/shapes.tsv"));

/// What a value may be, as the table has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type {
    /// Whether `null` is taken too.
    pub nullable: bool,
    /// A letter for each kind that older documents had it, each behind a `+`.
    old: &'static str,
    /// What is left.
    core: &'static str,
}

/// What a value may be, one step deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Anything.
    Any,
    /// A text, number, integer or boolean.
    Scalar(Scalar),
    /// A list.
    List {
        /// How many.
        length: Range,
        /// What each is.
        items: Type,
    },
    /// An object with names of the user's.
    Map(Type),
    /// An object with these members.
    Object(Object),
    /// Any object.
    Free,
    /// One of several.
    Choice(Choice),
}

/// A text, number, integer or boolean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Which.
    pub kind: ScalarKind,
    /// `uuid`, `ipv4` …; empty for none.
    pub format: &'static str,
    /// The bounds of a number, or of the count of a text's characters.
    pub range: Range,
    /// A regular expression; empty for none.
    pub pattern: &'static str,
    /// The only values, as written in the table; empty for all.
    values: &'static str,
}

/// Which scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A number without a fraction.
    Integer,
    /// `true` or `false`.
    Boolean,
}

/// One of several shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The member that tells which; empty where none does.
    pub tag: &'static str,
    cells: &'static str,
}

/// The type that the row `name` says; `None` for an empty name.
pub fn find(name: &str) -> Option<Type> {
    let row = SHAPES.find(name).filter(|_| !name.is_empty())?;
    Some(Type::read(behind(row.line())))
}

/// What the value of a zone's setting may be.
pub fn setting(name: &str) -> Option<Type> {
    let Shape::Object(settings) = find("zone-settings")?.shape() else { return None };
    settings.member(name).map(|member| member.value)
}

impl Type {
    fn read(text: &'static str) -> Self {
        let nullable = text.starts_with('?');
        let text = text.strip_prefix('?').unwrap_or(text);
        let mut end = 0;
        while text[end..].starts_with('+') {
            end += 2;
        }
        Self { nullable, old: &text[..end], core: &text[end..] }
    }

    /// Whether an older document had it as the kind of this letter: `s`, `n`, `i`, `b`, `o`, `a`.
    pub fn was(self, letter: char) -> bool {
        self.old.contains(letter)
    }

    /// Whether it takes one value only, which the table always writes in place.
    pub fn is_fixed(self) -> bool {
        self.core.contains('=') && !self.core.contains(['|', '[']) && !self.core.starts_with('@')
    }

    /// What it may be.
    pub fn shape(self) -> Shape {
        let core = self.resolved();
        let (head, cells) = core.split_once('\t').unwrap_or((core, ""));
        match head.as_bytes().first() {
            Some(b'o') if head.len() == 1 && cells.is_empty() => Shape::Free,
            Some(b'o') => Shape::Object(Object::read(&head[1..], cells)),
            Some(b'|') => Shape::Choice(Choice { tag: &head[1..], cells }),
            Some(b'{') => Shape::Map(Self::read(&head[1..])),
            Some(b'[') => list(&head[1..]),
            Some(b's') => Shape::Scalar(Scalar::read(ScalarKind::Text, &head[1..])),
            Some(b'n') => Shape::Scalar(Scalar::read(ScalarKind::Number, &head[1..])),
            Some(b'i') => Shape::Scalar(Scalar::read(ScalarKind::Integer, &head[1..])),
            Some(b'b') => Shape::Scalar(Scalar::read(ScalarKind::Boolean, &head[1..])),
            _ => Shape::Any,
        }
    }

    /// What the row that it refers to says, if it does.
    fn resolved(self) -> &'static str {
        let row = self.core.strip_prefix('@').and_then(|name| SHAPES.find(name));
        row.map_or(self.core, |row| behind(row.line()))
    }
}

/// What stands behind the first tab.
fn behind(line: &'static str) -> &'static str {
    line.split_once('\t').map_or("", |(_, rest)| rest)
}

fn list(text: &'static str) -> Shape {
    let is_range = |text: &str| text.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit());
    let counted = text.split_once(' ').filter(|(range, _)| is_range(range));
    let (range, items) = counted.unwrap_or(("", text));
    Shape::List { length: Range::read(range), items: Type::read(items) }
}

impl Scalar {
    fn read(kind: ScalarKind, text: &'static str) -> Self {
        let end = text.find(['=', '~']).unwrap_or(text.len());
        let (bounds, rest) = text.split_at(end);
        let formatted = bounds.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let (format, range) = formatted.unwrap_or(("", bounds));
        Self {
            kind,
            format,
            range: Range::read(range),
            pattern: rest.strip_prefix('~').unwrap_or_default(),
            values: rest.strip_prefix('=').unwrap_or_default(),
        }
    }

    /// The only values, those of older documents left out; none where all are taken.
    pub fn values(self) -> impl Iterator<Item = &'static str> {
        let new = self.values.split_once("||").map_or(self.values, |(new, _)| new);
        Self::split(new)
    }

    /// The only values, those of older documents too.
    pub fn all_values(self) -> impl Iterator<Item = &'static str> {
        Self::split(self.values)
    }

    /// Whether only some values are taken.
    pub fn is_listed(self) -> bool {
        !self.values.is_empty()
    }

    /// The only value, where there is one.
    pub fn only(self) -> Option<&'static str> {
        (self.is_listed() && !self.values.contains('|')).then(|| Self::split(self.values).next())?
    }

    /// Whether `value` is among the values, those of older documents too.
    pub fn lists(self, value: &str) -> bool {
        Self::split(self.values).any(|each| each == value)
    }

    fn split(values: &'static str) -> impl Iterator<Item = &'static str> {
        values.split('|').filter(|value| !value.is_empty()).map(|value| if value == "%" { "" } else { value })
    }
}

impl Choice {
    /// The variants.
    pub fn variants(self) -> impl Iterator<Item = Type> {
        self.cells.split(';').map(Type::read)
    }
}

#[cfg(test)]
mod tests;
