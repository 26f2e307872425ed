//! What members bodies need beside others: `grammar/needs.tsv`.

use std::sync::LazyLock;

use super::table::{Row, Table};
use super::values::fits;

const TABLE: Table = Table::new(include_str!("../../grammar/needs.tsv"));

/// The rows, read when first asked for: every body is held against all of them.
static ROWS: LazyLock<Vec<Need>> = LazyLock::new(|| TABLE.rows().iter().map(Need::read).collect());

/// What one kind of body needs.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    paths: &'static str,
    methods: &'static str,
    /// `member=a,b`: only where that member has one of these values; `member`: where it is there; empty for always.
    pub when: &'static str,
    needs: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// Why they are needed, in a sentence.
    pub why: &'static str,
}

/// All rows.
pub fn all() -> impl Iterator<Item = Need> {
    ROWS.iter().copied()
}

impl Need {
    fn read(row: Row<'static>) -> Self {
        let [paths, methods, when, needs, level, why] = row.take();
        Self { paths, methods, when, needs, level, why }
    }

    /// Whether it holds for the operation with this template and method.
    pub fn is_at(&self, template: &str, method: &str) -> bool {
        self.methods.split(' ').any(|it| it == method) && fits(self.paths, template)
    }

    /// The members needed, each as its alternatives.
    pub fn members(&self) -> impl Iterator<Item = Vec<&'static str>> + use<> {
        self.needs.split(' ').map(|member| member.split('|').collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        for need in all() {
            assert!(["error", "warning", "note"].contains(&need.level), "{need:?}");
            assert!(!need.why.is_empty() && !need.why.ends_with('.') && !need.needs.is_empty(), "{need:?}");
            assert!(need.members().flatten().all(|member| !member.is_empty()), "{need:?}");
        }
    }

    #[test]
    fn rows_hold_for_their_operations() {
        let needs = |template, method| all().filter(|need| need.is_at(template, method)).count();
        assert!(needs("/zones/{zone_id}/dns_records", "POST") > 5);
        assert_eq!(needs("/zones/{zone_id}/dns_records/{dns_record_id}", "PATCH"), 0);
        assert_eq!(needs("/certificates", "POST"), 1);
    }
}
