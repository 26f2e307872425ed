//! Lines of a text as a terminal may show them: harmless, without secrets, cut to the width.

use crate::report::view::View;
use crate::text::{Edit, Span, apply, stand_in};

/// How much is kept of a long line at its start.
const HEAD: usize = 28;
/// What stands for what is left out.
const GAP: &str = "…";
/// How much is kept of a long line on each side of a mark.
const AROUND: usize = 12;
/// How much is kept of what is marked itself, and behind it.
const MARKED: usize = 64;

/// A run of lines as shown, with the way there from the text as given.
pub(super) struct Shown {
    origin: Span,
    edits: Vec<Edit>,
    pub(super) text: String,
}

impl Shown {
    /// The lines `origin` of the text, in which `marks` stay visible, however long the lines are.
    pub(super) fn new(view: &View<'_>, origin: Span, marks: &[Span], width: usize) -> Self {
        let text = view.report.source.text();
        let gaps = gaps(view, origin, marks, width);
        let mut edits = Vec::new();
        for part in kept_by(&gaps, origin) {
            edits.extend(view.redaction().edits(part).map(|edit| clip(edit, origin)));
            edits.extend(signs(text, part, marks));
        }
        edits.extend(gaps);
        let edits = crate::text::settle(edits);
        let local = edits.iter().map(|edit| Edit::new(shift(edit.span, origin.start), edit.text.as_str()));
        let text = apply(origin.of(text), &local.collect::<Vec<_>>());
        Self { origin, edits, text }
    }

    /// Where `span` of the text as given is shown.
    pub(super) fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start, |edit| edit.start);
        let end = self.offset(span.end, |edit| edit.end);
        Span::new(start, end.max(start))
    }

    /// Whether any of `span` is shown.
    pub(super) fn shows(&self, span: Span) -> bool {
        !self.edits.iter().any(|edit| edit.text == GAP && edit.span.start < span.start && span.end < edit.span.end)
    }

    /// Where the byte `at` is shown; inside an edit, the edge of it that `edge` takes.
    fn offset(&self, at: usize, edge: impl Fn(Span) -> usize) -> usize {
        let at = at.clamp(self.origin.start, self.origin.end);
        let mut from = self.origin.start;
        let mut to = 0;
        for edit in &self.edits {
            if at <= edit.span.start {
                break;
            }
            to += edit.span.start - from;
            if at < edit.span.end {
                return edge(Span::new(to, to + edit.text.len()));
            }
            to += edit.text.len();
            from = edit.span.end;
        }
        to + at - from
    }
}

fn clip(edit: Edit, origin: Span) -> Edit {
    let span = Span::new(edit.span.start.max(origin.start), edit.span.end.min(origin.end));
    Edit { span, text: edit.text }
}

fn shift(span: Span, by: usize) -> Span {
    Span::new(span.start - by, span.end - by)
}

/// What stands for characters that act on a terminal or cannot be seen; a carriage return at a line end
/// is only shown where it is marked.
fn signs(text: &str, origin: Span, marks: &[Span]) -> Vec<Edit> {
    let mut out = Vec::new();
    for (at, c) in origin.of(text).char_indices() {
        let span = Span::new(origin.start + at, origin.start + at + c.len_utf8());
        let at_line_end = c == '\r' && matches!(text.as_bytes().get(span.end), None | Some(b'\n'));
        if at_line_end && !marks.iter().any(|mark| mark.overlaps(span)) {
            out.push(Edit::new(span, ""));
        } else if let Some(sign) = stand_in(c) {
            out.push(Edit::new(span, sign));
        }
    }
    out
}

/// The parts of `origin` that `gaps`, in order, leave.
fn kept_by(gaps: &[Edit], origin: Span) -> Vec<Span> {
    let mut at = origin.start;
    let mut parts = Vec::new();
    for gap in gaps {
        if gap.span.start > at {
            parts.push(Span::new(at, gap.span.start));
        }
        at = at.max(gap.span.end);
    }
    parts.push(Span::new(at, origin.end.max(at)));
    parts
}

/// What is left out of lines that are too long.
fn gaps(view: &View<'_>, origin: Span, marks: &[Span], width: usize) -> Vec<Edit> {
    let text = view.report.source.text();
    let mut out = Vec::new();
    let mut start = origin.start;
    for line in origin.of(text).split('\n') {
        let line = Span::new(start, start + line.len());
        start = line.end + 1;
        if line.of(text).chars().nth(width).is_some() {
            // What goes with a secret may reach into lines that are not shown.
            out.extend(line_gaps(view, line, marks, width).into_iter().map(|gap| clip(gap, origin)));
        }
    }
    out
}

/// What is left out of `line`, found without a look at all of it: it may be as long as the text, and have many marks.
fn line_gaps(view: &View<'_>, line: Span, marks: &[Span], width: usize) -> Vec<Edit> {
    let text = view.report.source.text();
    let mut kept = vec![Span::new(line.start, forward(text, line, line.start, HEAD))];
    let here = marks.iter().filter(|mark| mark.start >= line.start && mark.start <= line.end);
    kept.extend(here.map(|mark| {
        let end = forward(text, line, mark.end.min(line.end), AROUND);
        let end = end.min(forward(text, line, mark.start, MARKED.min(width * 2 / 3)));
        Span::new(backward(text, line, mark.start, AROUND), end)
    }));
    let gap = |span: Span| Edit::new(span, GAP);
    let gaps: Vec<_> = between(line, kept.clone()).into_iter().map(gap).collect();
    let parts = kept_by(&gaps, line);
    let secrets = parts.iter().flat_map(|part| view.redaction().edits(*part));
    let grown: usize = secrets.map(|it| it.text.chars().count().saturating_sub(it.span.len())).sum();
    let shown: usize = parts.iter().map(|part| part.of(text).chars().count()).sum();
    let room = width.saturating_sub(shown + grown);
    if let Some(last) = kept.iter_mut().max_by_key(|keep| keep.end) {
        last.end = forward(text, line, last.end, room);
    }
    // A secret at the edge of a gap goes with it.
    let whole = |gap: Span| {
        let edges = [Span::new(gap.start, gap.start + 1), Span::new(gap.end - 1, gap.end)];
        edges.into_iter().flat_map(|edge| view.redaction().edits(edge)).fold(gap, |gap, it| gap.cover(it.span))
    };
    between(line, kept).into_iter().map(whole).map(gap).collect()
}

/// What of `line` lies between the `kept` parts, unless it is hardly longer than the sign for it.
fn between(line: Span, mut kept: Vec<Span>) -> Vec<Span> {
    kept.sort();
    let mut gaps = Vec::new();
    let mut at = line.start;
    for keep in kept.into_iter().chain([Span::at(line.end)]) {
        if keep.start > at + 3 {
            gaps.push(Span::new(at, keep.start));
        }
        at = at.max(keep.end);
    }
    gaps
}

/// `count` characters on from `at`, inside `line`.
fn forward(text: &str, line: Span, at: usize, count: usize) -> usize {
    let rest = &text[at..line.end];
    rest.char_indices().nth(count).map_or(line.end, |(offset, _)| at + offset)
}

/// `count` characters back from `at`, inside `line`.
fn backward(text: &str, line: Span, at: usize, count: usize) -> usize {
    let rest = &text[line.start..at];
    rest.char_indices().rev().nth(count.saturating_sub(1)).map_or(line.start, |(offset, _)| line.start + offset)
}
