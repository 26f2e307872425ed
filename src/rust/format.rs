//! What `-w` shows, as a format string of Rust.

use super::draft::{Draft, Use};
use super::layout::Expr;
use super::snippet::Snippet;
use super::text::Text;
use super::{literal, name};
use crate::shell::Value;

/// A variable of `-w`: its name, and what shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// As `%{name}`.
    pub(super) name: &'static str,
    /// The local that holds it; what follows a colon says how it is written.
    pub(super) local: &'static str,
    /// The expression.
    pub(super) code: &'static str,
}

/// How the call of the function begins that gives the value of a header.
const HEADER: &str = "header(";

/// A row of a table of variables.
pub(super) const fn shown(name: &'static str, local: &'static str, code: &'static str) -> Shown {
    Shown { name, local, code }
}

/// How the variables in a format are shown.
#[derive(Debug)]
pub(super) struct Report {
    /// The locals that it needs, in order, and their expressions.
    pub(super) locals: Vec<(String, String)>,
    /// What prints it.
    pub(super) print: Option<Expr>,
}

/// The names in `format`.
pub(super) fn names(format: &str) -> impl Iterator<Item = &str> {
    format.split("%{").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// What prints `format`, of whose variables those in `known` are shown.
pub(super) fn report(draft: &mut Draft<'_>, format: &Value, known: &[Shown]) -> Report {
    let mut locals = Vec::new();
    if format.text().starts_with('@') {
        draft.note(Some(format.whole()), "`-w` does not show what a file asks for");
        return Report { locals, print: None };
    }
    let mut text = Text::default();
    let mut rest = format.text();
    while let Some((before, after)) = rest.split_once('%') {
        text.push(&unescaped(before));
        rest = after;
        if let Some(after) = after.strip_prefix('%') {
            text.push("%");
            rest = after;
        } else if let Some((name, after)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) {
            rest = after;
            text.extend(variable(draft, format, known, name, &mut locals));
        } else if let Some((name, after)) = after.strip_prefix("header{").and_then(|after| after.split_once('}')) {
            rest = after;
            text.extend(header(draft, format, known, name, &mut locals));
        } else {
            text.push("%");
        }
    }
    text.push(&unescaped(rest));
    if text.all() == Some("") {
        return Report { locals, print: None };
    }
    let (text, print) = match text.end().strip_suffix('\n') {
        Some(_) => (text.pop(), "println"),
        None => (text, "print"),
    };
    let literal = match text.all() {
        Some("") => String::new(),
        Some(known) => literal::string(&literal::braces(known)),
        None => match draft.expr(&text, Use::Borrow) {
            Expr::Macro(_, literal) => literal,
            other => format!("\"{{{}}}\"", other.flat().trim_start_matches('&')),
        },
    };
    Report { locals, print: Some(Expr::Macro(print, literal)) }
}

fn unescaped(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
}

fn variable(
    draft: &mut Draft<'_>,
    format: &Value,
    known: &[Shown],
    name: &str,
    locals: &mut Vec<(String, String)>,
) -> Text {
    let Some(shown) = known.iter().find(|shown| shown.name == name) else {
        draft.note(Some(format.whole()), format!("`-w` does not show `%{{{name}}}`"));
        return Text::default();
    };
    let (wish, how) = shown.local.split_at(shown.local.find(':').unwrap_or(shown.local.len()));
    if shown.code.starts_with(HEADER) {
        draft.snippets.insert(Snippet::Header);
    }
    Text::local(local(draft, locals, wish, shown.code) + how)
}

/// `%header{name}`, which only those show that have a function for it.
fn header(
    draft: &mut Draft<'_>,
    format: &Value,
    known: &[Shown],
    name: &str,
    locals: &mut Vec<(String, String)>,
) -> Text {
    if !known.iter().any(|shown| shown.code.starts_with(HEADER)) {
        draft.note(Some(format.whole()), format!("`-w` does not show `%header{{{name}}}`"));
        return Text::default();
    }
    draft.snippets.insert(Snippet::Header);
    let code = format!("{HEADER}&response, {})", literal::string(name));
    let wish = name::snake(name);
    Text::local(local(draft, locals, if wish.is_empty() { "value" } else { &wish }, &code))
}

/// The local that holds what `code` gives.
fn local(draft: &mut Draft<'_>, locals: &mut Vec<(String, String)>, wish: &str, code: &str) -> String {
    if let Some((local, _)) = locals.iter().find(|(_, other)| other == code) {
        return local.clone();
    }
    let local = draft.name(wish);
    locals.push((local.clone(), code.to_owned()));
    local
}
