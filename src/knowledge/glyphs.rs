//! Characters that software puts where ASCII was typed, one row each in `grammar/glyphs.tsv`.

use std::cmp::Ordering;

use super::table::{Table, count, split};

const ROWS: &str = Table::new(include_str!("../../grammar/glyphs.tsv")).rows().text();
/// The rows, read at compile time: every character of a text is looked up.
static ENTRIES: [Entry; count(ROWS)] = entries(ROWS);

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
    if c.is_ascii() {
        return None;
    }
    let at = ENTRIES.binary_search_by(|entry| entry.order(u32::from(c))).ok()?;
    Some((ENTRIES[at].class, ENTRIES[at].ascii))
}

/// Whether `c` is a hyphen, or what software makes of hyphens.
pub fn is_dash(c: char) -> bool {
    c == '-' || is_typographic_dash(c)
}

/// Whether `c` is what software makes of hyphens, or one that no keyboard has.
pub fn is_typographic_dash(c: char) -> bool {
    matches!(glyph(c), Some((Glyph::Hyphen | Glyph::EnDash | Glyph::EmDash, _)))
}

/// One row: a character, or several in a row.
#[derive(Clone, Copy)]
struct Entry {
    first: u32,
    last: u32,
    class: Glyph,
    ascii: &'static str,
}

impl Entry {
    fn order(&self, code: u32) -> Ordering {
        if self.last < code {
            Ordering::Less
        } else if self.first > code {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// Reads a row; an error in the table is an error of the compiler.
    const fn read(line: &'static str) -> Self {
        let (codes, rest) = split(line, b'\t');
        let (class, rest) = split(rest, b'\t');
        let (ascii, _) = split(rest, b'\t');
        let (first, rest) = split(codes, b'.');
        let (_, last) = split(rest, b'.');
        Self {
            first: hex(first),
            last: if last.is_empty() { hex(first) } else { hex(last) },
            class: class_of(class),
            ascii: if let br"\n" = ascii.as_bytes() { "\n" } else { ascii },
        }
    }
}

const fn entries<const N: usize>(rows: &'static str) -> [Entry; N] {
    let mut entries = [Entry { first: 0, last: 0, class: Glyph::Sign, ascii: "" }; N];
    let (mut rest, mut at) = (rows, 0);
    while at < N {
        let (line, below) = split(rest, b'\n');
        entries[at] = Entry::read(line);
        rest = below;
        at += 1;
    }
    entries
}

const fn hex(digits: &str) -> u32 {
    match u32::from_str_radix(digits, 16) {
        Ok(code) => code,
        Err(_) => panic!("a code point in hex digits"),
    }
}

const fn class_of(name: &str) -> Glyph {
    match name.as_bytes() {
        b"double" => Glyph::Double,
        b"single" => Glyph::Single,
        b"tick" => Glyph::Tick,
        b"hyphen" => Glyph::Hyphen,
        b"en-dash" => Glyph::EnDash,
        b"em-dash" => Glyph::EmDash,
        b"ellipsis" => Glyph::Ellipsis,
        b"blank" => Glyph::Blank,
        b"invisible" => Glyph::Invisible,
        b"bidi" => Glyph::Bidi,
        b"wide" => Glyph::Wide,
        b"sign" => Glyph::Sign,
        _ => panic!("a class of glyphs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_sorted_and_found() {
        let mut floor = 0x7f;
        for (line, entry) in ROWS.lines().zip(&ENTRIES) {
            assert!(line.is_ascii() && line.split('\t').count() == 4 && !line.ends_with('\t'), "{line}");
            assert!(floor < entry.first && entry.first <= entry.last, "{line} is out of order");
            floor = entry.last;
            for code in entry.first..=entry.last {
                let c = char::from_u32(code).expect("a character");
                assert_eq!(glyph(c), Some((entry.class, entry.ascii)), "{line}");
            }
        }
        assert_eq!(ROWS.lines().count(), ENTRIES.len());
    }

    #[test]
    fn dashes_are_told_from_hyphens() {
        assert!(is_dash('-') && !is_typographic_dash('-') && !is_dash('~') && !is_dash('_'));
        assert!(['\u{2010}', '–', '—', '\u{2212}'].into_iter().all(is_typographic_dash));
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
