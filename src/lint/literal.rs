//! Text that a script holds: there, no line is a comment.

use super::Report;
use crate::knowledge::programs;
use crate::page::BlockKind;
use crate::shell::{self, ComplaintKind, Dialect, Script};
use crate::text::Span;

/// Whether the line on which the command at `index` of `report` begins lies within a string or a here-document.
pub(super) fn holds(report: &Report, index: usize) -> bool {
    let (command, block) = (&report.commands[index], &report.blocks[report.homes[index]]);
    let dialect = block.dialect.unwrap_or(command.dialect);
    // The quotes of a paste are those of its prose, too, and cmd.exe has none that go on.
    if block.kind == BlockKind::Paste || dialect == Dialect::Cmd {
        return false;
    }
    let before = before(report, index);
    let script = shell::read(before.trim_end_matches([' ', '\t']), dialect);
    script.complaints.iter().any(|complaint| match complaint.kind {
        ComplaintKind::OpenQuote(_) => true,
        ComplaintKind::OpenHeredoc => !is_run(&script, &before),
        _ => false,
    })
}

/// What stands above the line of the command at `index` in its block, without the commands there: what is damaged in
/// them has no say in where this one stands.
fn before(report: &Report, index: usize) -> String {
    let (source, home) = (report.source.text(), report.homes[index]);
    let at = report.commands[index].span.start;
    let at = source[..at].rfind('\n').map_or(0, |end| end + 1);
    let first = report.homes.partition_point(|&other| other < home);
    let mut others: Vec<Span> = Vec::new();
    for other in &report.commands[first..index] {
        if other.span.end <= at && others.last().is_none_or(|last| last.end <= other.span.start) {
            others.push(other.span);
        }
    }
    let mut out = String::new();
    for run in report.blocks[home].text.runs().take_while(|run| run.from.start < at) {
        let (mut from, end) = (run.from.start, run.from.end.min(at));
        let mut next = others.partition_point(|other| other.end <= from);
        if !run.verbatim {
            let is_kept = others.get(next).is_none_or(|other| from < other.start);
            out.push_str(if is_kept { run.text } else { "" });
            continue;
        }
        while from < end {
            let other = others.get(next).filter(|other| other.start < end);
            out.push_str(&source[from..other.map_or(end, |other| other.start.max(from))]);
            from = other.map_or(end, |other| other.end);
            next += 1;
        }
    }
    out
}

/// Whether a shell reads the here-document that is open at the end of `script`.
fn is_run(script: &Script, text: &str) -> bool {
    let mut simple = script.pipelines.iter().flat_map(|it| &it.commands);
    let open = simple.rfind(|it| it.redirects.iter().any(|redirect| redirect.operator.starts_with("<<")));
    let name = open.and_then(|it| it.words.first()).map_or("", |word| word.span.of(text));
    programs::runs(name).is_some()
}
