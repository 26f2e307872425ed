//! What kind of id belongs at parameters of paths: `grammar/ids.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/ids.tsv"));

/// What belongs at one parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id {
    /// What it looks like.
    pub form: Form,
    /// What has it: `tunnel`.
    pub what: &'static str,
    /// The request that lists them.
    pub list: &'static str,
}

/// What an id looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// 32 hex digits
    Hex,
    /// 8-4-4-4-12 hex digits
    Uuid,
    /// Something else, as a name is.
    Other,
}

impl Form {
    /// The form of `text`.
    pub fn of(text: &str) -> Self {
        let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let pieces: Vec<_> = text.split('-').collect();
        let lengths: Vec<_> = pieces.iter().map(|piece| piece.len()).collect();
        match lengths.as_slice() {
            [32] if is_hex(text) => Self::Hex,
            [8, 4, 4, 4, 12] if pieces.iter().all(|piece| is_hex(piece)) => Self::Uuid,
            _ => Self::Other,
        }
    }

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Hex => "32 hex digits",
            Self::Uuid => "a UUID: 32 hex digits with four dashes",
            Self::Other => "something else",
        }
    }
}

/// What belongs at the last parameter of `template`, which ends there.
pub fn at(template: &str) -> Option<Id> {
    TABLE.find(template).map(Id::read)
}

impl Id {
    fn read(row: Row<'static>) -> Self {
        let [_, form, what, list] = row.take();
        Self { form: if form == "uuid" { Form::Uuid } else { Form::Hex }, what, list }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        for (text, expected) in [
            ("a9827fc3086045dcde0ed356b366518d", Form::Hex),
            ("a9827fc3-0860-45dc-ae0e-d356b366518d", Form::Uuid),
            ("my-tunnel", Form::Other),
            ("a9827fc3086045dcde0ed356b366518", Form::Other),
        ] {
            assert_eq!(Form::of(text), expected, "{text}");
        }
    }

    #[test]
    fn rows_are_sorted_and_whole() {
        assert!(TABLE.rows().iter().map(Row::key).is_sorted());
        for row in TABLE.rows().iter() {
            let [path, form, what, list] = row.take();
            assert!(
                path.ends_with('}') && ["hex", "uuid"].contains(&form) && !what.is_empty() && !list.is_empty(),
                "{path}"
            );
        }
        assert_eq!(at("/zones/{zone_id}/pagerules/{pagerule_id}").map(|id| id.what), Some("page rule"));
    }
}
