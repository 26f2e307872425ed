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
        let after = text[tag.end..].trim_start().trim_start_matches(['$', ' ']);
        after.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("curl"))
    });
    let breaks = tags.iter().any(|tag| tag.name == "br" && text[tag.end..].starts_with('\n'));
    if !leads && !breaks {
        return Vec::new();
    }
    tags.iter().filter(|tag| leads || tag.name == "br").map(|tag| tag.edit(text)).collect()
}

struct Tag<'t> {
    start: usize,
    end: usize,
    name: &'t str,
}

impl Tag<'_> {
    fn edit(&self, text: &str) -> Edit {
        let line = self.name == "br" && !text[self.end..].starts_with('\n');
        Edit::new(self.start..self.end, if line { "\n" } else { "" })
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
        check(super::find, "<pre><code class=\"x\">curl a<br/>-H b</code></pre>", "curl a\n-H b");
        check(super::find, "curl -d '<p>x</p>' y", "curl -d '<p>x</p>' y");
    }
}
