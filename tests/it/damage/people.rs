//! What people do, and what their devices do for them.

use super::{Row, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("a capital at the start", |text| text.replace("curl ", "Curl ")),
    row("capitals throughout the name", |text| text.replace("curl ", "CURL ")),
    hidden("words corrected or translated", "another word is as good a text"),
    row("the last quote missing", |text| without_last(text, &['"', '\''])),
    row("the first quote missing", |text| match text.find(['"', '\'']) {
        Some(at) => format!("{}{}", &text[..at], &text[at + 1..]),
        None => text.to_owned(),
    }),
    row("the last brace of what is told to be JSON missing", |text| {
        if super::is_told_json(text) { without_last(text, &['}']) } else { text.to_owned() }
    }),
    hidden("the last brace of another body missing", "a body that is not told to be JSON may be anything"),
    row("the first quote doubled", |text| text.replacen('"', "\"\"", 1)),
    row("the last quote doubled", |text| match text.rfind('"') {
        Some(at) => format!("{}\"{}", &text[..at], &text[at..]),
        None => text.to_owned(),
    }),
    row("one backslash missing", |text| text.replacen("\\\n", "\n", 1)),
    row("one backslash too many at the end", |text| format!("{text} \\")),
    row("no blank behind an option's value", |text| text.replacen("\" -", "\"-", 1)),
    hidden("values masked by stars", "what stood there is gone, and the stars are told as a placeholder"),
    hidden("a third slash behind the scheme", "curl takes three for two"),
    hidden("a letter too many in the scheme", "`htttps` is a name a scheme may have"),
    row("a comma behind the command", |text| super::links::ended(text, ',')),
];

fn without_last(text: &str, marks: &[char]) -> String {
    match text.rfind(marks) {
        Some(at) => format!("{}{}", &text[..at], &text[at + 1..]),
        None => text.to_owned(),
    }
}
