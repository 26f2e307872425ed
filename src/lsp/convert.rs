//! Bytes of a text and positions of the protocol, which counts lines from 0 and in units agreed upon.

use gen_lsp_types::{ClientCapabilities, Position, PositionEncodingKind, Range, TextEdit};

use crate::text::{Edit, Span};

/// What a position's `character` counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    #[default]
    Utf16,
}

impl Encoding {
    /// The best one that the client can do; every client can do UTF-16.
    pub(super) fn negotiate(client: &ClientCapabilities) -> Self {
        let general = client.general.as_ref();
        let known = general.and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
        if known.contains(&PositionEncodingKind::UTF8) { Self::Utf8 } else { Self::Utf16 }
    }

    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }

    const fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }
}

/// Where the lines of a text start, as the protocol counts them: a lone carriage return ends one too.
#[derive(Debug)]
pub(super) struct Lines {
    encoding: Encoding,
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|&at| ends(at)).map(|at| at + 1)).collect();
        Self { encoding, starts }
    }

    pub(super) const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The position of a byte of `text`; one inside a character counts as that character.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let character = self.encoding.length(&text[self.starts[line]..offset]);
        Position { line: clamped(line), character: clamped(character) }
    }

    pub(super) fn range(&self, text: &str, span: Span) -> Range {
        Range { start: self.position(text, span.start), end: self.position(text, span.end) }
    }

    /// The byte of `text` at `position`; what lies behind the end of a line is its end.
    pub(super) fn offset(&self, text: &str, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(&start) = self.starts.get(line) else { return text.len() };
        let end = self.starts.get(line.saturating_add(1)).map_or(text.len(), |&next| next);
        let line = text[start..end].trim_end_matches(['\r', '\n']);
        let mut left = usize::try_from(position.character).unwrap_or(usize::MAX);
        for (at, c) in line.char_indices() {
            let width = self.encoding.width(c);
            if left < width {
                return start + at;
            }
            left -= width;
        }
        start + line.len()
    }

    pub(super) fn span(&self, text: &str, range: Range) -> Span {
        let start = self.offset(text, range.start);
        Span::new(start, self.offset(text, range.end).max(start))
    }

    /// `edits`, sorted and not overlapping, in positions of the protocol, which has none inside a line end.
    pub(super) fn edits(&self, text: &str, edits: &[Edit]) -> Vec<TextEdit> {
        let mut whole: Vec<Edit> = Vec::with_capacity(edits.len());
        for edit in edits {
            match whole.last_mut().filter(|last| last.span.end == edit.span.start && splits(text, edit.span.start)) {
                Some(last) => {
                    last.span.end = edit.span.end;
                    last.text.push_str(&edit.text);
                }
                None => whole.push(edit.clone()),
            }
        }
        whole.into_iter().map(|edit| self.edit(text, edit)).collect()
    }

    fn edit(&self, text: &str, edit: Edit) -> TextEdit {
        let Edit { span: Span { start, end }, text: new } = edit;
        let (before, after) = (usize::from(splits(text, start)), usize::from(splits(text, end)));
        let range = self.range(text, Span::new(start - before, end + after));
        TextEdit { range, new_text: [&"\r"[..before], &new, &"\n"[..after]].concat() }
    }
}

/// Whether the byte at `at` is the second one of a line end.
fn splits(text: &str, at: usize) -> bool {
    at > 0 && text.as_bytes().get(at - 1..=at) == Some(b"\r\n")
}

/// The start of the character that the byte at `offset` belongs to.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

fn clamped(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "aé🚀b\r\nc\rd\n";

    #[track_caller]
    fn check(encoding: Encoding, offset: usize, line: u32, character: u32) {
        let lines = Lines::new(TEXT, encoding);
        let position = Position { line, character };
        assert_eq!(lines.position(TEXT, offset), position);
        assert_eq!(lines.offset(TEXT, position), offset);
    }

    #[test]
    fn characters_are_counted_in_units_agreed_upon() {
        check(Encoding::Utf8, 7, 0, 7);
        check(Encoding::Utf16, 7, 0, 4);
        check(Encoding::Utf16, 8, 0, 5);
    }

    #[test]
    fn every_line_end_of_the_protocol_ends_a_line() {
        check(Encoding::Utf16, 10, 1, 0);
        check(Encoding::Utf16, 12, 2, 0);
        check(Encoding::Utf16, 14, 3, 0);
    }

    #[test]
    fn edits_take_line_ends_whole() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let check = |edits: &[Edit], start: (u32, u32), end: (u32, u32), new: &str| {
            let position = |(line, character)| Position { line, character };
            let range = Range { start: position(start), end: position(end) };
            assert_eq!(lines.edits(TEXT, edits), [TextEdit { range, new_text: new.to_owned() }]);
        };
        check(&[Edit::new(8..9, "")], (0, 5), (1, 0), "\n");
        check(&[Edit::new(9..10, "")], (0, 5), (1, 0), "\r");
        check(&[Edit::new(7..9, "x"), Edit::new(9..11, "y")], (0, 4), (1, 1), "xy");
    }

    #[test]
    fn what_lies_outside_is_brought_back() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let offset = |line, character| lines.offset(TEXT, Position { line, character });
        assert_eq!(offset(0, 99), 8, "the end of the line");
        assert_eq!(offset(0, 3), 3, "the middle of a surrogate pair");
        assert_eq!(offset(9, 0), TEXT.len(), "behind the last line");
        assert_eq!(lines.position(TEXT, 5), Position { line: 0, character: 2 }, "inside a character");
    }
}
