//! A layout where all is set in: which of its lines may begin further in. Knows no document.

use super::{atom, body};
use crate::mend::Command;
use crate::shell::{Part, Value, Worth};
use crate::text::{Edit, Span, apply};

/// `printed`, a layout of `command` for the same shell, with `indent` before each line that is the layout's: those
/// between the command's own words, and those of JSON. Heredocs, other words and what stands around keep their bytes.
pub fn set_in(command: &Command, printed: &str, indent: &str) -> String {
    let Some(laid) = command.reread(printed).filter(|_| !indent.is_empty()) else { return printed.to_owned() };
    let edits: Vec<Edit> = starts(&laid).into_iter().map(|at| Edit::new(Span::at(at), indent)).collect();
    apply(printed, &edits)
}

/// Where the lines of `laid` start that are the layout's, in order.
fn starts(laid: &Command) -> Vec<usize> {
    let text = laid.text.text();
    let gaps =
        laid.words().windows(2).map(|pair| Span::new(pair[0].span.end, pair[1].span.start.max(pair[0].span.end)));
    let is_copied = |part: &&Part| matches!(&part.worth, Worth::Text(worth) if worth == part.span.of(text));
    let is_pretty = |value: &&Value| body::pretty(value).is_some_and(|pretty| pretty.text() == value.text());
    let words = body::values(laid).filter(is_pretty).filter_map(|value| atom::word_of(laid, value));
    let parts = words.flat_map(|word| &word.parts).filter(is_copied).map(|part| part.span);
    let ends = |span: Span| span.of(text).match_indices('\n').map(move |(at, _)| span.start + at + 1);
    let mut out: Vec<usize> = gaps.chain(parts).flat_map(ends).collect();
    out.sort_unstable();
    out
}
