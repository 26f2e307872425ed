//! What `curl --help` can be asked of: `grammar/help-topics.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/help-topics.tsv"));

/// Whether curl has help on what `word` names: a category.
pub fn is_topic(word: &str) -> bool {
    TABLE.find(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_in_order() {
        assert!(is_topic("all") && is_topic("http") && !is_topic("me") && !is_topic("--data"));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
    }
}
