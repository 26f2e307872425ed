//! What Cloudflare's edge and web servers answer before any API does: `grammar/edge.tsv`.
//!
//! Below 1000 stand HTTP status codes; from there on the codes of error pages, which share their numbers with codes
//! of the API that mean something else.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/edge.tsv"));

/// One row: a code and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdgeCode {
    /// The number.
    pub code: u32,
    /// What status line or page say.
    pub title: &'static str,
    /// A flat kebab-case name of the meaning: `origin-down`.
    pub meaning: &'static str,
    /// What it means, in a sentence.
    pub text: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// All codes of the table in their order.
pub fn all() -> impl Iterator<Item = EdgeCode> {
    TABLE.rows().iter().filter_map(EdgeCode::read)
}

/// The row for `code`.
pub fn find(code: u32) -> Option<EdgeCode> {
    let order = |row: Row<'_>| row.key().parse().unwrap_or(0).cmp(&code);
    TABLE.rows().range(order).iter().next().and_then(EdgeCode::read)
}

/// What programs say before the status of an answer whose body they keep to themselves.
pub const STATED: [&str; 4] = [
    "returned an error: (",
    "does not indicate success: ",
    "requests.exceptions.HTTPError: ",
    "HTTPError: HTTP Error ",
];

/// The same, to be looked for.
static FINDERS: LazyLock<[Finder<'_>; 4]> = LazyLock::new(|| STATED.map(Finder::new));

/// The status that a program states in `line`: `The remote server returned an error: (403) Forbidden.`
pub fn stated(line: &str) -> Option<EdgeCode> {
    let behind = |said: &Finder<'_>| Some(said.find(line.as_bytes())? + said.needle().len());
    let rest = &line[FINDERS.iter().find_map(behind)?..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    find(rest[..digits].parse().ok()?).filter(EdgeCode::is_status)
}

impl EdgeCode {
    fn read(row: Row<'static>) -> Option<Self> {
        let [code, title, meaning, text, remedy] = row.take();
        Some(Self { code: code.parse().ok()?, title, meaning, text, remedy })
    }

    /// Whether it is a status of HTTP rather than the code of an error page.
    pub const fn is_status(&self) -> bool {
        self.code < 1000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_sorted_and_found() {
        let mut last = 0;
        for row in TABLE.rows().iter() {
            assert!(row.line().is_ascii() && row.cells().count() == 5, "{}", row.line());
            let row = EdgeCode::read(row).unwrap_or_else(|| panic!("{}", row.line()));
            assert!(last < row.code, "{row:?} is out of order");
            last = row.code;
            let is_kebab = |b: u8| b.is_ascii_lowercase() || b == b'-';
            assert!(!row.meaning.is_empty() && row.meaning.bytes().all(is_kebab), "{row:?}");
            assert!(!row.title.is_empty() && !row.text.is_empty() && !row.text.ends_with('.'), "{row:?}");
            assert!(!row.remedy.is_empty() && !row.remedy.ends_with('.'), "{row:?}");
            assert_eq!(find(row.code), Some(row));
        }
        assert_eq!(find(4711), None);
    }

    #[test]
    fn programs_state_what_they_were_answered_with() {
        let check = |line: &str, expected| assert_eq!(stated(line).map(|row| row.code), expected, "{line}");
        check("irm : The remote server returned an error: (403) Forbidden.", Some(403));
        check("Response status code does not indicate success: 400 (Bad Request).", Some(400));
        check("requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://a.example", Some(403));
        check("returned an error: (1020)", None);
        check("it returned 403", None);
    }
}
