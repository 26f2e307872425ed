//! The quotes of a shell round what another program runs, `ssh host 'curl …'`, and how a command is written within. Knows
//! no program.

use std::borrow::Cow;

use super::Command;
use super::peel::Peeled;
use crate::knowledge::takers::takes;
use crate::text::{Edit, Mapped, Span};

/// Quotes of a POSIX shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Enclosing {
    /// `'…'`
    Single,
    /// `"…"`
    Double,
}

impl Enclosing {
    /// How `text` is written between them; `None` where nothing tells which shell is to fill in what it names.
    pub(crate) fn written(self, text: &str) -> Option<Cow<'_, str>> {
        const SPECIAL: [char; 3] = ['"', '\\', '`'];
        match self {
            Self::Single if text.contains('\'') => Some(Cow::Owned(text.replace('\'', "'\\''"))),
            Self::Double if text.contains('$') => None,
            Self::Double if text.contains(SPECIAL) => {
                let escaped = |c: char| SPECIAL.contains(&c).then_some('\\').into_iter().chain([c]);
                Some(Cow::Owned(text.chars().flat_map(escaped).collect()))
            }
            Self::Single | Self::Double => Some(Cow::Borrowed(text)),
        }
    }
}

/// A text in quotes that another program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What stands between the quotes.
    pub inside: Span,
    /// The quotes.
    pub enclosing: Enclosing,
    /// What of it and of its quotes is read otherwise than it is written, in order.
    pub readings: Vec<Edit>,
}

impl Argument {
    /// The same of a text that was derived as `lower`, in the origin of that.
    pub(super) fn over(self, lower: &Mapped) -> Self {
        let reading = |edit: Edit| Edit::new(lower.span(edit.span), edit.text);
        let readings = self.readings.into_iter().map(reading).collect();
        Self { inside: lower.span(self.inside), readings, ..self }
    }

    /// As much of it as says how what stands at `span` is read.
    fn around(&self, span: Span) -> Self {
        let first = self.readings.partition_point(|edit| edit.span.end <= span.start);
        let last = self.readings.partition_point(|edit| edit.span.start < span.end);
        let readings = self.readings.get(first..last).unwrap_or_default().to_vec();
        Self { inside: self.inside, enclosing: self.enclosing, readings }
    }
}

/// Tells `command`, which starts at `at` of the text of `peeled`, in which text it stands that another program runs, with
/// what was done to the quotes of that.
pub(super) fn enclose(command: &mut Command, peeled: &Peeled, at: usize) {
    let Some(argument) = peeled.argument(command.span) else {
        if is_open(peeled.text.text(), at) {
            command.certainty.doubt("where the text in quotes ends that it stands in");
        }
        return;
    };
    for mark in [argument.readings.first(), argument.readings.last()].into_iter().flatten() {
        let slips = peeled.beside(mark.span).filter(|slip| slip.span == mark.span);
        let new: Vec<_> = slips.filter(|slip| !command.slips.contains(slip)).cloned().collect();
        command.slips.extend(new);
    }
    command.slips.sort_by_key(|slip| slip.span);
    command.argument = Some(argument.around(command.span));
}

/// Whether a typographic quote before `at` of `text` opens what another program takes, and nothing tells where that ends.
fn is_open(text: &str, at: usize) -> bool {
    let line = &text[super::reach::line_start(text, at)..at];
    let mark = line.chars().next_back().filter(|c| !c.is_ascii() && super::quotes::Quotes::of(*c).is_some());
    mark.is_some_and(|mark| takes(&line[..line.len() - mark.len_utf8()]))
}

#[cfg(test)]
mod tests {
    use super::Enclosing;

    #[test]
    fn quotes_are_written_as_those_around_ask_for() {
        for (enclosing, text, expected) in [
            (Enclosing::Single, "-H 'A: b' \"c\"", Some("-H '\\''A: b'\\'' \"c\"")),
            (Enclosing::Double, "-H 'A: b' \"c\"\\", Some("-H 'A: b' \\\"c\\\"\\\\")),
            (Enclosing::Double, "$A", None),
            (Enclosing::Single, "$A", Some("$A")),
        ] {
            assert_eq!(enclosing.written(text).as_deref(), expected, "{text}");
        }
    }
}
