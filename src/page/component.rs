//! What MDX has where Markdown knows nothing: comments of a component's language, and the fences within components.

use super::Remark;
use super::line::Line;
use crate::text::Span;

/// What a text holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Comments, and nothing else.
    Comments,
    Other,
}

/// The comments for this program in the bytes `span` of `source`, and what else there is.
pub(super) fn comments(source: &str, span: Span) -> (Vec<Span>, Fill) {
    let (mut found, mut fill) = (Vec::new(), Fill::Comments);
    let mut at = span.start;
    while let Some((before, rest)) = source[at..span.end].split_once("{/*") {
        let start = at + before.len();
        let Some(len) = rest.find("*/}") else { break };
        at = start + 3 + len + 3;
        if !before.trim().is_empty() {
            fill = Fill::Other;
        }
        if rest[..len].trim_start().starts_with("uncurly:") {
            found.push(Span::new(start, at));
        } else {
            fill = Fill::Other;
        }
    }
    let is_all = source[at..span.end].trim().is_empty() && !found.is_empty();
    (found, if is_all { fill } else { Fill::Other })
}

/// What is looked for among the lines of a component.
pub(super) enum Part<'a, 't> {
    /// A fence of Markdown: its label, and its lines.
    Fence(&'t str, &'a [Line<'t>]),
    /// A comment for this program.
    Comment(Span),
}

/// The fences and comments among `lines`, however deep.
pub(super) fn parts<'a, 't>(lines: &'a [Line<'t>]) -> Vec<Part<'a, 't>> {
    let mut out = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        out.extend(Remark::EXPRESSION.call(line).map(Part::Comment));
        let open = line.text.trim_start();
        let ticks = open.len() - open.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let closes = |line: &Line<'_>| line.text.trim().len() >= ticks && line.text.trim().bytes().all(|b| b == b'`');
        let len = lines[index..].iter().position(closes).unwrap_or(lines.len() - index);
        out.push(Part::Fence(&open[ticks..], &lines[index..index + len]));
        index += len + 1;
    }
    out
}
