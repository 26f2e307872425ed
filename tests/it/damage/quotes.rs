//! What becomes of quotes.

use super::{Row, each, row};

pub(super) const ROWS: &[Row] = &[
    row("double quotes curled by what stands before them", |text| curled(text, "\"", OPENS)),
    row("single quotes curled by what stands before them", |text| curled(text, "'", OPENS)),
    row("all quotes curled by what stands before them", |text| curled(text, "\"'", OPENS)),
    row("quotes behind punctuation curled as closing ones", |text| curled(text, "\"'", " \n(")),
    row("every quote curled as a closing one", |text| text.replace('"', "”").replace('\'', "’")),
    row("single quotes curled as opening ones", |text| text.replace('\'', "‘")),
    row("apostrophes of three quotes made one curly one", |text| apostrophes(text, "’")),
    row("two single quotes made one double", |text| curled(&text.replace("''", "”"), "\"'", OPENS)),
    row("double quotes behind digits made primes", |text| after_digit(text, '"', "″")),
    row("single quotes behind digits made primes", |text| after_digit(text, '\'', "′")),
    row("single quotes left straight among curly ones", |text| curled(text, "\"", "")),
    row("only the first quotes of each line curled", |text| {
        super::each_line(text, |_, line| {
            let mut left = 2;
            each(line, |_, c, _| {
                let curls = c == '"' && left > 0;
                left -= i32::from(curls);
                curls.then(|| if left == 1 { "“" } else { "”" }.to_owned())
            })
        })
    }),
    row("low and high quotes, as in German", |text| dressed(text, ["„", "“", "‚", "‘"])),
    row("the same high quote on both sides, as in Swedish", |text| dressed(text, ["”", "”", "’", "’"])),
    row("corner brackets for quotes, as in Japanese", |text| dressed(text, ["「", "」", "『", "』"])),
    row("guillemets with blanks inside, as in French", |text| {
        dressed(text, ["«\u{a0}", "\u{a0}»", "‹\u{a0}", "\u{a0}›"])
    }),
    row("backtick and accent for single quotes", |text| dressed(text, ["\"", "\"", "`", "´"])),
    row("both kinds of quotes made one", |text| {
        // Single quotes make the name of a variable text, and nothing tells of it.
        if text.contains('$') { text.to_owned() } else { text.replace('"', "'") }
    }),
    row("quotes that are not ASCII made question marks", |text| {
        curled(text, "\"'", OPENS).replace(['“', '”', '‘', '’'], "?")
    }),
    row("quotes dropped", |text| dropped(text, &['"', '\''])),
    row("double quotes dropped", |text| dropped(text, &['"'])),
    row("opening quotes curled, closing ones straight", |text| {
        curled(text, "\"'", OPENS).replace('”', "\"").replace('’', "'")
    }),
    row("closing quotes curled, opening ones straight", |text| {
        curled(text, "\"'", OPENS).replace('“', "\"").replace('‘', "'")
    }),
    row("apostrophes as one engine leaves them", |text| apostrophes(text, "’'‘")),
    row("apostrophes as another engine leaves them", |text| apostrophes(text, "’'’")),
    row("apostrophes without their backslash", |text| apostrophes(text, "'''")),
    row("apostrophes with half of their quotes made a double one", |text| apostrophes(text, "’\\”")),
    row("apostrophes curled with their backslash", |text| apostrophes(text, "’\\’’")),
    row("apostrophes curled outwards with their backslash", |text| apostrophes(text, "’\\‘’")),
];

/// What an opening quote stands behind.
pub(super) const OPENS: &str = " \n\t{[(,:='‘“\"";

/// `text` with the quotes `marks` curled, an opening one behind a character of `opens`.
pub(super) fn curled(text: &str, marks: &str, opens: &str) -> String {
    let mut open = false;
    each(text, |before, c, _| {
        let opening = if opens.is_empty() { !open } else { opens.contains(before) };
        marks.contains(c).then(|| {
            open = opening;
            match (c, opening) {
                ('"', true) => "“",
                ('"', false) => "”",
                (_, true) => "‘",
                (_, false) => "’",
            }
            .to_owned()
        })
    })
}

/// `text` with pairs of quotes in the dress `double` open and close, `single` open and close.
fn dressed(text: &str, [open, close, left, right]: [&str; 4]) -> String {
    if text.contains('\\') && text.contains("\\\"") {
        return text.to_owned();
    }
    let mut inside = [false; 2];
    each(text, |_, c, _| {
        let (which, dress) = match c {
            '"' => (0, [open, close]),
            '\'' => (1, [left, right]),
            _ => return None,
        };
        inside[which] = !inside[which];
        Some(dress[usize::from(!inside[which])].to_owned())
    })
}

fn after_digit(text: &str, quote: char, prime: &str) -> String {
    each(text, |before, c, _| (c == quote && before.is_ascii_digit()).then(|| prime.to_owned()))
}

/// `text` with its quotes curled and each apostrophe within single quotes made `mark`.
fn apostrophes(text: &str, mark: &str) -> String {
    if !text.contains("'\\''") {
        return text.to_owned();
    }
    curled(&text.replace("'\\''", "\u{1}"), "\"'", OPENS).replace('\u{1}', mark)
}

/// `text` without `marks`, if it has nothing that the shell would then take for its own.
fn dropped(text: &str, marks: &[char]) -> String {
    let told = !text.contains('{') || super::is_told_json(text);
    if !told || text.contains(['&', ';', '<', '>', '|', '$', '`']) { text.to_owned() } else { text.replace(marks, "") }
}
