//! The rules as a table for README.

use std::fmt::Write as _;

use super::RULES;

/// All rules as a Markdown table, in the order of groups and names.
pub fn markdown_table() -> String {
    let mut out = String::from("| rule | group | level | what it tells of |\n| --- | --- | --- | --- |\n");
    for rule in RULES {
        let brief = rule.brief.replace('|', "\\|");
        let (name, group, level) = (rule.name, rule.group.name(), rule.level.name());
        // Writing to a string does not fail.
        let _ = writeln!(out, "| `{name}` | {group} | {level} | {brief} |");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_row_of_four_cells() {
        let table = markdown_table();
        assert_eq!(table.lines().count(), RULES.len() + 2);
        assert!(table.lines().all(|line| line.replace("\\|", "").matches('|').count() == 5));
    }
}
