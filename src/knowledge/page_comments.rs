//! Comments that tell a page how code is shown: `grammar/page-comments.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/page-comments.tsv"));

/// What comments of code begin with.
pub fn marks() -> impl Iterator<Item = &'static str> {
    at("mark")
}

/// What such a comment says, without its mark, that has a line of its own.
pub fn lines() -> impl Iterator<Item = &'static str> {
    at("line")
}

/// What one at the end of a line begins with, without its mark.
pub fn ends() -> impl Iterator<Item = &'static str> {
    at("end")
}

fn at(place: &'static str) -> impl Iterator<Item = &'static str> {
    TABLE.rows().iter().filter(move |row| row.cell(1) == place).map(Row::key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_by_their_place() {
        assert!(marks().eq(["#", "//"]) && ends().eq(["[!code"]) && lines().all(|line| line.starts_with("highlight-")));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        assert!(TABLE.rows().iter().all(|row| ["mark", "line", "end"].contains(&row.cell(1))));
    }
}
