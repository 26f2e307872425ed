//! Headers of requests, what they say, and values they often have: `grammar/headers.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/headers.tsv"));

/// A header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its name, as it is mostly written.
    pub name: &'static str,
    /// What it says.
    pub brief: &'static str,
    values: &'static str,
}

/// All of the table, by name.
pub fn all() -> impl Iterator<Item = Header> {
    TABLE.rows().iter().map(Header::read)
}

/// The header of this name, in any case.
pub fn find(name: &str) -> Option<Header> {
    all().find(|header| header.name.eq_ignore_ascii_case(name))
}

impl Header {
    fn read(row: Row<'static>) -> Self {
        let [name, brief, values] = row.take();
        Self { name, brief, values }
    }

    /// Values that it often has, or begins with.
    pub fn values(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.values.split('|').filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_sorted_and_found() {
        let names: Vec<_> = all().map(|header| header.name.to_ascii_lowercase()).collect();
        assert!(names.is_sorted() && names.len() > 30, "{names:?}");
        assert!(all().all(|header| !header.brief.is_empty()));
        let header = find("content-TYPE").expect("it is known");
        assert_eq!((header.name, header.values().next()), ("Content-Type", Some("application/json")));
        assert_eq!(find("authorization").map(|it| it.values().collect::<Vec<_>>()), Some(vec!["Bearer ", "Basic "]));
        assert_eq!(find("X-None"), None);
    }
}
