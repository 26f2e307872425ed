//! `?` in place of the quotes and dashes that an encoding lacks: `-H ?Accept: text/html? ?data ?{?a?:1}?`.
//!
//! The quotes of a shell, of JSON and the dashes of an option tell by their places which they were. What
//! stands in the middle of a value can have been one of several.

use crate::knowledge::options;
use crate::text::Edit;

/// Every `?` whose place tells what it was.
pub(super) fn find(text: &str) -> Vec<Edit> {
    all(text).into_iter().filter(|mark| mark.sure).map(|mark| mark.edit).collect()
}

/// Every other `?` that was something else, with what it most likely was; `?` where nobody can know.
pub(super) fn find_doubtful(text: &str) -> Vec<Edit> {
    all(text).into_iter().filter(|mark| !mark.sure).map(|mark| mark.edit).collect()
}

/// A longer paragraph is no command.
const REACH: usize = 1 << 16;

struct Mark {
    edit: Edit,
    sure: bool,
}

fn all(text: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    for (start, end) in regions(text) {
        let mut scan = Scan { text, at: start, end, open: false, unclosed: false, out: Vec::new() };
        scan.run();
        out.append(&mut scan.out);
    }
    out
}

/// The paragraphs that a command starts in which marks stand where quotes or dashes must.
fn regions(text: &str) -> Vec<(usize, usize)> {
    if !text.contains('?') {
        return Vec::new();
    }
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for (start, line) in super::lines(text) {
        let begins = line.split_whitespace().any(|word| word.eq_ignore_ascii_case("curl"));
        if begins && !open {
            out.push((start, start));
        }
        open = (open || begins) && !line.trim().is_empty();
        if let Some(region) = out.last_mut().filter(|_| open) {
            region.1 = start + line.len();
        }
    }
    out.retain(|&(start, end)| end - start < REACH && is_replaced(&text[start..end]));
    out
}

/// Whether a `?` opens a URL, a header, a body or an option somewhere in `text`.
fn is_replaced(text: &str) -> bool {
    text.match_indices('?').filter(|&(at, _)| text[..at].ends_with(char::is_whitespace)).any(|(at, _)| {
        let rest = &text[at + 1..];
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let header = name > 1 && rest[name..].starts_with(": ");
        let body = rest.trim_start_matches(['{', '[', '\\', ' ']);
        let body = body.len() < rest.len() && body.starts_with('?');
        rest.starts_with("http") || header || body || option(rest).is_some_and(|dashes| dashes == "--")
    })
}

