//! Lists of YAML with an entry on each line, whose entries are the words of a command.

use super::line::Line;
use super::list::{Item, List, Strings};
use super::notation::Notation;
use super::quoted;
use crate::text::{Mapped, Span};

/// The list whose entries stand on the first of `lines`, `least` deep or deeper, and how many lines it takes; `None` where
/// one of them is no plain word, or there is but one.
pub(super) fn read(source: &str, lines: &[Line<'_>], least: usize) -> Option<(List, usize)> {
    entries(source, lines, least).filter(|(_, count)| *count > 1)
}

/// The same, of however many entries.
pub(super) fn entries(source: &str, lines: &[Line<'_>], least: usize) -> Option<(List, usize)> {
    let depth = lines.first()?.indent();
    let is_entry = |line: &&Line<'_>| line.indent() == depth && line.text[depth..].starts_with("- ");
    let count = lines.iter().take_while(is_entry).count();
    let goes_on = lines.get(count).is_some_and(|line| line.indent() > depth && !line.is_blank());
    if depth < least || count == 0 || goes_on {
        return None;
    }
    let items = lines[..count].iter().map(|line| item(source, line, depth + 1)).collect::<Option<Vec<_>>>()?;
    Some((List::of(items, Strings::Yaml, lines[count - 1].end()), count))
}

/// The entry on `line` behind the dash that ends at `skip`.
fn item(source: &str, line: &Line<'_>, skip: usize) -> Option<Item> {
    let text = line.text[skip..].trim();
    let start = line.end() - line.text[skip..].trim_start().len();
    let end = start + text.len();
    if text.starts_with(['"', '\'']) {
        let quoted = quoted::read(source, start, end).filter(|quoted| quoted.end == end)?;
        return Some(Item { span: Span::new(start + 1, end - 1), text: quoted.text, notation: quoted.notation });
    }
    let is_plain = !text.is_empty()
        && !text.starts_with(['&', '*', '!', '|', '>', '[', '{', '%', '@', '`', '#', '?'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':');
    let span = Span::new(start, end);
    is_plain.then(|| Item { span, text: Mapped::verbatim(source, span), notation: Notation::Bare })
}
