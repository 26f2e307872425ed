//! Mappings and lists of YAML between braces and brackets: where they end, and the strings among their values.

use super::quoted::{self, Quoted};

/// A string among the values, and where it starts.
pub(super) struct Value {
    pub(super) start: usize,
    pub(super) quoted: Quoted,
}

/// What stands between braces or brackets.
pub(super) struct Flow {
    /// The strings in quotes that are values.
    pub(super) values: Vec<Value>,
    /// Where it was read to: behind what closes it, or where nothing can.
    pub(super) end: usize,
}

/// What starts at `start` of `source` with a brace or bracket; a line at most `indent` deep is none of it.
pub(super) fn read(source: &str, start: usize, indent: usize) -> Flow {
    let mut values = Vec::new();
    let (mut at, mut depth, mut place) = (start, 0_usize, Place::Value);
    while let Some(byte) = source.as_bytes().get(at) {
        let from = at;
        at += 1;
        place = match byte {
            b'[' | b'{' => {
                depth += 1;
                Place::Value
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                Place::Word
            }
            b',' => Place::Value,
            b':' if source[at..].starts_with([' ', '\t', '\r', '\n', '"', '\'']) => Place::Value,
            b'\n' if is_outside(&source[at..], indent) => break,
            b' ' | b'\t' | b'\r' | b'\n' => place,
            b'#' if source[..from].ends_with([' ', '\t', '\n']) => {
                at = line_end(source, at);
                place
            }
            // What is said of a value before it.
            b'&' | b'!' if place == Place::Value => {
                at += source[at..].find([' ', '\t', '\n', ',', ']', '}']).unwrap_or(source.len() - at);
                place
            }
            b'"' | b'\'' if place == Place::Value => {
                let Some(end) = quoted::end(source, from) else { break };
                at = end;
                values.extend(quoted::read(source, from, end).map(|quoted| Value { start: from, quoted }));
                Place::Word
            }
            _ => Place::Word,
        };
        if depth == 0 {
            break;
        }
    }
    values.retain(|value| is_value(source[value.quoted.end..].trim_start()));
    Flow { values, end: at }
}

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where a key or a value begins.
    Value,
    /// Within or behind one: a quote is an apostrophe there.
    Word,
}

/// Whether the string before `rest` is a value, and no key nor part of something.
fn is_value(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([',', '}', ']', '#'])
}

/// Whether `rest` begins with a line that can be no part of what is `indent` deep.
fn is_outside(rest: &str, indent: usize) -> bool {
    let line = &rest[..line_end(rest, 0)];
    let text = line.trim_start_matches([' ', '\t']);
    line.len() - text.len() <= indent && !text.trim().is_empty() && !text.starts_with(['}', ']', '#', ',', '"', '\''])
}

fn line_end(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |len| at + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_keys() {
        let check = |source: &str, expected: &[&str], end: usize| {
            let found = read(source, 0, 0);
            let texts = found.values.iter().map(|it| it.quoted.text.text()).collect::<Vec<_>>();
            assert_eq!((texts.as_slice(), found.end), (expected, end), "{source}");
        };
        check(r#"{run: "a, b", "c": 'd', e: f}"#, &["a, b", "d"], 29);
        check(r#"[{run: "a"}, {name: it's, run: "b"}]"#, &["a", "b"], 36);
        check(r#"{run: "a" x, y: "b}"#, &[], 17);
        check("[\"a\n b\", # it's 'c\n 'd', !!str 'e'\n] f", &["a b", "d", "e"], 36);
        check("[a,\nb: c", &[], 4);
    }
}
