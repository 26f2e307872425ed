//! Operations that are documented no longer: `grammar/removed.tsv`.

use std::sync::LazyLock;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/removed.tsv"));

/// The rows with the words of their paths, read when first asked for: every call of the API is held against all of them.
static ROWS: LazyLock<Vec<(Vec<&str>, Row<'static>)>> =
    LazyLock::new(|| TABLE.rows().iter().map(|row| (row.key().split('/').skip(1).collect(), row)).collect());

/// An operation that is documented no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The day on which it was last documented: `2024-08-06`.
    pub day: &'static str,
    /// What takes its place, in Markdown; empty where nothing does.
    pub instead: &'static str,
}

/// The row of the operation that `method` names at the path of these segments.
pub fn find(method: &str, segments: &[&str]) -> Option<Removed> {
    let mut fitting = ROWS.iter().filter(|(words, _)| fits(words, segments)).map(|(_, row)| *row);
    fitting.find(|row| row.cell(1).split(',').any(|it| it == method)).map(Removed::read)
}

impl Removed {
    fn read(row: Row<'static>) -> Self {
        let [_, _, day, instead] = row.take();
        Self { day, instead }
    }
}

fn fits(words: &[&str], segments: &[&str]) -> bool {
    words.len() == segments.len() && words.iter().zip(segments).all(|(word, segment)| *word == "{}" || word == segment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::catalogue::Catalogue;

    #[test]
    fn every_row_is_sorted_and_read() {
        let mut last = "";
        for row in TABLE.rows().iter() {
            let [path, methods, day, _] = row.take();
            assert!(last < path && path.starts_with('/'), "{}", row.line());
            assert!(methods.split(',').all(|it| ["DELETE", "GET", "PATCH", "POST", "PUT"].contains(&it)), "{path}");
            assert!(day.len() == 10 && day.is_ascii(), "{}", row.line());
            last = path;
        }
    }

    /// What is gone is no operation, and what takes the place of something is one.
    #[test]
    fn what_is_gone_is_no_operation() {
        let api = Catalogue::cloudflare();
        let segments = |path: &'static str| path.split('/').skip(1).map(|it| if it.starts_with('{') { "" } else { it });
        for row in TABLE.rows().iter() {
            let [path, methods, _, instead] = row.take();
            let route = api.route(&segments(path).collect::<Vec<_>>());
            let lives = |method: &str| route.is_some_and(|route| route.operation(method).is_some());
            assert!(!methods.split(',').any(lives), "{}", row.line());
            let new = instead.trim_matches('`');
            if new.starts_with('/') {
                let words: Vec<_> = segments(new).collect();
                let is_start = api.operations().any(|it| it.path.starts_with(new));
                assert!(is_start || api.route(&words).is_some(), "{}", row.line());
            }
        }
    }

    #[test]
    fn the_operation_is_found() {
        let check = |method: &str, path: &str, expected: Option<&str>| {
            let found = find(method, &path.split('/').skip(1).collect::<Vec<_>>());
            assert_eq!(found.map(|it| it.day), expected, "{method} {path}");
        };
        check("GET", "/zones/a/workers/script", Some("2024-08-06"));
        check("PATCH", "/zones/a/workers/script", None);
        check("GET", "/zones/a/dns_records", None);
        check("GET", "", None);
    }
}
