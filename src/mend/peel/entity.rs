//! HTML entities in place of their characters.
//!
//! Either every `&` of a stretch of text is escaped or none is. A text without straight double quotes
//! may have been escaped as a whole, once or several times; one that has them may have been escaped
//! but for its quotes, as chat software does. Outside quotes no shell means an entity.

mod name;
mod plain;

use crate::mend::reach::line_start;
use crate::text::Edit;
use name::entity;

/// How many times over a text may have been escaped.
const DEEPEST: usize = 4;

/// The entities of a text, or of each paragraph of it, with a command in which every `&` opens one.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('&') {
        return Vec::new();
    }
    let tagged = text.match_indices('<').any(|(at, _)| is_tag(&text[at + 1..]));
    let whole = command(text).filter(|_| !tagged).map(|start| all(&text[start..], start)).unwrap_or_default();
    if !whole.is_empty() {
        return whole;
    }
    let mut edits = Vec::new();
    let mut at = 0;
    for paragraph in paragraphs(text) {
        if let Some(start) = command(paragraph) {
            let region = &paragraph[start..];
            edits.extend(read(region, at + start));
        }
        at += paragraph.len();
    }
    edits
}

/// Where the first command of `text` starts.
fn command(text: &str) -> Option<usize> {
    let name = text.as_bytes().windows(4).position(|word| word.eq_ignore_ascii_case(b"curl"))?;
    let line = line_start(text, name);
    // What feeds it or is set for it was escaped with it.
    let mut places = text[line..name].match_indices('&').map(|(at, _)| line + at).peekable();
    let is_escaped = places.peek().is_some() && places.all(|at| entity(&text[at..]).is_some());
    Some(if is_escaped { line } else { name })
}

/// Runs of lines between empty ones.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find("\n\n").map_or(rest.len(), |end| end + 2);
        let (first, last) = rest.split_at(end);
        rest = last;
        Some(first)
    })
}

/// The entities of a text from a command on; with raw tags in it, its entities are those of its page.
fn read(text: &str, start: usize) -> Vec<Edit> {
    if text.match_indices('<').any(|(at, _)| is_tag(&text[at + 1..])) {
        return Vec::new();
    }
    let found = all(text, start);
    if found.is_empty() { plain::some(text, start) } else { found }
}

/// The entities of a text that was escaped with or but for its quotes; none if one of its `&` opens none.
fn all(text: &str, start: usize) -> Vec<Edit> {
    let whole = if text.contains('"') { Vec::new() } else { escaped(text, start) };
    if whole.is_empty() { plain::all(text, start) } else { whole }
}

/// The entities of a text that was escaped with its quotes.
fn escaped(text: &str, start: usize) -> Vec<Edit> {
    let places: Vec<usize> = text.match_indices('&').map(|(at, _)| at).collect();
    let depths = places.iter().map(|&at| depth(&text[at..])).min();
    let Some(depth) = depths.filter(|&depth| depth > 0) else { return Vec::new() };
    let mut edits = Vec::new();
    let mut quotes = !text.contains('\'');
    for at in places {
        let Some((len, character)) = nested(&text[at..], depth) else { return Vec::new() };
        quotes |= matches!(character.as_str(), "\"" | "'" | "“" | "”" | "‘" | "’" | "″" | "′");
        quotes |= ["&lt;/pre&gt;", "&lt;/code&gt;"].iter().any(|tag| text[at..].starts_with(tag));
        edits.push(Edit::new(start + at..start + at + len, character));
    }
    if quotes { edits } else { Vec::new() }
}

/// Whether a tag, and no link, goes on with `text`, which no escaped text has.
fn is_tag(text: &str) -> bool {
    if text.starts_with("http") || text.starts_with("mailto") {
        return false;
    }
    let name = text.strip_prefix(['/', '!']).unwrap_or(text);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// How often the character that the `&` at the start of `text` stands for may have been escaped.
fn depth(text: &str) -> usize {
    let inner = text[1..].len() - text[1..].trim_start_matches("amp;").len();
    let most = (inner / "amp;".len()).min(DEEPEST);
    most + usize::from(nested(text, most + 1).is_some())
}

/// The length of the entity that `text` starts with, escaped `depth` times over, and its character.
fn nested(text: &str, depth: usize) -> Option<(usize, String)> {
    let skipped = "amp;".len() * (depth - 1);
    let (len, character) =
        entity(&format!("&{}", text.get(1 + skipped..)?.get(..name::LONGEST).unwrap_or(&text[1 + skipped..])))?;
    Some((len + skipped, character))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn all_or_none() {
        check(super::find, "curl &quot;a?b&amp;c&quot; &#39;&#x27;&#8220;", "curl \"a?b&c\" ''“");
        check(super::find, "curl \"a?b&amp;c\"", "curl \"a?b&amp;c\"");
        check(super::find, "A=b &amp;&amp; curl &quot;a&quot;", "A=b && curl \"a\"");
        check(super::find, "curl -d ‘<p>R&amp;D</p>’", "curl -d ‘<p>R&amp;D</p>’");
        check(super::find, "curl &quot;a?b&c&quot;", "curl \"a?b&c\"");
        check(super::find, "curl 'a?b&amp;c&d'", "curl 'a?b&amp;c&d'");
        check(super::find, "R&amp;D &quot;x&quot;", "R&amp;D &quot;x&quot;");
        check(super::find, "curl &quot;a&quot;\n\n-d &#39;b&#39;", "curl \"a\"\n\n-d 'b'");
    }

    #[test]
    fn what_was_escaped_twice_is_read_twice() {
        check(super::find, "curl &amp;quot;a&amp;quot;", "curl \"a\"");
        check(super::find, "curl &amp;quot;a?b&amp;amp;c&amp;quot;", "curl \"a?b&c\"");
        check(super::find, "curl &quot;R&amp;amp;D&quot;", "curl \"R&amp;D\"");
    }
}
