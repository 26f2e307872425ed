//! Names of JSON members that Textile took for links: `{name“x”}` for `{"name":"x"}`, and `{a:“b”:1}` for
//! `{"a":{"b":1}}`.

use super::super::quotes::Quotes;
use crate::text::Edit;

/// A longer body is none.
const REACH: usize = 1 << 16;

/// The quotes and colons of names that lost them, and the brackets behind them where all then close.
pub(super) fn find(text: &str) -> Vec<Edit> {
    bodies(text).into_iter().flat_map(|(start, end)| read(text, start, end)).collect()
}

/// Bodies so mended in which an anchor of a regular expression is gone too.
pub(super) fn find_doubtful(text: &str) -> Vec<Edit> {
    let anchored = |body: &str| body.contains('^') || !["$\\", "$”", "$“", "$\""].iter().any(|end| body.contains(end));
    let lost = bodies(text).into_iter().filter(|&(start, end)| !anchored(&text[start..end]));
    lost.filter(|&(start, end)| !read(text, start, end).is_empty())
        .map(|(start, end)| Edit::new(start..end, &text[start..end]))
        .collect()
}

/// Where bodies start, at a bracket behind a quote or `=`, and where they end, before a quote and a blank.
fn bodies(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut over = 0;
    for at in memchr::memchr2_iter(b'{', b'[', text.as_bytes()) {
        let before = text[..at].chars().next_back().is_some_and(|c| c == '=' || Quotes::of(c).is_some());
        if at < over || !before {
            continue;
        }
        let mut reach = text.len().min(at + REACH);
        while !text.is_char_boundary(reach) {
            reach -= 1;
        }
        over = text[at..reach]
            .match_indices(['}', ']'])
            .find(|(close, _)| closes(&text[at + close + 1..]))
            .map_or(reach, |(close, _)| at + close + 1);
        out.push((at, over));
    }
    out
}

/// Whether a quote and then a blank stand at the start of `text`.
fn closes(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| Quotes::of(c).is_some()) && chars.next().is_none_or(char::is_whitespace)
}

/// The edits of the body from `start` to `end`.
fn read(text: &str, start: usize, end: usize) -> Vec<Edit> {
    let body = &text[start..end];
    let (mut edits, mut brackets) = (Vec::new(), Vec::new());
    let mut linked = false;
    for (at, _) in body.match_indices(['{', ',']) {
        let Some(name) = Name::read(body, at) else { continue };
        let mark = if name.escaped { "\\\"" } else { "\"" };
        let from = start + name.at - usize::from(name.escaped);
        let to = start + name.end + usize::from(name.escaped);
        let opened = if name.escaped { "\\\":\\" } else { "\":" };
        match name.then {
            Then::String => {
                linked = true;
                edits.push(Edit::new(from..start + name.at, mark));
                edits.push(Edit::new(start + name.end..to, opened));
            }
            Then::Member => {
                brackets.push(Edit::new(from..start + name.at, mark));
                let opened = if name.escaped { "\\\":{\\" } else { "\":{" };
                brackets.push(Edit::new(start + name.end..to + 1, opened));
            }
        }
    }
    let count = |open: char, close: char| (body.matches(open).count(), body.matches(close).count());
    let (open, close) = count('{', '}');
    let (list, end) = count('[', ']');
    if list == end && open + brackets.len() / 2 == close {
        linked |= !brackets.is_empty();
        edits.append(&mut brackets);
    }
    edits.sort_by_key(|edit| edit.span);
    if linked { edits } else { Vec::new() }
}

/// What stands behind a bare name.
enum Then {
    /// A string.
    String,
    /// A colon, and a string that is a name itself.
    Member,
}

/// A name without its quotes.
struct Name {
    at: usize,
    end: usize,
    escaped: bool,
    then: Then,
}

impl Name {
    /// The name behind the bracket or comma at `at` of `body`.
    fn read(body: &str, at: usize) -> Option<Self> {
        let comma = body[at..].starts_with(',');
        let ends = body[..at].chars().next_back();
        if comma && !ends.is_some_and(|c| Quotes::of(c).is_some() || matches!(c, '}' | ']') || c.is_ascii_digit()) {
            return None;
        }
        let escaped = body[at + 1..].starts_with('\\');
        let start = at + 1 + usize::from(escaped);
        let rest = &body[start..];
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.'))?;
        let after = rest[len..].strip_prefix('\\').or((!escaped).then_some(&rest[len..]))?;
        let double = |text: &str| text.chars().next().is_some_and(|c| Quotes::of(c) == Some(Quotes::Double));
        // What takes a name for a link makes the quotes typographic, too.
        let is_dressed = !after.starts_with('"');
        let then = match after.strip_prefix(':') {
            _ if len == 0 => return None,
            None if is_dressed && double(after) => Then::String,
            Some(string) if double(string) && names(string) => Then::Member,
            _ => return None,
        };
        Some(Self { at: start, end: start + len, escaped, then })
    }
}

/// Whether the string that `text` starts with is followed by a colon.
fn names(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next();
    let rest = chars.as_str();
    let word = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '\\'));
    let mut behind = word.chars();
    behind.next().is_some_and(|c| Quotes::of(c) == Some(Quotes::Double)) && behind.as_str().starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn names_get_their_quotes_back() {
        check(super::find, "‘{a“b”,c“d”}’", "‘{\"a\":“b”,\"c\":“d”}’");
        check(super::find, "‘{a:“b”:“c”,d“e”}}’", "‘{\"a\":{“b”:“c”,\"d\":“e”}}’");
        check(super::find, "‘{a:“b”:“c”,d“e”}’", "‘{a:“b”:“c”,\"d\":“e”}’");
        check(super::find, "“{\\a\\“b\\”}”", "“{\\\"a\\\":\\“b\\”}”");
        check(super::find, "‘{“a”:“b,c“d”}’", "‘{“a”:“b,c“d”}’");
        check(super::find, "'[::1]/é/{5\"4,t1,r}'", "'[::1]/é/{5\"4,t1,r}'");
    }
}
