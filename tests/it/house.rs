//! The rules of the house: who may use whom, what is used in which room only, how long and how plain a file is.

mod code;
mod pairs;
mod paths;
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use code::blanked;

/// A module may use those of earlier rows, and itself.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["knowledge"],
    &["shell", "json"],
    &["curl"],
    &["page"],
    &["mend"],
    &["api"],
    &["print"],
    &["lint"],
    &["report", "rust", "run", "project"],
    &["lsp", "wasm"],
    // Starts the language server, and knows nothing else of it.
    &["cli"],
    &["main", "lib"],
];

/// What only some modules may use.
const ROOMS: &[(&[&str], &[&str])] = &[
    (&["clap", "clap_complete", "clap_mangen", "anstream", "similar"], &["cli"]),
    (&["tokio", "tokio_rustls", "tokio_socks", "rustls", "rustls_platform_verifier"], &["run"]),
    (
        &["hyper", "hyper_util", "http_body", "flate2", "zstd", "brotli_decompressor", "md5", "sha2", "hmac", "idna"],
        &["run"],
    ),
    (&["miette"], &["report/human"]),
    (&["nom"], &["shell", "json", "curl"]),
    (&["shell_words"], &["shell"]),
    (&["regex_lite"], &["api"]),
    (&["pulldown_cmark"], &["page"]),
    (&["toml", "saphyr_parser", "WalkBuilder", "WalkParallel"], &["project"]),
    (&["serde"], &["project", "lsp"]),
    (&["lsp_server", "gen_lsp_types"], &["lsp"]),
    (&["std::fs", "std::env", "std::process", "std::time"], &["cli", "project", "run", "main"]),
    (&["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"], &["run"]),
    (&["print!", "println!", "eprint!", "eprintln!"], &["cli", "project", "run"]),
];

/// Files that may be longer than others, as they are one table.
const TABLES: &[&str] = &[];

const LONGEST: usize = 400;

/// A source file.
struct File {
    /// Its path below `src`, `/` between the parts.
    path: String,
    text: String,
}

