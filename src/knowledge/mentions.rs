//! Codes and messages of the API as programs and people word them in running text: `[code: 10000]`,
//! `Invalid request headers (6003)`, `Error: 6003: Invalid request headers`.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::errors::{self, ErrorCode};
use super::occurrence::Words;
use crate::text::Span;

/// Words that tell that a text is about Cloudflare.
const NAMES: [&str; 7] = ["loudflare", "loudFlare", "LOUDFLARE", "CF_", "X-Auth-", "cf-ray", "ddclient"];

/// The rows with messages that can be looked for, and how those begin.
static ROWS: LazyLock<(Vec<ErrorCode>, Words)> = LazyLock::new(|| {
    let rows: Vec<_> = errors::all().filter(|row| start(row.message).is_some()).collect();
    let starts = rows.iter().enumerate().filter_map(|(number, row)| Some((start(row.message)?, number)));
    let words = Words::new(starts, rows.len());
    (rows, words)
});

/// Words of which every line that tells of an error holds one, in any case of its letters.
pub fn needed() -> impl Iterator<Item = &'static str> {
    ROWS.0.iter().filter_map(|row| start(row.message)).chain(MARKED)
}

/// What a code is marked by.
const MARKS: [&str; 3] = ["code", "error", "err"];

/// How a line goes on behind the least that a mark says, if a number follows.
const MARKED: [&str; 9] = ["code", "error", "err ", "err:", "err=", "err\"", "err'", "err#", "err\\"];

/// The longest message of a program that is taken from before its code.
const LONGEST: usize = 300;

/// An error of the API that a line tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// Where it stands in the line.
    pub span: Span,
    /// The code; 0 where only the message is told.
    pub code: u32,
    /// The message as told; empty where only the code is.
    pub message: &'a str,
    /// How sure it is that the API's error is meant.
    pub notation: Notation,
}

/// How an error is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As one program alone does, or with code and message of one row: the API is meant, whoever speaks.
    Own,
    /// By a code or message that others may have too: the API is meant where the text is about it.
    Shared,
}

/// A number in a line, and how it is marked as a code.
#[derive(Clone, Copy)]
struct Number {
    span: Span,
    value: u32,
    mark: Mark,
}

/// How a number is marked as a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `[code: 10000]`
    Bracket,
    /// `code 10000`, `"code":10000`, `error 10000`, `Error: 10000:`
    Word,
    /// `(10000)`
    Parenthesis,
    Bare,
}

/// Reads the lines of one text.
#[derive(Debug)]
pub struct Mentions<'t> {
    text: &'t str,
    /// Whether the text speaks of Cloudflare, once that was asked.
    named: OnceCell<bool>,
}

impl<'t> Mentions<'t> {
    /// A reader for the lines of `text`.
    pub const fn of(text: &'t str) -> Self {
        Self { text, named: OnceCell::new() }
    }

    /// The same, where the text is known to be about Cloudflare.
    pub fn about_cloudflare(text: &'t str) -> Self {
        Self { text, named: OnceCell::from(true) }
    }

    /// The errors of the API that `line` tells of, in order of place.
    pub fn read<'a>(&self, line: &'a str) -> Vec<Mention<'a>> {
        let (rows, words) = &*ROWS;
        let mut begun: Vec<usize> = words.places(line).map(|(_, number)| number).collect();
        begun.sort_unstable();
        begun.dedup();
        let begun: Vec<ErrorCode> = begun.into_iter().map(|number| rows[number]).collect();
        let mut found = read(line, &begun);
        found.retain(|mention| mention.notation == Notation::Own || self.is_named());
        found
    }

    fn is_named(&self) -> bool {
        let occurs = |name: &&str| memchr::memmem::find(self.text.as_bytes(), name.as_bytes()).is_some();
        *self.named.get_or_init(|| NAMES.iter().any(occurs))
    }
}

fn read<'a>(line: &'a str, rows: &[ErrorCode]) -> Vec<Mention<'a>> {
    let numbers = numbers(line);
    let mut out = Vec::new();
    let mut used = Vec::new();
    for (span, row) in messages(line, rows) {
        let message = span.of(line);
        let own = numbers.iter().find(|it| it.value == row.code && row.code != 0 && !used.contains(&it.span));
        let (span, code, notation) = match own {
            Some(number) => (span.cover(number.span), row.code, Notation::Own),
            None if message.contains("X-Auth-") || row.family == "client" => (span, row.code, Notation::Own),
            None if row.code == 0 || is_telling(message) => (span, row.code, Notation::Shared),
            None => continue,
        };
        used.extend(own.map(|number| number.span));
        out.push(Mention { span, code, message, notation });
    }
    let told = !out.is_empty();
    let alone = numbers.iter().filter(|it| !used.contains(&it.span)).filter_map(|number| alone(line, *number));
    // A message of the API says more than a number beside it that may be a program's own.
    out.extend(alone.filter(|mention| !told || mention.notation == Notation::Own));
    out.sort_by_key(|mention| mention.span.start);
    out
}

