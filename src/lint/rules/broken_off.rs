//! URLs without quotes that the shell breaks off at one of its signs, though they go on behind it.

use crate::lint::{Check, Told};
use crate::shell::Quoting;
use crate::text::{Edit, Grade, Span};

/// How the sign at a place is told of.
type Tell = for<'a, 'b> fn(&'a mut Check<'b>, usize) -> Told<'a>;

/// Tells by `tell` of the last URL of a command where `tail` takes what follows for more of it, and puts quotes round
/// all; `tail` gives the length of what follows.
pub(super) fn check(on: &mut Check<'_>, tail: fn(&str) -> Option<usize>, tell: Tell) {
    const TITLE: &str = "put quotes round the URL";
    let subject = on.subject;
    let Some(url) = subject.url_words().last() else { return };
    if url.span.end != subject.command.pipeline.span.end || url.parts.iter().any(|part| part.quoting != Quoting::Bare) {
        return;
    }
    let text = subject.text();
    if let Some(length) = tail(&text[url.span.end..]) {
        tell(on, url.span.end).fix(Grade::Safe, TITLE, &quotes(url.span.start, url.span.end + length));
    } else if url.span.end == text.len()
        && let Some(length) = tail(&on.source.text()[subject.command.span.end..])
    {
        let start = subject.command.text.span(url.span).start;
        let edits = quotes(start, subject.command.span.end + length).into();
        tell(on, url.span.end).fix_given(Grade::Safe, TITLE, edits);
    }
}

/// Whether an `&` right behind the last URL keeps the rest of the command from it.
pub(super) fn is_cut(on: &Check<'_>) -> bool {
    let subject = on.subject;
    let end = subject.command.pipeline.span.end;
    let is_bare = subject.url_words().last().is_some_and(|url| url.span.end == end);
    let text = subject.text();
    let behind = if end < text.len() { &text[end..] } else { &on.source.text()[subject.command.span.end..] };
    is_bare && behind.strip_prefix('&').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn quotes(start: usize, end: usize) -> [Edit; 2] {
    [Edit::new(Span::at(start), "\""), Edit::new(Span::at(end), "\"")]
}
