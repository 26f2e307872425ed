//! Variables that hold something on every machine, whatever a command means by them: `grammar/shell-names.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/shell-names.tsv"));

/// Whether a shell or a system sets the variable `name` by itself, or programs heed it.
pub fn is_set(name: &str) -> bool {
    TABLE.find(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::table::Row;
    use super::*;

    #[test]
    fn names_stand_in_order() {
        assert!(TABLE.rows().iter().map(Row::key).is_sorted());
        assert!(is_set("PATH") && is_set("USER") && is_set("HTTPS_PROXY"));
        assert!(!is_set("ZONE_ID") && !is_set("TOKEN") && !is_set("path"));
    }
}
