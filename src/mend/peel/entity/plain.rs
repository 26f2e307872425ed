//! Entities in a text whose straight quotes were left alone.

use super::entity;
use crate::mend::accept::is_header_name;
use crate::text::Edit;

/// One entity in a text.
struct Entity {
    at: usize,
    len: usize,
    character: String,
    place: Place,
}

/// Where an entity stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside quotes, where a shell takes its `&` for the end of a command.
    Outside,
    /// Where nobody writes one: in a URL or a header.
    Odd,
    /// Where it may be content.
    Inside,
}

/// All entities, if every `&`, `<` and `>` is one or belongs to a link, and one cannot be meant.
pub(super) fn all(text: &str, start: usize) -> Vec<Edit> {
    let Some(links) = links(text) else { return Vec::new() };
    let found = entities(text);
    let bare = text.matches('&').count() > found.len();
    let odd = found.iter().any(|entity| entity.place != Place::Inside);
    if bare || !odd && links == 0 { Vec::new() } else { edits(&found, start) }
}

/// The entities outside quotes; where every blank there became one, those of the blanks within quotes too.
pub(super) fn some(text: &str, start: usize) -> Vec<Edit> {
    let text = &text[..text.find("<<").unwrap_or(text.len())];
    let mut found = entities(text);
    let is_blank = |entity: &Entity| entity.character.trim().is_empty();
    let are_blanks = !text.contains([' ', '<']);
    found.retain(|entity| {
        let is_ended = text[entity.at..][..entity.len].ends_with(';');
        is_ended && (entity.place == Place::Outside || are_blanks && is_blank(entity))
    });
    if found.iter().all(|entity| entity.place != Place::Outside) {
        found.clear();
    }
    edits(&found, start)
}

fn edits(entities: &[Entity], start: usize) -> Vec<Edit> {
    let edit = |entity: &Entity| Edit::new(start + entity.at..start + entity.at + entity.len, entity.character.clone());
    entities.iter().map(edit).collect()
}

/// How many links in angle brackets `text` has; `None` where other brackets stand in it.
fn links(text: &str) -> Option<usize> {
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>']) {
        let link = ["<http://", "<https://", "<mailto:"].iter().any(|scheme| rest[at..].starts_with(scheme));
        let end = rest[at + 1..].find(['<', '>', '\n']).filter(|_| link)? + at + 1;
        rest = rest[end..].strip_prefix('>')?;
        count += 1;
    }
    Some(count)
}

fn entities(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut quote = None;
    let (mut word, mut open) = (0, 0);
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        let escape = std::mem::take(&mut escaped);
        match byte {
            b'\\' if quote != Some(b'\'') => escaped = !escape,
            b'"' | b'\'' if escape => {}
            b'"' | b'\'' if quote.is_none() => (quote, open) = (Some(byte), at + 1),
            b'"' | b'\'' if quote == Some(byte) => quote = None,
            b' ' | b'\t' | b'\n' => word = at + 1,
            b'&' => {
                if let Some((len, character)) = entity(&text[at..]) {
                    let is_header = || quote.is_some() && is_header(&text[open..at]);
                    let place = if is_header() { Place::Odd } else { place(&text[word..at], quote.is_some()) };
                    found.push(Entity { at, len, character, place });
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether `value` begins with the name of a header.
fn is_header(value: &str) -> bool {
    value.split_once(": ").is_some_and(|(name, _)| is_header_name(name))
}

/// Where an entity stands that has `before` before it in its word.
fn place(before: &str, quoted: bool) -> Place {
    let opened = before.trim_start_matches(['"', '\'', '<']);
    if !quoted {
        Place::Outside
    } else if opened.starts_with("http://") || opened.starts_with("https://") {
        Place::Odd
    } else {
        Place::Inside
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::check;
    use super::super::find;

    #[test]
    fn a_link_or_an_odd_place_tells_of_escaping() {
        check(find, "curl \"<https://a?b&amp;c>\" -d 'd&amp;e'", "curl \"<https://a?b&c>\" -d 'd&e'");
        check(find, "curl \"https://a/&lt;ID&gt;\" -H 'B: &lt;C&gt;'", "curl \"https://a/<ID>\" -H 'B: <C>'");
        check(find, "curl 'a' -d 'b&amp;c' &gt; d", "curl 'a' -d 'b&c' > d");
        check(find, "curl \"a\" -H 'B: &lt;your_token&gt;'", "curl \"a\" -H 'B: <your_token>'");
        check(find, "curl \"a\"&nbsp;-d '&lt;&lt='", "curl \"a\" -d '&lt;&lt='");
        check(find, "curl&nbsp;'a?b&c=1'&nbsp;-H&nbsp;'D:&nbsp;e'", "curl 'a?b&c=1' -H 'D: e'");
        check(find, "curl&nbsp;'a?b&c=1' -d&nbsp;'d&nbsp;e'", "curl 'a?b&c=1' -d 'd&nbsp;e'");
        check(find, "curl \"<https://a>\" -d '&amp;amp;'", "curl \"<https://a>\" -d '&amp;'");
    }

    #[test]
    fn content_stays() {
        check(find, "curl \"a\" -d '&lt;b&gt;'", "curl \"a\" -d '&lt;b&gt;'");
        check(
            find,
            "curl \"https://a?b&amp;c\" -d '<p>d &amp; e</p>'",
            "curl \"https://a?b&amp;c\" -d '<p>d &amp; e</p>'",
        );
        check(find, "curl \"a?copy=1&copy=2&lt=3\"", "curl \"a?copy=1&copy=2&lt=3\"");
        check(find, "curl \"a\" -d @- <<E\n&lt;b&gt;\nE", "curl \"a\" -d @- <<E\n&lt;b&gt;\nE");
    }
}
