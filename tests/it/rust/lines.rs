//! The command lines that are measured; `%U`, `%P` and `%S` as in `wire::table`.

use std::fs;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::commands;
use crate::drawn::{Content, any_command};
use crate::wire::{drawn, table};

/// How many lines are drawn from the grammar of options.
const OPTIONS: usize = 300;
/// How many commands are drawn in the forms that people write.
const PEOPLE: usize = 150;

/// Where a command comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    Table,
    Options,
    People,
    Commands,
    Corpus,
    Given,
}

/// What scripts and programs are called with.
pub(super) const ARGUMENTS: [&str; 2] = ["first", "second"];

/// One command, or a few.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) origin: Origin,
    pub(super) script: String,
}

/// All of them.
pub(super) fn all() -> Vec<Line> {
    let rows = table::ROWS.lines().map(str::trim).filter(|row| !row.is_empty());
    let own = commands::ROWS.split("\n\n").map(str::trim).filter(|row| !row.is_empty());
    let mut lines: Vec<_> = rows.map(|row| line(Origin::Table, format!("curl {row}"))).collect();
    lines.extend(drawn::some(OPTIONS).into_iter().map(|row| line(Origin::Options, format!("curl {row}"))));
    lines.extend(people().into_iter().map(|script| line(Origin::People, local(&found(&script)))));
    lines.extend(own.map(|row| line(Origin::Commands, row.to_owned())));
    lines.extend(corpus().into_iter().map(|script| line(Origin::Corpus, local(&with_files(&script)))));
    lines
}

/// The commands in `text`, their hosts replaced.
pub(super) fn given(text: &str) -> Vec<Line> {
    let scripts = text.split("\n\n").map(str::trim).filter(|script| !script.is_empty());
    scripts.map(|script| line(Origin::Given, local(script))).collect()
}

fn line(origin: Origin, script: String) -> Line {
    Line { origin, script }
}

/// The same in every run.
fn people() -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let mut draw = || any_command(Content::Ascii).new_tree(&mut runner).expect("no dead end").current();
    (0..PEOPLE).map(|_| draw()).collect()
}

/// The repaired commands of the corpus.
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let entries = fs::read_dir(folder).expect("the corpus is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".repaired.sh"));
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).expect("the file can be read"));
    texts.filter(|text| !text.trim().is_empty()).collect()
}

/// `script` with files that there are in place of others.
fn found(script: &str) -> String {
    let script = script.replace("@body.json", "@data.json").replace("@/srv/a-b.json", "@lines");
    // Without TLS there is no way to agree on HTTP/2.
    script.replace("--http2", "--http1.1")
}

/// `script` with a file that there is in place of each that is sent.
fn with_files(script: &str) -> String {
    let mut out = String::new();
    let mut rest = script;
    while let Some((before, name)) = rest.split_once('@') {
        let end = name.find(|letter: char| ";,'\"\\ \n\t".contains(letter)).unwrap_or(name.len());
        out.extend([before, "@"]);
        let is_sent = before.ends_with(['=', ' ', '"', '\'']) && end > 0 && &name[..end] != "-";
        if is_sent {
            out += "lines";
        }
        rest = if is_sent { &name[end..] } else { name };
    }
    out + rest
}

/// `script` with all hosts of its URLs replaced by the recorder.
fn local(script: &str) -> String {
    let mut out = String::new();
    let mut rest = script;
    while let Some(at) = [rest.find("http://"), rest.find("https://")].into_iter().flatten().min() {
        let start = at + rest[at..].find("://").unwrap_or_default() + 3;
        let end = rest[start..].find(|letter: char| "/?#'\"\\ \n\t$,;)}]<>|`".contains(letter));
        let end = end.map_or(rest.len(), |end| start + end);
        let host = &rest[start..end];
        out += &rest[..at];
        match host.rsplit_once('@') {
            _ if host.is_empty() => out += &rest[at..end],
            Some((user, _)) => out.extend(["http://", user, "@127.0.0.1:%P"]),
            None => out += "%U",
        }
        rest = &rest[end..];
    }
    out + rest
}

/// The variables that `script` uses, with values.
pub(super) fn variables(script: &str) -> Vec<(String, String)> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let names = script.split('$').skip(1).map(|rest| {
        let rest = rest.trim_start_matches('{');
        rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())].to_owned()
    });
    let mut names: Vec<_> =
        names.filter(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic())).collect();
    names.sort();
    names.dedup();
    let value = |name: &str| {
        let given = script.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix('='));
        let plain = given.map(|text| text.trim_matches(['"', '\'']).to_owned());
        plain.filter(|text| !text.contains(' ')).unwrap_or_else(|| format!("v{}", name.to_ascii_lowercase()))
    };
    names.into_iter().map(|name| (name.clone(), value(&name))).collect()
}
