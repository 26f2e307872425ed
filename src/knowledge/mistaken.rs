//! Names that people give to members and parameters, and what these are called: `grammar/mistaken.tsv`.

use super::table::{Row, Table};
use super::values::fits;

const TABLE: Table = Table::new(include_str!("../../grammar/mistaken.tsv"));

/// What the member `given` of a body is called at the operation with this template and method; `account.id` lies deeper.
pub fn member(template: &str, method: &str, given: &str) -> Option<&'static str> {
    rows(template, method).find(|[name, _]| *name == given).map(|[_, meant]| meant)
}

/// What the parameter `given` of a query is called there.
pub fn parameter(template: &str, method: &str, given: &str) -> Option<&'static str> {
    rows(template, method).find(|[name, _]| name.strip_prefix('?') == Some(given)).map(|[_, meant]| meant)
}

fn rows(template: &str, method: &str) -> impl Iterator<Item = [&'static str; 2]> {
    let rows = TABLE.rows().iter().map(Row::take);
    let at = move |[paths, methods, ..]: &[&str; 4]| methods.split(' ').any(|it| it == method) && fits(paths, template);
    rows.filter(at).map(|[_, _, given, meant]| [given, meant])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::catalogue::{Catalogue, Operation};
    use crate::knowledge::shape::{Object, Shape, Type};

    #[test]
    fn names_are_found_at_their_operations() {
        assert_eq!(member("/zones", "POST", "account_id"), Some("account.id"));
        assert_eq!(member("/zones", "POST", "name"), None);
        assert_eq!(member("/zones/{zone_id}/dns_records", "POST", "value"), Some("content"));
        assert_eq!((parameter("/zones", "GET", "domain"), parameter("/zones", "POST", "domain")), (Some("name"), None));
    }

    /// What is meant is known to the operation, and what is given is not.
    #[test]
    fn rows_agree_with_the_catalogue() {
        let api = Catalogue::cloudflare();
        for row in TABLE.rows().iter() {
            let [paths, methods, given, meant] = row.take();
            let at = |it: &Operation<'_>| methods.split(' ').any(|method| method == it.method) && fits(paths, it.path);
            let operations: Vec<_> = api.operations().filter(at).collect();
            assert!(!operations.is_empty(), "{}", row.line());
            for operation in operations {
                let (given, objects) = match given.strip_prefix('?') {
                    Some(given) => (given, operation.parameters().into_iter().collect()),
                    None => (given, operation.body_shape().map_or_else(Vec::new, objects)),
                };
                let has = |name: &str| objects.iter().any(|object: &Object<'_>| object.member(name).is_some());
                let meant = meant.split('.').next().unwrap_or_default();
                assert!(has(meant) && !has(given), "{} {}: {}", operation.method, operation.path, row.line());
            }
        }
    }

    fn objects(of: Type<'_>) -> Vec<Object<'_>> {
        match of.shape() {
            Shape::Object(object) => vec![object],
            Shape::Choice(choice) => choice.variants().flat_map(objects).collect(),
            _ => Vec::new(),
        }
    }
}
