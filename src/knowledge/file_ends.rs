//! Ends of the names of files that no host has: `grammar/file-ends.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/file-ends.tsv"));

/// Whether `name` ends as the names of files do, and those of hosts never.
pub fn is_file(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| TABLE.find(&end).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_from_hosts() {
        assert!(is_file("a.tar.gz") && is_file("B.JSON") && !is_file("a.example") && !is_file("json"));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
    }
}
