//! Where a quoted value could end.

use super::accept::{Role, is_json};
use super::exact::Substitutions;
use super::option;
use super::patience::Patience;
use super::quotes::Quotes;
use super::reach::head;
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::text::Span;

/// What a value sets out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// A JSON object or list.
    Json,
    /// Anything else.
    Other,
}

impl Body {
    /// What `text` sets out to be.
    pub(super) fn of(text: &str) -> Self {
        if is_json(text) { Self::Json } else { Self::Other }
    }
}

/// How many closing quotes are tried for one opening one.
const CLOSERS: usize = 4;

/// `inner` without the blanks that French typography puts inside guillemets.
pub(super) fn padded(text: &str, open: char, inner: Span) -> Span {
    if !matches!(open, '«' | '‹') {
        return inner;
    }
    let blank = |c: char| c.is_whitespace() && c != '\n';
    let raw = inner.of(text);
    let start = inner.start + raw.len() - raw.trim_start_matches(blank).len();
    Span::new(start, (inner.start + raw.trim_end_matches(blank).len()).max(start))
}

/// The places from `start` on where a quote of the kind `quotes` could close.
pub(super) fn closers(
    text: &str,
    start: usize,
    (quotes, body, role): (Quotes, Body, Role),
    patience: &Patience,
) -> Vec<Span> {
    let mut out = Vec::new();
    let mut bracketed = Vec::new();
    let mut before = ' ';
    let mut solid = ' ';
    let mut over = start;
    let mut substitutions = Substitutions::default();
    let mut looked = 0;
    let near = patience.quoted(&text[start..]);
    for (offset, c) in near.char_indices() {
        let at = start + offset;
        looked = offset + c.len_utf8();
        if at < over {
            continue;
        }
        if c == '$' && quotes == Quotes::Double {
            over = substitutions.end(text, at).unwrap_or(at);
        }
        if before == '\\' && c.is_ascii() || c.is_ascii() && c != '"' && c != '\'' {
            // A plain character, or one that is escaped.
        } else if let Some(kind) = Quotes::of(c) {
            let end = at + c.len_utf8();
            if separates(text, end, role) {
                let span = Span::new(at, end);
                if body == Body::Json && matches!(solid, '}' | ']') {
                    bracketed.push(span);
                } else if kind == quotes {
                    out.push(span);
                }
            }
        }
        if out.len() >= CLOSERS && (body == Body::Other || bracketed.len() >= CLOSERS) || bracketed.len() >= CLOSERS {
            break;
        }
        before = if before == '\\' && c == '\\' { ' ' } else { c };
        if !c.is_whitespace() {
            solid = c;
        }
    }
    patience.look(looked);
    out.truncate(CLOSERS);
    if body == Body::Other {
        out.extend(mismatched(text, start, quotes, role));
        out.sort_unstable_by_key(|span| span.start);
    }
    if body == Body::Json {
        let first = bracketed.first().map_or(usize::MAX, |span| span.start);
        out.retain(|span| span.start < first);
        out.truncate(1);
        out.extend(bracketed);
    }
    out
}

/// The mark of another kind than `quotes` that ends a word of the line at `start`, where no mark stands before it.
fn mismatched(text: &str, start: usize, quotes: Quotes, role: Role) -> Option<Span> {
    let line = text[start..].split('\n').next().unwrap_or("");
    let (offset, c) = line.char_indices().find(|&(_, c)| Quotes::of(c).is_some())?;
    let close = Span::new(start + offset, start + offset + c.len_utf8());
    let is_behind_word = line[..offset].ends_with(|c: char| !c.is_whitespace() && c != '\\');
    let is_other = Quotes::of(c) != Some(quotes);
    (is_other && is_behind_word && separates(text, close.end, role)).then_some(close)
}

/// Whether a word can end at `at`; a URL in a sentence has the sentence's mark behind it.
fn separates(text: &str, at: usize, role: Role) -> bool {
    let rest = &text[at..];
    match rest.chars().next() {
        None => true,
        Some(';') => matches!(role, Role::Operand | Role::Url) || !is_parameter(&rest[1..]),
        Some(c) if c.is_whitespace() || matches!(c, '|' | '<' | '>' | ')' | '&' | '`') => true,
        Some('\\') => {
            rest[1..].starts_with(char::is_whitespace) || rest.len() == 1 || option::at(text, at + 1).is_some()
        }
        Some(c) => {
            matches!(glyph(c), Some((Glyph::Blank | Glyph::Invisible, _)))
                || option::at(text, at).is_some()
                || matches!(c, '{' | '[') && is_json(rest)
                || role == Role::Header && is_before_url(&text[..at], rest)
                || matches!(c, '.' | ',')
                    && rest[1..].chars().next().is_none_or(|c| c == '\n' || role == Role::Operand && c.is_whitespace())
        }
    }
}

/// Whether a URL touches the quote behind the value that `before` ends with.
fn is_before_url(before: &str, rest: &str) -> bool {
    let is_whole = before.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    is_whole && ["http://", "https://"].iter().any(|scheme| rest.starts_with(scheme))
}

/// How much is looked at to tell a parameter of a header's value.
const PARAMETER: usize = 256;

/// Whether `text`, behind a semicolon, is a parameter of a header's value, as in `"Chromium";v="124"`: it has a value in
/// quotes, or ends with the quote of the whole.
fn is_parameter(text: &str) -> bool {
    let text = head(text, PARAMETER).trim_start_matches(' ');
    let is_mark = |c: char| Quotes::of(c) == Some(Quotes::Double);
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'*');
    let value = text.split_once('=').filter(|(name, _)| is_name(name));
    let word = text.split(char::is_whitespace).next().unwrap_or("");
    // A variable of the shell's is set by a command of its own.
    let is_set =
        word.split_once('=').is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'));
    value.is_some_and(|(_, value)| value.starts_with(is_mark))
        || !is_set && word.matches(is_mark).count() % 2 == 1 && !word.starts_with(is_mark)
}

/// Where a URL starts behind a blank.
pub(super) fn url_start(text: &str) -> Option<usize> {
    let found = ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let start = text[..found].trim_end_matches(|c| Quotes::of(c).is_some()).len();
    (start > 0 && text[..start].ends_with(char::is_whitespace)).then_some(start)
}
