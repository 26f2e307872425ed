//! A text as given, and the lines in it.

use std::sync::OnceLock;

use super::Span;

/// A text as given, with the name it came under.
#[derive(Debug)]
pub struct Source {
    name: Option<String>,
    label: Option<String>,
    text: String,
    lines: OnceLock<Vec<usize>>,
}

/// Where a text is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Somebody hands it over to ask about it: it is read and forgotten.
    Handed,
    /// It is kept under a name, where others find it.
    Stored,
}

/// A place for people and editors: 1-based line and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Byte offset.
    pub offset: usize,
    /// 1-based line; lines end at `\n`.
    pub line: usize,
    /// 1-based column in Unicode scalar values; a tab is one.
    pub column: usize,
}

impl Source {
    /// `text`, read from a file or given a name; `None` for an unnamed paste.
    pub fn new(name: Option<String>, text: impl Into<String>) -> Self {
        Self { name, label: None, text: text.into(), lines: OnceLock::new() }
    }

    /// The same, called `label` where it is told of.
    #[must_use]
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// What it is called where it is told of: by its label, its name, or as what was piped in.
    pub fn label(&self) -> &str {
        self.label.as_deref().or(self.name()).unwrap_or("<stdin>")
    }

    /// The path or name it came under.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Where it is from.
    pub const fn origin(&self) -> Origin {
        if self.name.is_some() { Origin::Stored } else { Origin::Handed }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Everything.
    pub fn span(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// Offsets at which lines start.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }

    /// Line and column of a byte offset; one inside a character counts as that character.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines().partition_point(|&start| start <= offset);
        let start = self.lines()[line - 1];
        Position { offset, line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The bytes of the 1-based `line`, without its line end.
    pub fn line(&self, line: usize) -> Option<Span> {
        let start = *self.lines().get(line.checked_sub(1)?)?;
        let end = self.lines().get(line).map_or(self.text.len(), |next| next - 1);
        Some(Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new(None, "é\tx\n–y");
        assert_eq!(source.position(3), Position { offset: 3, line: 1, column: 3 });
        assert_eq!(source.position(8), Position { offset: 8, line: 2, column: 2 });
        assert_eq!(source.line(2).unwrap().of(source.text()), "–y");
        assert_eq!(source.line(3), None);
    }
}
