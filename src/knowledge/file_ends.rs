//! Ends of the names of files, and whole names: `grammar/file-ends.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/file-ends.tsv"));

/// Whether `name` ends as the names of files do, and those of hosts never.
pub fn is_file(name: &str) -> bool {
    name.contains('.') && row(name).is_some_and(|row| row.cell(2).is_empty())
}

/// Whether comments of a file of this name begin with `#`.
pub fn has_hashes(name: &str) -> bool {
    row(name).is_some_and(|row| row.cell(3) == "#")
}

/// The signs of a shell that strings in a file of this name write with a backslash, since one alone is the program's.
pub fn escaped(name: &str) -> &'static str {
    row(name).map_or("", |row| row.cell(4))
}

/// Whether a file is called `name`, without any ending, that a program reads.
pub fn is_whole(name: &str) -> bool {
    !name.contains('.') && row(name).is_some_and(|row| row.cell(5) == "whole")
}

/// What is known of files of this name: behind its last dot, or as a whole.
fn row(name: &str) -> Option<Row<'static>> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    TABLE.find(&file.rsplit('.').next().unwrap_or(file).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_ends_in_order() {
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        for row in TABLE.rows().iter() {
            let [end, file, host, comments, escaped, name] = row.take();
            assert!(!file.is_empty() && end == end.to_ascii_lowercase(), "{end}");
            assert!(["", "$", "$\\"].contains(&escaped), "{end}");
            let cells = [(host, "yes"), (comments, "#"), (name, "whole")];
            assert!(cells.iter().all(|(cell, word)| cell.is_empty() || cell == word), "{end}");
        }
    }

    #[test]
    fn files_are_told_from_hosts() {
        assert!(is_file("a.tar.gz") && is_file("B.JSON") && is_file("a.toml"));
        assert!(!is_file("a.example") && !is_file("json") && !is_file("a.py"));
    }

    #[test]
    fn names_tell_what_a_program_is_like() {
        assert!(has_hashes("x/a.py") && has_hashes(".env") && has_hashes("crontab") && !has_hashes("a.js"));
        assert_eq!([escaped("ci\\Jenkinsfile"), escaped("a.kts"), escaped("a.rb")], ["$\\", "$", ""]);
        assert!(is_whole("Procfile") && !is_whole("py") && !is_whole("a.crontab"));
    }
}
