//! The names and numbers of characters.

use crate::knowledge::entities;
use crate::text::codepage::character;

/// How long an entity may be.
pub(super) const LONGEST: usize = 16;

/// Names that HTML reads without their semicolon too, and that mean nothing else in a command.
const OPEN: [&str; 5] = ["quot", "amp", "lt", "gt", "nbsp"];

/// The length of the entity that `text` starts with, and its character.
pub(super) fn entity(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        return numbered(number);
    }
    let end = body.bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(body.len());
    if body[end..].starts_with(';') {
        return entities::text(&body[..end]).map(|character| (end + 2, character));
    }
    let name = OPEN.into_iter().find(|name| body.starts_with(name) && !body[name.len()..].starts_with('='))?;
    entities::text(name).map(|character| (name.len() + 1, character))
}

/// The length of `&#` and the number that `text` starts with, and the character it numbers.
fn numbered(text: &str) -> Option<(usize, String)> {
    let hex = text.starts_with(['x', 'X']);
    let (skipped, radix) = if hex { (1, 16) } else { (0, 10) };
    let digits = &text[skipped..];
    let len = digits.bytes().take(8).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = u32::from_str_radix(&digits[..len], radix).ok()?;
    let closed = usize::from(digits[len..].starts_with(';'));
    let character = u8::try_from(code).map_or_else(|_| char::from_u32(code), |byte| Some(character(byte)))?;
    (code > 0).then(|| (2 + skipped + len + closed, character.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(usize, &str)>) {
        assert_eq!(entity(text), expected.map(|(len, character)| (len, character.to_owned())), "{text}");
    }

    #[test]
    fn names_and_numbers_are_read() {
        check("&quot;x", Some((6, "\"")));
        check("&#34;", Some((5, "\"")));
        check("&#x201C;", Some((8, "“")));
        check("&#X2d;-", Some((6, "-")));
        check("&#147;", Some((6, "“")));
        check("&ndash;", Some((7, "–")));
        check("&timestamps=1", None);
        check("&copy=2", None);
        check("&lt=3", None);
    }

    #[test]
    fn some_need_no_semicolon() {
        check("&quothttps", Some((5, "\"")));
        check("&#34https", Some((4, "\"")));
        check("&ltID&gt", Some((3, "<")));
    }
}