/// What a number tells beside which no known message stands.
fn alone(line: &str, number: Number) -> Option<Mention<'_>> {
    let known = || !errors::rows(number.value).is_empty() && number.value >= 1000;
    match number.mark {
        Mark::Bracket => {
            let before = line[..number.span.start].rfind('[').unwrap_or(0);
            let message = line[..before].trim();
            let message = if message.len() > LONGEST { "" } else { message };
            Some(Mention { span: number.span, code: number.value, message, notation: Notation::Own })
        }
        Mark::Word if known() => {
            Some(Mention { span: number.span, code: number.value, message: "", notation: Notation::Shared })
        }
        Mark::Word | Mark::Parenthesis | Mark::Bare => None,
    }
}

/// Whether a message says enough to be known without its code.
fn is_telling(message: &str) -> bool {
    message.split_whitespace().count() > 2 && message != "Method not allowed"
}

/// The messages of `rows` that stand in `line`, the longest where one holds another.
fn messages(line: &str, rows: &[ErrorCode]) -> Vec<(Span, ErrorCode)> {
    let mut found: Vec<(Span, ErrorCode)> = Vec::new();
    for &row in rows {
        let Some(span) = place(row.message, line) else { continue };
        if found.iter().any(|(other, _)| other.contains(span)) {
            continue;
        }
        found.retain(|(other, _)| !span.contains(*other));
        found.push((span, row));
    }
    found
}

/// What a message begins with, up to where it may hold any text; none where that says too little.
fn start(pattern: &str) -> Option<&str> {
    let before = pattern.split('<').next()?.trim_end_matches('.');
    (before.len() > 7).then_some(before)
}

/// Where `pattern` stands in `line`, as words of their own; `<x>` in it stands for any text.
fn place(pattern: &str, line: &str) -> Option<Span> {
    let before = start(pattern)?;
    let rest = pattern.split_once('<').map(|(_, rest)| rest);
    let start = memchr::memmem::find(line.as_bytes(), before.as_bytes())?;
    let mut end = start + before.len();
    if let Some((_, after)) = rest.and_then(|rest| rest.split_once('>')) {
        let fixed = after.split('<').next().unwrap_or_default().trim_end_matches('.');
        end += if fixed.is_empty() { word(&line[end..]) } else { line[end..].find(fixed)? + fixed.len() };
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let cut = is_word(line[..start].chars().next_back()) || is_word(line[end..].chars().next()) && rest.is_none();
    (!cut).then_some(Span::new(start, end))
}

/// The length of the word that `text` begins with.
fn word(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | ';')).unwrap_or(text.len())
}

/// The numbers of three to six digits in `line`.
fn numbers(line: &str) -> Vec<Number> {
    let bytes = line.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let len = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (start, end) = (at, at + len);
        at = end + 1;
        let joined = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-/".contains(byte));
        if (3..=6).contains(&len) && !joined(bytes.get(end)) && !joined(start.checked_sub(1).map(|at| &bytes[at])) {
            let value = line[start..end].parse().unwrap_or(0);
            out.push(Number { span: Span::new(start, end), value, mark: mark(line, start, end) });
        }
    }
    out
}

/// How the number from `start` to `end` is marked as a code.
fn mark(line: &str, start: usize, end: usize) -> Mark {
    let before = line[..start].trim_end_matches([' ', ':', '=', '"', '\'', '#', '\\']);
    let says = |word: &str| {
        let at = before.len().saturating_sub(word.len());
        before.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(word))
    };
    if says("[code") && line[end..].starts_with(']') {
        Mark::Bracket
    } else if MARKS.into_iter().any(says) {
        Mark::Word
    } else if line[..start].ends_with('(') && line[end..].starts_with(')') {
        Mark::Parenthesis
    } else {
        Mark::Bare
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[(u32, &str, Notation)]) {
        let text = format!("Cloudflare\n{line}");
        let found: Vec<_> =
            Mentions::of(&text).read(line).into_iter().map(|it| (it.code, it.message, it.notation)).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn programs_word_errors_in_their_own_way() {
        use Notation::{Own, Shared};
        check("  Authentication error [code: 10000]", &[(10000, "Authentication error", Own)]);
        check("  workers.api.error.unknown [code: 10013]", &[(10013, "workers.api.error.unknown", Own)]);
        check(
            "Invalid request headers (6003), Invalid format for X-Auth-Key header (6103)",
            &[(6003, "Invalid request headers", Own), (6103, "Invalid format for X-Auth-Key header", Own)],
        );
        check(
            "\t Error: 6003: Invalid request headers<- 6103: Invalid format for X-Auth-Key header",
            &[(6003, "Invalid request headers", Own), (6103, "Invalid format for X-Auth-Key header", Own)],
        );
        check("[{Code:9109 Message:Invalid access token ErrorChain:[]}]", &[(9109, "Invalid access token", Own)]);
        check("I always get error code 9109", &[(9109, "", Shared)]);
        check("FAILED: updating a.example: Invalid access token", &[(9109, "Invalid access token", Shared)]);
        let route = "Could not route to /zones/a.example, perhaps your object identifier is invalid?";
        check(&format!("{route} (7003)"), &[(7003, route, Own)]);
    }

    #[test]
    fn other_numbers_and_words_are_no_errors() {
        for line in ["port 1000", "since 2019", "version 9109.3", "Forbidden", "code 4711", "id 6003-1", "HTTP 403"] {
            check(line, &[]);
        }
    }
}
