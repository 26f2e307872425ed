//! Words that tell a sentence from a command: `grammar/joints.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/joints.tsv"));

/// Whether sentences are held together by `word`, in any case of its letters.
pub fn is_known(word: &str) -> bool {
    TABLE.rows().iter().any(|row| row.key().eq_ignore_ascii_case(word))
}

/// Whether a sentence goes on with `word` behind what it quotes: `and`.
pub fn opens(word: &str) -> bool {
    TABLE.find(word).is_some_and(|row| row.cell(1) == "opens")
}

/// Whether a sentence says with `word`, behind a command, what that does: `returns`.
pub fn says(word: &str) -> bool {
    TABLE.find(word).is_some_and(|row| row.cell(1) == "says")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::programs;

    #[test]
    fn joints_are_no_programs() {
        assert!(is_known("This") && is_known("doesn't") && !is_known("jq") && !is_known(""));
        assert!(opens("and") && !opens("this"));
        assert!(says("returns") && !says("and"));
        assert!(TABLE.rows().iter().all(|row| !programs::is_known(row.key())));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        assert!(TABLE.rows().iter().all(|row| ["", "opens", "says"].contains(&row.cell(1))));
    }
}
