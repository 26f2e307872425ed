//! A command in a field of a table that is saved as text: in quotes, with each quote in it doubled.

use super::super::region::names;
use crate::text::Edit;

/// The quotes round each field that holds a command, and the second of each two in it.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut over = 0;
    let quoted =
        names(text.as_bytes()).filter(|&name| text[..name].ends_with('"') && text[name + 4..].starts_with(' '));
    for open in quoted.map(|name| name - 1) {
        let begins = text[..open].chars().next_back().is_none_or(|c| matches!(c, '\n' | ',' | ';' | '\t'));
        let start = open + 1;
        let Some(field) = Some(start).filter(|_| begins && open >= over).and_then(|start| field(&text[start..])) else {
            continue;
        };
        edits.push(Edit::new(open..start, "\n"));
        edits.extend(field.doubled.iter().map(|at| Edit::new(start + at..start + at + 1, "")));
        edits.push(Edit::new(start + field.end..start + field.end + 1, "\n"));
        over = start + field.end;
    }
    edits
}

struct Field {
    /// The first of each two quotes.
    doubled: Vec<usize>,
    /// Where the quote stands that ends it.
    end: usize,
}

/// The field that `text` goes on with; `None` where it has no quotes of its own, or is none.
fn field(text: &str) -> Option<Field> {
    let mut doubled = Vec::new();
    let mut quotes = memchr::memchr_iter(b'"', text.as_bytes());
    while let Some(at) = quotes.next() {
        if text[at + 1..].starts_with('"') {
            doubled.push(at);
            quotes.next();
            continue;
        }
        let ends = text[at + 1..].chars().next().is_none_or(|c| matches!(c, '\n' | '\r' | ',' | ';' | '\t'));
        return (ends && !doubled.is_empty()).then_some(Field { doubled, end: at });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn fields_are_read() {
        check(super::find, r#""curl ""x"" -H ""A: b""""#, "\ncurl \"x\" -H \"A: b\"\n");
        check(super::find, "1,\"curl \"\"x\"\"\",2\n", "1,\ncurl \"x\"\n,2\n");
        for text in [r#""curl -s x""#, r#"sh -c "curl ""x""""#, r#""curl ""x"" -H "#, r#"A="curl ""$x"" y""#] {
            check(super::find, text, text);
        }
    }
}
