//! Entities of HTML.

use pulldown_cmark::{Event, Parser};

use crate::text::{Mapped, Span};

/// How long an entity may be.
const LONGEST: usize = 34;

/// Appends the bytes `span` of `origin`, its entities read.
pub(super) fn add(out: &mut Mapped, origin: &str, span: Span) {
    let mut at = span.start;
    while let Some(start) = memchr::memchr(b'&', &origin.as_bytes()[at..span.end]).map(|offset| at + offset) {
        out.copy(origin, Span::new(at, start));
        if let Some((len, text)) = entity(&origin[start..span.end]) {
            at = start + len;
            out.replace(&text, Span::new(start, at));
        } else {
            at = start + 1;
            out.copy(origin, Span::new(start, at));
        }
    }
    out.copy(origin, Span::new(at, span.end));
}

/// The length of the entity that `text` starts with, and what it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let name = &text[..end];
    let plain = name[1..end - 1].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    if name == "&amp;" {
        return Some((end, "&".to_owned()));
    }
    // Markdown has the names of HTML, so its reader knows them.
    let read = Parser::new(name).find_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    read.filter(|read| plain && read != name && read != "&").map(|read| (end, read))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_and_all_else_stays() {
        let text = "a?b&amp;c&lt;d&#39;&#x27;&ldquo;&nbsp;&nothing;&b=c; &";
        let mut out = Mapped::default();
        add(&mut out, text, Span::new(0, text.len()));
        assert_eq!(out.text(), "a?b&c<d''“\u{a0}&nothing;&b=c; &");
        assert_eq!(out.span(Span::new(3, 4)).of(text), "&amp;");
    }
}
