//! Words without quotes: literals, numbers, templates, and what is no JSON at all.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char};
use nom::combinator::{recognize, verify};
use nom::sequence::delimited;
use nom::{IResult, Parser};

use super::Kind;
use super::blank::is_blank;
use super::number::{is_number, looks_like_number, repaired_number};
use super::quote::{is_structure, mark, quote};
use super::strict::write_string;

/// What a word without quotes is, and what it should be if JSON does not know it.
#[derive(Debug, PartialEq)]
pub(super) enum Word {
    /// A literal or number of JSON.
    Right(Kind),
    /// A number JSON would not take.
    Number(Kind, Option<String>),
    /// Anything else.
    Bare(Kind, Option<String>),
}

/// Reads the whole of `text`, which holds no blank around it.
pub(super) fn word(text: &str) -> Word {
    match text {
        "null" => Word::Right(Kind::Null),
        "true" => Word::Right(Kind::Bool(true)),
        "false" => Word::Right(Kind::Bool(false)),
        "True" | "TRUE" => Word::Bare(Kind::Bool(true), Some("true".into())),
        "False" | "FALSE" => Word::Bare(Kind::Bool(false), Some("false".into())),
        "Null" | "NULL" | "None" | "nil" => Word::Bare(Kind::Null, Some("null".into())),
        "undefined" | "NaN" => Word::Bare(Kind::Bare(text.into()), Some("null".into())),
        _ if is_number(text) => Word::Right(Kind::Number(text.into())),
        _ if looks_like_number(text) => Word::Number(Kind::Number(text.into()), repaired_number(text)),
        _ => {
            let plain = text.trim_end_matches(|c| quote(c).is_some());
            Word::Bare(Kind::Bare(plain.into()), (!is_filled_in(text)).then(|| quoted(plain)))
        }
    }
}

/// Whether something will put a value in place of `text` before it is JSON.
fn is_filled_in(text: &str) -> bool {
    text.starts_with(['$', '`', '%']) || text.starts_with("{{")
}

pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_string(text, &mut out);
    out
}

/// One word at the start of `input`: up to a blank or mark, brackets of templates and expansions whole.
pub(super) fn first(input: &str) -> &str {
    let mut at = 0;
    while !input[at..].starts_with("/*")
        && let Ok((_, run)) = run(&input[at..])
    {
        at += run.len();
    }
    &input[..at]
}

fn run(input: &str) -> IResult<&str, &str> {
    let ends = |c: char| is_blank(c) || is_structure(mark(c));
    alt((
        take_till1(|c: char| ends(c) || matches!(c, '$' | '{' | '<' | '`' | '/')),
        recognize((tag("$("), until(')'), tag(")"))),
        recognize((tag("${"), until('}'), tag("}"))),
        recognize((tag("{{"), until('}'), tag("}}"))),
        recognize((tag("<"), until('>'), tag(">"))),
        recognize((tag("`"), until('`'), tag("`"))),
        verify(recognize(anychar), |one: &str| !one.starts_with(ends)),
    ))
    .parse(input)
}

/// What stands between brackets of a template or expansion; those are short and on one line.
fn until<'a>(close: char) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(0, 200, move |c| c != close && c != '\n')
}

/// `{zone_id}` or `{{zone_id}}` at the start of `input`: no object but a template's blank.
pub(super) fn template(input: &str) -> Option<&str> {
    let name = |input| {
        let inside = take_while(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '$'));
        verify(inside, |name: &str| name.contains(char::is_alphabetic)).parse(input)
    };
    let double: IResult<&str, &str> = recognize(delimited(tag("{{"), name, tag("}}"))).parse(input);
    let single = |input| -> IResult<&str, &str> { recognize(delimited(char('{'), name, char('}'))).parse(input) };
    double.or_else(|_| single(input)).ok().map(|(_, template)| template)
}

/// A name without quotes at the start of `input`, blanks behind it left out.
pub(super) fn name(input: &str) -> &str {
    let name: IResult<&str, &str> = take_while1(|c: char| c != '\n' && c != '=' && !is_structure(mark(c)))(input);
    name.map_or("", |(_, name)| name.trim_end())
}
