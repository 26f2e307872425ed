//! Variables of the format of `-w`: `grammar/write-out.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/write-out.tsv"));

/// Whether `text` starts with the name of a variable.
pub fn starts(text: &str) -> bool {
    TABLE.rows().iter().any(|row| text.starts_with(row.key()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_known_by_their_names() {
        assert!(starts("http_code\\n") && !starts("{http_code}") && !starts("header{a}") && !starts(""));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        let gives = ["json", "number", "seconds", "stream", "text"];
        assert!(TABLE.rows().iter().all(|row| gives.contains(&row.cell(1))));
    }
}
