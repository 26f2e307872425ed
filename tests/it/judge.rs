//! How far the repair of a mangled command is what was typed: the words that bash made of the original,
//! held against those of the repair.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use uncurly::lint::{Settings, lint};
use uncurly::mend::{Certainty, Command, Mending};
use uncurly::print::{Style, print};
use uncurly::shell::{self, Dialect, Piece};
use uncurly::text::Source;

/// A command as one mangler left it.
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) text: String,
    /// Whether the text still says all of it.
    pub(crate) said: bool,
    /// What was typed.
    pub(crate) clean: String,
    /// What bash made of that.
    pub(crate) argv: Vec<String>,
}

/// What became of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The very words.
    Exact,
    /// The same but for white space in JSON.
    Json,
    /// Something else, and the reading is not called certain.
    Flagged,
    /// Something else, and nothing is said.
    Silent,
}

/// What became of a case, and how sure the reading was of itself.
pub(crate) struct Verdict {
    pub(crate) outcome: Outcome,
    pub(crate) certain: bool,
    /// What is printed.
    pub(crate) got: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/mangled")
}

fn rows(name: &str) -> Vec<Json> {
    let path = folder().join(format!("{name}.jsonl"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|row| serde_json::from_str(row).expect("each row is JSON")).collect()
}

fn string(value: &Json) -> String {
    value.as_str().expect("it is a string").to_owned()
}

/// The names of the manglers, in order.
pub(crate) fn manglers() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder is there");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.expect("it can be listed").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned))
        .filter(|name| name != "commands")
        .collect();
    names.sort();
    names
}

/// The cases of `mangler`.
pub(crate) fn cases(mangler: &str) -> Vec<Case> {
    let commands = rows("commands");
    let case = |row: Json| {
        let command = commands.iter().find(|it| it["id"] == row["id"]).expect("every case has its command");
        Case {
            id: string(&row["id"]),
            text: string(&row["text"]),
            said: row["said"][0].as_f64().is_some_and(|share| share >= 1.0),
            clean: string(&command["clean"]),
            argv: command["argv"].as_array().expect("it is a list").iter().map(string).collect(),
        }
    };
    rows(mangler).into_iter().map(case).collect()
}

/// Mends `case` and judges what is printed.
pub(crate) fn judge(case: &Case) -> Verdict {
    let report = lint(Source::new(None, case.text.as_str()), Mending::On, &Settings::default());
    let printed: Vec<_> = report.commands.iter().map(|it| print(it, Style::Keep, Dialect::Posix)).collect();
    let certain = !printed.is_empty()
        && report.commands.iter().all(|command| command.certainty == Certainty::Certain)
        && printed.iter().all(Result::is_ok);
    let same = match (&report.commands[..], &printed[..]) {
        ([command], [Ok(text)]) => compare(&words(command, text, &case.clean), &case.argv),
        _ => None,
    };
    let lost = if certain { Outcome::Silent } else { Outcome::Flagged };
    let got: Vec<_> = printed.into_iter().flatten().collect();
    Verdict { outcome: same.unwrap_or(lost), certain, got: got.join("\n") }
}

fn compare(is: &[String], expected: &[String]) -> Option<Outcome> {
    let alike = |(a, b): (&String, &String)| a == b || same_json(a, b);
    if is == expected {
        Some(Outcome::Exact)
    } else if is.len() == expected.len() && is.iter().zip(expected).all(alike) {
        Some(Outcome::Json)
    } else {
        None
    }
}

/// Whether `one` and `other` are the same JSON but for white space.
pub(crate) fn same_json(one: &str, other: &str) -> bool {
    let read = |text: &str| text.trim_start().starts_with(['{', '[']).then(|| serde_json::from_str::<Json>(text).ok());
    // As text, since the order of members counts.
    let written = |text: &str| read(text).flatten().map(|value| value.to_string());
    written(one).is_some_and(|one| written(other).is_some_and(|other| one == other))
}

/// The words behind `curl` in `text`, where every variable of the original has a value of its own.
fn words(command: &Command, text: &str, clean: &str) -> Vec<String> {
    let script = shell::read(text, Dialect::Posix);
    let Some(simple) = script.pipelines.first().and_then(|first| first.commands.get(command.position)) else {
        return Vec::new();
    };
    let values = simple.words.iter().map(|word| word.value(text));
    values.map(|value| value.pieces().map(|piece| worth(&piece, clean)).collect()).skip(1).collect()
}

fn worth(piece: &Piece<'_>, clean: &str) -> String {
    match piece {
        Piece::Text(text) => (*text).to_owned(),
        Piece::Variable("1") => "pos1".to_owned(),
        Piece::Variable(name) if clean.contains(&format!("${name}")) || clean.contains(&format!("${{{name}")) => {
            format!("val-{name}")
        }
        Piece::Variable(_) => String::new(),
        Piece::Expansion(text) => format!("<{text}>"),
    }
}
