//! The modules of a crate, and where a thing is at home that is named in one of them, whoever hands it on.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{self, Path, Scope};

/// The modules by their ways from the root.
pub(super) struct Tree {
    modules: BTreeMap<Path, Module>,
}

struct Module {
    /// The file that it stands in.
    file: String,
    scope: Scope,
}

/// What a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Thing {
    /// The module of this way.
    Module(Path),
    /// Something else, of this name, which is at home in the module of this way.
    Item(Path, String),
}

/// What files name of others: one, another, and what that is.
pub(super) type Uses = BTreeMap<(String, String), BTreeSet<String>>;

/// How often a path may lead on to another.
const STEPS: usize = 24;

impl Tree {
    /// Of files, each with its path below `src` and its code.
    pub(super) fn of<'a>(files: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        // The root is there, whatever it says.
        let root = Module { file: "lib.rs".to_owned(), scope: Scope::default() };
        let mut modules = BTreeMap::from([(Path::new(), root)]);
        for (file, code) in files {
            let way = way(file);
            for (inner, scope) in paths::read(&code) {
                let module = Module { file: file.to_owned(), scope };
                modules.insert([&*way, &*inner].concat(), module);
            }
        }
        Self { modules }
    }

    /// Which file names things of which other.
    pub(super) fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (way, Module { file, scope }) in &self.modules {
            let imports = scope.imports.iter().map(|(_, path)| path);
            let mut add = |thing: Option<Thing>| {
                let Some(Thing::Item(home, name)) = thing else { return };
                let home = &self.modules[&home].file;
                if home != file {
                    uses.entry((file.clone(), home.clone())).or_default().insert(name);
                }
            };
            for path in imports.chain(&scope.paths).chain(&scope.globs) {
                add(self.named(way, path, STEPS));
            }
            for glob in &scope.globs {
                let Some(Thing::Module(all)) = self.named(way, glob, STEPS) else { continue };
                for word in scope.words.iter().filter(|word| self.has(&all, word)) {
                    add(self.below(&all, std::slice::from_ref(word), STEPS));
                }
            }
        }
        uses
    }

    /// The pairs of files that name things of each other, but for modules that stand in one another.
    pub(super) fn pairs(&self) -> BTreeMap<(String, String), String> {
        let uses = self.uses();
        let all = |names: &BTreeSet<String>| names.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
        let both = uses.iter().filter(|((one, other), _)| one < other && !is_family(one, other));
        both.filter_map(|((one, other), there)| {
            let back = uses.get(&(other.clone(), one.clone()))?;
            Some(((one.clone(), other.clone()), format!("{} there, {} back", all(there), all(back))))
        })
        .collect()
    }

    /// Whether the module `way` has something called `name`.
    fn has(&self, way: &[String], name: &str) -> bool {
        let scope = self.modules.get(way).map(|module| &module.scope);
        scope.is_some_and(|scope| scope.items.contains(name) || scope.imports.iter().any(|(it, _)| it == name))
    }

    /// What `path` names in the module `from`.
    fn named(&self, from: &[String], path: &[String], steps: usize) -> Option<Thing> {
        let supers = path.iter().take_while(|part| *part == "super").count();
        match path.first()?.as_str() {
            "crate" => self.below(&[], &path[1..], steps),
            "self" => self.below(from, &path[1..], steps),
            "super" => self.below(&from[..from.len().checked_sub(supers)?], &path[supers..], steps),
            _ => self.below(from, path, steps),
        }
    }

    /// What `path` names that begins in the module `way`; what nobody hands on to it is its own.
    fn below(&self, way: &[String], path: &[String], steps: usize) -> Option<Thing> {
        let steps = steps.checked_sub(1)?;
        let Some((name, rest)) = path.split_first() else { return Some(Thing::Module(way.to_vec())) };
        let scope = &self.modules.get(way)?.scope;
        let child = [way, std::slice::from_ref(name)].concat();
        let is_module = self.modules.contains_key(&child);
        if is_module && !rest.is_empty() {
            return self.below(&child, rest, steps);
        }
        let mut onward = scope.imports.iter().filter(|(it, _)| it == name).map(|(_, onto)| [onto, rest].concat());
        if let Some(thing) = onward.find_map(|path| self.named(way, &path, steps)) {
            return Some(thing);
        }
        if is_module {
            return Some(Thing::Module(child));
        }
        let handed = scope.globs.iter().find_map(|glob| match self.named(way, glob, steps)? {
            Thing::Module(all) if all != way && self.has(&all, name) => Some(all),
            _ => None,
        });
        match handed {
            Some(all) if !scope.items.contains(name) => self.below(&all, path, steps),
            _ => Some(Thing::Item(way.to_vec(), name.clone())),
        }
    }
}

