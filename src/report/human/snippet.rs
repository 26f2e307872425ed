//! Marked lines of the text, drawn by miette.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use super::shown::Shown;
use crate::report::view::View;
use crate::report::{Charset, Color, Look, link};
use crate::text::{Position, Span};

/// Lines without a mark that are shown between two with one.
const BETWEEN: usize = 3;

/// A marked place of the text as given.
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) label: Option<String>,
}

/// The lines that `marks` stand in, marked.
pub(super) fn snippet(view: &View<'_>, marks: &[Mark], look: &Look) -> String {
    let lines = Lines::new(view, marks, look);
    let mut out = String::new();
    if handler(look).render_report(&mut out, &lines).is_err() {
        return String::new();
    }
    // The message has a heading of its own, so the line for it is empty.
    out.split_once('\n').map_or_else(String::new, |(_, drawn)| drawn.to_owned())
}

fn handler(look: &Look) -> GraphicalReportHandler {
    let mut theme = match (look.color, look.charset) {
        (Color::Plain, Charset::Unicode) => GraphicalTheme::unicode_nocolor(),
        (Color::Plain, Charset::Ascii) => GraphicalTheme::none(),
        (Color::Ansi, Charset::Unicode) => GraphicalTheme::unicode(),
        (Color::Ansi, Charset::Ascii) => GraphicalTheme::ascii(),
    };
    theme.styles.highlights = vec![theme.styles.warning];
    GraphicalReportHandler::new_themed(theme).with_width(look.width).with_links(false).without_syntax_highlighting()
}

/// A run of lines that are shown together.
struct Run {
    first_line: usize,
    line_count: usize,
    /// Where it stands in the text shown.
    span: Span,
}

/// The lines to be shown, as miette asks for them.
struct Lines {
    name: String,
    text: String,
    runs: Vec<Run>,
    labels: Vec<(Span, Option<String>, Position)>,
}

impl Lines {
    fn new(view: &View<'_>, marks: &[Mark], look: &Look) -> Self {
        let name = link::file(view.path(), look);
        let mut out = Self { name, text: String::new(), runs: Vec::new(), labels: Vec::new() };
        let width = look.width.saturating_sub(8);
        let mut marks: Vec<_> = marks.iter().map(|mark| (clip(view, mark.span), mark.label.as_deref())).collect();
        marks.sort_by_key(|(span, _)| *span);
        let line = |span: Span| view.position(span.start).line;
        for run in marks.chunk_by(|(left, _), (right, _)| line(*right) - line(*left) <= BETWEEN + 1) {
            let (first, last) = (line(run[0].0), line(run[run.len() - 1].0));
            out.add(view, first, last, run, width);
        }
        out
    }

    fn add(&mut self, view: &View<'_>, first: usize, last: usize, marks: &[(Span, Option<&str>)], width: usize) {
        let line = |line| view.report.source.line(line).unwrap_or_default();
        let origin = line(first).cover(line(last));
        let named = marks.iter().filter(|(_, label)| label.is_some()).chain(marks.first());
        let shown = Shown::new(view, origin, &named.map(|(span, _)| *span).collect::<Vec<_>>(), width);
        let start = self.text.len();
        self.text.push_str(&shown.text);
        self.text.push('\n');
        for (span, label) in marks.iter().filter(|(span, _)| shown.shows(*span)) {
            let place = shown.span(*span).shift(start);
            self.labels.push((place, label.map(str::to_owned), view.position(span.start)));
        }
        let span = Span::new(start, self.text.len());
        self.runs.push(Run { first_line: first, line_count: last - first + 1, span });
    }
}

/// The part of `span` that stands on its first line.
fn clip(view: &View<'_>, span: Span) -> Span {
    let start = view.position(span.start);
    let line = view.report.source.line(start.line).unwrap_or_default();
    let (start, end) = (start.offset.min(line.end), view.position(span.end).offset.min(line.end));
    Span::new(start, end.max(start))
}

impl SourceCode for Lines {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let run = self.runs.iter().find(|run| span.offset() < run.span.end).ok_or(MietteError::OutOfBounds)?;
        // Without context only the place of a label is asked for.
        let place = self.labels.iter().find(|(label, ..)| context == 0 && label.start == span.offset());
        let (line, column) = place.map_or((run.first_line, 1), |(_, _, place)| (place.line, place.column));
        let data = run.span.of(&self.text).as_bytes();
        let span = (run.span.start, run.span.len()).into();
        let (name, count) = (self.name.clone(), run.line_count);
        Ok(Box::new(MietteSpanContents::new_named(name, data, span, line - 1, column - 1, count)))
    }
}

impl Diagnostic for Lines {
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.labels.iter().map(|(span, label, _)| LabeledSpan::new(label.clone(), span.start, span.len()));
        Some(Box::new(labels))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }
}

impl std::error::Error for Lines {}

impl fmt::Display for Lines {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}
