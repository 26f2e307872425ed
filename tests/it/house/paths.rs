//! What the code of a file says of names: which it declares, which it brings in by `use`, and which paths stand in it.
//!
//! Knows nothing of other files.

use std::collections::{BTreeMap, BTreeSet};

/// The parts of a path: `super`, `quote`, `mark`.
pub(super) type Path = Vec<String>;

/// What one module says.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The names of its items.
    pub(super) items: BTreeSet<String>,
    /// What it brings in, each with its name here.
    pub(super) imports: Vec<(String, Path)>,
    /// What it brings in all of.
    pub(super) globs: Vec<Path>,
    /// The paths in its code that have several parts.
    pub(super) paths: Vec<Path>,
    /// The words that begin a path, or are one.
    pub(super) words: BTreeSet<String>,
}

/// What declares a name that stands behind it.
const DECLARING: [&str; 8] = ["const", "enum", "fn", "static", "struct", "trait", "type", "union"];

/// Reads the code of a file: what it says itself, and what each module says that is written out in it, by its way.
pub(super) fn read(code: &str) -> BTreeMap<Path, Scope> {
    let mut reader = Reader { tokens: tokens(code), at: 0, depth: 0, way: Vec::new(), ends: Vec::new() };
    let mut scopes = BTreeMap::from([(Path::new(), Scope::default())]);
    while reader.at < reader.tokens.len() {
        reader.step(&mut scopes);
    }
    scopes
}

/// A reading under way.
struct Reader<'a> {
    tokens: Vec<&'a str>,
    at: usize,
    /// How many braces are open.
    depth: usize,
    /// The module that is written out here, if it is one.
    way: Path,
    /// How many braces are open where each part of that ends.
    ends: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn token(&self, ahead: usize) -> &'a str {
        self.tokens.get(self.at + ahead).copied().unwrap_or("")
    }

    fn before(&self) -> &'a str {
        self.at.checked_sub(1).map_or("", |at| self.tokens[at])
    }

    fn step(&mut self, scopes: &mut BTreeMap<Path, Scope>) {
        let scope = scopes.entry(self.way.clone()).or_default();
        let (token, next) = (self.token(0), self.token(1));
        match token {
            "{" => self.depth += 1,
            "}" => self.close(),
            "mod" if is_name(next) => {
                scope.items.insert(next.to_owned());
                self.at += 1;
                if self.token(1) == "{" {
                    self.ends.push(self.depth);
                    self.way.push(next.to_owned());
                }
            }
            // A bound of captured lifetimes is written so too: `impl Iterator + use<'a>`.
            "use" if next != "<" => {
                self.at += 1;
                self.tree(&Path::new(), scope);
            }
            // What stands in an `impl` or a function is nobody's to name.
            _ if DECLARING.contains(&token)
                && is_name(next)
                && !DECLARING.contains(&next)
                && self.depth == self.ends.len() =>
            {
                scope.items.insert(next.to_owned());
            }
            _ if is_name(token) => return self.path(scope),
            _ => {}
        }
        self.at += 1;
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.ends.last() == Some(&self.depth) {
            self.ends.pop();
            self.way.pop();
        }
    }

    /// Reads a path in the code.
    fn path(&mut self, scope: &mut Scope) {
        let (before, first) = (self.before(), self.token(0));
        let mut path = vec![first.to_owned()];
        self.at += 1;
        while self.token(0) == "::" && is_name(self.token(1)) {
            path.push(self.token(1).to_owned());
            self.at += 2;
        }
        if !matches!(before, "." | "::") {
            scope.words.insert(first.to_owned());
            scope.paths.extend(Some(path).filter(|path| path.len() > 1));
        }
    }

    /// Reads what `use` brings in behind `prefix`, up to the comma, brace or semicolon behind it.
    fn tree(&mut self, prefix: &Path, scope: &mut Scope) {
        let mut path = prefix.clone();
        let mut name = None;
        loop {
            match self.token(0) {
                "::" => {}
                "*" => {
                    self.at += 1;
                    scope.globs.push(path);
                    return;
                }
                "{" => return self.list(&path, scope),
                "as" => {
                    self.at += 1;
                    name = Some(self.token(0).to_owned());
                }
                "self" if !path.is_empty() => {}
                word if is_name(word) => path.push(word.to_owned()),
                _ => break,
            }
            self.at += 1;
        }
        let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
        scope.imports.push((name, path));
    }

    fn list(&mut self, path: &Path, scope: &mut Scope) {
        self.at += 1;
        while !matches!(self.token(0), "}" | "") {
            self.tree(path, scope);
            self.at += usize::from(self.token(0) != "}");
        }
        self.at += 1;
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Words, `::`, and every other sign by itself.
fn tokens(code: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let length = match first {
            _ if is_part(first) => rest.find(|letter| !is_part(letter)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        out.push(token);
        rest = after.trim_start();
    }
    out
}

#[test]
fn trees_of_use_are_read() {
    let check = |code: &str, expected: &[&str]| {
        let scopes = read(code);
        let scope = &scopes[&Path::new()];
        let imports = scope.imports.iter().map(|(name, path)| format!("{name}={}", path.join("::")));
        let globs = scope.globs.iter().map(|path| format!("*={}", path.join("::")));
        assert_eq!(imports.chain(globs).collect::<Vec<_>>(), expected, "{code}");
    };
    check("use a;", &["a=a"]);
    check("pub(super) use super::a::B as C;", &["C=super::a::B"]);
    check("use a::B as _;", &["_=a::B"]);
    check(
        "use crate::{a::{self, B, c::{D as E, *},}, self::f, super::g};",
        &["a=crate::a", "B=crate::a::B", "E=crate::a::c::D", "f=crate::f", "g=crate::super::g", "*=crate::a::c"],
    );
    check("use self::a::*; fn f() { use ::b::c; }", &["c=b::c", "*=self::a"]);
    check("fn f<'a>() -> impl Iterator + use<'a> { g() }", &[]);
}

#[test]
fn names_and_paths_are_read() {
    let scopes = read(
        "mod a; pub const fn f() {} struct S { x: a::T } impl S { fn m(&self) { self.x.y::<B>(); <S>::C::d(); } }",
    );
    let scope = &scopes[&Path::new()];
    assert_eq!(scope.items.iter().collect::<Vec<_>>(), ["S", "a", "f"]);
    assert_eq!(scope.paths, [["a", "T"]]);
    let scopes = read("mod a { use super::b; mod c { fn d() { e::f() } } } use g;");
    let ways: Vec<_> =
        scopes.iter().map(|(way, scope)| (way.join("::"), scope.imports.len(), scope.paths.len())).collect();
    assert_eq!(ways, [(String::new(), 1, 0), ("a".to_owned(), 1, 0), ("a::c".to_owned(), 0, 1)]);
}
