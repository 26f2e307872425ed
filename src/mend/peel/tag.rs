//! HTML tags around a command that was copied from the source of a page.

use crate::text::Edit;

const TAGS: [&str; 24] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "i",
    "kbd",
    "li",
    "p",
    "pre",
    "samp",
    "span",
    "strong",
    "td",
    "tr",
    "tt",
    "ul",
    "var",
];

/// The tags of a text in which one stands right before a command.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('<') {
        return Vec::new();
    }
    let tags: Vec<Tag<'_>> = tags(text).collect();
    let leads = tags.iter().any(|tag| {
        let rest = text[tag.end..].trim_start();
        let is_below = text[tag.end..text.len() - rest.len()].contains('\n');
        // What ends a word above is a placeholder that is called as a tag is.
        if is_below && !text[..tag.start].ends_with(|c: char| c.is_whitespace() || c == '>') && tag.start > 0 {
            return false;
        }
        let after = rest.trim_start_matches(['$', ' ']);
        after.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("curl"))
    });
    let breaks = tags.iter().any(|tag| tag.name == "br" && text[tag.end..].starts_with('\n'));
    if !leads && !breaks {
        return Vec::new();
    }
    edits(text, tags.iter().filter(|tag| leads || tag.name == "br"))
}

/// Takes `tags` out of `text`; what they began on a line of its own gets one.
fn edits<'t>(text: &str, tags: impl Iterator<Item = &'t Tag<'t>>) -> Vec<Edit> {
    let (mut at, mut follows_text) = (0, false);
    let edit = |tag: &Tag<'_>| {
        let before = &text[at..tag.start];
        let line = before.rsplit('\n').next().unwrap_or_default();
        follows_text = !line.trim().is_empty() || follows_text && line.len() == before.len();
        let behind = text[tag.end..].trim_start_matches([' ', '\t']);
        let breaks = tag.breaks() && follows_text && !behind.is_empty() && !behind.starts_with('\n');
        follows_text &= !breaks;
        at = tag.end;
        Edit::new(tag.start..tag.end, if breaks { "\n" } else { "" })
    };
    tags.map(edit).collect()
}

struct Tag<'t> {
    start: usize,
    end: usize,
    name: &'t str,
}

impl Tag<'_> {
    /// Whether what is behind it stands on another line than what is before it.
    fn breaks(&self) -> bool {
        !matches!(
            self.name,
            "a" | "b" | "code" | "em" | "font" | "i" | "kbd" | "samp" | "span" | "strong" | "tt" | "var"
        )
    }
}

/// The tags of `text` with names that pages use; `<zone>` is none.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    text.match_indices('<').filter_map(|(start, _)| {
        let body = text[start + 1..].strip_prefix('/').unwrap_or(&text[start + 1..]);
        let len = body.find(|c: char| !c.is_ascii_alphanumeric())?;
        let name = &body[..len];
        let end = text.len() - body.len() + len + body[len..].find(['>', '<', '\n'])? + 1;
        let closed = text[..end].ends_with('>');
        let attributes = matches!(body.as_bytes()[len], b'>' | b' ' | b'/');
        (closed && attributes && TAGS.contains(&name)).then_some(Tag { start, end, name })
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn tags_of_a_page_go_and_placeholders_stay() {
        check(super::find, "<p>curl -X <b>POST</b> \\<br>\nx/<zone>/y</p>", "curl -X POST \\\nx/<zone>/y");
        check(
            super::find,
            "<p>Run this:</p><pre><code>curl a \\<br>\n-H b</code></pre><p>Thanks</p>",
            "Run this:\ncurl a \\\n-H b\nThanks",
        );
        check(super::find, "<p>curl a \\</p><p>-H b</p>\n", "curl a \\\n-H b\n");
        check(super::find, "<pre><code class=\"x\">curl a<br/>-H b</code></pre>", "curl a\n-H b");
        check(super::find, "curl -d '<p>x</p>' y", "curl -d '<p>x</p>' y");
        check(super::find, "curl x?a=<b>\ncurl y?a=<code>", "curl x?a=<b>\ncurl y?a=<code>");
    }
}
