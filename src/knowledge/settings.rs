//! The settings of a zone: `grammar/settings.tsv`.

use super::table::{Row, Table};
use crate::text::distance;

const TABLE: Table = Table::new(include_str!("../../grammar/settings.tsv"));

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// `{"value": "on"}` or `{"value": "off"}`
    Switch,
    /// `{"enabled": true}` or `{"enabled": false}`
    Enabled,
    /// Some other `{"value": …}`
    Other,
}

/// What the setting of this name takes; `None` where none of those that are known has it.
pub fn takes(name: &str) -> Option<Takes> {
    Some(match TABLE.find(name)?.cell(1) {
        "switch" => Takes::Switch,
        "enabled" => Takes::Enabled,
        _ => Takes::Other,
    })
}

/// The setting that somebody meant who called it `name`: another word for it, another spelling, or a slip.
pub fn meant(name: &str) -> Option<&'static str> {
    let plain = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let wanted = plain(name);
    let is_mistaken = |cell: &str| cell.split(' ').any(|word| !word.is_empty() && plain(word) == wanted);
    let rows = || TABLE.rows().iter();
    let same = rows().find(|row| plain(row.key()) == wanted || is_mistaken(row.cell(2)));
    let near = || {
        let mut near = rows().filter(|row| name.len() > 4 && distance(name, row.key(), 1).is_some());
        near.next().filter(|_| near.next().is_none())
    };
    same.or_else(near).map(Row::key).filter(|found| *found != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_known_by_name() {
        for (name, expected) in [
            ("ssl", Some(Takes::Other)),
            ("always_use_https", Some(Takes::Switch)),
            ("ssl_recommender", Some(Takes::Enabled)),
            ("sslx", None),
        ] {
            assert_eq!(takes(name), expected, "{name}");
        }
        assert!(TABLE.rows().iter().map(Row::key).is_sorted());
    }

    #[test]
    fn other_names_are_understood() {
        for (name, expected) in [
            ("ssl_mode", Some("ssl")),
            ("always-use-https", Some("always_use_https")),
            ("alwaysUseHttps", Some("always_use_https")),
            ("devmode", Some("development_mode")),
            ("websokets", Some("websockets")),
            ("min_tls_versions", Some("min_tls_version")),
            ("ssl", None),
            ("purple", None),
        ] {
            assert_eq!(meant(name), expected, "{name}");
        }
    }
}
