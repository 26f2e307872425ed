//! The sorted lines of the operations as a search tree.

use super::{Route, segments};
use crate::knowledge::table::{Row, Rows};

/// What the rows are sorted by: placeholders are alike, whatever they are called.
pub(in crate::knowledge) fn order(path: &str) -> impl Iterator<Item = &str> {
    segments(path).map(shape)
}

const PLACEHOLDER: &str = "{";
const TAIL: &str = "{+";

fn shape(segment: &str) -> &str {
    match segment.contains('{') {
        true if segment.ends_with("+}") => TAIL,
        true => PLACEHOLDER,
        false => segment,
    }
}

/// The operations whose paths begin alike: a node of the search tree.
#[derive(Clone, Copy)]
pub(in crate::knowledge) struct Node<'a> {
    rows: Rows<'a>,
    depth: usize,
}

impl<'a> Node<'a> {
    pub(super) fn root(rows: &'a str) -> Self {
        Self { rows: Rows::new(rows), depth: 0 }
    }

    /// What stands at this depth of the row's path.
    ///
    /// Paths are short and this is asked at every step of every search: a plain loop is faster here than `memchr`.
    fn segment(self, row: Row<'a>) -> Option<&'a str> {
        let line = row.line();
        let (mut slashes, mut start) = (0, 0);
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'/' | b'\t' if slashes > self.depth => return Some(shape(&line[start..at])),
                b'/' => (slashes, start) = (slashes + 1, at + 1),
                b'\t' => return None,
                _ => {}
            }
        }
        (slashes > self.depth).then(|| shape(&line[start..]))
    }

    fn child(self, shape: &str) -> Option<Self> {
        let rows = self.rows.split(|row| self.segment(row) < Some(shape)).1;
        let rows = rows.while_first(|row| self.segment(row) == Some(shape));
        (!rows.is_empty()).then_some(Self { rows, depth: self.depth + 1 })
    }

    /// The operations below a name.
    pub(in crate::knowledge) fn literal(self, name: &str) -> Option<Self> {
        if name.starts_with('{') { None } else { self.child(name) }
    }

    /// The operations below a placeholder. Those stand last, but for the ones that take all that follows.
    pub(in crate::knowledge) fn placeholder(self) -> Option<Self> {
        match self.last()? {
            TAIL => self.child(PLACEHOLDER),
            PLACEHOLDER => {
                let rows = self.rows.split(|row| self.segment(row) < Some(PLACEHOLDER)).1;
                Some(Self { rows, depth: self.depth + 1 })
            }
            _ => None,
        }
    }

    /// What stands at this depth of the last row's path.
    fn last(self) -> Option<&'a str> {
        self.rows.last().and_then(|row| self.segment(row))
    }

    /// The operations whose last placeholder takes all that follows.
    pub(in crate::knowledge) fn tail(self) -> Option<Rows<'a>> {
        if self.last() == Some(TAIL) { Some(self.child(TAIL)?.ends()) } else { None }
    }

    /// The operations whose path ends here.
    pub(in crate::knowledge) fn ends(self) -> Rows<'a> {
        self.rows.while_first(|row| self.segment(row).is_none())
    }

    /// Each name that may follow, with the operations below it.
    pub(in crate::knowledge) fn literals(self) -> impl Iterator<Item = (&'a str, Self)> {
        let mut rest = self.rows.split(|row| self.segment(row).is_none()).1;
        std::iter::from_fn(move || {
            let name = self.segment(rest.iter().next()?).filter(|name| !name.starts_with('{'))?;
            let (rows, others) = rest.split(|row| self.segment(row) == Some(name));
            rest = others;
            Some((name, Self { rows, depth: self.depth + 1 }))
        })
    }

    /// All operations that `path` fits, those with names before those with placeholders.
    pub(super) fn collect(self, path: &[&str], found: &mut Route<'a>) {
        let Some((first, rest)) = path.split_first() else {
            found.add(self.ends());
            return;
        };
        if let Some(child) = self.only_placeholder() {
            child.collect(rest, found);
            return;
        }
        for child in [self.literal(first), self.placeholder()].into_iter().flatten() {
            child.collect(rest, found);
        }
        if let Some(rows) = self.tail() {
            found.add(rows);
        }
    }

    /// What is below a placeholder, where nothing else follows here: most often so behind `/zones` and `/accounts`.
    fn only_placeholder(self) -> Option<Self> {
        let rest = self.rows.behind(self.ends());
        let is_placeholder = |row: Row<'a>| self.segment(row) == Some(PLACEHOLDER);
        let is_all = rest.iter().next().is_some_and(is_placeholder) && self.last() == Some(PLACEHOLDER);
        is_all.then_some(Self { rows: rest, depth: self.depth + 1 })
    }
}
