//! Lines of a text, with the two ways to end them.

use crate::text::{Mapped, Span};

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// What it says, without its end.
    pub(super) text: &'t str,
    /// Where it starts.
    pub(super) start: usize,
    /// Where the next one starts.
    pub(super) next: usize,
}

impl Line<'_> {
    /// Where its text ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its end, `\n`, `\r\n`, or nothing on the last line.
    pub(super) fn ending(&self) -> Span {
        Span::new(self.end(), self.next)
    }

    /// From its start to the start of the next one.
    pub(super) fn whole(&self) -> Span {
        Span::new(self.start, self.next)
    }

    /// How many blanks and tabs it begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    /// Whether there is nothing on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Appends it to `out` without its first `skip` bytes of blanks; `origin` is the text it is from.
    pub(super) fn add(&self, origin: &str, skip: usize, out: &mut Mapped) {
        out.copy(origin, Span::new(self.start + skip.min(self.indent()), self.end()));
        self.add_ending(origin, out);
    }

    /// Appends its end to `out` as `\n`.
    pub(super) fn add_ending(&self, origin: &str, out: &mut Mapped) {
        match self.ending().of(origin) {
            "\r\n" => out.replace("\n", self.ending()),
            _ => out.copy(origin, self.ending()),
        }
    }
}

/// The line of `text` that starts at `start`; none at the end.
pub(super) fn at(text: &str, start: usize) -> Option<Line<'_>> {
    let rest = &text[start..];
    let next = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    let whole = &rest[..next];
    let text = whole.strip_suffix('\n').map_or(whole, |text| text.strip_suffix('\r').unwrap_or(text));
    (next > 0).then_some(Line { text, start, next: start + next })
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let line = |whole| {
        let start = at;
        at += str::len(whole);
        let text = whole.strip_suffix('\n').map_or(whole, |text| text.strip_suffix('\r').unwrap_or(text));
        Line { text, start, next: at }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// The bytes `span` of `origin` with all lines ended by `\n`.
pub(super) fn unwound(origin: &str, span: Span) -> Mapped {
    if memchr::memchr(b'\r', span.of(origin).as_bytes()).is_none() {
        return Mapped::verbatim(origin, span);
    }
    let mut out = Mapped::default();
    for line in lines(span.of(origin)) {
        Line { text: line.text, start: line.start + span.start, next: line.next + span.start }.add(origin, 0, &mut out);
    }
    out
}

/// `lines` without their common indent, from the first of them that has one.
pub(super) fn dedented(origin: &str, lines: &[Line<'_>]) -> Mapped {
    let skip = lines.iter().filter(|line| !line.is_blank()).map(Line::indent).min().unwrap_or(0);
    let mut out = Mapped::default();
    for line in lines {
        line.add(origin, skip, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_two_ways() {
        let text = "a\r\n  b\nc";
        let found: Vec<_> = lines(text).iter().map(|line| (line.text, line.start, line.next)).collect();
        assert_eq!(found, [("a", 0, 3), ("  b", 3, 7), ("c", 7, 8)]);
        assert_eq!(unwound(text, Span::new(0, 8)).text(), "a\n  b\nc");
    }

    #[test]
    fn the_common_indent_goes() {
        let text = "  a\n\n    b\n";
        assert_eq!(dedented(text, &lines(text)).text(), "a\n\n  b\n");
    }
}
