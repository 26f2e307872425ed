//! What encodings do, done once too often.

use super::quotes::{OPENS, curled};
use super::{Row, each, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("entities for all that HTML escapes", entities),
    row("entities for all but quotes", |text| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
    row("entities of entities", |text| entities(&entities(text))),
    row("numbered entities for typographic characters", |text| {
        let typeset = curled(&text.replace('&', "&#038;").replace("--", "–"), "\"'", OPENS);
        each(&typeset, |_, c, _| (!c.is_ascii()).then(|| format!("&#{};", u32::from(c))))
    }),
    row("names of parameters taken for entities", |text| {
        text.replace("&copy", "©")
            .replace("&reg", "®")
            .replace("&para", "¶")
            .replace("&times", "×")
            .replace("&sect", "§")
    }),
    row("UTF-8 read as Windows-1252, of curly quotes and dashes", |text| {
        let typeset = curled(&text.replace(" --", " –"), "\"'", OPENS);
        each(&typeset, |_, c, _| (!c.is_ascii()).then(|| misread(c)))
    }),
    hidden("letters beyond ASCII made question marks", "nothing tells which letter a `?` in a string was"),
    row("the source of a mail, quoted-printable", printable),
    row("a string of JSON", |text| {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        format!("\"{escaped}\"")
    }),
    row("escapes of URLs shown as their characters", |text| super::each_url(text, |url| url.replace("%20", " "))),
    row("colors of a terminal", |text| {
        text.replace("curl ", "\u{1b}[1;32mcurl\u{1b}[0m ").replace(" -", " \u{1b}[36m-")
    }),
];

fn entities(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// `c` as it looks where its bytes are taken for Windows-1252.
fn misread(c: char) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let letter =
        |byte: u8| if (0x80..0xa0).contains(&byte) { HIGH[usize::from(byte - 0x80)] } else { char::from(byte) };
    c.encode_utf8(&mut [0; 4]).bytes().map(letter).collect()
}

fn printable(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for c in text.chars() {
        let plain = matches!(c, '\n' | '\t') || c.is_ascii() && !c.is_ascii_control() && c != '=';
        let written = if plain {
            c.to_string()
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().concat()
        };
        if c != '\n' && column + written.len() > 75 {
            out.push_str("=\n");
            column = 0;
        }
        column = if c == '\n' { 0 } else { column + written.len() };
        out.push_str(&written);
    }
    out
}
