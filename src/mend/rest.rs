//! What stands between the commands: replies, messages of curl and the shell, advice.

use super::accept::is_json;
use super::command::{Command, Rest, RestKind};
use super::unit::Quotes;
use crate::json;
use crate::text::{Mapped, Span};

/// What shells say about commands that fell apart.
pub(super) const SHELL: [&str; 8] = [
    "command not found",
    "is not recognized as",
    "No such file or directory",
    "no matches found",
    "unexpected EOF while looking for",
    "syntax error near unexpected token",
    "event not found",
    "bad substitution",
];

/// Everything of interest in `peeled` outside `commands`, whose spans are in the text as given.
pub(super) fn find(peeled: &Mapped, commands: &[Command]) -> Vec<Rest> {
    let text = peeled.text();
    let mut out = Vec::new();
    let mut at = 0;
    // What is read in vain, over and over, must stay in proportion.
    let mut patience = 64 * 1024 + 8 * text.len();
    while at < text.len() {
        let line = text[at..].split_inclusive('\n').next().unwrap_or("");
        let Some((span, kind)) = read(text, at, line, &mut patience) else {
            at += line.len();
            continue;
        };
        let given = peeled.span(span);
        at = span.end.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        if !Command::any_overlaps(commands, given) {
            out.push(Rest { span: given, kind });
        }
    }
    out
}

/// What starts on the line at `at`.
fn read(text: &str, at: usize, line: &str, patience: &mut usize) -> Option<(Span, RestKind)> {
    let whole = |kind| Some((Span::new(at + line.len() - line.trim_start().len(), at + line.trim_end().len()), kind));
    let table = |open: usize| is_powershell(&text[..at + open]);
    if let Some(open) = line.find(['{', '[']).filter(|&open| is_json(&text[at + open..]) && !table(open)) {
        let start = at + open;
        if let Some(end) = reply(&text[start..], patience) {
            return Some((Span::new(start, start + end), RestKind::Reply));
        }
    }
    let words = line.trim();
    if words.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("<html") || tag.eq_ignore_ascii_case("<!doc")) {
        let end = text[at..].find("</html>").map_or(text.len(), |end| at + end + 7);
        return Some((Span::new(at, end), RestKind::Reply));
    }
    if words.starts_with("curl: (") {
        return whole(RestKind::CurlError);
    }
    // Quoted in a sentence, it is spoken of.
    let quoted = |at: usize| words[..at].chars().next_back().is_some_and(|c| Quotes::of(c).is_some());
    if SHELL.iter().filter_map(|said| words.find(said)).any(|at| !quoted(at)) {
        return whole(RestKind::ShellError);
    }
    if is_advice(words) { whole(RestKind::Advice) } else { None }
}

/// Whether a table or here-string of PowerShell opens at the end of `text`.
fn is_powershell(text: &str) -> bool {
    text.ends_with('@') || ["@\"", "@'", "@“", "@‘"].iter().any(|open| text.trim_end().ends_with(open))
}

/// The length of the JSON object or list that `text` starts with.
fn reply(text: &str, patience: &mut usize) -> Option<usize> {
    if *patience == 0 {
        return None;
    }
    let document = json::read_prefix(text);
    *patience = patience.saturating_sub(document.end.max(1));
    let root = document.root.as_ref()?;
    let speaks = root.members().iter().any(|member| member.name.len() > 1)
        || !root.items().is_empty() && text.len() > 2 && text[1..].trim_start().starts_with('{');
    speaks.then_some(document.end.max(1))
}

/// Whether a sentence tells somebody what to send.
fn is_advice(line: &str) -> bool {
    const WORDS: [&str; 7] =
        ["Bearer", "X-Auth-Key", "X-Auth-Email", "Enterprise", "API Token", "API token", "Global API"];
    line.split_whitespace().count() > 3
        && WORDS.iter().any(|word| line.contains(word))
        && !line.starts_with(['-', '{', '"', '“'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[RestKind]) {
        let found = find(&Mapped::verbatim(text, Span::new(0, text.len())), &[]);
        assert_eq!(found.iter().map(|rest| rest.kind).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn messages_are_told_from_what_is_said_of_them() {
        check("zsh: command not found: –H", &[RestKind::ShellError]);
        check("bash: -H: command not found", &[RestKind::ShellError]);
        check("On my Mac it says “command not found”.", &[]);
        check("curl: (6) Could not resolve host: a.example", &[RestKind::CurlError]);
        check("{\"success\": false}", &[RestKind::Reply]);
    }
}
