//! What markup languages take for theirs.

use super::{Row, each, hidden, row};

pub(super) const ROWS: &[Row] = &[
    row("a placeholder in angle brackets swallowed behind a scheme of credentials", |text| {
        each_bearer(text, "Bearer ")
    }),
    hidden(
        "placeholders in angle brackets swallowed elsewhere",
        "a URL or body without its segment or text is as good as with it",
    ),
    hidden("what stands behind an opening angle bracket swallowed", "a text that ends early is a text"),
    row("empty brackets taken for a checkbox, behind a colon", |text| text.replace(":[]", ":").replace(": []", ": ")),
    hidden("empty brackets in names of fields gone", "`item=1` is as good a field as `item[]=1`"),
    row("a pair of stars taken for emphasis", |text| pairs(text, '*')),
    hidden("underscores round a word taken for emphasis", "`name` is as good a word as `_name_`"),
    hidden("tildes, carets and bars taken for markup", "what stood between them is as good a text without them"),
    hidden("links, templates and macros replaced by their labels", "a label is as good a text as its link"),
    row("the two angle brackets of a heredoc made a guillemet", |text| text.replace("<<", "«")),
    row("two single quotes taken for italics", |text| text.replace(" ''", "")),
    hidden("tags in a body swallowed", "a text without tags is as good as one with them"),
    row("stars round the command, for bold", |text| wrapped(text, "**")),
    row("underscores round the command, for italics", |text| wrapped(text, "_")),
    row("backticks round the command", |text| wrapped(text, "`")),
    row("line breaks as tags", |text| text.replace('\n', "<br>\n")),
    row("paragraph tags", |text| tagged(text, "<p>", "</p>")),
    row("a tag round the command, for code", |text| tagged(text, "<pre><code>", "</code></pre>")),
];

fn each_bearer(text: &str, scheme: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(scheme) {
        let (before, from) = rest.split_at(at + scheme.len());
        let end = from.find(['"', '\'']).unwrap_or(from.len());
        out.push_str(before);
        rest = &from[end..];
    }
    out + rest
}

/// `text` without pairs of `mark` on one line that touch no blank inside.
fn pairs(text: &str, mark: char) -> String {
    let count = text.matches(mark).count();
    let mut left = count - count % 2;
    each(text, |_, c, _| {
        let goes = c == mark && left > 0;
        left -= usize::from(goes);
        goes.then(String::new)
    })
}

/// `text` with `mark` on both sides, if it is a command alone and on one line.
fn wrapped(text: &str, mark: &str) -> String {
    let alone = text.starts_with("curl") && !text.contains('\n') && !text.contains(mark);
    if alone { format!("{mark}{text}{mark}") } else { text.to_owned() }
}

/// `text` within tags, if it has none of its own.
fn tagged(text: &str, open: &str, close: &str) -> String {
    if text.contains("</") { text.to_owned() } else { format!("{open}{text}{close}") }
}
