//! What stands between tokens: blanks, those JSON knows and others, and comments.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_until, take_while};
use nom::combinator::{recognize, rest};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::knowledge::glyphs::{Glyph, glyph};

/// The blanks of RFC 8259, as many as there are.
pub(super) fn blanks(input: &str) -> &str {
    let run: IResult<&str, &str> = take_while(is_blank)(input);
    run.map_or("", |(_, run)| run)
}

/// Whether JSON takes `c` for a blank.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A blank that JSON does not know at the start of `input`, and what it stands for.
pub(super) fn odd_blank(input: &str) -> Option<(char, &'static str)> {
    let c = input.chars().next().filter(|c| !c.is_ascii() || c.is_ascii_control())?;
    match glyph(c) {
        Some((Glyph::Blank, _)) => Some((c, " ")),
        Some((Glyph::Invisible | Glyph::Bidi, _)) => Some((c, "")),
        _ if c.is_whitespace() => Some((c, " ")),
        _ => None,
    }
}

/// A comment at the start of `input`: `// …`, `# …` or `/* … */`.
pub(super) fn comment(input: &str) -> Option<&str> {
    let to_line_end = || take_till(|c| c == '\n' || c == '\r');
    let mut comment = alt((
        recognize(preceded(tag("//"), to_line_end())),
        recognize(preceded(tag("#"), to_line_end())),
        recognize((tag("/*"), take_until("*/"), tag("*/"))),
        recognize(preceded(tag("/*"), rest)),
    ));
    let found: IResult<&str, &str> = comment.parse(input);
    found.ok().map(|(_, comment)| comment)
}
