//! Sets of permissions: those that several operations name have a row.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// How long the name of a set is at most, its number aside.
const LONGEST: usize = 16;

/// Sets with names.
#[derive(Debug)]
pub(super) struct Sets {
    /// Names by the text of the set.
    names: BTreeMap<String, String>,
}

impl Sets {
    /// Names the sets among `all` that are used more than once, where the name is shorter.
    pub(super) fn new<'a>(all: impl Iterator<Item = &'a [String]>) -> Self {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for set in all.filter(|set| !set.is_empty()) {
            *uses.entry(text(set)).or_insert(0) += 1;
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut names = BTreeMap::new();
        for set in uses.into_iter().filter(|(_, uses)| *uses > 1).map(|(set, _)| set) {
            let stem = stem(&set);
            if stem.is_empty() || stem.len() + 1 >= set.len() {
                continue;
            }
            let count = taken.entry(stem.clone()).or_insert(0);
            *count += 1;
            let name = if *count == 1 { stem } else { format!("{stem}.{count}") };
            names.insert(set, name);
        }
        Self { names }
    }

    /// How the set is written in a cell.
    pub(super) fn cell(&self, set: &[String]) -> String {
        let text = text(set);
        self.names.get(&text).map_or(text, |name| format!("@{name}"))
    }

    /// The rows.
    pub(super) fn finish(self) -> String {
        let mut rows: Vec<_> = self.names.into_iter().map(|(set, name)| (name, set)).collect();
        rows.sort();
        let mut out = String::new();
        for (name, set) in rows {
            writeln!(out, "{name}\t{set}").unwrap_or_default();
        }
        out
    }
}

fn text(set: &[String]) -> String {
    set.join(",").replace(['\t', '\n', '\r'], " ")
}

/// The beginning of the first permission in small letters, without what it allows.
fn stem(set: &str) -> String {
    let first = set.split(',').next().unwrap_or_default();
    let what = first.strip_suffix(" Read").or_else(|| first.strip_suffix(" Write")).unwrap_or(first);
    let mut out = String::new();
    for c in what.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(LONGEST);
    out.trim_matches('-').to_owned()
}
