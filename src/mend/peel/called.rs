//! Typographic dashes in the call of a program that takes a command in quotes: `watch –n 5 'curl …'`.

use super::argument::is_given;
use super::lines;
use crate::knowledge::glyphs::is_typographic_dash;
use crate::text::{Edit, Span};

/// The edits that make hyphens of dashes before one letter; how many stood before a longer name is not known.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text).filter(|(_, line)| line.contains(is_typographic_dash)) {
        let is_quote = |c: char| super::Quotes::of(c).is_some();
        let mut quotes = line.char_indices().filter(|&(_, c)| is_quote(c));
        let is_open =
            |&(at, mark): &(usize, char)| is_given(text, Span::new(start, start + at), start + at + mark.len_utf8());
        let Some((open, _)) = quotes.find(is_open) else { continue };
        let dashes = line[..open].char_indices().filter(|&(_, c)| is_typographic_dash(c));
        let letters = dashes.filter(|&(at, dash)| is_letter(&line[..at], &line[at + dash.len_utf8()..]));
        edits.extend(letters.map(|(at, dash)| Edit::new(start + at..start + at + dash.len_utf8(), "-")));
    }
    edits
}

/// Whether an option of one letter, and nothing that a longer name may be, stands between `before` and what `behind` goes on
/// with.
fn is_letter(before: &str, behind: &str) -> bool {
    let mut chars = behind.chars();
    let is_word = before.ends_with([' ', '\t']) && !before.contains(|c| super::Quotes::of(c).is_some());
    is_word
        && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && !chars.next().is_some_and(|c| c.is_alphabetic() || super::Quotes::of(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::find;

    #[test]
    fn options_of_one_letter_get_their_hyphen() {
        check(find, "watch –n 5 'curl a'", "watch -n 5 'curl a'");
        check(find, "b | xargs —I{} sh –c ‘curl –s {}’", "b | xargs -I{} sh -c ‘curl –s {}’");
    }

    #[test]
    fn all_else_stays() {
        for text in ["run –rm c 'curl a'", "docker run –rm c sh -c 'curl a'", "watch – n 'curl a'", "say –n 'curl a'"]
        {
            check(find, text, text);
        }
    }
}
