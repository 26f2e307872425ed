//! Assignments in a paste to variables that its commands use.

use super::command::{Assigned, Command, Reach};
use super::exact::exact;
use super::region::{head, is_name};
use super::word;
use super::{accept::Role, history::History};
use crate::shell::{Dialect, End, Simple, UnknownKind, Value};
use crate::text::{Mapped, Span};

/// The assignments that stand alone on a line of `peeled`, outside `commands`.
pub(super) fn find(peeled: &Mapped, commands: &[Command]) -> Vec<Assigned> {
    let text = peeled.text();
    let mut out = Vec::new();
    let (mut at, mut over) = (0, 0);
    for line in text.split_inclusive('\n') {
        let line_start = at;
        at += line.len();
        if line_start < over {
            continue;
        }
        let line = whole(text, line_start, line).unwrap_or(line).trim_end();
        over = line_start + line.len();
        let found =
            several(line_start, line).unwrap_or_else(|| assignment(text, line_start, line).into_iter().collect());
        for (span, name, mended, reach) in found {
            let span = peeled.span(span);
            if !Command::any_overlaps(commands, span) {
                let value = value(&mended);
                out.push(Assigned { span, name, text: mended, value, reach });
            }
        }
    }
    out
}

/// The longest assignment of several lines that is looked at, in bytes.
const LONGEST: usize = 64 << 10;

/// The assignment that `line` at `start` of `text` begins and that ends lines below, where its quotes close.
fn whole<'t>(text: &'t str, start: usize, line: &str) -> Option<&'t str> {
    let lead = line.len() - line.trim_start().len();
    let body = line[lead..].strip_prefix("export ").unwrap_or(&line[lead..]);
    let (name, given) = body.split_once('=').filter(|(name, given)| is_name(name) && given.starts_with(['\'', '"']))?;
    let at = start + line.len() - given.len();
    let word = exact(head(&text[at..], LONGEST), 0)?;
    let end = at + word.span.end;
    let closes = text[end..].trim_start_matches([' ', ';']).starts_with('\n') || text[end..].trim().is_empty();
    (end > start + line.len() && closes && !name.is_empty()).then(|| &text[start..end])
}

/// An assignment: where, the name, the mended text and its reach.
type Found = (Span, String, String, Reach);

/// The assignments of a line at `start` that the shell reads as several commands, but for what another command decides on.
/// `None` where the line is no such one.
fn several(start: usize, line: &str) -> Option<Vec<Found>> {
    if !line.is_ascii() || !line.contains('=') || !line.contains([';', '&', '|']) {
        return None;
    }
    let script = crate::shell::read(line, Dialect::Posix);
    if !script.complaints.is_empty() || script.pipelines.len() < 2 {
        return None;
    }
    let (mut found, mut is_sure): (Vec<Found>, bool) = (Vec::new(), true);
    for pipeline in &script.pipelines {
        for Simple { words, assignments, .. } in &pipeline.commands {
            let exported = words.first().is_some_and(|word| word.span.of(line) == "export");
            let (set, reach): (Vec<Span>, _) = if words.is_empty() {
                (assignments.iter().map(|it| it.span).collect(), Reach::Script)
            } else {
                (words.iter().skip(1).filter(|_| exported).map(|it| it.span).collect(), Reach::Environment)
            };
            for span in set {
                let text = span.of(line);
                let Some(name) = text.split('=').next().filter(|name| is_name(name) && text.contains('=')) else {
                    continue;
                };
                found.retain(|(_, known, ..)| known != name);
                if is_sure {
                    let place = Span::new(start + span.start, start + span.end);
                    found.push((place, name.to_owned(), text.to_owned(), reach));
                }
            }
            is_sure &= words.is_empty() || exported || !matches!(pipeline.end, End::And | End::Or);
        }
    }
    Some(found)
}

/// An assignment that makes up the line at `start`.
fn assignment(text: &str, start: usize, line: &str) -> Option<Found> {
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
