//! A path found in the catalogue.

use super::{Operation, Tables};
use crate::knowledge::table::Rows;

/// How many templates that a path fits are told.
const MOST: usize = 8;

/// The operations of all templates that a path fits.
#[derive(Clone, Copy, Debug)]
pub struct Route<'a> {
    tables: Tables<'a>,
    found: [Rows<'a>; MOST],
    count: usize,
}

impl<'a> Route<'a> {
    pub(super) const fn new(tables: Tables<'a>) -> Self {
        Self { tables, found: [Rows::new(""); MOST], count: 0 }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn add(&mut self, rows: Rows<'a>) {
        let template = rows.iter().next().map_or("", |row| row.key());
        let is_hidden = self.count > 0 && is_shadowed(self.path(), template);
        if let Some(place) = self.found.get_mut(self.count).filter(|_| !rows.is_empty() && !is_hidden) {
            *place = rows;
            self.count += 1;
        }
    }

    fn all(&self) -> impl Iterator<Item = Operation<'a>> + use<'a> {
        let Self { tables, found, .. } = *self;
        found.into_iter().flat_map(Rows::iter).map(move |row| Operation::read(row, tables))
    }

    /// All operations of the path, by method.
    ///
    /// Those of other templates that the path fits stand last: their `path` differs.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'a>> + use<'a> {
        let route = *self;
        let is_first = move |at: usize, method: &str| route.all().take(at).all(|known| known.method != method);
        self.all().enumerate().filter(move |(at, it)| is_first(*at, it.method)).map(|(_, it)| it)
    }

    /// The operation that `method` names.
    pub fn operation(&self, method: &str) -> Option<Operation<'a>> {
        self.all().find(|operation| operation.method == method)
    }

    /// The template that the path fits best: `/zones/{zone_id}/purge_cache`.
    pub fn path(&self) -> &'a str {
        self.found[0].iter().next().map_or("", |row| row.key())
    }

    /// Index of the segment and name of each placeholder: `(1, "zone_id")`.
    pub fn parameters(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        super::operation::placeholders(self.path())
    }
}

/// Whether `other` has an id where `best` has a word: what the word names is no thing of that id.
fn is_shadowed(best: &str, other: &str) -> bool {
    let is_id = |segment: &str| segment.starts_with('{') && segment.ends_with("id}");
    best.split('/').zip(other.split('/')).any(|(word, id)| !word.starts_with('{') && is_id(id))
}
