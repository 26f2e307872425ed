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
    let plain = Plain::of(text);
    let mut edits = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'\\', &bytes[at..]) {
        let here = at + offset;
        let next = bytes.get(here + 1).copied().unwrap_or(b' ');
        at = here + 1;
        if next.is_ascii_punctuation() && !plain.has(next) {
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

/// How long what a link leads to may be, in bytes.
const LINK: usize = 2048;

/// The characters of a text that stand somewhere without a backslash: before those, it is the author's elsewhere.
struct Plain([bool; 128]);

impl Plain {
    fn of(text: &str) -> Self {
        let mut plain = [false; 128];
        let mut escaped = [0_usize; 128];
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            // What a link leads to is written as it is.
            let near = &bytes[at..bytes.len().min(at + LINK)];
            let target = near.starts_with(b"](").then(|| memchr::memchr(b')', near)).flatten();
            let is_escape = byte == b'\\';
            let of = if is_escape { bytes.get(at + 1).copied().unwrap_or(byte) } else { byte };
            match plain.get_mut(usize::from(of)).filter(|_| target.is_none()) {
                Some(_) if is_escape => escaped[usize::from(of)] += 1,
                Some(plain) => *plain = true,
                None => {}
            }
            at += target.unwrap_or(usize::from(is_escape)) + 1;
        }
        // Brackets have a backslash both or none; those of links have none.
        let round = plain[usize::from(b'(')] || plain[usize::from(b')')];
        let is_odd = |pair: [u8; 2]| escaped[usize::from(pair[0])] != escaped[usize::from(pair[1])];
        for pair in [*b"()", *b"[]", *b"{}", *b"<>"] {
            let is_plain = is_odd(pair) || pair == *b"()" && round;
            for bracket in pair {
                plain[usize::from(bracket)] = is_plain;
            }
        }
        Self(plain)
    }

    /// Whether `byte` is one of them, and none that Markdown takes for a mark at certain places alone.
    fn has(&self, byte: u8) -> bool {
        !b"_-+#=>~\\".contains(&byte) && self.0[usize::from(byte)]
    }
}

/// Whether an underscore has a backslash where nobody types one: between single quotes, some programs want it.
fn has_underscore(text: &str) -> bool {
    let is_single = |at: usize| {
        let line = super::super::reach::tail(&text[..at], WORD).rsplit('\n').next().unwrap_or("");
        line.matches('\'').count() % 2 == 1
    };
    text.match_indices("\\_").take(64).any(|(at, _)| !is_single(at))
}

/// Whether a square bracket has a backslash outside of a URL, where curl itself wants one before a bracket that is no
/// range.
fn has_bracket(text: &str) -> bool {
    let line = |at: usize| super::super::reach::tail(&text[..at], WORD).rsplit('\n').next().unwrap_or("");
    let is_url = |line: &str| line.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"));
    // Other programs have patterns, and so have other kinds of Markdown, in which a dot has one too.
    let mut brackets = text.match_indices("\\[").take(64).map(|(at, _)| line(at));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let dots = text.match_indices("\\.").take(64);
    let mut inner = dots.map(|(at, _)| (text[..at].chars().next_back(), text[at + 2..].chars().next()));
    !inner.any(|(before, behind)| is_letter(before) && is_letter(behind))
        && brackets.any(|line| !is_url(line) && !line.contains(" | "))
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
        check(super::find, "curl a\\_b | jq \"\\(.a)\" | sed 's/\\.x//'", "curl a_b | jq \"\\(.a)\" | sed 's/\\.x//'");
        check(super::find, "curl a\\_b -d '\\[\\\"a\\\"\\]'", "curl a_b -d '[\"a\"]'");
        check(super::find, "curl a -d 'see \\_this\\_'", "curl a -d 'see \\_this\\_'");
        check(super::find, "curl a | grep '\\[x\\]'", "curl a | grep '\\[x\\]'");
        check(super::find, "curl a -d 'b=1\\.2 \\[ok\\]'", "curl a -d 'b=1\\.2 \\[ok\\]'");
        check(super::find, "curl 'https://a.example/?q=\\[1\\]'", "curl 'https://a.example/?q=\\[1\\]'");
    }
}
