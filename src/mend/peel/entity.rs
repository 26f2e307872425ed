//! HTML entities in place of their characters.
//!
//! Either every `&` of a stretch of text is escaped or none is; a text that still has straight double
//! quotes was never escaped as a whole.

use crate::text::Edit;

/// Names that occur in pasted commands, and their characters; numbers are read without a table.
const NAMES: [(&str, &str); 26] = [
    ("amp", "&"),
    ("apos", "'"),
    ("bdquo", "„"),
    ("copy", "©"),
    ("emsp", "\u{2003}"),
    ("ensp", "\u{2002}"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("minus", "−"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("shy", ""),
    ("thinsp", " "),
    ("zwj", ""),
    ("zwnj", ""),
];

/// The entities of each paragraph with a command in which every `&` opens one.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('&') || !text.contains(';') {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut at = 0;
    for paragraph in paragraphs(text) {
        let start = paragraph.as_bytes().windows(4).position(|word| word.eq_ignore_ascii_case(b"curl"));
        if let Some(start) = start {
            edits.extend(escaped(&paragraph[start..], at + start));
        }
        at += paragraph.len();
    }
    edits
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

fn escaped(text: &str, start: usize) -> Vec<Edit> {
    let tagged = text.match_indices('<').any(|(at, _)| is_tag(&text[at + 1..]));
    if text.contains('"') || tagged {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut quotes = !text.contains('\'');
    for (at, _) in text.match_indices('&') {
        let Some((len, character)) = entity(&text[at..]) else { return Vec::new() };
        quotes |=
            matches!(character.as_str(), "\"" | "'" | "“" | "”" | "‘" | "’") || text[at..].starts_with("&amp;quot;");
        edits.push(Edit::new(start + at..start + at + len, character));
    }
    if quotes { edits } else { Vec::new() }
}

/// Whether a tag goes on with `text`, which no escaped text has.
fn is_tag(text: &str) -> bool {
    let name = text.strip_prefix(['/', '!']).unwrap_or(text);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The length of the entity that `text` starts with, and its character.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?.to_string()
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((end + 1, character))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn all_or_none() {
        check(super::find, "curl &quot;a?b&amp;c&quot; &#39;&#x27;&#8220;", "curl \"a?b&c\" ''“");
        check(super::find, "curl \"a?b&amp;c\"", "curl \"a?b&amp;c\"");
        check(super::find, "curl &quot;a?b&c&quot;", "curl &quot;a?b&c&quot;");
        check(super::find, "curl -d ‘<p>R&amp;D</p>’", "curl -d ‘<p>R&amp;D</p>’");
        check(super::find, "R&amp;D &quot;x&quot;", "R&amp;D &quot;x&quot;");
        check(super::find, "curl &amp;quot;a&amp;quot;", "curl &quot;a&quot;");
    }
}
