//! Files that use each other: where things go back and forth between two of them, the cut is wrong.

use super::tree::Tree;
use super::{none, sources};

#[test]
fn no_two_files_use_each_other() {
    let files = sources();
    let library = files.iter().filter(|file| file.path != "main.rs");
    let pairs = Tree::of(library.map(|file| (&*file.path, file.code()))).pairs();
    let told = pairs.iter().map(|((one, other), names)| format!("src/{one} and src/{other} use each other: {names}"));
    none(&told.collect::<Vec<_>>());
}
