//! What becomes of dots, digits and signs.

use super::{Row, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("three dots made one character, beside curly quotes", |text| typeset(&text.replace("...", "…"))),
    row("an `x` between digits made a times sign, beside curly quotes", |text| {
        typeset(&super::each(text, |before, c, behind| {
            (c == 'x' && before.is_ascii_digit() && behind.is_ascii_digit()).then(|| "×".to_owned())
        }))
    }),
    row("fractions made one character, beside curly quotes", |text| {
        typeset(&text.replace("1/2", "½").replace("1/4", "¼"))
    }),
    row("signs of trade made one character, beside curly quotes", |text| {
        typeset(&text.replace("(c)", "©").replace("(r)", "®").replace("(tm)", "™"))
    }),
    row("arrows made one character, beside curly quotes", |text| {
        typeset(&text.replace(" -> ", " → ").replace("+-", "±"))
    }),
    hidden("repeated marks made fewer", "`??` and `?` are both good text"),
    row("smileys made pictures, whose names are copied", |text| text.replace(":)", ":slight_smile:")),
    hidden("list marks and rules at line starts gone", "a line of a body is as good without its `- `"),
    row("full-width punctuation between the strings of a body", |text| {
        text.replace("\":", "\"：").replace("\",", "\"，")
    }),
    row("full-width dashes and letters of options", |text| text.replace(" --", " －－").replace(" -", " －")),
    row("ligatures", |text| text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")),
];

/// `text` with its quotes curled.
fn typeset(text: &str) -> String {
    super::quotes::curled(text, "\"'", super::quotes::OPENS)
}
