//! What `-w` shows, as a format string of Rust.

use super::draft::{Draft, Use};
use super::layout::Expr;
use super::literal;
use super::text::Text;
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

/// A row of a table of variables.
pub(super) const fn shown(name: &'static str, local: &'static str, code: &'static str) -> Shown {
    Shown { name, local, code }
}

/// How the variables in a format are shown.
#[derive(Debug)]
pub(super) struct Report {
    /// The locals that it needs, in order, and their expressions.
    pub(super) locals: Vec<(String, &'static str)>,
    /// What prints it.
    pub(super) print: Expr,
}

/// The names in `format`.
pub(super) fn names(format: &str) -> impl Iterator<Item = &str> {
    format.split("%{").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// What prints `format`, of whose variables those in `known` are shown.
pub(super) fn report(draft: &mut Draft<'_>, format: &Value, known: &[Shown]) -> Report {
    let mut locals = Vec::new();
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
        } else {
            text.push("%");
        }
    }
    text.push(&unescaped(rest));
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
    Report { locals, print: Expr::Macro(print, literal) }
}

fn unescaped(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
}

fn variable(
    draft: &mut Draft<'_>,
    format: &Value,
    known: &[Shown],
    name: &str,
    locals: &mut Vec<(String, &'static str)>,
) -> Text {
    let Some(shown) = known.iter().find(|shown| shown.name == name) else {
        draft.note(Some(format.whole()), format!("`-w` does not show `%{{{name}}}`"));
        return Text::default();
    };
    let (wish, how) = shown.local.split_at(shown.local.find(':').unwrap_or(shown.local.len()));
    let earlier = locals.iter().find(|(_, code)| *code == shown.code).map(|(local, _)| local.clone());
    let local = earlier.unwrap_or_else(|| {
        let local = draft.name(wish);
        locals.push((local.clone(), shown.code));
        local
    });
    Text::local(local + how)
}
