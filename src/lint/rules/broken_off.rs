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
    let Some(url) = subject.url_words().last().filter(|_| bare_end(on).is_some()) else { return };
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

/// Whether `tail` takes what follows the last URL of a command for more of it, so that the rest does not reach curl.
pub(super) fn is_cut(on: &Check<'_>, tail: fn(&str) -> Option<usize>) -> bool {
    let (subject, text) = (on.subject, on.subject.text());
    bare_end(on).is_some_and(|end| {
        let given = || tail(&on.source.text()[subject.command.span.end..]);
        tail(&text[end..]).or_else(|| if end == text.len() { given() } else { None }).is_some()
    })
}

/// Where the last URL of a command ends, if it has no quotes and the command ends there too.
fn bare_end(on: &Check<'_>) -> Option<usize> {
    let url = on.subject.url_words().last()?;
    let is_bare = url.parts.iter().all(|part| part.quoting == Quoting::Bare);
    (is_bare && url.span.end == on.subject.command.pipeline.span.end).then_some(url.span.end)
}

fn quotes(start: usize, end: usize) -> [Edit; 2] {
    [Edit::new(Span::at(start), "\""), Edit::new(Span::at(end), "\"")]
}
