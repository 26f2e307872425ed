//! Whether a sentence of advice asks for a thing or asks to leave it: `grammar/stances.tsv`.
//!
//! "Use X in place of Y" and "replace Y by X" ask for the same; which word stands first tells nothing.

use std::sync::LazyLock;

use super::table::{self, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/stances.tsv"));

/// Its rows, read once: each mention of a thing asks several of them.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let read = |row: table::Row<'static>| {
        let [word, place, stance, mark] = row.take();
        Row { word, place, stance, changes: mark == "changes" }
    };
    TABLE.rows().iter().map(read).collect()
});

/// How far from a thing the word may stand that tells what becomes of it.
const REACH: usize = 60;

/// What a sentence wants of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It asks for it.
    For,
    /// It asks to leave it.
    Against,
}

/// What `sentence`, in lower case, wants of `thing`; none where it only speaks of it, or wants both.
pub fn stance(sentence: &str, thing: &str) -> Option<Stance> {
    let places = sentence.match_indices(thing).map(|(at, _)| at);
    let mut found = places.filter_map(|at| before(&sentence[..at]).or_else(|| after(&sentence[at + thing.len()..])));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// What the nearest word before a thing tells.
fn before(text: &str) -> Option<Stance> {
    let near = tail(text);
    let (at, row) = rows("before")
        .chain(rows("changed"))
        .filter_map(|row| Some((last(near, row.word)?, row)))
        .filter(|(at, row)| row.place == "before" || changes(&near[..*at]))
        .max_by_key(|(at, row)| (at + row.word.len(), row.word.len()))?;
    let turned = rows("turns").any(|row| near[..at].trim_end().ends_with(row.word));
    match (row.stance, turned) {
        ("+", false) => Some(Stance::For),
        ("-", true) if row.word != "not" => Some(Stance::For),
        _ => Some(Stance::Against),
    }
}

/// What the first words behind a thing tell.
fn after(text: &str) -> Option<Stance> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let text = text.strip_prefix("header ").unwrap_or(text);
    let row = rows("after").find(|row| text.starts_with(row.word))?;
    Some(if row.stance == "+" { Stance::For } else { Stance::Against })
}

/// Whether something is to become something else.
fn changes(text: &str) -> bool {
    rows("before").any(|row| row.changes && last(text, row.word).is_some())
}

/// Where the last `word` of `text` begins that begins a word.
fn last(text: &str, word: &str) -> Option<usize> {
    let is_free = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
    text.rmatch_indices(word).map(|(at, _)| at).find(|at| is_free(*at) && ends(&text[at + word.len()..]))
}

/// Whether a word ends before `rest`, but for the endings that verbs have.
fn ends(rest: &str) -> bool {
    let rest = ["ing", "ed", "es", "s", "d"].iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest);
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
}

/// The end of `text` within reach, and within its sentence.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = &text[from..];
    near.rfind([';', '!', '?']).into_iter().chain(near.rfind(". ")).max().map_or(near, |at| &near[at + 1..])
}

/// One row of the table.
#[derive(Clone, Copy)]
struct Row {
    word: &'static str,
    place: &'static str,
    stance: &'static str,
    /// Whether it makes one thing another.
    changes: bool,
}

fn rows(place: &'static str) -> impl Iterator<Item = Row> {
    ROWS.iter().copied().filter(move |row| row.place == place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_ask_for_one_thing_and_against_another() {
        let check = |sentence: &str, bearer, key| {
            let found = (stance(sentence, "bearer"), stance(sentence, "x-auth-key"));
            assert_eq!(found, (bearer, key), "{sentence}");
        };
        let (yes, no) = (Some(Stance::For), Some(Stance::Against));
        check("use `authorization: bearer` instead of x-auth-key", yes, no);
        check("instead of x-auth-key, use authorization: bearer", yes, no);
        check("replace x-auth-key with authorization: bearer", yes, no);
        check("change the x-auth-key header to authorization: bearer", yes, no);
        check("you need x-auth-key, not authorization: bearer", no, yes);
        check("use x-auth-key and x-auth-email instead of authorization: bearer", no, yes);
        check("replace authorization: bearer by x-auth-key", no, yes);
        check("don't use bearer, use x-auth-key", no, yes);
        check("you should not send x-auth-key when using bearer", yes, no);
        check("remove bearer from the header", no, None);
        check("try it without the bearer", no, None);
        check("x-auth-key may have to become “authorization”, with bearer", yes, no);
        check("bearer is missing", yes, None);
        check("bearer isn't needed there", no, None);
        check("x-auth-key takes the global key, bearer a token", None, None);
        check("there is no need to use x-auth-key", None, no);
        check("you have to add \"bearer \" as a prefix to the actual key", yes, None);
    }

    #[test]
    fn every_row_is_read() {
        for row in TABLE.rows().iter() {
            let [word, place, stance] = row.take();
            assert!(["before", "after", "changed", "turns"].contains(&place), "{}", row.line());
            assert!((place == "turns") == stance.is_empty() && word == word.to_lowercase(), "{}", row.line());
        }
    }
}
