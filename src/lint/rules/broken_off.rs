//! URLs and data without quotes that the shell breaks off at one of its signs, though they go on behind it.

use crate::knowledge::options::Effect;
use crate::lint::{Check, Subject, Told};
use crate::shell::{Quoting, Word};
use crate::text::{Edit, Grade, Span};

/// How the sign at a place is told of.
type Tell = for<'a, 'b> fn(&'a mut Check<'b>, usize, Cut) -> Told<'a>;

/// What was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Url,
    Data,
}

impl Cut {
    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Url => "URL",
            Self::Data => "data",
        }
    }
}

/// Tells by `tell` of the URL or the data at the end of a command where `tail` takes what follows for more of it, and
/// puts quotes round all by a fix of `grade`; `tail` gives the length of what follows.
pub(super) fn check(on: &mut Check<'_>, grade: Grade, tail: fn(&str) -> Option<usize>, tell: Tell) {
    let subject = on.subject;
    let Some((value, cut)) = last(subject) else { return };
    let (text, end) = (subject.text(), value.span.end);
    let start = value.span.start + glued(value, cut, text);
    let title = format!("put quotes round the {}", cut.name());
    if let Some(length) = tail(&text[end..]) {
        tell(on, end, cut).fix(grade, title, &quotes(start, end + length));
    } else if end == text.len()
        && let Some(length) = tail(behind(on))
    {
        let start = subject.command.text.span(Span::new(start, end)).start;
        let edits = quotes(start, subject.command.span.end + length).into();
        tell(on, end, cut).fix_given(grade, title, edits);
    }
}

/// The word at the end of a command, if it is a URL or data and has no quotes.
fn last(subject: Subject<'_>) -> Option<(&Word, Cut)> {
    let word = subject.words().last().filter(|word| word.span.end == subject.command.pipeline.span.end)?;
    let is_bare = word.parts.iter().all(|part| part.quoting == Quoting::Bare);
    let is_data = || {
        let arg = subject.args().iter().rfind(|arg| subject.value_word(arg).is_some_and(|own| own.span == word.span));
        arg.and_then(|arg| arg.option).is_some_and(|option| matches!(option.effect, Effect::Data(_)))
    };
    let is_url = subject.url_words().any(|url| url.span == word.span);
    let cut = if is_url { Cut::Url } else { is_data().then_some(Cut::Data)? };
    is_bare.then_some((word, cut))
}

/// How much of `word` is the option before its value: `-d` of `-da=1`.
fn glued(word: &Word, cut: Cut, text: &str) -> usize {
    let written = word.span.of(text);
    match cut {
        Cut::Data if written.starts_with("--") => written.find('=').map_or(0, |at| at + 1),
        Cut::Data if written.starts_with('-') => 2,
        Cut::Url | Cut::Data => 0,
    }
}

/// Whether `tail` takes what follows the last URL of a command for more of it, so that the rest does not reach curl.
pub(super) fn is_cut(on: &Check<'_>, tail: fn(&str) -> Option<usize>) -> bool {
    let text = on.subject.text();
    bare_end(on).is_some_and(|end| {
        let given = || tail(behind(on));
        tail(&text[end..]).or_else(|| if end == text.len() { given() } else { None }).is_some()
    })
}

/// What stands behind a command in the text as given; nothing where that is read as something else, as entities are.
fn behind<'a>(on: &Check<'a>) -> &'a str {
    let end = on.subject.command.span.end;
    let rest = &on.source.text()[end..];
    match on.structure.reading(end) {
        Some(read) if !rest.starts_with(read) => "",
        _ => rest,
    }
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
