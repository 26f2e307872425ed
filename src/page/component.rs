//! What MDX has where Markdown knows nothing: comments of a component's language, the fences within components, and what
//! its programs say.

use std::borrow::Cow;

use super::code::{self, Code};
use super::expression::Program;
use super::language::Language;
use super::line::Line;
use super::{Block, Notation, Remark, template};
use crate::text::{Edit, Mapped, Span};

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
        if Remark::is_call(&rest[..len]) {
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

/// Whether `text` starts with a fence that says its language.
pub(super) fn is_fenced(text: &str) -> bool {
    let line = text.trim_start().lines().next().unwrap_or("");
    let label = ["```", "~~~"].iter().find_map(|mark| line.strip_prefix(mark));
    label.is_some_and(|label| Language::of(label.trim_start_matches(['`', '~'])) != Language::Unknown)
}

/// `source` as Markdown is to see it, every byte at its place: a word in place of each of `programs` and the comments
/// before it.
pub(super) fn shown<'t>(source: &'t str, programs: &[Program]) -> Cow<'t, str> {
    let mut out = String::new();
    let mut at = 0;
    for Program { span, templates } in programs {
        let first = templates.first().and_then(|first| template::calls(source, first.start).first().copied());
        let start = first.map_or(span.start, |call| call.start.min(span.start)).max(at);
        out.push_str(&source[at..start]);
        out.extend(std::iter::repeat_n('x', span.end - start));
        at = span.end;
    }
    if programs.is_empty() { Cow::Borrowed(source) } else { Cow::Owned(out + &source[at..]) }
}

/// The blocks in the template literal at `span` of `source`, its marks included; `ignores` are the comments above it and
/// become those that are left.
pub(super) fn said(source: &str, span: Span, ignores: &mut Vec<Span>) -> Vec<Block> {
    let inner = Span::new(span.start + 1, span.end - 1);
    let calls = template::calls(source, span.start);
    let Some(text) = template::read(source, inner) else { return code::comments(calls) };
    ignores.extend(calls);
    let shown = text.text().trim();
    let blocks: Vec<_> = if shown.contains('\n') {
        Code { span: inner, text, language: Language::Unknown, ignores: std::mem::take(ignores) }.blocks()
    } else {
        let start = text.text().len() - text.text().trim_start().len();
        let text = text.slice(Span::new(start, start + shown.len()));
        code::inline(inner, &text, ignores).into_iter().collect()
    };
    blocks.into_iter().map(|block| Block { notation: Notation::Template, ..block }).collect()
}

/// `text`, some HTML, with the signs that expressions of nothing but a string stand for: `{'{'}`.
pub(super) fn spelled_out(text: &Mapped) -> Mapped {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text.text()[at..].find('{').map(|len| at + len) {
        at = start + 1;
        if let Some((said, len)) = string(&text.text()[start..]) {
            at = start + len;
            // HTML is yet to be read.
            edits.push(Edit::new(start..at, said.replace('&', "&amp;").replace('<', "&lt;")));
        }
    }
    if edits.is_empty() { text.clone() } else { text.edited(&edits) }
}

/// The string that the expression at the start of `text` is, and the length of that.
fn string(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('{')?.trim_start_matches(' ');
    let quote = inner.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let len = inner[1..].find([quote, '\\', '\n'])?;
    let rest = inner[1 + len..].strip_prefix(quote)?.trim_start_matches(' ').strip_prefix('}')?;
    Some((&inner[1..=len], text.len() - rest.len()))
}
