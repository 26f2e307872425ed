//! Modules of Ansible that are given a command, and what they take of it for themselves: `grammar/ansible.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/ansible.tsv"));

/// Whether the module called `name` is given a command as one text.
pub fn is_module(name: &str) -> bool {
    is(name, "module")
}

/// Whether those modules take an argument called `name` for themselves, wherever in the text it stands.
pub fn is_argument(name: &str) -> bool {
    is(name, "argument")
}

fn is(name: &str, kind: &str) -> bool {
    TABLE.find(name).is_some_and(|row| row.cell(1) == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_arguments_are_told_apart() {
        assert!(is_module("shell") && !is_module("creates") && is_argument("creates") && !is_argument("url"));
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        assert!(TABLE.rows().iter().all(|row| ["module", "argument"].contains(&row.cell(1))));
    }
}
