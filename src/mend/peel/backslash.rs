//! Backslashes that a converter to Markdown put before punctuation.
//!
//! Such a converter escapes every underscore, so one that stands alone shows that none was at work.

use crate::text::Edit;

/// The backslashes of a text in which every underscore and every dash at a line start has one.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let escaped = has_underscore(text) || text.contains("\n\\-") || has_bracket(text);
    if !escaped || has_plain(text) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'\\', &bytes[at..]) {
        let here = at + offset;
        let next = bytes.get(here + 1).copied().unwrap_or(b' ');
        at = here + 1;
        if next.is_ascii_punctuation() {
            edits.push(Edit::new(here..here + 1, ""));
            at += 1;
        }
        let blank = text[at..].len() - text[at..].trim_start_matches(' ').len();
        if next == b'\\' && blank > 0 && text[at + blank..].starts_with('\n') {
            edits.push(Edit::new(at..at + blank, ""));
        }
    }
    edits
}

/// Whether an underscore has a backslash where nobody types one: between single quotes, some programs want it.
fn has_underscore(text: &str) -> bool {
    let is_single = |at: usize| {
        let line = super::super::region::tail(&text[..at], WORD).rsplit('\n').next().unwrap_or("");
        line.matches('\'').count() % 2 == 1
    };
    text.match_indices("\\_").take(64).any(|(at, _)| !is_single(at))
}

/// Whether a square bracket has a backslash outside of a URL, where curl itself wants one before a bracket that is no
/// range.
fn has_bracket(text: &str) -> bool {
    let word = |at: usize| super::super::region::tail(&text[..at], WORD).rsplit(char::is_whitespace).next();
    text.match_indices("\\[").take(64).any(|(at, _)| word(at).is_none_or(|word| !word.contains("://")))
}

/// How far back the start of a word is looked for.
const WORD: usize = 1024;

/// Whether an underscore, or a dash that starts a line, stands without a backslash.
fn has_plain(text: &str) -> bool {
    let target = |at: usize| text[..at].rfind("](").is_some_and(|open| !text[open..at].contains([')', '\n']));
    let underscore = text.match_indices('_').take(64).any(|(at, _)| !text[..at].ends_with('\\') && !target(at));
    underscore || text.lines().any(|line| line.starts_with("-H ") || line.starts_with("--"))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn all_or_none() {
        check(super::find, "curl a\\_b \\\\  \n\\-H \"c\"", "curl a_b \\\n-H \"c\"");
        check(super::find, "curl a_b -d '\\_'", "curl a_b -d '\\_'");
        check(super::find, "curl a -d 'see \\_this\\_'", "curl a -d 'see \\_this\\_'");
        check(super::find, "curl 'https://a.example/?q=\\[1\\]'", "curl 'https://a.example/?q=\\[1\\]'");
    }
}
