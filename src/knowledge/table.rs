//! Sorted tab-separated text read in place: rows are found by binary search over its lines.
//!
//! Nothing is parsed before it is looked at and nothing is allocated. Knows no particular table.

use std::cmp::Ordering;

/// A file of `grammar/`: a comment line, a line of column names, then sorted rows.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    columns: Row<'static>,
    rows: Rows<'static>,
}

impl Table {
    /// The table in `text`; meant for a `const`, where it costs nothing at run time.
    pub const fn new(text: &'static str) -> Self {
        let (_, rest) = split(text, b'\n');
        let (columns, rows) = split(rest, b'\n');
        Self { columns: Row { line: columns }, rows: Rows { text: rows } }
    }

    /// Its rows.
    pub const fn rows(&self) -> Rows<'static> {
        self.rows
    }

    /// The names of its columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.columns.cells()
    }

    /// The position of the column called `name`.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns().position(|column| column == name)
    }

    /// The row whose first cell is `key`; the rows must be sorted by that cell's bytes.
    pub fn find(&self, key: &str) -> Option<Row<'static>> {
        self.rows.find(key)
    }
}

/// Lines of a sorted text, each ended by a line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows<'a> {
    text: &'a str,
}

impl<'a> Rows<'a> {
    /// The rows that are the lines of `text`.
    pub const fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The lines themselves.
    pub const fn text(self) -> &'a str {
        self.text
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// All rows in their order.
    pub fn iter(self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let mut rest = self.text;
        std::iter::from_fn(move || {
            let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
            let line;
            (line, rest) = rest.split_at(end);
            let line = line.strip_suffix('\n').unwrap_or(line);
            (end > 0).then(|| Row { line: line.strip_suffix('\r').unwrap_or(line) })
        })
    }

    /// The row whose first cell is `key`; they must be sorted by that cell's bytes.
    pub fn find(self, key: &str) -> Option<Row<'a>> {
        let (_, rest) = self.split(|row| row.key() < key);
        rest.iter().next().filter(|row| row.key() == key)
    }

    /// The rows for which `order` says `Equal`; it must agree with the order of the rows.
    #[must_use]
    pub fn range(self, order: impl Fn(Row<'a>) -> Ordering) -> Self {
        let (_, rest) = self.split(|row| order(row).is_lt());
        let (equal, _) = rest.split(|row| order(row).is_eq());
        equal
    }

    /// The rows before the first that fails `before`, and the rest.
    pub fn split(self, before: impl Fn(Row<'a>) -> bool) -> (Self, Self) {
        let (mut low, mut high) = (0, self.text.len());
        while low < high {
            let (start, end) = self.line_around(low, low.midpoint(high));
            if before(self.row(start, end)) {
                low = end;
            } else {
                high = start;
            }
        }
        let (left, right) = self.text.split_at(low);
        (Self { text: left }, Self { text: right })
    }

    /// The rows up to the first that fails `holds`, which all do behind it; sooner found the fewer they are, or where
    /// there is none.
    #[must_use]
    pub fn while_first(self, holds: impl Fn(Row<'a>) -> bool) -> Self {
        if self.last().is_none_or(&holds) {
            return self;
        }
        let (mut low, mut step) = (0, 256);
        while low < self.text.len() {
            let (start, end) = self.line_around(low, (low + step).min(self.text.len() - 1));
            if !holds(self.row(start, end)) {
                let before = Self { text: &self.text[low..start] };
                let inner = before.split(holds).0.text.len();
                return Self { text: &self.text[..low + inner] };
            }
            (low, step) = (end, step * 4);
        }
        self
    }

    /// The rows that follow `first`, which are the first of these.
    #[must_use]
    pub fn behind(self, first: Self) -> Self {
        Self { text: &self.text[first.text.len()..] }
    }

    /// The last row.
    pub fn last(self) -> Option<Row<'a>> {
        let line = self.text.strip_suffix('\n').unwrap_or(self.text);
        let start = memchr::memrchr(b'\n', line.as_bytes()).map_or(0, |at| at + 1);
        (!line.is_empty()).then(|| Row { line: &line[start..] })
    }

    /// The row from `start` to `end`, without what ends the line.
    fn row(self, start: usize, end: usize) -> Row<'a> {
        let line = &self.text[start..end];
        let line = line.strip_suffix('\n').unwrap_or(line);
        Row { line: line.strip_suffix('\r').unwrap_or(line) }
    }

    /// The line that holds the byte at `offset`, with its line feed; `floor` is the start of a line.
    fn line_around(self, floor: usize, offset: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let start = memchr::memrchr(b'\n', &bytes[floor..offset]);
        let end = memchr::memchr(b'\n', &bytes[offset..]);
        (start.map_or(floor, |at| floor + at + 1), end.map_or(bytes.len(), |at| offset + at + 1))
    }
}

