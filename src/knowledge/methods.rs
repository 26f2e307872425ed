//! Methods of HTTP: `grammar/methods.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/methods.tsv"));

/// Whether `word` is a method as it is sent.
pub fn is_known(word: &str) -> bool {
    TABLE.find(word).is_some()
}

/// The method that people ask for by hand and that `word` is, in whatever case of its letters.
pub fn usual(word: &str) -> Option<&'static str> {
    let row = TABLE.rows().iter().find(|row| row.key().eq_ignore_ascii_case(word))?;
    (row.cell(2) == "usual").then(|| row.key())
}

/// Whether `word` is a method in whatever case of its letters.
pub fn is_spelled(word: &str) -> bool {
    TABLE.rows().iter().any(|row| row.key().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_known_by_their_letters() {
        assert!(is_known("PURGE") && !is_known("purge") && is_spelled("Purge") && !is_spelled("GETS"));
        assert_eq!((usual("post"), usual("TRACE"), usual("")), (Some("POST"), None, None));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        assert!(TABLE.rows().iter().all(|row| ["usual", "rare"].contains(&row.cell(2))));
    }
}
