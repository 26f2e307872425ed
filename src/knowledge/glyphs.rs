//! Characters that software puts where ASCII was typed, one row each in `grammar/glyphs.tsv`.

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
pub fn glyph(c: char) -> Option<(Glyph, &'static str)> {
    let _ = c;
    None
}
