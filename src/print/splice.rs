//! Shell variables put into words, whatever quotes the words stand in.

use crate::mend::Command;
use crate::shell::{Dialect, Part, Piece, Quoting, Value, Word, Worth, quote};
use crate::text::{Edit, Span};

/// A run of a word to be replaced by a variable; the span is in the command's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hole {
    /// What is replaced; empty for an insertion.
    pub(super) span: Span,
    /// What has to stand before the variable.
    pub(super) lead: &'static str,
    /// The variable's name.
    pub(super) variable: String,
}

impl Hole {
    /// The place of the variable `variable`.
    pub(super) fn new(span: Span, variable: impl Into<String>) -> Self {
        Self { span, lead: "", variable: variable.into() }
    }
}

/// The edits of the text of `command` that put variables in place of `holes`, which are sorted.
pub(super) fn edits(command: &Command, holes: &[Hole]) -> Vec<(Edit, Vec<String>)> {
    let text = command.text.text();
    let mut out = Vec::new();
    for word in words(command) {
        let inside: Vec<Hole> = holes
            .iter()
            .filter(|hole| holds(word.span, hole.span))
            .map(|hole| Hole { span: within(word.span, hole.span, text), ..hole.clone() })
            .collect();
        if inside.is_empty() {
            continue;
        }
        let is_filled_in =
            |hole: &Hole| part(word, hole.span).is_some_and(|part| is_filled_in(part.quoting, command.dialect));
        if inside.iter().all(is_filled_in) {
            out.extend(inside.iter().map(|hole| {
                let written = variable(&hole.variable, text[hole.span.end..].chars().next(), command.dialect);
                (Edit::new(hole.span, format!("{}{written}", hole.lead)), vec![hole.variable.clone()])
            }));
        } else if let Some(rewritten) = rewritten(&word.value(text), &inside, command.dialect) {
            let names = inside.iter().map(|hole| hole.variable.clone()).collect();
            out.push((Edit::new(word.span, rewritten), names));
        }
    }
    out
}

/// All words of the command itself.
pub(super) fn words(command: &Command) -> impl Iterator<Item = &Word> {
    command.pipeline.commands.get(command.position).into_iter().flat_map(|simple| &simple.words)
}

/// `hole` before the quote that closes `word`, if it is an insertion behind that.
fn within(word: Span, hole: Span, text: &str) -> Span {
    let quoted = word.len() > 1 && word.of(text).starts_with(['"', '\'']) && word.of(text).ends_with(['"', '\'']);
    if hole == Span::at(word.end) && quoted { Span::at(word.end - 1) } else { hole }
}

fn holds(word: Span, hole: Span) -> bool {
    word.contains(hole) && (!hole.is_empty() || hole.start > word.start || word.is_empty())
}

/// The part of `word` that `span` lies in.
fn part(word: &Word, span: Span) -> Option<&Part> {
    let inside = |part: &&Part| part.span.contains(span) && matches!(part.worth, Worth::Text(_));
    let filled = word
        .parts
        .iter()
        .find(|part| inside(part) && !part.span.is_empty() && part.quoting != Quoting::Bare && part.span.len() > 1);
    filled.or_else(|| word.parts.iter().find(|part| inside(part)))
}

/// Whether `dialect` fills a variable in that stands in such quotes, and takes its value for one word.
fn is_filled_in(quoting: Quoting, dialect: Dialect) -> bool {
    dialect == Dialect::Cmd || quoting == Quoting::Double
}

/// The variable `name` as `dialect` writes it, in braces where what follows would be taken into the name.
fn variable(name: &str, next: Option<char>, dialect: Dialect) -> String {
    let goes_on = next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':' && dialect != Dialect::Posix);
    match (dialect, goes_on) {
        (Dialect::Cmd, _) => format!("%{name}%"),
        (Dialect::PowerShell, true) => format!("${{Env:{name}}}"),
        (Dialect::PowerShell, false) => format!("$Env:{name}"),
        (Dialect::Posix, true) => format!("${{{name}}}"),
        (Dialect::Posix, false) => format!("${name}"),
    }
}

/// The word that is worth `value` with variables in its holes, if `dialect` can say it.
fn rewritten(value: &Value, holes: &[Hole], dialect: Dialect) -> Option<String> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    for hole in holes {
        let span = place(value, hole.span);
        pieces(&value.slice(Span::new(at, span.start.max(at))), &mut runs);
        runs.extend((!hole.lead.is_empty()).then(|| Run::Text(hole.lead.to_owned())));
        runs.push(Run::Variable(hole.variable.clone()));
        at = span.end.max(at);
    }
    pieces(&value.slice(Span::new(at, value.text().len())), &mut runs);
    let plain = |run: &Run| !matches!(run, Run::Text(text) if text.contains(['"', '$', '\\', '!', '`']));
    match dialect {
        _ if runs.iter().all(plain) => Some(double(&runs, dialect)),
        Dialect::Posix => Some(spliced(&runs)),
        Dialect::Cmd | Dialect::PowerShell => None,
    }
}

enum Run {
    Text(String),
    Variable(String),
    Expansion(String),
}

fn pieces(value: &Value, runs: &mut Vec<Run>) {
    runs.extend(value.pieces().map(|piece| match piece {
        Piece::Text(text) => Run::Text(text.to_owned()),
        Piece::Variable(name) => Run::Variable(name.to_owned()),
        Piece::Expansion(text) => Run::Expansion(text.to_owned()),
    }));
}

fn double(runs: &[Run], dialect: Dialect) -> String {
    let mut out = String::from("\"");
    for (index, run) in runs.iter().enumerate() {
        match run {
            Run::Text(text) | Run::Expansion(text) => out.push_str(text),
            Run::Variable(name) => {
                let next = runs.get(index + 1).and_then(|run| match run {
                    Run::Text(text) => text.chars().next(),
                    _ => None,
                });
                out.push_str(&variable(name, next, dialect));
            }
        }
    }
    out.push('"');
    out
}

fn spliced(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text(text) => out.push_str(&quote(text, Dialect::Posix)),
            Run::Variable(name) => out.extend(["\"$", name, "\""]),
            Run::Expansion(text) => out.extend(["\"", text, "\""]),
        }
    }
    out
}

/// Where in the text of `value` the bytes `span` of its origin are.
fn place(value: &Value, span: Span) -> Span {
    let text = value.text();
    let mut bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = bounds.clone().find(|&at| value.origin(Span::at(at)).start >= span.start).unwrap_or(text.len());
    let end = bounds.find(|&at| at >= start && value.origin(Span::at(at)).start >= span.end).unwrap_or(text.len());
    Span::new(start, end.max(start))
}
