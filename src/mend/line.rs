//! The lines of a text, and how wide each is.

/// How wide a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Chars,
    Bytes,
    Columns,
}

impl Measure {
    fn of(self, line: &str, before: usize) -> usize {
        match self {
            Self::Chars => before + line.chars().count(),
            Self::Bytes => before + line.len(),
            Self::Columns => line.chars().fold(before, |column, c| match c {
                '\t' => column / 8 * 8 + 8,
                '\u{1100}'..='\u{115f}'
                | '\u{2e80}'..='\u{a4cf}'
                | '\u{ac00}'..='\u{d7a3}'
                | '\u{f900}'..='\u{faff}'
                | '\u{fe30}'..='\u{fe6f}'
                | '\u{ff00}'..='\u{ff60}'
                | '\u{1f300}'..='\u{1faff}'
                | '\u{20000}'..='\u{3fffd}' => column + 2,
                _ => column + 1,
            }),
        }
    }
}

/// A line with its place and width.
pub(super) struct Line<'t> {
    pub(super) at: usize,
    pub(super) text: &'t str,
    pub(super) width: usize,
}

impl Line<'_> {
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// Whether a continuation of the author's own ends the line.
    pub(super) fn is_continued(&self) -> bool {
        self.text.ends_with(" \\") || self.text.ends_with("\t\\") || self.text == "\\"
    }

    /// Whether the line has blanks between words, where `fold -s` could have cut it.
    pub(super) fn has_blank(&self) -> bool {
        self.text.contains([' ', '\t'])
    }
}

/// The lines of `text`; `before` columns were taken before the first.
pub(super) fn lines(text: &str, before: usize, measure: Measure) -> Vec<Line<'_>> {
    let mut at = 0;
    let line = |line: &'_ str| {
        let here = at;
        at += line.len();
        (here, line.len())
    };
    let places: Vec<_> = text.split_inclusive('\n').map(line).collect();
    let line = |(at, len): (usize, usize)| {
        let line = text[at..at + len].trim_end_matches('\n');
        Line { at, text: line, width: measure.of(line, if at == 0 { before } else { 0 }) }
    };
    places.into_iter().map(line).collect()
}
