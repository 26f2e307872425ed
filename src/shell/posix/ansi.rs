//! `$'…'`: bash's quotes with the escapes of C.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char};
use nom::combinator::{map, map_opt, recognize, verify};
use nom::multi::{fold_many1, many0_count};
use nom::sequence::{delimited, preceded};

use super::Reader;
use crate::shell::Quoting;
use crate::shell::parts::Parts;

/// The escapes of one letter.
const LETTERS: [(char, char); 13] = [
    ('a', '\x07'),
    ('b', '\x08'),
    ('e', '\x1b'),
    ('E', '\x1b'),
    ('f', '\x0c'),
    ('n', '\n'),
    ('r', '\r'),
    ('t', '\t'),
    ('v', '\x0b'),
    ('\\', '\\'),
    ('\'', '\''),
    ('"', '"'),
    ('?', '?'),
];

fn letter(input: &str) -> nom::IResult<&str, String, ()> {
    let known = |letter| LETTERS.iter().find(|(name, _)| *name == letter).map(|(_, worth)| worth.to_string());
    preceded(char('\\'), map_opt(anychar, known)).parse(input)
}

fn digits(radix: u32, most: usize) -> impl Fn(&str) -> nom::IResult<&str, u32, ()> {
    move |input| {
        let digits = take_while_m_n(1, most, move |digit: char| digit.is_digit(radix));
        map_opt(digits, move |digits| u32::from_str_radix(digits, radix).ok()).parse(input)
    }
}

/// `\xHH`, `\x{HH}`, `\NNN`: one byte.
fn byte(input: &str) -> nom::IResult<&str, u8, ()> {
    let braced = delimited(char('{'), digits(16, 8), char('}'));
    let hexadecimal = preceded(tag("\\x"), alt((braced, digits(16, 2))));
    let octal = preceded(char('\\'), digits(8, 3));
    alt((hexadecimal, octal)).map(|code| code.to_le_bytes()[0]).parse(input)
}

/// The end of a C string, and what bash drops behind it.
fn end_of_string(input: &str) -> nom::IResult<&str, String, ()> {
    let end = alt((byte.map(u32::from), code)).parse(input);
    let (rest, 0) = end? else { return Err(nom::Err::Error(())) };
    let dropped = alt((recognize((char('\\'), anychar)), take_while1(|letter| !matches!(letter, '\'' | '\\'))));
    many0_count(dropped).map(|_| String::new()).parse(rest)
}

/// Bytes in a row, which may make up one character.
fn bytes(input: &str) -> nom::IResult<&str, String, ()> {
    let push = |mut bytes: Vec<u8>, byte| {
        bytes.push(byte);
        bytes
    };
    fold_many1(verify(byte, |byte| *byte != 0), Vec::new, push)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .parse(input)
}

/// `\uXXXX`, `\UXXXXXXXX`
fn code(input: &str) -> nom::IResult<&str, u32, ()> {
    let short = preceded(tag("\\u"), digits(16, 4));
    let long = preceded(tag("\\U"), digits(16, 8));
    alt((short, long)).parse(input)
}

/// One character by its code.
fn character(input: &str) -> nom::IResult<&str, String, ()> {
    let character = |code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
    map(code, character).parse(input)
}

/// `\cX`: a control character.
fn control(input: &str) -> nom::IResult<&str, String, ()> {
    let control = |letter: char| match letter {
        '?' => Some('\x7f'),
        _ => u8::try_from(letter).ok().map(|letter| char::from(letter.to_ascii_uppercase() & 0x1f)),
    };
    preceded(tag("\\c"), map_opt(alt((tag("\\\\").map(|_| '\\'), anychar)), control)).map(String::from).parse(input)
}

fn escape(input: &str) -> nom::IResult<&str, String, ()> {
    alt((letter, end_of_string, bytes, character, control)).parse(input)
}

impl<'a> Reader<'a> {
    /// Reads `$'…'`.
    pub(super) fn ansi(&mut self, parts: &mut Parts<'a>) {
        let Some(open) = self.cursor.token("$'") else { return };
        parts.mark(open, Quoting::AnsiC);
        while self.ansi_item(parts) {}
        let quote = (open.end - 1..open.end).into();
        self.close_quote(quote, "'", parts, Quoting::AnsiC);
    }

    fn ansi_item(&mut self, parts: &mut Parts<'a>) -> bool {
        let start = self.cursor.at();
        if let Some(worth) = self.cursor.eat(escape) {
            parts.escape(self.cursor.since(start), Quoting::AnsiC, worth);
        } else if let Some(run) = self.cursor.take(take_while1(|letter| !matches!(letter, '\'' | '\\'))) {
            parts.plain(run, Quoting::AnsiC);
        } else if self.cursor.peek() == Some('\\') {
            self.cursor.step();
            parts.plain(self.cursor.since(start), Quoting::AnsiC);
        } else {
            return false;
        }
        true
    }
}
