//! What pasting does to a text, a row for each kind: how it is done, or why nothing could undo it.

mod blanks;
mod dashes;
mod encodings;
mod lines;
mod links;
mod markup;
mod people;
mod quotes;
mod signs;
mod wrappers;

/// One kind of damage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// What happens, in a few words.
    pub(crate) name: &'static str,
    pub(crate) does: Does,
}

/// What a kind of damage does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Does {
    /// This; where it does not apply, the text stays.
    Change(fn(&str) -> String),
    /// The text that is left tells nothing of it, for this reason.
    Hide(&'static str),
}

/// A row of what `change` does.
const fn row(name: &'static str, change: fn(&str) -> String) -> Row {
    Row { name, does: Does::Change(change) }
}

/// A row of what leaves no trace.
const fn hidden(name: &'static str, why: &'static str) -> Row {
    Row { name, does: Does::Hide(why) }
}

/// All kinds.
pub(crate) fn rows() -> Vec<Row> {
    [
        quotes::ROWS,
        lines::ROWS,
        signs::ROWS,
        dashes::ROWS,
        markup::ROWS,
        blanks::ROWS,
        encodings::ROWS,
        links::ROWS,
        wrappers::ROWS,
        people::ROWS,
    ]
    .concat()
}

/// What software does to a text.
pub(crate) type Change = fn(&str) -> String;

/// The kinds that leave a trace.
pub(crate) fn changes() -> Vec<(&'static str, Change)> {
    let change = |row: Row| match row.does {
        Does::Change(change) => Some((row.name, change)),
        Does::Hide(_) => None,
    };
    rows().into_iter().filter_map(change).collect()
}

/// `text` with each character replaced by what `to` gives for it, the one before and the one behind.
fn each(text: &str, mut to: impl FnMut(char, char, char) -> Option<String>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut before = ' ';
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let behind = chars.get(at + 1).copied().unwrap_or(' ');
        match to(before, c, behind) {
            Some(changed) => out.push_str(&changed),
            None => out.push(c),
        }
        before = c;
    }
    out
}

/// `text` with `to` done to each line.
fn each_line(text: &str, to: impl Fn(usize, &str) -> String) -> String {
    text.split('\n').enumerate().map(|(index, line)| to(index, line)).collect::<Vec<_>>().join("\n")
}

/// `text` with `to` done to each URL in it.
fn each_url(text: &str, to: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || "\"'\\<>`".contains(c)).unwrap_or(from.len());
        let is_url = from[..end].contains("://") && !before.ends_with(|c: char| c.is_ascii_alphanumeric());
        out.push_str(before);
        out.push_str(&if is_url { to(&from[..end]) } else { from[..end].to_owned() });
        rest = &from[end..];
    }
    out + rest
}

/// Whether `text` tells that the body of its command is JSON.
fn is_told_json(text: &str) -> bool {
    text.contains("--json") || text.contains("Content-Type: application/json")
}
