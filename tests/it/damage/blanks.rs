//! What becomes of blanks, and what cannot be seen.

use super::{Row, each, each_line, row};

pub(super) const ROWS: &[Row] = &[
    row("indentation gone", |text| each_line(text, |_, line| line.trim_start_matches([' ', '\t']).to_owned())),
    row("runs of blanks made one", |text| each(text, |before, c, _| (c == ' ' && before == ' ').then(String::new))),
    row("every blank made a no-break space", |text| text.replace(' ', "\u{a0}")),
    row("indentation made no-break spaces", |text| {
        each_line(text, |_, line| {
            let rest = line.trim_start_matches(' ');
            "\u{a0}".repeat(line.len() - rest.len()) + rest
        })
    }),
    row("the last blank made a no-break space, beside curly quotes", |text| {
        let curled = super::quotes::curled(text, "\"'", super::quotes::OPENS);
        match curled.rfind(' ') {
            Some(at) => format!("{}\u{a0}{}", &curled[..at], &curled[at + 1..]),
            None => curled,
        }
    }),
    row("blanks before options made two, one of them no-break", |text| {
        each(text, |before, c, behind| {
            (c == '-' && before == ' ' && behind.is_ascii_alphabetic()).then(|| "\u{a0}-".to_owned())
        })
    }),
    row("zero-width spaces behind slashes", |text| text.replace('/', "/\u{200b}")),
    row("a zero-width space before each option", |text| text.replace(" -", " \u{200b}-")),
    row("a byte order mark at the start", |text| format!("\u{feff}{text}")),
    row("soft hyphens in long words", |text| {
        let mut run = 0;
        each(text, |_, c, behind| {
            run = if c.is_ascii_alphabetic() { run + 1 } else { 0 };
            (run == 6 && behind.is_ascii_alphabetic()).then(|| format!("{c}\u{ad}"))
        })
    }),
    row("controls of writing direction round quotes", |text| text.replace('"', "\u{200e}\"\u{200e}")),
    row("controls of writing direction round lines", |text| {
        each_line(text, |_, line| format!("\u{202a}{line}\u{202c}"))
    }),
    row("tabs for the blanks of indentation", |text| text.replace("\n  ", "\n\t")),
    row("blanks for tabs", |text| text.replace('\t', "    ")),
    row("blanks at line ends", |text| each_line(text, |_, line| format!("{line}  "))),
    row("full-width blanks", |text| text.replace(' ', "\u{3000}")),
    row("narrow no-break spaces", |text| text.replace(' ', "\u{202f}")),
];
