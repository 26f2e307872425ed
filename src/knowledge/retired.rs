//! What of the API has ended or will: `grammar/retired.tsv`.

use std::sync::LazyLock;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/retired.tsv"));

/// The rows, read when first asked for: every call of the API is held against all of them.
static ROWS: LazyLock<Vec<Placed>> =
    LazyLock::new(|| TABLE.rows().iter().map(Retired::read).map(Placed::new).collect());

/// A row, and the operations for which it holds.
struct Placed {
    row: Retired,
    /// None for all.
    methods: Vec<&'static str>,
    words: Vec<&'static str>,
    /// Whether no path that goes on is meant.
    is_exact: bool,
}

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
    ROWS.iter().filter(move |placed| placed.is_at(segments, method)).map(|placed| placed.row)
}

impl Placed {
    fn new(row: Retired) -> Self {
        let path = row.path.strip_suffix('$').unwrap_or(row.path);
        Self {
            row,
            methods: row.methods.split(' ').filter(|method| !method.is_empty()).collect(),
            words: path.split('/').skip(1).collect(),
            is_exact: path.len() < row.path.len(),
        }
    }

    fn is_at(&self, segments: &[&str], method: &str) -> bool {
        let is_long_enough =
            if self.is_exact { segments.len() == self.words.len() } else { segments.len() >= self.words.len() };
        is_long_enough
            && self.words.iter().zip(segments).all(|(word, segment)| *word == "{}" || word == segment)
            && (self.methods.is_empty() || self.methods.contains(&method))
    }
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
