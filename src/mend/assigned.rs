//! Assignments in a paste to variables that its commands use.

use super::command::{Assigned, Command, Output, Reach};
use super::exact::exact;
use super::lead::{is_name, is_substitution};
use super::patience::Patience;
use super::reach::head;
use super::region::{self, Start};
use super::setting::Setting;
use super::variables::names;
use super::word;
use super::{accept::Role, history::History};
use crate::knowledge::programs;
use crate::shell::{Dialect, End, Simple};
use crate::text::{Edit, Mapped, Span, apply};

/// The assignments in `peeled` outside `commands`, and those of what one of them puts out.
pub(super) fn find(peeled: &Mapped, commands: &[Command]) -> Vec<Assigned> {
    let text = peeled.text();
    let mut out = Vec::new();
    let (mut at, mut over) = (0, 0);
    for line in text.split_inclusive('\n') {
        let line_start = at;
        at += line.len();
        if line_start < over || !line.contains('=') {
            continue;
        }
        let line = whole(text, line_start, line).unwrap_or(line).trim_end();
        over = line_start + line.len();
        let is_run = |start: &Start| match start.setting {
            Setting::Line => true,
            Setting::Code => is_substitution(&line[..start.at]),
            Setting::Sentence => false,
        };
        let command = region::starts(line).into_iter().find(is_run);
        let before = command.map_or(Some((0, line)), |start| listed(&line[..start.at]));
        let found = before.map(|(from, line)| {
            let start = line_start + from;
            several(start, line).or_else(|| assignments(text, start, line)).unwrap_or_default()
        });
        for (span, name, mended, reach) in found.into_iter().flatten() {
            let span = peeled.span(span);
            if !Command::any_overlaps(commands, span) {
                let value = value(&mended);
                out.push(Assigned { span, name, text: mended, value, reach, output: None });
            }
        }
        out.extend(command.and_then(|start| substituted(peeled, line_start, start.at, commands)));
    }
    out
}

/// The commands before another one that go before it in a list, without what joins them, and where they begin.
fn listed(before: &str) -> Option<(usize, &str)> {
    let before = before.trim_end();
    let list = before.strip_suffix("&&").or_else(|| before.strip_suffix(';'))?.trim_end();
    // A quote that is open here holds the command too.
    let is_closed = !list.is_ascii() || crate::shell::read(list, Dialect::Posix).complaints.is_empty();
    is_closed.then(|| {
        let from = said(list);
        (from, &list[from..])
    })
}

/// The length of what a sentence says before the first assignment in `list`.
fn said(list: &str) -> usize {
    let first = list.split_whitespace().next().unwrap_or("");
    let is_assigned = |word: &str| word.split_once('=').is_some_and(|(name, _)| is_name(name));
    if is_assigned(first) || programs::is_known(first) || first == "export" || list.contains([';', '&', '|', '"', '\''])
    {
        return 0;
    }
    let mut starts = list.match_indices(' ').map(|(at, _)| at + 1);
    starts.find(|&at| is_assigned(list[at..].split(' ').next().unwrap_or(""))).unwrap_or(0)
}

/// The assignment of what the command puts out that starts `offset` bytes behind `line`.
fn substituted(peeled: &Mapped, line: usize, offset: usize, commands: &[Command]) -> Option<Assigned> {
    let text = peeled.text();
    let at = line + offset;
    let before = text[line..at].trim_end();
    let (head, close) =
        [("$(", ")"), ("`", "`")].iter().find_map(|(open, close)| Some((before.strip_suffix(open)?, close)))?;
    let (head, quote) = head.strip_suffix('"').map_or((head, ""), |head| (head, "\""));
    let head = head.trim_start();
    let exported = head.strip_prefix("export ");
    let named =
        exported.or_else(|| head.strip_prefix("local ")).or_else(|| head.strip_prefix("readonly ")).unwrap_or(head);
    let name = named.strip_suffix('=').filter(|name| is_name(name))?;
    let from = peeled.span(Span::new(at, at + 1)).start;
    let command = commands.get(commands.partition_point(|command| command.span.start < from))?;
    let behind = end_of(peeled, at, command.span);
    let closing = text[behind..].len() - text[behind..].trim_start().len() + close.len() + quote.len();
    let closed = text.get(behind..behind + closing).is_some_and(|it| it.trim_start() == format!("{close}{quote}"));
    let is_it = closed && command.span.start == from;
    let start = line + before.len() - before.trim_start().len();
    let output = Output { of: command.span, before: format!("{name}={quote}$("), behind: format!("){quote}") };
    is_it.then(|| Assigned {
        span: peeled.span(Span::new(start, behind + closing)),
        name: name.to_owned(),
        text: output.around(command.text.text()),
        value: None,
        reach: if exported.is_some() { Reach::Environment } else { Reach::Script },
        output: Some(output),
    })
}

