//! A command that another program takes: `ssh host 'curl …'`, `sh -c "curl …"`, `sh <<< 'curl …'`.
//!
//! Such quotes are meant; they go so that the command can be read, and nothing is told of them.

use super::super::quotes::Quotes;
use super::{is_command, lines};
use crate::knowledge::programs::{self, Runs};
use crate::text::Edit;

/// The quotes around each command that is an argument, and the escapes that they ask for.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut over = 0;
    for (start, line) in lines(text) {
        edits.extend(shown(line).map(|behind| Edit::new(start + behind..start + line.len(), "")));
        // No quote may stand before it.
        for (open, mark) in line.match_indices(['\'', '"', '‘', '“', '’', '”']).take(1) {
            let inside = start + open + mark.len();
            let (before, behind) = (&line[..open], &line[open + mark.len()..]);
            let is_shown = shows(before, behind);
            let is_given = || is_command(&text[inside..]) && takes(before) || lists(before, behind);
            if inside <= over || !is_shown && !is_given() {
                continue;
            }
            let found = if mark.is_ascii() { unquoted(text, inside, mark) } else { undressed(text, inside, mark) };
            let Some((found, end)) = found else { continue };
            // A blank keeps them apart from the command, of which they are no part.
            edits.push(Edit::new(inside - mark.len()..inside, " "));
            edits.extend(found);
            if is_shown
                && before.contains("printf ")
                && let Some(closing) = edits.last_mut()
            {
                closing.span.start = text[..closing.span.start].trim_end_matches(TURN).len();
            }
            over = end;
            if is_shown {
                // What is done with the text is not done with what the command puts out.
                let line_end = start + line.len();
                if let Some(closing) = edits.last_mut().filter(|_| end < line_end) {
                    closing.span.end = line_end;
                }
            }
        }
    }
    edits
}

/// Whether what stands before a quote takes a command there.
pub(super) fn takes(before: &str) -> bool {
    let is_alias = before.starts_with("alias ") && before.ends_with('=');
    let words = before.split_whitespace().skip_while(|word| matches!(*word, "$" | "#" | "sudo"));
    let is_taken = before.ends_with(' ') && words.enumerate().any(|(at, word)| is_taker(word, at));
    (is_taken || is_alias) && !before.contains(|c| Quotes::of(c).is_some())
}

/// Whether `word`, the one number `at` of a line, has a shell run a text in quotes, or another machine or program.
fn is_taker(word: &str, at: usize) -> bool {
    let is_text = word == "<<<" || word.starts_with('-') && word.ends_with('c');
    // A sentence may have it for what it means in English.
    let is_called = || at == 0 || !programs::is_said(word);
    let takes = |runs| !matches!(runs, Runs::Here | Runs::Printed);
    is_text || programs::runs(word).is_some_and(takes) && is_called()
}

/// Whether what stands before a quote shows the text behind it, in which a command begins.
pub(super) fn shows(before: &str, inside: &str) -> bool {
    let inside = inside.split(|c| Quotes::of(c).is_some()).next().unwrap_or("");
    if !before.ends_with(' ') || !begins(inside, &[" ", "`"]) {
        return false;
    }
    let program = before.split_whitespace().next().filter(|word| is_shower(word));
    // What `printf` puts in place of something else is not known.
    program.is_some_and(|program| program != "printf" || !inside.trim_end_matches(TURN).contains(['%', '\\']))
}

/// What `printf` makes a line end of.
const TURN: &str = "\\n";

/// Whether a program called `name` shows what it is given.
fn is_shower(name: &str) -> bool {
    programs::runs(name) == Some(Runs::Printed)
}

/// Where what is done with a command begins that `line` only shows: `echo curl a.b | sh`.
fn shown(line: &str) -> Option<usize> {
    let (program, rest) = line.trim_start().split_once(' ')?;
    let is_shown = rest.starts_with("curl ") && !rest.contains(['"', '\'']) && is_shower(program);
    [" | ", " > ", " >> "].iter().filter_map(|sign| line.find(sign)).min().filter(|_| is_shown)
}

/// Whether a shell runs the text behind a quote, in which a command begins behind another one.
fn lists(before: &str, inside: &str) -> bool {
    let inside = inside.split(|c| Quotes::of(c).is_some()).next().unwrap_or("");
    begins(inside, &["&& ", "; ", "| ", "|| "]) && takes(before)
}

