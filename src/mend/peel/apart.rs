//! Blanks before and behind a command that the shell takes for letters: `sudo▯curl`, `▯&&▯curl`, `$▯curl`.

use super::{NAME, named_lines};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::knowledge::programs;
use crate::mend::reach::tail;
use crate::mend::region::names;
use crate::text::Edit;

/// What a shell has a command behind, and what ends one.
const OPERATORS: [&str; 7] = ["&&", "||", ";", "|", "(", "{", "!"];

/// Words of a shell that a command stands behind.
const WORDS: [&str; 7] = ["do", "elif", "else", "if", "then", "until", "while"];

/// The edits that make plain blanks of them.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in named_lines(text).filter(|(_, line)| line.contains(is_hard)) {
        if line.trim_start_matches(is_blank).starts_with('#') {
            continue;
        }
        let mut quotes = Quotes::default();
        let mut last = 0;
        for name in names(line.as_bytes()) {
            if quotes.are_closed(line, name) {
                before(line, name, start, &mut edits);
            }
            last = name;
        }
        behind(line, last, start, quotes, &mut edits);
    }
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    edits
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_hard(c)
}

/// Whether `c` is a blank that the shell takes for a letter.
fn is_hard(c: char) -> bool {
    !c.is_ascii() && matches!(glyph(c), Some((Glyph::Blank, _)))
}

/// Which quotes are open at a place of a line.
#[derive(Clone, Copy, Default)]
struct Quotes {
    at: usize,
    open: [bool; 3],
}

impl Quotes {
    /// Whether none is at `end` of `line`, which lies behind the place asked for before.
    fn are_closed(&mut self, line: &str, end: usize) -> bool {
        for byte in &line.as_bytes()[self.at..end] {
            if let Some(kind) = [b'"', b'\'', b'`'].iter().position(|mark| mark == byte) {
                self.open[kind] = !self.open[kind];
            }
        }
        self.at = end;
        self.open == [false; 3]
    }
}

/// How many words before a name are looked at.
const WORDS_BEFORE: usize = 8;

/// Looks before the name at `name` of `line`, over what runs the command and over operators.
fn before(line: &str, name: usize, start: usize, edits: &mut Vec<Edit>) {
    let near = name - tail(&line[..name], NAME).len();
    let mut end = name;
    for _ in 0..WORDS_BEFORE {
        let rest = line[near..end].trim_end_matches(is_blank);
        let at = near + rest.len();
        let operator = OPERATORS.iter().find(|operator| rest.ends_with(**operator));
        let word = rest.rsplit(|c: char| is_blank(c) || "&|;({!".contains(c)).next().unwrap_or("");
        let is_called = WORDS.contains(&word) || programs::runs(word).is_some();
        if at == 0 || operator.is_some() || is_called {
            plain(line, at, end, start, edits);
        }
        end = match operator {
            Some(operator) => {
                let at = at - operator.len();
                plain(line, near + line[near..at].trim_end_matches(is_blank).len(), at, start, edits);
                return;
            }
            None if is_called => at - word.len(),
            None => return,
        };
    }
}

/// Looks behind the name at `name` of `line`, up to which `quotes` were seen: at its end, and before an operator.
fn behind(line: &str, name: usize, start: usize, mut quotes: Quotes, edits: &mut Vec<Edit>) {
    let is_end = |rest: &str| rest.is_empty() || OPERATORS[..4].iter().any(|operator| rest.starts_with(operator));
    let mut at = name;
    while let Some(from) = line[at..].find(is_hard).map(|len| at + len) {
        let rest = line[from..].trim_start_matches(is_blank);
        at = line.len() - rest.len();
        if quotes.are_closed(line, from) && is_end(rest) {
            plain(line, from, at, start, edits);
        }
    }
}

/// Makes blanks between `from` and `to` of `line`, which starts at `start`, plain.
fn plain(line: &str, from: usize, to: usize, start: usize, edits: &mut Vec<Edit>) {
    let hard = line[from..to].char_indices().filter(|(_, c)| is_hard(*c));
    edits.extend(hard.map(|(at, c)| {
        let at = start + from + at;
        Edit::new(at..at + c.len_utf8(), " ")
    }));
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::find;

    #[test]
    fn blanks_around_a_command_are_made_plain() {
        for (given, expected) in [
            ("sudo▯curl a", "sudo curl a"),
            ("cd b▯&&▯sudo▯-E▯curl a", "cd b▯&&▯sudo▯-E▯curl a"),
            ("cd b▯&&▯sudo▯curl a", "cd b && sudo curl a"),
            ("▯▯curl a", "  curl a"),
            ("if▯curl a;▯then▯curl b", "if curl a; then curl b"),
            ("curl a▯&&▯b▯", "curl a &&▯b "),
            ("curl a▯", "curl a "),
        ] {
            check(find, &given.replace('▯', "\u{a0}"), &expected.replace('▯', "\u{a0}"));
        }
    }

    #[test]
    fn what_is_said_or_quoted_stays() {
        for text in ["use▯curl a", "echo \"sudo▯curl a", "# sudo▯curl a", "curl -d 'a▯", "curl a▯b"] {
            let text = text.replace('▯', "\u{a0}");
            check(find, &text, &text);
        }
    }
}