/// The dashes of the option whose name `text` starts with.
fn option(text: &str) -> Option<&'static str> {
    let name = &text[..text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len())];
    let over = text[name.len()..].chars().next().is_none_or(char::is_whitespace);
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        _ if !over => None,
        (Some(letter), None) => options::short(letter).map(|_| "-"),
        _ => options::long(name).map(|_| "--"),
    }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Whether a quote within a value is open.
    open: bool,
    /// Whether a body was found that never closes: then none behind it does.
    unclosed: bool,
    out: Vec<Mark>,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..self.end]
    }

    fn before(&self) -> char {
        self.text[..self.at].chars().next_back().unwrap_or('\n')
    }

    fn put(&mut self, len: usize, to: &str, sure: bool) {
        self.out.push(Mark { edit: Edit::new(self.at..self.at + len, to), sure });
        self.at += len;
    }

    /// Goes from word to word, outside quotes.
    fn run(&mut self) {
        while let Some(offset) = self.rest().find('?') {
            self.at += offset;
            let rest = &self.text[self.at + 1..self.end];
            let leads = self.before().is_whitespace();
            if let Some(dashes) = option(rest).filter(|_| leads) {
                self.put(1, dashes, true);
            } else if leads || self.before() == '=' && !self.is_in_url() {
                self.value();
            } else if self.is_in_url() {
                self.at += 1;
            } else {
                self.inside("");
            }
        }
    }

    /// Whether the word up to here is a URL.
    fn is_in_url(&self) -> bool {
        let word = self.text[..self.at].rsplit(|c: char| c.is_whitespace() || c == '?').next().unwrap_or("");
        word.contains("://") || word.contains('/')
    }

    /// A quoted value that opens here, if it closes.
    fn value(&mut self) {
        let start = self.at + 1;
        let rest = &self.text[start..self.end];
        let body = rest.trim_start();
        let json = body.starts_with('{') || body.starts_with('[');
        let close = match json {
            true if self.unclosed => None,
            true => json_end(rest),
            false => plain_end(rest),
        };
        self.unclosed |= json && close.is_none();
        let Some(close) = close.map(|close| start + close) else {
            return self.inside("");
        };
        let inner = &self.text[start..close];
        let escaped = inner.contains("{\\?") || inner.contains("[\\?");
        let marks = json && !escaped || !json && has_marks(inner);
        let quote = if marks { "'" } else { "\"" };
        self.put(1, quote, true);
        if json {
            self.json(close, quote);
        } else {
            self.plain(close, quote);
        }
        self.at = close;
        self.put(1, quote, true);
    }

    /// Whether the mark here separates the query of a URL from its path.
    fn is_query(&self) -> bool {
        let rest = &self.text[self.at + 1..self.end];
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.' | '[' | ']'));
        self.is_in_url() && name.is_some_and(|end| end > 0 && rest[end..].starts_with(['=', '&']))
    }

    /// The inside of a value that is no JSON.
    fn plain(&mut self, close: usize, quote: &str) {
        self.open = false;
        while let Some(offset) = self.text[self.at..close].find('?') {
            self.at += offset;
            self.inside(quote);
        }
    }

    /// The inside of a JSON body, whose strings open and close by marks.
    fn json(&mut self, close: usize, quote: &str) {
        let mut open = false;
        while let Some(offset) = self.text[self.at..close].find('?') {
            self.at += offset;
            let escaped = self.before() == '\\' && quote == "'";
            let delimits = !escaped && (!open || ends_string(&self.text[self.at + 1..close]));
            if escaped || delimits {
                self.put(1, "\"", true);
                open ^= delimits;
            } else {
                self.inside(quote);
            }
        }
    }

    /// A mark in the middle of a value that stands between `quote`s.
    fn inside(&mut self, quote: &str) {
        let rest = &self.text[self.at..self.end];
        let (before, after) = (self.before(), rest[1..].chars().next().unwrap_or('\n'));
        let apostrophe = if quote == "'" { "'\\''" } else { "'" };
        if self.is_query() {
            self.at += 1;
            return;
        }
        if let Some((back, len)) = self.apostrophe() {
            self.at -= back;
            return self.put(back + len, apostrophe, true);
        }
        if before.is_whitespace() && after.is_whitespace() {
            return self.put(1, "-", false);
        }
        if before.is_alphanumeric() && after.is_alphanumeric() {
            let word = self.text[..self.at].rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
            return match contraction(word, &rest[1..]) {
                Some(sure) => self.put(1, apostrophe, sure),
                None if self.is_alone() => self.put(1, "--", false),
                None => self.put(1, "?", false),
            };
        }
        let opens = is_opening(before) && !after.is_whitespace() && !matches!(after, '?' | ',' | ')' | ']' | '}');
        let quotes = before == '\\' || if self.open { !is_opening(before) } else { opens };
        if quote == "'" && quotes {
            self.open ^= before != '\\';
            return self.put(1, "\"", true);
        }
        if before.is_alphanumeric() && matches!(after, ')' | '?') {
            return self.put(1, "...", false);
        }
        self.put(1, "?", false);
    }

    /// The length of what an apostrophe in single quotes became, before here and from here on.
    fn apostrophe(&self) -> Option<(usize, usize)> {
        let before = &self.text[..self.at];
        let back = usize::from(before.ends_with('\''));
        let letter = before[..before.len() - back].ends_with(char::is_alphanumeric);
        run(&self.text[self.at - back..self.end]).filter(|_| letter).map(|len| (back, len - back))
    }

    /// Whether the word around here is all of a value.
    fn is_alone(&self) -> bool {
        let ends = |c: char| c.is_whitespace() || matches!(c, '?' | '"' | '\'');
        let start = self.text[..self.at].rfind(ends).map_or(0, |start| start + 1);
        let end = self.at + 1 + self.rest()[1..].find(ends).unwrap_or(self.rest().len() - 1);
        let before = self.text[..start].trim_end_matches(' ');
        let option = before.rsplit(char::is_whitespace).next().is_some_and(|word| word.starts_with('-'));
        let after = self.text[end..self.end].trim_start_matches(' ');
        (before.len() == start || before.ends_with(':') || option)
            && (after.is_empty() || after.starts_with(['?', '"', '\'', '\\', '-', '\n']))
    }
}

/// The length of what `'\''` and its like became, at the start of `text`: several marks up to a letter.
fn run(text: &str) -> Option<usize> {
    let len = text.len() - text.trim_start_matches(['?', '\\', '\'', '"']).len();
    let marks = text[..len].replace('\\', "").len();
    let goes_on = text[len..].starts_with(char::is_alphanumeric);
    (goes_on && (marks > 2 || marks == 2 && marks < len)).then_some(len)
}

