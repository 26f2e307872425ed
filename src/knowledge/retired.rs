//! What of the API has ended or will: `grammar/retired.tsv`.

use std::sync::LazyLock;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/retired.tsv"));

/// The rows, read when first asked for: every call of the API is held against all of them.
static ROWS: LazyLock<Vec<Retired>> = LazyLock::new(|| TABLE.rows().iter().map(Retired::read).collect());

/// Something that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retired {
    /// When, as announced: a day, a month or a year; empty where it is only called deprecated.
    pub end: &'static str,
    methods: &'static str,
    path: &'static str,
    /// The member of the body that ends, `data.service`; empty where all of the operation does.
    pub member: &'static str,
    /// `member=a,b`: only where that member has one of these values; empty for always.
    pub when: &'static str,
    /// How bad its use is once it has ended: `error`, `warning` or `note`; `newer` where it does not end, and something newer
    /// does the same.
    pub after: &'static str,
    /// What takes its place; empty where nothing does.
    pub instead: &'static str,
}

/// All rows that hold for the path made of `segments` and for `method`.
pub fn at<'a>(segments: &'a [&'a str], method: &'a str) -> impl Iterator<Item = Retired> + 'a {
    ROWS.iter().copied().filter(move |row| row.is_at(segments, method))
}

impl Retired {
    fn read(row: Row<'static>) -> Self {
        let [end, methods, path, member, when, after, instead] = row.take();
        Self { end, methods, path, member, when, after, instead }
    }

    /// Whether it has ended by `today`, `YYYY-MM-DD`; not where either day is unknown.
    pub fn has_ended(&self, today: &str) -> bool {
        !self.end.is_empty() && !today.is_empty() && today >= self.end
    }

    /// When it ends, with its preposition: `on 2025-06-15`, `in 2022`.
    pub fn date(&self) -> String {
        let preposition = if self.end.len() == "2025-06-15".len() { "on" } else { "in" };
        format!("{preposition} {}", self.end)
    }

    fn is_at(&self, segments: &[&str], method: &str) -> bool {
        let takes = self.methods.is_empty() || self.methods.split(' ').any(|it| it == method);
        let (path, is_exact) = self.path.strip_suffix('$').map_or((self.path, false), |path| (path, true));
        let mut wanted = path.split('/').skip(1);
        let mut given = segments.iter();
        let fits = wanted.by_ref().all(|word| given.next().is_some_and(|segment| word == "{}" || *segment == word));
        takes && fits && (!is_exact || given.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(path: &str, method: &str) -> Vec<(&'static str, &'static str)> {
        let segments: Vec<_> = path.split('/').skip(1).collect();
        at(&segments, method).map(|row| (row.end, row.member)).collect()
    }

    #[test]
    fn rows_hold_for_their_paths() {
        assert_eq!(ends("/zones/x/firewall/rules/y", "GET"), [("2025-06-15", "")]);
        assert_eq!(ends("/zones/x/settings", "GET"), [("2026-09-15", "")]);
        assert_eq!(ends("/zones/x/settings/ssl", "GET"), []);
        assert_eq!(ends("/zones", "POST"), [("", "jump_start"), ("", "organization")]);
        assert_eq!(ends("/accounts/x/tunnels", "GET"), []);
    }

    #[test]
    fn days_are_compared() {
        let row = |end| Retired { end, methods: "", path: "/", member: "", when: "", after: "error", instead: "" };
        for (end, today, expected) in [
            ("2026-01-10", "2026-01-09", false),
            ("2026-01-10", "2026-01-10", true),
            ("2026-01", "2025-12-31", false),
            ("2026-01", "2026-01-01", true),
            ("2026-01-10", "", false),
            ("", "2026-01-01", false),
        ] {
            assert_eq!(row(end).has_ended(today), expected, "{end} {today}");
        }
        assert_eq!((row("2026-01").date(), row("2026-01-10").date()), ("in 2026-01".into(), "on 2026-01-10".into()));
    }

    #[test]
    fn every_row_is_whole() {
        for row in TABLE.rows().iter().map(Retired::read) {
            assert!(row.path.starts_with('/') && ["error", "warning", "note", "newer"].contains(&row.after), "{row:?}");
            assert!(row.end.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'), "{row:?}");
            assert!(!row.end.is_empty() || row.after != "error", "{row:?}");
        }
    }
}