/// Where the command at `at` of `peeled` ends, which is `span` in the text as given.
fn end_of(peeled: &Mapped, at: usize, span: Span) -> usize {
    let (mut low, mut high) = (at, peeled.text().len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if peeled.span(Span::new(middle, middle + 1)).start < span.end { low = middle + 1 } else { high = middle }
    }
    while !peeled.text().is_char_boundary(low) {
        low -= 1;
    }
    low
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
    let is_list = line.contains([';', '&', '|']);
    if !line.is_ascii() || !is_list && line.matches('=').count() < 2 {
        return None;
    }
    let script = crate::shell::read(line, Dialect::Posix);
    let is_one = |first: &Simple| first.words.len() + first.assignments.len() < 2;
    let first = script.pipelines.first().and_then(|pipeline| pipeline.commands.first())?;
    if !script.complaints.is_empty() || script.pipelines.len() < 2 && is_one(first) {
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

/// The assignments that make up the line at `start`.
fn assignments(text: &str, start: usize, line: &str) -> Option<Vec<Found>> {
    let lead = line.len() - line.trim_start().len();
    let exported = line[lead..].strip_prefix("export ").map(str::trim_start);
    let reach = if exported.is_some() { Reach::Environment } else { Reach::Script };
    let end = start + line.len();
    let (mut found, mut from) = (Vec::new(), start + lead);
    let mut at = end - exported.map_or(line.len() - lead, str::len);
    let history = History::of(line);
    loop {
        let (name, given) = text[at..end].split_once('=').filter(|(name, given)| is_name(name) && !given.is_empty())?;
        let value = end - given.len();
        let reading = word::readings(&text[..end], value, Role::Text, &history, &Patience::new(line))
            .into_iter()
            .filter(|reading| is_over(&text[reading.end..end]) || next(&text[reading.end..end]).is_some())
            .min_by_key(|reading| (reading.fit.total(), reading.repairs.len()))?;
        let shift = |edit: &Edit| Edit::new(edit.span.start - value..edit.span.end - value, edit.text.as_str());
        let edits: Vec<_> = reading.repairs.iter().map(|repair| shift(&repair.edit)).collect();
        let mended = apply(&text[value..reading.end], &edits);
        found.push((Span::new(from, reading.end), name.to_owned(), format!("{name}={mended}"), reach));
        let Some(len) = next(&text[reading.end..end]) else { return Some(found) };
        at = reading.end + len;
        from = at;
    }
}

/// How far behind `rest`'s start another assignment stands.
fn next(rest: &str) -> Option<usize> {
    let word = rest.trim_start_matches(' ');
    let is_assignment = word.split_once('=').is_some_and(|(name, _)| is_name(name));
    (is_assignment && word.len() < rest.len()).then(|| rest.len() - word.len())
}

/// Whether nothing but a comment stands in `rest`, behind an assignment.
fn is_over(rest: &str) -> bool {
    let behind = rest.trim_matches([' ', ';']);
    behind.is_empty() || behind.starts_with('#') && rest.starts_with([' ', ';'])
}

/// What the mended assignment `text` sets, where that is known.
fn value(text: &str) -> Option<String> {
    let script = crate::shell::read(text, Dialect::Posix);
    let assignment = script.pipelines.first()?.commands.first()?.assignments.first()?;
    assignment.value.value(text).known().map(str::to_owned)
}

/// Whether `command`, or a program beside it, may use a variable.
pub(super) fn uses_any(command: &Command) -> bool {
    command.text.text().contains(if command.dialect == Dialect::Cmd { '%' } else { '$' })
}

/// How many assignments a command may need, with what those need.
const MOST: usize = 64;

/// The latest of `all` before the command for each variable that it and the programs beside it use, and before each of
/// those for what they use, in the order of the paste.
pub(super) fn used(command: &Command, all: &[Assigned]) -> Vec<Assigned> {
    if all.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<usize> = Vec::new();
    let mut wanted: Vec<(usize, &str)> =
        names(command.text.text(), command.dialect).into_iter().map(|name| (command.span.start, name)).collect();
    while let Some((before, name)) = wanted.pop().filter(|_| found.len() < MOST) {
        let earlier = &all[..all.partition_point(|assigned| assigned.span.start < before)];
        let Some(index) = earlier.iter().rposition(|assigned| assigned.name == name) else { continue };
        if !found.contains(&index) {
            found.push(index);
            wanted
                .extend(names(&all[index].text, Dialect::Posix).into_iter().map(|name| (all[index].span.start, name)));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|index| all[index].clone()).collect()
}
