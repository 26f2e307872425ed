//! Characters that software puts where ASCII was typed, one row each in `grammar/glyphs.tsv`.

use std::cmp::Ordering;

use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/glyphs.tsv"));

/// What a typographic character stands for in a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// A double quote, of any direction or language.
    Double,
    /// A single quote or apostrophe, of any direction or language.
    Single,
    /// A backtick or acute accent used as a quote.
    Tick,
    /// One hyphen, whatever its context: U+2010, U+2011, U+2212.
    Hyphen,
    /// One or two hyphens: en dash and figure dash.
    EnDash,
    /// Two or three hyphens: em dash and horizontal bar.
    EmDash,
    /// `...`
    Ellipsis,
    /// A blank that is not U+0020.
    Blank,
    /// Nothing: zero-width characters, soft hyphen, byte order mark.
    Invisible,
    /// Nothing: controls of writing direction.
    Bidi,
    /// A full-width or compatibility form of one ASCII character.
    Wide,
    /// A ligature or sign made of several ASCII characters: ﬁ, ½, ×, ©, →.
    Sign,
}

/// The class of `c` and the ASCII text it stands for, if it is no plain character.
///
/// A line separator stands for a line feed.
pub fn glyph(c: char) -> Option<(Glyph, &'static str)> {
    if c.is_ascii() || is_ideograph(c) {
        return None;
    }
    let row = TABLE.rows().range(|row| order(row, c)).iter().next()?;
    let [_, class, ascii] = row.take();
    let ascii = if ascii == r"\n" { "\n" } else { ascii };
    Some((class_of(class)?, ascii))
}

/// The scripts without rows that a text may be full of: Chinese, Japanese, Korean.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3165}'..='\u{a788}' | '\u{a78d}'..='\u{faff}')
}

/// Where the row stands to `c`.
fn order(row: Row<'_>, c: char) -> Ordering {
    match range(row) {
        Some((first, last)) if (first..=last).contains(&u32::from(c)) => Ordering::Equal,
        Some((first, _)) => first.cmp(&u32::from(c)),
        None => Ordering::Less,
    }
}

/// The first and last code point of a row: `00A0` or `FE00..FE0F`.
fn range(row: Row<'_>) -> Option<(u32, u32)> {
    let (first, last) = row.key().split_once("..").unwrap_or((row.key(), row.key()));
    let hex = |digits| u32::from_str_radix(digits, 16).ok();
    Some((hex(first)?, hex(last)?))
}

fn class_of(name: &str) -> Option<Glyph> {
    Some(match name {
        "double" => Glyph::Double,
        "single" => Glyph::Single,
        "tick" => Glyph::Tick,
        "hyphen" => Glyph::Hyphen,
        "en-dash" => Glyph::EnDash,
        "em-dash" => Glyph::EmDash,
        "ellipsis" => Glyph::Ellipsis,
        "blank" => Glyph::Blank,
        "invisible" => Glyph::Invisible,
        "bidi" => Glyph::Bidi,
        "wide" => Glyph::Wide,
        "sign" => Glyph::Sign,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_sorted_and_found() {
        let mut floor = 0x7f;
        for row in TABLE.rows().iter() {
            let (first, last) = range(row).expect("a code point or two");
            assert!(floor < first && first <= last, "{} is out of order", row.line());
            floor = last;
            let [_, class, ascii, name, rest] = row.take();
            assert!(ascii.is_ascii() && !name.is_empty() && rest.is_empty(), "{}", row.line());
            for code in first..=last {
                let c = char::from_u32(code).expect("a character");
                let (found, text) = glyph(c).unwrap_or_else(|| panic!("{} is lost", row.line()));
                assert_eq!(Some(found), class_of(class), "{}", row.line());
                assert!(text == ascii || ascii == r"\n" && text == "\n", "{}", row.line());
            }
        }
    }

    #[test]
    fn characters_are_told_apart() {
        let check = |c: char, expected| assert_eq!(glyph(c), expected, "{c:?}");
        for c in "\u{201c}\u{201d}\u{201e}\u{201f}«»″‶「」〝〞〟＂".chars() {
            check(c, Some((Glyph::Double, "\"")));
        }
        for c in "‘’‚‛‹›′‵『』＇".chars() {
            check(c, Some((Glyph::Single, "'")));
        }
        check('´', Some((Glyph::Tick, "'")));
        for c in "‐‑−－".chars() {
            check(c, Some((Glyph::Hyphen, "-")));
        }
        check('–', Some((Glyph::EnDash, "--")));
        check('—', Some((Glyph::EmDash, "--")));
        check('…', Some((Glyph::Ellipsis, "...")));
        check('\u{a0}', Some((Glyph::Blank, " ")));
        check('\u{2028}', Some((Glyph::Blank, "\n")));
        check('\u{200b}', Some((Glyph::Invisible, "")));
        check('\u{fe0f}', Some((Glyph::Invisible, "")));
        check('\u{202e}', Some((Glyph::Bidi, "")));
        check('：', Some((Glyph::Wide, ":")));
        check('。', Some((Glyph::Wide, ".")));
        check('\u{fb01}', Some((Glyph::Sign, "fi")));
        check('½', Some((Glyph::Sign, "1/2")));
        check('→', Some((Glyph::Sign, "->")));
    }

    #[test]
    fn plain_characters_are_left_alone() {
        for c in "aZ09`'\"-~\n\t\u{0}éßжא域名ラ한😀".chars() {
            assert_eq!(glyph(c), None, "{c:?}");
        }
    }
}
