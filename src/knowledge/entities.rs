//! HTML's names of characters, one row each in `grammar/entities.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/entities.tsv"));

/// What the entity `name` stands for in a command: its character, a plain blank for blanks of other widths,
/// nothing for what cannot be seen.
pub fn text(name: &str) -> Option<String> {
    let row = TABLE.find(name)?;
    let [_, _, _, text] = row.take();
    match text {
        "blank" => Some(" ".to_owned()),
        "nothing" => Some(String::new()),
        _ => character(row).map(String::from),
    }
}

/// The name that HTML reads as `c` even where no semicolon ends it; signs beyond ASCII only.
pub fn open(c: char) -> Option<&'static str> {
    let is_open = |row: &Row<'static>| row.cells().nth(2) == Some("optional") && character(*row) == Some(c);
    TABLE.rows().iter().find(is_open).filter(|_| !c.is_ascii()).map(Row::key)
}

fn character(row: Row<'static>) -> Option<char> {
    let [_, code, ..] = row.take::<4>();
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_sorted_and_found() {
        let mut last = "";
        for row in TABLE.rows().iter() {
            let [name, code, semicolon, said] = row.take();
            assert!(last < name && name.bytes().all(|b| b.is_ascii_alphanumeric()), "{name} is out of order");
            assert!(code.len() == 4 && character(row).is_some(), "{name}");
            assert!(["needed", "optional"].contains(&semicolon), "{name}");
            assert!(["itself", "blank", "nothing"].contains(&said), "{name}");
            assert!(text(name).is_some(), "{name}");
            last = name;
        }
    }

    #[test]
    fn names_and_signs() {
        assert_eq!(text("rdquo").as_deref(), Some("”"));
        assert_eq!(text("nbsp").as_deref(), Some(" "));
        assert_eq!(text("shy").as_deref(), Some(""));
        assert_eq!(text("timestamps"), None);
        assert_eq!(open('×'), Some("times"));
        assert_eq!(open('”'), None);
        assert_eq!(open('&'), None);
    }
}
