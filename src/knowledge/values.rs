//! What members of bodies take beyond their types: `grammar/values.tsv`.
//!
//! Judges texts and counts; knows no JSON and no request.

mod test;

pub use test::Test;

use std::sync::LazyLock;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/values.tsv"));

/// The rows, read when first asked for, those of each rule together: every body is held against them.
static ROWS: LazyLock<Vec<Expected>> = LazyLock::new(|| {
    let mut rows: Vec<_> = TABLE.rows().iter().filter_map(Expected::read).collect();
    rows.sort_by_key(|row| row.rule);
    rows
});

/// What one member takes.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Templates of paths, separated by blanks; see [`is_at`](Self::is_at).
    paths: &'static str,
    /// Methods, separated by blanks; empty for all.
    methods: &'static str,
    /// The member: `configuration.value`, `files[].url`, or behind a `?` a parameter of the query; several are separated by blanks.
    members: &'static str,
    /// `member=a,b`: only where that member has one of these values; empty for always.
    pub when: &'static str,
    /// What it must be.
    pub test: Test<'static>,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// The rule that tells of it.
    pub rule: &'static str,
    /// What is wrong, in a sentence.
    pub message: &'static str,
    /// What to do; empty where nothing can be said.
    pub remedy: &'static str,
}

/// All rows that `rule` tells of.
pub fn of(rule: &str) -> &'static [Expected] {
    let first = ROWS.partition_point(|row| row.rule < rule);
    let count = ROWS[first..].partition_point(|row| row.rule == rule);
    &ROWS[first..first + count]
}

impl Expected {
    fn read(row: Row<'static>) -> Option<Self> {
        let [paths, methods, members, when, test, level, rule, message, remedy] = row.take();
        let test = Test::read(test)?;
        Some(Self { paths, methods, members, when, test, level, rule, message, remedy })
    }

    /// Whether it holds for operations with this template and method.
    pub fn is_at(&self, template: &str, method: &str) -> bool {
        let takes = self.methods.is_empty() || self.methods.split(' ').any(|it| it == method);
        takes && fits(self.paths, template)
    }

    /// Whether it is about the parameter `name` of the query.
    pub fn has_parameter(&self, name: &str) -> bool {
        self.members.split(' ').any(|it| it.strip_prefix('?') == Some(name))
    }

    /// The members it is about, each as its steps: `files`, `[]`, `url`.
    pub fn members(&self) -> impl Iterator<Item = Vec<&'static str>> + use<> {
        self.members.split(' ').map(steps)
    }
}

/// Whether one of `patterns`, separated by blanks, is `template`: all of it, its end behind a `*`, or one of a family.
pub fn fits(patterns: &str, template: &str) -> bool {
    patterns.split(' ').any(|pattern| match (pattern, pattern.strip_prefix('*')) {
        ("@purge", _) => template.ends_with("/purge_cache") || template.ends_with("/invalidate_cache"),
        ("@record", _) => template.starts_with("/zones/") && is_record(template),
        (_, Some(end)) => template.ends_with(end),
        _ => template == pattern,
    })
}

fn is_record(template: &str) -> bool {
    ["/dns_records", "/dns_records/{dns_record_id}"].iter().any(|end| template.ends_with(end))
}

/// `a.b[].c` as `a`, `b`, `[]`, `c`.
pub fn steps(member: &'static str) -> Vec<&'static str> {
    let pieces = member.split('.').map(|piece| (piece.strip_suffix("[]"), piece));
    pieces.flat_map(|(list, piece)| [Some(list.unwrap_or(piece)), list.map(|_| "[]")]).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(TABLE.rows().iter().filter_map(Expected::read).count(), TABLE.rows().iter().count());
        for row in TABLE.rows().iter().filter_map(Expected::read) {
            assert!(["error", "warning", "note"].contains(&row.level), "{row:?}");
            assert!(!row.message.is_empty() && !row.message.ends_with('.'), "{row:?}");
            assert!(row.when.is_empty() || row.when.contains('='), "{row:?}");
        }
    }

    #[test]
    fn templates_fit_patterns() {
        for (patterns, template, expected) in [
            ("/zones", "/zones", true),
            ("/zones", "/zones/{zone_id}", false),
            ("/a */rulesets", "/accounts/{account_id}/rulesets", true),
            ("@purge", "/zones/{zone_id}/environments/{environment_id}/purge_cache", true),
            ("@purge", "/zones/{zone_id}/settings", false),
            ("@record", "/zones/{zone_id}/dns_records/{dns_record_id}", true),
            ("@record", "/zones/{zone_id}/dns_records/batch", false),
        ] {
            assert_eq!(fits(patterns, template), expected, "{patterns} {template}");
        }
    }

    #[test]
    fn members_are_taken_apart() {
        assert_eq!(steps("files[].headers.CF-IPCountry"), ["files", "[]", "headers", "CF-IPCountry"]);
        assert_eq!(steps("hosts"), ["hosts"]);
    }
}
