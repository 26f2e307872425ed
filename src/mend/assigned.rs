//! Assignments in a paste to variables that its commands use.

use super::command::{Assigned, Command, Reach};
use super::region::is_name;
use super::word;
use super::{accept::Role, history::History};
use crate::shell::{Dialect, UnknownKind, Value};
use crate::text::{Mapped, Span};

/// The assignments that stand alone on a line of `peeled`, outside `commands`.
pub(super) fn find(peeled: &Mapped, commands: &[Command]) -> Vec<Assigned> {
    let text = peeled.text();
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let found = assignment(text, at, line.trim_end());
        at += line.len();
        let Some((span, name, mended, reach)) = found else { continue };
        let span = peeled.span(span);
        if Command::any_overlaps(commands, span) {
            continue;
        }
        let value = value(&mended);
        out.push(Assigned { span, name, text: mended, value, reach });
    }
    out
}

/// An assignment that makes up the line at `start`: where, the name, the mended text and its reach.
fn assignment(text: &str, start: usize, line: &str) -> Option<(Span, String, String, Reach)> {
    let lead = line.len() - line.trim_start().len();
    let body = line.trim_start();
    let exported = body.strip_prefix("export ").map(str::trim_start);
    let reach = if exported.is_some() { Reach::Environment } else { Reach::Script };
    let body = exported.unwrap_or(body);
    let (name, given) = body.split_once('=')?;
    if !is_name(name) || given.is_empty() {
        return None;
    }
    let at = start + line.len() - given.len();
    let end = start + line.len();
    let reading = word::readings(&text[..end], at, Role::Text, &History::of(line))
        .into_iter()
        .filter(|reading| text[reading.end..end].trim_matches([' ', ';']).is_empty())
        .min_by_key(|reading| (reading.fit.total(), reading.repairs.len()))?;
    let shift = |edit: &crate::text::Edit| {
        crate::text::Edit::new(Span::new(edit.span.start - at, edit.span.end - at), edit.text.clone())
    };
    let edits: Vec<_> = reading.repairs.iter().map(|repair| shift(&repair.edit)).collect();
    let mended = crate::text::apply(&text[at..reading.end], &edits);
    Some((Span::new(start + lead, reading.end), name.to_owned(), format!("{name}={mended}"), reach))
}

/// What the mended assignment `text` sets, where that is known.
fn value(text: &str) -> Option<String> {
    let script = crate::shell::read(text, Dialect::Posix);
    let assignment = script.pipelines.first()?.commands.first()?.assignments.first()?;
    assignment.value.value(text).known().map(str::to_owned)
}

/// The latest of `all` before the command for each variable it uses.
pub(super) fn used(command: &Command, all: &[Assigned]) -> Vec<Assigned> {
    let mut names: Vec<&str> = command.arguments.iter().flat_map(variables).collect();
    names.sort_unstable();
    names.dedup();
    let before = |name: &str| {
        all.iter().rev().find(|assigned| assigned.name == name && assigned.span.start < command.span.start)
    };
    names.into_iter().filter_map(before).cloned().collect()
}

fn variables(value: &Value) -> impl Iterator<Item = &str> {
    value.unknowns().iter().filter_map(|unknown| match &unknown.kind {
        UnknownKind::Variable(name) => Some(name.as_str()),
        UnknownKind::Expansion => None,
    })
}