/// Whether a command begins in `text`, at its start or behind one of `borders`.
fn begins(text: &str, borders: &[&str]) -> bool {
    let is_border = |before: &str| before.is_empty() || borders.iter().any(|border| before.ends_with(border));
    text.match_indices("curl ").any(|(at, _)| is_border(&text[..at]))
}

/// As [`unquoted`], for typographic quotes, of which the last on the line closes.
fn undressed(text: &str, start: usize, mark: &str) -> Option<(Vec<Edit>, usize)> {
    let line = text[start..].split('\n').next()?.trim_end();
    let close = line.chars().next_back()?;
    let kind = |mark: &str| mark.chars().next().and_then(Quotes::of);
    let end = line.len() - close.len_utf8();
    if close.is_ascii() || Quotes::of(close) != kind(mark) {
        return None;
    }
    let mut edits: Vec<Edit> = line[..end]
        .match_indices('\\')
        .filter(|&(at, _)| kind(mark) == Some(Quotes::Double) && kind(&line[at + 1..]) == Some(Quotes::Double))
        .map(|(at, _)| Edit::new(start + at..start + at + 1, ""))
        .collect();
    edits.push(Edit::new(start + end..start + line.len(), " "));
    Some((edits, start + line.len()))
}

/// The edits that read the word whose inside starts at `start` in quotes `mark`, and where it ends.
fn unquoted(text: &str, start: usize, mark: &str) -> Option<(Vec<Edit>, usize)> {
    let mut edits = Vec::new();
    let mut at = start;
    loop {
        let rest = &text[at..];
        let next = rest.find(['\'', '"', '\\'])?;
        at += next;
        let rest = &rest[next..];
        let within = ["'\\''", "'\"'\"'"].into_iter().find(|within| mark == "'" && rest.starts_with(within));
        if let Some(within) = within {
            edits.push(Edit::new(at..at + within.len(), "'"));
            at += within.len();
        } else if mark == "\"" && rest.starts_with(['\\']) {
            let escaped = rest[1..].chars().next()?;
            if matches!(escaped, '"' | '\\' | '$' | '`') {
                edits.push(Edit::new(at..at + 1, ""));
            }
            at += 1 + escaped.len_utf8();
        } else if rest.starts_with(mark) {
            let ends = rest[1..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ';' | '|' | '&' | ')'));
            edits.push(Edit::new(at..at + 1, " "));
            return ends.then_some((edits, at + 1));
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn arguments_lose_their_quotes() {
        check(super::find, "ssh a 'curl -d \"{\\\"b\\\":1}\" c'", "ssh a  curl -d \"{\\\"b\\\":1}\" c ");
        check(super::find, "sh -c \"curl -d \\\"b\\\" \\$c\"", "sh -c  curl -d \"b\" $c ");
        check(super::find, "uncurly <<< 'curl -u \"$A\" b' | c", "uncurly <<<  curl -u \"$A\" b  | c");
        check(super::find, "echo \"Run: curl \\\"a\\\" b\"", "echo  Run: curl \"a\" b ");
        check(super::find, "echo \"curl b\" | sh\nls", "echo  curl b \nls");
        check(super::find, "sh -c \"ls && curl b\"", "sh -c  ls && curl b ");
        check(super::find, "echo curl b | sh\nls", "echo curl b\nls");
        check(super::find, "alias b='curl a'", "alias b= curl a ");
        check(super::find, "bash -lc 'curl '\\''a'\\''' | b", "bash -lc  curl 'a'  | b");
    }

    #[test]
    fn typographic_ones_too() {
        check(super::find, "sh -c ‘curl “a”’", "sh -c  curl “a” ");
        check(super::find, "sh -c “curl -d \\“b\\” c”\nd", "sh -c  curl -d “b” c \nd");
        check(super::find, "sh -c “curl -d b” && c", "sh -c “curl -d b” && c");
    }

    #[test]
    fn other_quotes_stay() {
        for text in [
            "say 'curl a'",
            "echo 'a' | curl -d @- b",
            "printf 'curl %s\\n' b",
            "curl -d 'curl a' b",
            "sh -c \"curl \"a\"b\"",
        ] {
            check(super::find, text, text);
        }
    }
}
