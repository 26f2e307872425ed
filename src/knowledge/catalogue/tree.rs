//! The sorted lines of the operations as a search tree.
//!
//! It is made in one pass over the lines, when a path is first looked for, and holds no text: only where in the lines
//! names and operations stand. From then on a segment of a path costs one short search among its siblings.

use std::cmp::Ordering;
use std::ops::Range;

use super::{Route, segments};
use crate::knowledge::table::Rows;

/// What the rows are sorted by: placeholders are alike, whatever they are called.
pub(in crate::knowledge) fn order(path: &str) -> impl Iterator<Item = &str> {
    segments(path).map(shape)
}

const PLACEHOLDER: &str = "{";
const TAIL: &str = "{+";

/// Whether `shape` is that of placeholders.
pub(super) fn is_placeholder(shape: &str) -> bool {
    matches!(shape, PLACEHOLDER | TAIL)
}

fn shape(segment: &str) -> &str {
    match segment.contains('{') {
        true if segment.ends_with("+}") => TAIL,
        true => PLACEHOLDER,
        false => segment,
    }
}

/// The tree of one text; indices of its entries are where their parents' lists say.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    entries: Vec<Entry>,
    /// The children of all entries, those of one side by side, sorted.
    children: Vec<usize>,
    root: usize,
}

/// What a segment of paths leads to. Ranges are of bytes of the text, but for that of the children.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// What stands in the path.
    segment: Range<usize>,
    kind: Kind,
    /// The operations whose path ends here.
    ends: Range<usize>,
    children: Range<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Name,
    Placeholder,
    /// A placeholder that takes all that follows.
    Tail,
}

impl Tree {
    /// The tree of `text`, whose lines are sorted.
    pub(super) fn read(text: &str) -> Self {
        let mut growing = Growing { text, ..Growing::default() };
        let mut at = 0;
        while at < text.len() {
            let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |line_end| at + line_end + 1);
            growing.line(at..end);
            at = end;
        }
        growing.close(0);
        let root = growing.pending.pop().unwrap_or_default();
        Self { root, ..growing.tree }
    }
}

/// A tree of which more lines follow.
#[derive(Default)]
struct Growing<'a> {
    text: &'a str,
    tree: Tree,
    /// The path of the last line: that of the next, where another method follows.
    path: &'a [u8],
    /// The way to the last line: each entry, with how many were pending before its children.
    open: Vec<(Entry, usize)>,
    /// Entries that are whole, whose parents are not.
    pending: Vec<usize>,
}

impl<'a> Growing<'a> {
    fn line(&mut self, line: Range<usize>) {
        if self.open.is_empty() {
            self.open.push((Entry::default(), 0));
        }
        let text: &'a str = self.text;
        let bytes = &text.as_bytes()[line.clone()];
        let end = memchr::memchr(b'\t', bytes).unwrap_or(bytes.len());
        let mut depth = 0;
        let mut at = line.start;
        let path = bytes.get(1..end).unwrap_or_default();
        if let Some((entry, _)) = self.open.last_mut().filter(|_| path == self.path) {
            entry.ends.end = line.end;
            return;
        }
        self.path = path;
        for slash in memchr::memchr_iter(b'/', path).map(|slash| slash + 1).chain([end.max(1)]) {
            let segment = at + 1..line.start + slash;
            at = segment.end;
            depth += 1;
            self.descend(depth, segment);
        }
        self.close(depth + 1);
        if let Some((entry, _)) = self.open.last_mut() {
            let start = if entry.ends.is_empty() { line.start } else { entry.ends.start };
            entry.ends = start..line.end;
        }
    }

    /// Goes on to `segment`, which the last line had at this depth too or a new entry begins.
    fn descend(&mut self, depth: usize, segment: Range<usize>) {
        let written = &self.text[segment.clone()];
        let is_same = self.open.get(depth).is_some_and(|(entry, _)| {
            let known = &self.text[entry.segment.clone()];
            known == written || shape(known) == shape(written)
        });
        if !is_same {
            self.close(depth);
            let kind = match shape(written) {
                TAIL => Kind::Tail,
                PLACEHOLDER => Kind::Placeholder,
                _ => Kind::Name,
            };
            self.open.push((Entry { segment, kind, ..Entry::default() }, self.pending.len()));
        }
    }

    /// Ends all entries from `depth` on.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some((mut entry, before)) = self.open.pop() else { return };
            let start = self.tree.children.len();
            self.tree.children.extend(self.pending.drain(before..));
            entry.children = start..self.tree.children.len();
            self.pending.push(self.tree.entries.len());
            self.tree.entries.push(entry);
        }
    }
}

/// The operations whose paths begin alike: a node of the search tree.
#[derive(Clone, Copy)]
pub(in crate::knowledge) struct Node<'a> {
    text: &'a str,
    tree: &'a Tree,
    at: usize,
}

impl<'a> Node<'a> {
    /// The root of `tree`, which is that of `text`; `None` where the text is empty.
    pub(super) fn root(text: &'a str, tree: &'a Tree) -> Self {
        Self { text, tree, at: tree.root }
    }

    fn entry(self) -> Option<&'a Entry> {
        self.tree.entries.get(self.at)
    }

    fn children(self) -> &'a [usize] {
        self.entry().map_or(&[], |entry| &self.tree.children[entry.children.clone()])
    }

    fn go(self, at: usize) -> Self {
        Self { at, ..self }
    }

    fn kind(self) -> Kind {
        self.entry().map_or(Kind::Name, |entry| entry.kind)
    }

    fn segment(self) -> &'a str {
        self.entry().map_or("", |entry| &self.text[entry.segment.clone()])
    }

    /// The operations below a name.
    pub(in crate::knowledge) fn literal(self, name: &str) -> Option<Self> {
        let order = |child: &usize| match self.go(*child).kind() {
            Kind::Name => self.go(*child).segment().cmp(name),
            // Names stand first.
            Kind::Placeholder | Kind::Tail => Ordering::Greater,
        };
        let children = self.children();
        children.binary_search_by(order).ok().map(|place| self.go(children[place]))
    }

    /// The operations below a placeholder. Those stand last, but for the ones that take all that follows.
    pub(in crate::knowledge) fn placeholder(self) -> Option<Self> {
        self.last_of(Kind::Placeholder)
    }

    /// The operations whose last placeholder takes all that follows.
    pub(in crate::knowledge) fn tail(self) -> Option<Rows<'a>> {
        self.last_of(Kind::Tail).map(Self::ends)
    }

    fn last_of(self, kind: Kind) -> Option<Self> {
        self.children().iter().rev().take(2).map(|child| self.go(*child)).find(|child| child.kind() == kind)
    }

    /// The operations whose path ends here.
    pub(in crate::knowledge) fn ends(self) -> Rows<'a> {
        Rows::new(self.entry().map_or("", |entry| &self.text[entry.ends.clone()]))
    }

    /// Each name that may follow, with the operations below it.
    pub(in crate::knowledge) fn literals(self) -> impl Iterator<Item = (&'a str, Self)> {
        let children = self.children().iter().map(move |child| self.go(*child));
        children.take_while(|child| child.kind() == Kind::Name).map(|child| (child.segment(), child))
    }

    /// All operations that `path` fits, those with names before those with placeholders.
    pub(super) fn collect(self, path: &[&str], found: &mut Route<'a>) {
        let Some((first, rest)) = path.split_first() else {
            found.add(self.ends());
            return;
        };
        for child in [self.literal(first), self.placeholder()].into_iter().flatten() {
            child.collect(rest, found);
        }
        if let Some(rows) = self.tail() {
            found.add(rows);
        }
    }
}
