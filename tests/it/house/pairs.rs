//! Files that use each other: where things go back and forth between two of them, the cut is wrong.

use super::tree::Tree;
use super::{none, sources};

/// Pairs that are still to be parted. None is ever added.
const KNOWN: &[(&str, &str)] = &[
    ("api/call.rs", "api/own/mod.rs"),
    ("api/fit/field.rs", "api/fit/parameter.rs"),
    ("page/code.rs", "page/program.rs"),
    ("page/code.rs", "page/prompt.rs"),
    ("page/code.rs", "page/transcript.rs"),
];

#[test]
fn no_two_files_use_each_other() {
    let files = sources();
    let library = files.iter().filter(|file| file.path != "main.rs");
    let pairs = Tree::of(library.map(|file| (&*file.path, file.code()))).pairs();
    let is_known = |one: &str, other: &str| KNOWN.contains(&(one, other));
    let new = pairs.iter().filter(|((one, other), _)| !is_known(one, other));
    let new = new.map(|((one, other), names)| format!("src/{one} and src/{other} use each other: {names}"));
    let parted = KNOWN.iter().filter(|(one, other)| !pairs.contains_key(&((*one).to_owned(), (*other).to_owned())));
    let parted = parted.map(|(one, other)| format!("src/{one} and src/{other} use each other no more: off the list"));
    none(&new.chain(parted).collect::<Vec<_>>());
}