/// Whether an apostrophe stood between `before` and what `after` starts with, and whether that is sure.
fn contraction(before: &str, after: &str) -> Option<bool> {
    const STEMS: [&str; 12] = ["it", "that", "what", "let", "here", "there", "he", "she", "who", "where", "how", "one"];
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let stem = before.to_ascii_lowercase();
    match &after[..end] {
        "t" => stem.ends_with('n').then_some(true),
        "re" | "ve" | "ll" => Some(true),
        "m" => (stem == "i").then_some(true),
        "s" => Some(STEMS.contains(&&*stem)),
        _ => None,
    }
}

fn is_opening(before: char) -> bool {
    before.is_whitespace() || matches!(before, '{' | '[' | '(' | ',' | ':' | '=')
}

/// Whether marks stand in a value as quotes do.
fn has_marks(inner: &str) -> bool {
    inner.match_indices('?').any(|(at, _)| {
        let before = inner[..at].chars().next_back().unwrap_or('a');
        let after = inner[at + 1..].chars().next().unwrap_or(' ');
        matches!(before, '{' | '[' | '(' | '=' | ' ') && after.is_alphanumeric()
    })
}

/// Whether a string of JSON has ended before `rest`.
fn ends_string(rest: &str) -> bool {
    let rest = rest.strip_prefix('\\').unwrap_or(rest).trim_start();
    let next = rest.strip_prefix(',').map(str::trim_start);
    rest.is_empty()
        || rest.starts_with([':', '}', ']'])
        || next.is_some_and(|next| next.starts_with(['?', '\\', '{', '[', '-', 't', 'f', 'n', '"']) || is_number(next))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Where the JSON ends that `text` starts with, if a mark follows it.
fn json_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut open = false;
    let escapes = escapes(text);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'?' if !open && depth == 0 && at > 0 && !text[..at].trim().is_empty() => return Some(at),
            b'?' if !open => open = true,
            b'?' if text[..at].ends_with('\\') && !escapes => {}
            b'?' if ends_string(&text[at + 1..]) => open = false,
            b'{' | b'[' if !open => depth += 1,
            b'}' | b']' if !open => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Whether the quotes of a body have backslashes.
fn escapes(text: &str) -> bool {
    text.trim_start().trim_start_matches(['{', '[', ' ']).starts_with("\\?")
}

/// Where the value ends that `text` starts with, by what follows a closing quote.
fn plain_end(text: &str) -> Option<usize> {
    if text.starts_with("http") {
        let word = text.find(char::is_whitespace).unwrap_or(text.len());
        return text[..word].rfind('?').filter(|&at| at + 2 >= word);
    }
    let mut line = text.find('\n').unwrap_or(text.len());
    if text[..line].find('?').is_none() {
        line = text.len();
    }
    text[..line].match_indices('?').map(|(at, _)| at).take(64).find(|&at| {
        let rest = &text[at + 1..line];
        let next = rest.trim_start();
        let blank = next.len() < rest.len();
        let argument =
            next.starts_with(['\\', '-', '|', '>', '?']) && !next.starts_with("- ") || next.starts_with("http");
        at > 0 && !text[..at].ends_with(char::is_whitespace) && (next.is_empty() || blank && argument)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn marks_become_quotes_and_dashes() {
        check(
            super::find,
            "curl ?http2 -H ?a: b/c? ?https://a.b/?c=d?",
            "curl --http2 -H \"a: b/c\" \"https://a.b/?c=d\"",
        );
        check(super::find, "curl -d ?{?a?:?b \\?c\\??,?d?:[1]}? x", "curl -d '{\"a\":\"b \\\"c\\\"\",\"d\":[1]}' x");
        check(super::find, "curl -d ?{\\?a\\?:\\?$B\\?}? -m 1", "curl -d \"{\\\"a\\\":\\\"$B\\\"}\" -m 1");
        check(super::find, "curl -d ?{?a?:?don?\\?t?}?", "curl -d '{\"a\":\"don'\\''t\"}'");
        check(
            super::find,
            "curl -H ?sec-ch-ua: ?A B?;v=?1?, ?C?;v=?99??",
            "curl -H 'sec-ch-ua: \"A B\";v=\"1\", \"C\";v=\"99\"'",
        );
    }

    #[test]
    fn a_mark_within_a_word_is_doubtful() {
        check(super::find_doubtful, "curl ?http://a? -d ?b?c?", "curl ?http://a? -d ?b--c?");
        check(super::find_doubtful, "curl ?http://a? -d ?{?a?:?b ? c?}?", "curl ?http://a? -d ?{?a?:?b - c?}?");
    }

    #[test]
    fn a_question_stays() {
        check(super::find, "curl https://a.b/?c=d -H 'e: f?'", "curl https://a.b/?c=d -H 'e: f?'");
        check(super::find, "does curl work ? really?", "does curl work ? really?");
    }
}
