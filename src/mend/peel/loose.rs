//! JSON that lost its quotes: `{type: A, tags: [x, y]}`.

use super::whole::is_whole;
use crate::text::{Edit, Span};

/// How deep bodies are read.
const DEPTH: usize = 128;

/// What it takes to make JSON of a text.
#[derive(Default)]
pub(super) struct Body {
    /// One past its last bracket.
    pub(super) end: usize,
    /// The quotes to put in, and the backslashes before those that are content.
    pub(super) edits: Vec<Edit>,
    /// Whether a value may have been something else.
    pub(super) doubtful: bool,
}

/// Reads the body that `text` starts with; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Body> {
    let mut reader = Reader { text, at: 0, brackets: Vec::new(), body: Body::default() };
    reader.run()?;
    reader.body.end = reader.at;
    Some(reader.body)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    brackets: Vec<u8>,
    body: Body,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn run(&mut self) -> Option<()> {
        let mut named = false;
        loop {
            self.skip();
            let byte = *self.rest().as_bytes().first()?;
            match byte {
                b'{' | b'[' if self.brackets.len() < DEPTH => {
                    self.brackets.push(byte);
                    self.at += 1;
                    named = false;
                }
                b'}' | b']' => {
                    let open = self.brackets.pop()?;
                    self.at += 1;
                    if open + 2 != byte {
                        return None;
                    }
                    if self.brackets.is_empty() {
                        return Some(());
                    }
                    named = false;
                }
                b',' => {
                    self.at += 1;
                    named = false;
                }
                _ if self.brackets.last() == Some(&b'{') && !named => {
                    self.name()?;
                    named = true;
                }
                _ => {
                    self.scalar()?;
                    named = false;
                }
            }
        }
    }

    /// The name of a member, and its colon.
    fn name(&mut self) -> Option<()> {
        let len = name(self.rest())?;
        let colon = self.rest().find(':')?;
        let name = &self.rest()[..len];
        self.body.doubtful |= name.contains(' ') || name.contains('"') && !is_quoted(name);
        self.quote(len);
        self.at += colon - len + 1;
        Some(())
    }

    /// A string, a number or a word.
    fn scalar(&mut self) -> Option<()> {
        let object = self.brackets.last() == Some(&b'{');
        let len = scalar(self.rest(), object)?;
        let value = &self.rest()[..len];
        let literal = ["true", "false", "null"].contains(&value) || value.parse::<f64>().is_ok();
        self.body.doubtful |= literal || value.contains(['"', '$', '\\', '\'']) || !is_whole(value) || value.is_empty();
        if literal {
            self.at += len;
        } else {
            self.quote(len);
        }
        Some(())
    }

    /// Puts quotes round the next `len` bytes and backslashes before the quotes in them.
    fn quote(&mut self, len: usize) {
        let (at, value) = (self.at, &self.text[self.at..self.at + len]);
        let edits = &mut self.body.edits;
        let has = |mark: bool| if mark { "" } else { "\"" };
        let whole = is_quoted(value);
        let (opened, closed) = (whole || is_half(value, true), whole || is_half(value, false));
        edits.push(Edit::new(Span::at(at), has(opened)));
        for (offset, mark) in value.match_indices(['"', '\'']) {
            let place = at + offset;
            let outer = opened && offset == 0 || closed && offset + 1 == len;
            if mark == "'" {
                edits.push(Edit::new(place..place + 1, "'\\''"));
            } else if !outer && !value[..offset].ends_with('\\') {
                edits.push(Edit::new(Span::at(place), "\\"));
            }
        }
        edits.push(Edit::new(Span::at(at + len), has(closed)));
        edits.retain(|edit| !edit.span.is_empty() || !edit.text.is_empty());
        self.at += len;
    }
}

/// Whether `value` has its own quotes, and no others.
fn is_quoted(value: &str) -> bool {
    value.len() > 1 && value.starts_with('"') && value.ends_with('"') && value.matches('"').count() == 2
}

/// Whether `value` has one of its quotes only: that in front, or that behind.
fn is_half(value: &str, front: bool) -> bool {
    value.matches('"').count() == 1 && if front { value.starts_with('"') } else { value.ends_with('"') }
}

/// The length of the name of a member at the start of `text`, if a colon follows it.
fn name(text: &str) -> Option<usize> {
    let end = text.find([':', ',', '{', '}', '[', ']', '\n']).filter(|&end| text[end..].starts_with(':'))?;
    let name = text[..end].trim_end();
    let plain = !name.is_empty() && !name.contains(['(', ')', '=', ';', '/']) && name.split(' ').count() < 4;
    plain.then_some(name.len())
}

/// The length of a value at the start of `text`: up to the next member or item, or the end of the bracket.
fn scalar(text: &str, object: bool) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b'}' | b']' if depth == 0 && (byte == b'}') == object => return Some(text[..at].trim_end().len()),
            b',' if depth == 0 => {
                let next = text[at + 1..].trim_start();
                if !object || name(next).is_some_and(|len| !next[..len].contains(' ')) {
                    return Some(text[..at].trim_end().len());
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let body = read(text).expect("it is a body");
        assert_eq!(crate::text::apply(&text[..body.end], &body.edits), expected);
    }

    #[test]
    fn quotes_come_back() {
        check("{a:b,c:{d: e f}} -H", r#"{"a":"b","c":{"d": "e f"}}"#);
        check("{a:x (y, z),b:[c,1]}", r#"{"a":"x (y, z)","b":["c",1]}"#);
        check("{u:https://a.b/?c=1,t:true}", r#"{"u":"https://a.b/?c=1","t":true}"#);
        check("[{a\":b,c:\"d}]", r#"[{"a":"b","c":"d"}]"#);
        check("{a:say \"b\"}", r#"{"a":"say \"b\""}"#);
        check("{a: {}, b: []}", "{\"a\": {}, \"b\": []}");
        assert!(read("{a").is_none());
    }
}