impl File {
    /// The top module it belongs to.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or("")
    }

    /// What runs outside of tests: comments and the text of literals blanked, tests at the end left out.
    fn code(&self) -> String {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        blanked(&self.text[..tests])
    }

    /// The same as lines, numbered from 1.
    fn lines(&self) -> Vec<(usize, String)> {
        self.code().lines().enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect()
    }

    /// Whether it is in this module, or in one below it.
    fn is_in(&self, module: &str) -> bool {
        self.path.strip_prefix(module).is_some_and(|rest| rest.starts_with(['/', '.']))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` whose names end with `extension`, sorted.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn below(path: &Path, folder: &str) -> String {
    let path = path.strip_prefix(root().join(folder)).expect("it was found there");
    path.to_string_lossy().replace('\\', "/")
}

/// The sources without those that only tests use.
fn sources() -> Vec<File> {
    let all: Vec<_> =
        files("src", "rs").iter().map(|path| File { path: below(path, "src"), text: text(path) }).collect();
    let tests: BTreeSet<_> = all.iter().flat_map(test_modules).collect();
    all.into_iter().filter(|file| !tests.iter().any(|module| file.is_in(module))).collect()
}

/// The modules that `file` declares for tests only.
fn test_modules(file: &File) -> Vec<String> {
    let folder = file
        .path
        .strip_suffix("mod.rs")
        .map_or_else(|| format!("{}/", file.path.trim_end_matches(".rs")), str::to_owned);
    let declared = file.text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.lines().next());
    declared.filter_map(|line| Some(format!("{folder}{}", line.strip_suffix(';')?))).collect()
}

/// Where `word` stands in `line` as a word of its own.
fn has_word(line: &str, word: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

#[track_caller]
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

/// The modules that `line` names by `crate::`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

#[test]
fn modules_use_only_what_stands_to_their_left() {
    let mut wrong = Vec::new();
    for file in sources() {
        let module = file.module();
        let own = layer(module).unwrap_or_else(|| panic!("`{module}` has no place"));
        for (number, line) in file.lines() {
            for used in named(&line) {
                if used != module && layer(used).is_some_and(|used| used >= own) {
                    wrong.push(format!("src/{}:{number}: `{module}` must not use `{used}`", file.path));
                }
            }
        }
    }
    none(&wrong);
}

/// `super` must not be a way round the directions.
#[test]
fn nobody_climbs_out_of_a_module() {
    let mut wrong = Vec::new();
    for file in sources() {
        let depth = file.path.matches('/').count() + usize::from(!file.path.ends_with("/mod.rs"));
        let out = "super::".repeat(depth.max(1));
        for (number, line) in file.lines() {
            if line.contains(&out) {
                wrong.push(format!("src/{}:{number}: `crate::` tells where it leads", file.path));
            }
        }
    }
    none(&wrong);
}

#[test]
fn things_are_used_in_their_rooms_only() {
    let mut wrong = Vec::new();
    for file in sources() {
        for (things, modules) in ROOMS {
            if modules.iter().any(|module| file.is_in(module)) {
                continue;
            }
            for (number, line) in file.lines() {
                for thing in things.iter().filter(|thing| uses(&line, thing)) {
                    wrong.push(format!("src/{}:{number}: `{thing}` is for {modules:?}", file.path));
                }
            }
        }
    }
    none(&wrong);
}

/// Whether `line` uses `thing`: a crate, a module of the standard library, a macro or a type.
fn uses(line: &str, thing: &str) -> bool {
    if let Some((_, module)) = thing.split_once("::") {
        let listed = line.strip_prefix("use std::{").is_some_and(|list| has_word(list, module));
        return has_word(line, thing) || listed;
    }
    if let Some(name) = thing.strip_suffix('!') {
        return line.match_indices(thing).any(|(at, _)| {
            has_word(&line[at..at + name.len()], name)
                && !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
        });
    }
    let lower = thing.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    if !lower {
        return has_word(line, thing);
    }
    // A local name may be spelled as a crate is; a path starts with it.
    line.match_indices(thing).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        line[at + thing.len()..].starts_with("::")
            && !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':')
    })
}

#[test]
fn files_are_of_a_size_to_be_read() {
    let long = |file: &File| {
        let lines = file.code().lines().count();
        let excused = TABLES.contains(&file.path.as_str());
        (lines > LONGEST && !excused).then(|| format!("src/{}: {lines} lines, {LONGEST} at most", file.path))
    };
    none(&sources().iter().filter_map(long).collect::<Vec<_>>());
    let files: Vec<_> = sources().into_iter().map(|file| file.path).collect();
    none(
        &TABLES
            .iter()
            .filter(|table| !files.iter().any(|it| it == *table))
            .map(|it| (*it).to_owned())
            .collect::<Vec<_>>(),
    );
}

#[test]
fn files_say_what_they_are() {
    let paths = ["src", "tests", "benches"].into_iter().flat_map(|folder| files(folder, "rs"));
    let silent = paths.filter(|path| !text(path).starts_with("//!") && !path.ends_with("tests/it/rust"));
    none(&silent.map(|path| format!("{}: `//!` is missing", path.display())).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_undone() {
    let words = [
        concat!("dbg", "!"),
        concat!("todo", "!"),
        concat!("unimplemented", "!"),
        concat!("FIX", "ME"),
        concat!("TO", "DO"),
        concat!("#[ig", "nore"),
    ];
    let mut wrong = Vec::new();
    for path in ["src", "tests", "benches"].into_iter().flat_map(|folder| files(folder, "rs")) {
        for (index, line) in text(&path).lines().enumerate() {
            let left = words.iter().find(|word| line.contains(**word));
            let comment = line.trim_start().starts_with("//") && has_word(line, concat!("X", "XX"));
            if left.is_some() || comment {
                wrong.push(format!("{}:{}: {line}", path.display(), index + 1));
            }
        }
    }
    none(&wrong);
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let places = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!(".cargo", "/registry")];
    let mut wrong = Vec::new();
    for (folder, extension) in [
        ("src", "rs"),
        ("tests", "rs"),
        ("tests", "sh"),
        ("benches", "rs"),
        ("grammar", "tsv"),
        ("grammar", "ebnf"),
        ("grammar", "json"),
    ] {
        for path in files(folder, extension) {
            for (index, line) in text(&path).lines().enumerate() {
                if let Some(place) = places.iter().find(|place| line.contains(**place)) {
                    wrong.push(format!("{}:{}: {place}", path.display(), index + 1));
                }
            }
        }
    }
    none(&wrong);
}

/// Each file of rules is in the list of its group; the lists are checked beside them, the groups here.
#[test]
fn every_rule_is_listed() {
    let is_rule = |path: &PathBuf| text(path).contains("\npub(super) const RULE: Rule = ");
    let written = files("src/lint/rules", "rs").into_iter().filter(is_rule).count();
    assert_eq!(written, uncurly::lint::rules::RULES.len());
}

#[test]
fn every_table_says_where_it_is_from() {
    for path in files("grammar", "tsv") {
        let text = text(&path);
        let mut lines = text.lines();
        let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
        let dated = first.split([' ', ',', ';']).any(is_date);
        assert!(first.starts_with("# ") && dated, "{}: the first line names source and date", path.display());
        let columns = second.split('\t').count();
        assert!(columns > 1, "{}: the second line names the columns", path.display());
        for (index, line) in lines.enumerate() {
            let fields = line.split('\t').count();
            assert!(fields <= columns && !line.is_empty(), "{}:{}: {fields} fields", path.display(), index + 3);
        }
    }
}

/// `2026-11-23`
fn is_date(word: &str) -> bool {
    let parts: Vec<_> = word.split('-').collect();
    parts.len() == 3 && parts.iter().all(|part| part.parse::<u16>().is_ok())
}