/// The way to the module that is the file `path`.
fn way(path: &str) -> Path {
    let parts = path.trim_end_matches(".rs").split('/');
    parts.filter(|part| !matches!(*part, "mod" | "lib")).map(str::to_owned).collect()
}

/// Whether one of two files is a module that the other stands in.
fn is_family(one: &str, other: &str) -> bool {
    let (one, other) = (way(one), way(other));
    one.starts_with(&other) || other.starts_with(&one)
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let tree = Tree::of(files.iter().map(|(path, code)| (*path, (*code).to_owned())));
    let found = tree
        .uses()
        .into_iter()
        .map(|((one, other), names)| format!("{one} {other} {}", names.into_iter().collect::<Vec<_>>().join(" ")));
    assert_eq!(found.collect::<Vec<_>>(), expected, "{files:?}");
}

#[test]
fn imports_lead_to_their_files() {
    let b = ("b.rs", "pub struct B; pub fn f() {}");
    check(&[("a.rs", "use super::b::B;"), b], &["a.rs b.rs B"]);
    check(&[("a.rs", "use crate::{b::{B as C, f}};"), b], &["a.rs b.rs B f"]);
    check(&[("a.rs", "use super::b as other; fn g() { other::f() }"), b], &["a.rs b.rs f"]);
    check(&[("a/c.rs", "fn g() { super::super::b::f() }"), b], &["a/c.rs b.rs f"]);
    check(&[("a.rs", "mod c { use super::super::b::B; }"), b], &["a.rs b.rs B"]);
    check(&[("a.rs", "use super::b::*; fn g() -> B { h() }"), b], &["a.rs b.rs B"]);
    check(&[("a.rs", "use super::b::B::*;"), b], &["a.rs b.rs B"]);
}

#[test]
fn modules_alone_and_things_of_others_are_no_use() {
    let b = ("b.rs", "pub struct B;");
    check(&[("a.rs", "use super::b; use std::fmt::Write; fn f(b: u8) { fmt::write(b.b()) }"), b], &[]);
    check(&[("a.rs", "use super::b::*; fn f() {}"), b], &[]);
    check(&[("a.rs", "pub(in crate::b) fn f() { Self::b() }"), b], &[]);
    // A crate called as a file elsewhere is.
    check(&[("a.rs", "use quote::quote; fn f() { quote::quote() }"), ("c/quote.rs", "")], &[]);
}

#[test]
fn what_is_handed_on_is_followed_home() {
    let handed = [
        ("m/mod.rs", "mod x; mod y; pub use x::X as Z; pub use y::*;"),
        ("m/x.rs", "pub struct X; use super::y::Y;"),
        ("m/y.rs", "pub struct Y; use super::Z;"),
        ("n.rs", "use crate::m::{Y, Z};"),
        ("o.rs", "use crate::m; fn f() { m::Z::new() }"),
    ];
    check(
        &handed,
        &["m/mod.rs m/x.rs X", "m/x.rs m/y.rs Y", "m/y.rs m/x.rs X", "n.rs m/x.rs X", "n.rs m/y.rs Y", "o.rs m/x.rs X"],
    );
    let tree = Tree::of(handed.map(|(path, code)| (path, code.to_owned())));
    let pairs: Vec<_> = tree.pairs().into_iter().collect();
    let both = "`Y` there, `X` back".to_owned();
    assert_eq!(pairs, [(("m/x.rs".to_owned(), "m/y.rs".to_owned()), both)]);
}

#[test]
fn parents_and_children_are_no_pair() {
    let check = |files: [(&str, &str); 2], expected: usize| {
        let tree = Tree::of(files.map(|(path, code)| (path, code.to_owned())));
        assert_eq!(tree.pairs().len(), expected, "{files:?}");
    };
    check([("a.rs", "mod b; use b::B; struct A;"), ("a/b.rs", "use super::A; struct B;")], 0);
    check([("a/mod.rs", "mod b { mod c; } use b::c::C; struct A;"), ("a/b/c.rs", "use crate::a::A; struct C;")], 0);
    check([("a.rs", "use crate::c::C; struct A;"), ("c.rs", "use super::a::A; struct C;")], 1);
    check([("a.rs", "use crate::ab::B; struct A;"), ("ab.rs", "use crate::a::A; struct B;")], 1);
}
