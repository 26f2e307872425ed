//! Paths that people ask for where the thing is elsewhere: `grammar/strayed.tsv`.

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/strayed.tsv"));

/// The template of the operation that is meant by the path of these segments.
pub fn meant(segments: &[&str]) -> Option<&'static str> {
    let rows = TABLE.rows().iter().map(Row::take);
    let fits = |given: &str| {
        let wanted: Vec<_> = given.split('/').skip(1).collect();
        wanted.len() == segments.len() && wanted.iter().zip(segments).all(|(word, it)| *word == "{}" || word == it)
    };
    rows.into_iter().find(|[given, _]: &[&str; 2]| fits(given)).map(|[_, meant]| meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::catalogue::Catalogue;

    #[test]
    fn paths_are_found() {
        assert_eq!(meant(&["zones", "a", "cache", "purge"]), Some("/zones/{zone_id}/purge_cache"));
        assert_eq!(meant(&["zones", "a", "purge_cache"]), None);
    }

    /// What is given is no path of the API, and what is meant is one.
    #[test]
    fn rows_agree_with_the_catalogue() {
        let path =
            |template: &'static str| Catalogue::cloudflare().route(&template[1..].split('/').collect::<Vec<_>>());
        for [given, meant] in TABLE.rows().iter().map(Row::take) {
            assert!(path(given).is_none(), "{given}");
            assert_eq!(path(meant).map(|route| route.path()), Some(meant), "{given}");
        }
    }
}