/// One line: cells between tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    line: &'a str,
}

impl<'a> Row<'a> {
    /// The row that is `line`.
    pub const fn of(line: &'a str) -> Self {
        Self { line }
    }

    /// The whole line.
    pub const fn line(self) -> &'a str {
        self.line
    }

    /// Its cells.
    pub fn cells(self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut rest = Some(self.line);
        // Cells are short, and looked for byte by byte sooner than by a search that has to be set up.
        std::iter::from_fn(move || {
            let line = rest?;
            let end = line.bytes().position(|byte| byte == b'\t');
            rest = end.map(|end| &line[end + 1..]);
            Some(end.map_or(line, |end| &line[..end]))
        })
    }

    /// The cell at `index`; empty where the row is shorter.
    pub fn cell(self, index: usize) -> &'a str {
        self.cells().nth(index).unwrap_or_default()
    }

    /// The first cell.
    pub fn key(self) -> &'a str {
        let end = memchr::memchr(b'\t', self.line.as_bytes());
        &self.line[..end.unwrap_or(self.line.len())]
    }

    /// The first `N` cells; empty ones where the row is shorter.
    pub fn take<const N: usize>(self) -> [&'a str; N] {
        let mut cells = self.cells();
        [(); N].map(|()| cells.next().unwrap_or_default())
    }
}

/// Whether `text` is what `pattern` says; a `*` at its beginning or end stands for any letters.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), _) => text.ends_with(end),
        (_, Some(start)) => text.starts_with(start),
        _ => text == pattern,
    }
}

/// `text` up to its first `mark`, and what follows; all of it, and nothing, where there is none.
pub(super) const fn split(text: &str, mark: u8) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == mark {
            let (head, rest) = text.split_at(at);
            return (head, rest.split_at(1).1);
        }
        at += 1;
    }
    (text, "")
}

/// How many lines `text` has, for tables that are read at compile time.
pub(super) const fn count(text: &str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while !rest.is_empty() {
        rest = split(rest, b'\n').1;
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Table = Table::new("# here, today\nname\tcolor\napple\tred\npear\tgreen\nplum\n");

    #[test]
    fn finds_a_row_by_its_key() {
        let check = |key, expected: Option<&str>| {
            assert_eq!(TABLE.find(key).map(|row| row.cell(1)), expected, "{key}");
        };
        check("apple", Some("red"));
        check("pear", Some("green"));
        check("plum", Some(""));
        check("app", None);
        check("apples", None);
        check("", None);
        check("quince", None);
    }

    #[test]
    fn finds_a_range() {
        let text = "1\ta\n2\tb\n2\tc\n2\td\n10\te\n";
        let check = |number: u32, expected: &str| {
            let rows = Rows::new(text).range(|row| row.key().parse::<u32>().unwrap_or(0).cmp(&number));
            assert_eq!(rows.iter().map(|row| row.cell(1)).collect::<String>(), expected, "{number}");
        };
        check(0, "");
        check(1, "a");
        check(2, "bcd");
        check(3, "");
        check(10, "e");
        check(11, "");
    }

    #[test]
    fn knows_its_columns() {
        assert_eq!(TABLE.column("color"), Some(1));
        assert_eq!(TABLE.column("taste"), None);
        assert_eq!(TABLE.rows().iter().count(), 3);
        let [name, color] = TABLE.rows().iter().last().expect("there are three rows").take();
        assert_eq!((name, color), ("plum", ""));
    }

    #[test]
    fn reads_an_empty_text() {
        assert!(Rows::new("").range(|_| Ordering::Equal).is_empty());
        assert_eq!(Table::new("# nothing").find("a"), None);
    }
}
