//! Members whose faults the API is known to refuse: `grammar/refused.tsv`.

use super::table::{Row, Table};
use super::values::{fits, steps};

const TABLE: Table = Table::new(include_str!("../../grammar/refused.tsv"));

/// The members of bodies of the operation with this template and method, each as its steps; none for the whole body.
pub fn members(template: &str, method: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let rows = TABLE.rows().iter().map(Row::take);
    let at = move |[paths, methods, _]: &[&str; 3]| methods.split(' ').any(|it| it == method) && fits(paths, template);
    let members = rows.filter(at).flat_map(|[_, _, members]| members.split(' '));
    members.map(|member| if member == "." { Vec::new() } else { steps(member) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::catalogue::{Catalogue, Operation};

    #[test]
    fn members_are_found_at_their_operations() {
        let found = |template, method| members(template, method).collect::<Vec<_>>();
        assert_eq!(found("/zones/{zone_id}/dnssec", "PATCH"), [["status"]]);
        assert!(found("/zones/{zone_id}/dnssec", "DELETE").is_empty());
        assert_eq!(found("/accounts/{account_id}/rules/lists/{list_id}/items", "PUT"), [Vec::<&str>::new()]);
    }

    #[test]
    fn every_row_is_about_operations_that_there_are() {
        let api = Catalogue::cloudflare();
        for row in TABLE.rows().iter() {
            let [paths, methods, _] = row.take();
            let at = |it: &Operation<'_>, method: &str| it.method == method && fits(paths, it.path);
            for method in methods.split(' ') {
                assert!(api.operations().any(|it| at(&it, method)), "{method} {}", row.line());
            }
        }
    }
}
