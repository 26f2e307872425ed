//! A tolerant JSON reader: a span for each value, member and fault.
//!
//! Reads whatever is there and says what is wrong with it; `serde_json` judges what is valid and
//! prints. Knows nothing of shells or requests.

mod bare;
mod blank;
mod bracket;
mod escape;
mod list;
mod number;
mod quote;
mod reader;
mod strict;
mod string;
#[cfg(test)]
mod tests;

use crate::text::Span;
use reader::Reader;

/// A text read as JSON. All spans are in that text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The value, if any was found.
    pub root: Option<Value>,
    /// What a strict parser would refuse, in order.
    pub faults: Vec<Fault>,
    /// Where reading stopped: one past the value.
    pub end: usize,
    /// How many bytes were looked at, some of them more than once or behind where reading stopped.
    pub looked: usize,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// As written, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// `[…]`
    Array(Vec<Value>),
    /// `{…}`, in order, repeated names kept.
    Object(Vec<Member>),
    /// A bare word that is no JSON (`undefined`, `$ID`, `<id>`), as written.
    Bare(String),
    /// Nothing where a value belongs: `"a":,`.
    Missing,
}

/// `"name": value`
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// From the name to the end of the value.
    pub span: Span,
    /// The name as written, quotes included.
    pub name_span: Span,
    /// The name, unescaped.
    pub name: String,
    /// The value.
    pub value: Value,
}

/// Something a strict parser would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes it is about; empty where something is missing.
    pub span: Span,
    /// What it is.
    pub kind: FaultKind,
    /// What the bytes should be, where that is plain.
    pub instead: Option<String>,
}

/// The kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// A typographic quote where `"` belongs.
    CurlyQuote,
    /// `'` where `"` belongs.
    SingleQuote,
    /// A name without quotes.
    BareName,
    /// A value that is no JSON.
    BareValue,
    /// Nothing between `:` and what follows.
    MissingValue,
    /// A comma before `]` or `}`.
    TrailingComma,
    /// No comma between two members or items.
    MissingComma,
    /// No colon after a name.
    MissingColon,
    /// A string, `[` or `{` that is never closed.
    Unclosed,
    /// A bracket that closes nothing, or closes another kind.
    Mismatched,
    /// A full-width `，`, `：` or bracket where the ASCII one belongs.
    FullWidth,
    /// A blank JSON does not know: no-break space, zero-width space, byte order mark.
    Blank,
    /// A comment.
    Comment,
    /// An escape JSON does not have.
    Escape,
    /// A control character in a string.
    Control,
    /// A number JSON would not take.
    Number,
    /// Text after the value.
    Trailing,
    /// The members of an object without its opening bracket.
    Unopened,
    /// `::` where `:` belongs.
    DoubledColon,
    /// Nested deeper than this reader goes.
    TooDeep,
}

impl Value {
    /// The value of member `name` of an object; the last one if repeated.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().rev().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The members of an object; none for other kinds.
    pub fn members(&self) -> &[Member] {
        if let Kind::Object(members) = &self.kind { members } else { &[] }
    }

    /// The items of an array; none for other kinds.
    pub fn items(&self) -> &[Self] {
        if let Kind::Array(items) = &self.kind { items } else { &[] }
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        if let Kind::String(text) = &self.kind { Some(text) } else { None }
    }
}

/// Reads the whole of `text`; anything after the value is a [fault](FaultKind::Trailing).
pub fn read(text: &str) -> Document {
    Reader::new(text).whole()
}

/// Reads one value at the start of `text` and tells where it ended; text after it is no fault.
///
/// A text that starts like no value (prose) has no root.
pub fn read_prefix(text: &str) -> Document {
    Reader::new(text).prefix()
}
