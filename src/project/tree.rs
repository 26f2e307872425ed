//! A settings file as a tree, out of which what is wrong is taken, so that the rest is still read. Knows no key of it.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// How many faults of a kind are told in one go.
pub(super) const MOST: usize = 50;

/// The tree.
pub(super) struct Tree<'t> {
    root: Spanned<DeTable<'t>>,
}

/// What the reader says of a byte.
pub(super) struct Told {
    pub(super) at: usize,
    pub(super) message: String,
}

impl<'t> Tree<'t> {
    /// The tree that `text` is, and where it is no TOML first; what stands behind that may be anything.
    pub(super) fn of(text: &'t str) -> (Self, Option<Told>) {
        let (root, errors) = DeTable::parse_recoverable(text);
        let first = errors.iter().map(told).min_by_key(|told| told.at);
        (Self { root }, first)
    }

    /// What `T` finds in it once all is taken out that is nothing of `T`, each with what is wrong with it.
    pub(super) fn read<T: DeserializeOwned + Default>(&mut self) -> (T, Vec<Told>) {
        let mut found = Vec::new();
        while found.len() < MOST {
            match T::deserialize(Deserializer::from(self.root.clone())) {
                Ok(read) => return (read, found),
                Err(error) => found.push(told(&error)),
            }
            let is_cut = found.last().is_some_and(|told| cut(self.root.get_mut(), told.at));
            if !is_cut {
                break;
            }
        }
        (T::default(), found)
    }

    /// What `T` finds in it, if it is one.
    pub(super) fn as_is<T: DeserializeOwned>(&self) -> Option<T> {
        T::deserialize(Deserializer::from(self.root.clone())).ok()
    }

    /// How many keys each table of the list `name` has.
    pub(super) fn widths(&self, name: &str) -> Vec<usize> {
        let Some(DeValue::Array(tables)) = self.root.get_ref().get(name).map(Spanned::get_ref) else {
            return Vec::new();
        };
        tables.iter().map(|table| table.get_ref().as_table().map_or(0, DeTable::len)).collect()
    }
}

fn told(error: &toml::de::Error) -> Told {
    Told { at: error.span().map_or(0, |span| span.start), message: error.message().to_owned() }
}

/// Takes out of `table` the least that has the byte `at`; whether there is such.
fn cut(table: &mut DeTable<'_>, at: usize) -> bool {
    // The span of a table is that of its head, and its members lie outside.
    if table.iter_mut().any(|(_, value)| cut_within(value, at)) {
        return true;
    }
    let holds = |span: std::ops::Range<usize>| span.contains(&at) || span.start == at;
    let holder = table.iter().find(|(key, value)| holds(key.span()) || holds(value.span()));
    let holder = holder.map(|(key, _)| key.get_ref().clone());
    holder.is_some_and(|key| table.remove(key.as_ref()).is_some())
}

fn cut_within(value: &mut Spanned<DeValue<'_>>, at: usize) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => cut(table, at),
        DeValue::Array(items) => {
            items.iter_mut().filter(|item| item.get_ref().is_table()).any(|item| cut_within(item, at))
        }
        _ => false,
    }
}
