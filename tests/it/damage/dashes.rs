//! What becomes of dashes.

use super::{Row, each, each_line, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("two hyphens made an en dash", |text| doubles(text, "–")),
    row("two hyphens at line starts made an en dash", |text| {
        each_line(text, |_, line| {
            let rest = line.trim_start();
            let lead = &line[..line.len() - rest.len()];
            rest.strip_prefix("--").map_or_else(|| line.to_owned(), |name| format!("{lead}–{name}"))
        })
    }),
    row("two hyphens made an em dash", |text| doubles(text, "—")),
    row("one hyphen behind a blank made an en dash", |text| led(text, "–")),
    row("one hyphen behind a blank made an en dash, two an em dash", |text| led(&text.replace(" --", " —"), "–")),
    row("one hyphen before a name made an em dash", |text| led(&text.replace(" --", " ——"), "—")),
    row("every hyphen made U+2010", |text| text.replace('-', "\u{2010}")),
    row("every hyphen made U+2011", |text| text.replace('-', "\u{2011}")),
    row("every hyphen made a minus", |text| text.replace('-', "−")),
    row("hyphens between blanks made en dashes, beside curly quotes", |text| {
        super::quotes::curled(&text.replace(" - ", " – "), "\"'", super::quotes::OPENS)
    }),
    row("two hyphens between blanks made an em dash", |text| text.replace(" -- ", " — ")),
    row("all dashes and quotes changed as one engine does", |text| {
        super::quotes::curled(&text.replace("---", "—").replace("--", "–"), "\"'", super::quotes::OPENS)
    }),
    row("all dashes and quotes changed as a word processor does", |text| {
        super::quotes::curled(&led(&text.replace(" --", " –"), "–"), "\"'", super::quotes::OPENS)
    }),
    row("a blank behind the dashes of options", |text| {
        each(text, |before, c, behind| {
            (c == '-' && before == '-' && behind.is_ascii_lowercase()).then(|| "- ".to_owned())
        })
    }),
    row("one of two dashes gone", |text| text.replace(" --", " -")),
    hidden("hyphens taken for strike-out", "what stood between two hyphens is a text without them too"),
];

/// `text` with the hyphen that stands behind a blank and before a letter made `dash`.
fn led(text: &str, dash: &str) -> String {
    each(text, |before, c, behind| {
        (c == '-' && before.is_whitespace() && behind.is_ascii_alphanumeric()).then(|| dash.to_owned())
    })
}

/// `text` with two hyphens made `dash`, if an option shows it: within a value alone they would be anybody's.
fn doubles(text: &str, dash: &str) -> String {
    let shown = ["\n--", " --", "\t--"].iter().any(|mark| text.contains(mark));
    if shown { text.replace("--", dash) } else { text.to_owned() }
}
