//! The tags that forums (`BBCode`) and Jira put around code: `[code]`, `{code:bash}`, `{{…}}`.

use super::{is_command, lines};
use crate::text::{Edit, Span};

/// What a tag that sets off code is called: in square brackets, and in braces.
const SQUARE: [&str; 4] = ["code", "cmd", "pre", "tt"];
const CURLY: [&str; 2] = ["code", "noformat"];

/// A tag, and what it does.
struct Tag {
    span: Span,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Opens,
    Closes,
    /// Jira's, which are the same at both ends.
    Turns,
}

/// The tags around code in which a command stands, and the double braces around each command.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut open: Option<Tag> = None;
    for tag in tags(text) {
        match open.take() {
            Some(start) if tag.kind != Kind::Opens => {
                let inside = &text[start.span.end..tag.span.start];
                if inside.contains("curl") {
                    edits.extend([Edit::new(start.span, ""), Edit::new(tag.span, behind(text, tag.span.end))]);
                }
            }
            _ => open = Some(tag).filter(|tag| tag.kind != Kind::Closes),
        }
    }
    edits.extend(braces(text));
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// What stands for a closing tag at whose end text goes on.
fn behind(text: &str, at: usize) -> &'static str {
    let line = text[at..].split('\n').next().unwrap_or("");
    if line.trim().is_empty() { "" } else { "\n" }
}

fn tags(text: &str) -> impl Iterator<Item = Tag> {
    let starts = memchr::memchr2_iter(b'[', b'{', text.as_bytes());
    starts.filter_map(|start| {
        let apart = text[..start].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, ']' | ':'));
        let rest = &text[start + 1..];
        if text[start..].starts_with('{') {
            let line = text[..start].rsplit('\n').next().unwrap_or("");
            let end = word(rest, &CURLY, ':', '}').filter(|_| line.trim().is_empty())?;
            return Some(Tag { span: Span::new(start, start + 1 + end), kind: Kind::Turns });
        }
        let closes = rest.starts_with('/');
        let end = word(&rest[usize::from(closes)..], &SQUARE, '=', ']')? + usize::from(closes);
        let kind = if closes { Kind::Closes } else { Kind::Opens };
        (closes || apart).then_some(Tag { span: Span::new(start, start + 1 + end), kind })
    })
}

/// The length of one of `names` that `text` starts with, of what `mark` gives it, and of the closing bracket.
fn word(text: &str, names: &[&str], mark: char, close: char) -> Option<usize> {
    let name = names.iter().find(|name| text.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)))?;
    let rest = &text[name.len()..];
    let end = rest.find([close, '\n']).filter(|&end| rest[end..].starts_with(close))?;
    (end == 0 || rest.starts_with(mark)).then_some(name.len() + end + 1)
}

/// The double braces around a command in a line.
fn braces(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, line) in lines(text) {
        let open = line.match_indices("{{").map(|(open, _)| open).find(|&open| {
            let apart = line[..open].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
            apart && is_command(&line[open + 2..])
        });
        let Some((open, close)) = open.and_then(|open| Some((open, line.rfind("}}")?))) else { continue };
        let behind = &line[close + 2..];
        let marked = behind.starts_with(['.', ',', ';', ':', '!', '?', ')']);
        // Braces before anything else are those of a body.
        if open < close && (marked || behind.is_empty() || behind.starts_with(char::is_whitespace)) {
            edits.push(Edit::new(at + open..at + open + 2, ""));
            edits.push(Edit::new(at + close..at + close + 2, if marked { " " } else { "" }));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn code_loses_the_tags_of_forums() {
        check(super::find, "[code]curl a.b[/code]", "curl a.b");
        check(super::find, "Try [CODE=bash]\ncurl a.b\n[/CODE] and tell", "Try \ncurl a.b\n\n and tell");
        check(super::find, "{code:bash|title=x}\ncurl a.b\n{code}\n", "\ncurl a.b\n\n");
        check(
            super::find,
            "try {{curl -d '{\"a\":{\"b\":1}}' a.b}}, then",
            "try curl -d '{\"a\":{\"b\":1}}' a.b , then",
        );
    }

    #[test]
    fn what_is_no_tag_stays() {
        for text in [
            "use {{curl -d '{\"a\":{\"b\":1}}' x in",
            "curl a.b/{code}/c",
            "curl a.b/[code]",
            "[code]no[/code] curl a",
            "curl -d '{\"a\":[pre]}' x",
            "{{ user }} curl",
        ] {
            check(super::find, text, text);
        }
    }
}
