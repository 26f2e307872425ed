//! Boxes, tabs and tags of other programs in Markdown: what they hold, and where they end.

use super::line::{self, Line};
use crate::text::{Mapped, Span};

/// What opens a box or a tab, whose lines are set in.
const BOXES: [&str; 5] = ["!!! ", "??? ", "???+ ", "=== \"", "=== '"];

/// What opens code, and what ends it; the first word behind `highlight` is its language.
const TAGS: [(&str, &str); 3] = [("{%", "endhighlight"), ("{{<", "/highlight"), ("{{%", "/highlight")];

/// Something that holds other lines.
pub(super) struct Container<'t> {
    /// Where the line starts that opens it.
    pub(super) head: usize,
    /// The lines within.
    pub(super) inner: Span,
    pub(super) holds: Holds<'t>,
}

/// What a container holds.
pub(super) enum Holds<'t> {
    /// Markdown, set in.
    Markdown(Mapped),
    /// Code of this language.
    Code(&'t str, Vec<Line<'t>>),
}

/// Looks for containers from the start of a document to its end.
#[derive(Default)]
pub(super) struct Containers {
    /// Which tags nothing ends any more.
    open: [bool; TAGS.len()],
}

impl Containers {
    /// The first container that a line of the paragraph at `span` of `source` opens.
    pub(super) fn first<'t>(&mut self, source: &'t str, span: Span) -> Option<Container<'t>> {
        let begin = source[..span.start].rfind('\n').map_or(0, |end| end + 1);
        let mut at = begin;
        while let Some(line) = line::at(source, at).filter(|line| line.start < span.end) {
            at = line.next;
            let found = boxed(source, &line).or_else(|| self.tagged(source, &line));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The code between the tag on `line` and the one that ends it.
    fn tagged<'t>(&mut self, source: &'t str, line: &Line<'t>) -> Option<Container<'t>> {
        let head = line.start;
        let text = line.text.trim();
        let (tag, label) = TAGS.iter().enumerate().find_map(|(tag, (open, _))| {
            let rest = text.strip_prefix(open)?.trim_start_matches('-').trim_start();
            let label = rest.strip_prefix("highlight").filter(|label| label.starts_with(' '))?;
            Some((tag, label.split(['%', '>']).next().unwrap_or("")))
        })?;
        let (open, close) = TAGS[tag];
        let mut lines = Vec::new();
        let mut at = line.next;
        while let Some(line) = line::at(source, at).filter(|_| !self.open[tag]) {
            at = line.next;
            if line.text.trim_start().starts_with(open) && line.text.contains(close) {
                let end = line.start;
                let start = lines.first().map_or(end, |line: &Line<'_>| line.start);
                return Some(Container { head, inner: Span::new(start, end), holds: Holds::Code(label, lines) });
            }
            lines.push(line);
        }
        self.open[tag] = true;
        None
    }
}

/// The box or tab that `line` opens, with the lines below it that are set in deeper.
fn boxed<'t>(source: &'t str, line: &Line<'t>) -> Option<Container<'t>> {
    let lead = &line.text[..line.indent()];
    if !BOXES.iter().any(|mark| line.text[lead.len()..].starts_with(mark)) {
        return None;
    }
    let deeper = |line: &Line<'_>| {
        let rest = line.text.strip_prefix(lead)?;
        ["\t", "    "].iter().find(|inset| rest.starts_with(**inset)).map(|inset| lead.len() + inset.len())
    };
    let mut text = Mapped::default();
    let (start, mut end, mut at) = (line.next, line.next, line.next);
    while let Some(line) = line::at(source, at) {
        match deeper(&line) {
            Some(skip) => {
                line.add(source, skip, &mut text);
                end = line.next;
            }
            None if line.is_blank() => line.add(source, line.indent(), &mut text),
            None => break,
        }
        at = line.next;
    }
    (end > start).then_some(Container { head: line.start, inner: Span::new(start, end), holds: Holds::Markdown(text) })
}
