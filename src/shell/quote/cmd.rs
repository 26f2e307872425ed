//! Words of cmd.exe: double quotes that the program itself takes away.

use super::{Piece, is_safe};

/// A word of `pieces`.
pub(super) fn word(pieces: &[Piece<'_>]) -> String {
    let mut writer = Writer::default();
    let bare = is_bare(pieces);
    if !bare {
        writer.mark();
    }
    for piece in pieces {
        match piece {
            Piece::Variable(name) => writer.verbatim(&format!("%{name}%")),
            Piece::Text(text) | Piece::Expansion(text) => text.chars().for_each(|letter| writer.letter(letter)),
        }
    }
    if !bare {
        writer.double_slashes();
        writer.mark();
    }
    writer.out
}

fn is_bare(pieces: &[Piece<'_>]) -> bool {
    let is_bare = |letter| is_safe(letter) || matches!(letter, '@' | ',' | '=' | '%' | '\'');
    let all = |piece: &Piece<'_>| match piece {
        Piece::Variable(_) => true,
        Piece::Text(text) | Piece::Expansion(text) => text.chars().all(is_bare),
    };
    pieces.iter().all(all) && !matches!(pieces, [] | [Piece::Text("")])
}

/// Writes letters for two readers: cmd.exe, which takes every `"` for a quote mark, and the program,
/// which takes `\"` for a letter.
#[derive(Debug, Default)]
struct Writer {
    out: String,
    /// Inside quotes as cmd.exe counts them.
    quoted: bool,
    /// Backslashes just written.
    slashes: usize,
}

impl Writer {
    fn mark(&mut self) {
        self.out.push('"');
        self.quoted = !self.quoted;
        self.slashes = 0;
    }

    fn verbatim(&mut self, text: &str) {
        self.out.push_str(text);
        self.slashes = 0;
    }

    fn double_slashes(&mut self) {
        self.out.extend(std::iter::repeat_n('\\', self.slashes));
    }

    fn letter(&mut self, letter: char) {
        match letter {
            '\\' => {
                self.out.push('\\');
                self.slashes += 1;
            }
            '"' => {
                self.double_slashes();
                self.out.push('\\');
                self.mark();
            }
            '\n' => self.line_end(),
            '%' => self.verbatim("%%"),
            '&' | '|' | '<' | '>' | '^' | '(' | ')' if !self.quoted => self.verbatim(&format!("^{letter}")),
            _ => self.verbatim(letter.encode_utf8(&mut [0; 4])),
        }
    }

    /// A line end is a letter only behind a caret, so outside quotes.
    fn line_end(&mut self) {
        if self.quoted {
            self.double_slashes();
            self.mark();
            self.verbatim("^\n\n");
            self.mark();
        } else {
            self.verbatim("^\n\n");
        }
    }
}
