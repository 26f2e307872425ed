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
        for (open, mark) in openings(line) {
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
            // What is done with the text is not done with what the command puts out.
            let line_end = start + line.len();
            let gone = if is_shown { line_end.saturating_sub(end) } else { others(&text[end..line_end.max(end)]) };
            if let Some(closing) = edits.last_mut().filter(|_| end < line_end) {
                closing.span.end = end + gone;
                if gone == 0 && text[end..line_end].trim_start().starts_with(['"', '\'']) {
                    "\n".clone_into(&mut closing.text);
                }
            }
        }
    }
    edits
}

/// How many words in quotes of a line are looked at.
const MOST: usize = 8;

/// The quotes of `line` that open words, up to the first that does not.
fn openings(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut over = 0;
    for (at, mark) in line.match_indices(MARKS) {
        if at < over {
            continue;
        }
        if found.len() == MOST || !line[..at].ends_with([' ', '=']) {
            break;
        }
        found.push((at, mark));
        match unquoted(line, at + mark.len(), mark) {
            Some((_, end)) if mark.is_ascii() => over = end,
            _ => break,
        }
    }
    found
}

const MARKS: [char; 6] = ['\'', '"', '‘', '“', '’', '”'];

/// How much of `rest`, which stands behind a command in quotes, are words of the program that takes it.
fn others(rest: &str) -> usize {
    let end = rest.find(['|', '>', '<', '&', ';', ')', '`', '#', '\\', '"', '\'']).unwrap_or(rest.len());
    let words = rest[..end].trim_end();
    let words = if rest[end..].starts_with('>') { words.trim_end_matches(|c: char| c.is_ascii_digit()) } else { words };
    if rest[end..].starts_with(['"', '\'']) { 0 } else { words.trim_end().len() }
}

/// Whether what stands before a quote takes a command there.
pub(super) fn takes(before: &str) -> bool {
    let is_alias = before.starts_with("alias ") && before.ends_with('=') && !before.contains(MARKS);
    let words = || before.split_whitespace().skip_while(|word| matches!(*word, "$" | "#" | "sudo"));
    let is_curl = |word: &str| word.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("curl"));
    let is_own = words().next().is_some_and(is_curl);
    let is_taker = |(at, word): (usize, &str)| is_taker(word, at);
    let is_taken = before.ends_with(' ') && !is_own && (words().enumerate().any(is_taker) || is_value(before));
    is_taken && has_whole_words(before) || is_alias
}

/// Whether an option of some program stands at the end of `before`, so that what follows is its value.
fn is_value(before: &str) -> bool {
    let mut words = before.split_whitespace();
    let is_lower =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let is_program =
        words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()) && is_lower(word));
    let name = words.next_back().map_or("", |word| word.strip_prefix('-').unwrap_or(""));
    is_program && name.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic()) && is_lower(name)
}

/// Whether each quote in `before` is a pair of a word's.
fn has_whole_words(before: &str) -> bool {
    let mut over = 0;
    before.match_indices(MARKS).all(|(at, mark)| {
        if at < over {
            return true;
        }
        let begins = mark.is_ascii() && before[..at].ends_with([' ', '=']);
        let end = Some(at + mark.len()).filter(|_| begins).and_then(|inside| unquoted(before, inside, mark));
        over = end.as_ref().map_or(0, |(_, end)| *end);
        end.is_some()
    })
}

/// Whether `word`, the one number `at` of a line, has a shell run a text in quotes, or another machine or program.
fn is_taker(word: &str, at: usize) -> bool {
    let is_text = word == "<<<" || word.starts_with('-') && word.ends_with('c');
    // A sentence may have it for what it means in English.
    let is_called = || at == 0 || !programs::is_said(word);
    is_text || programs::takes_text(word) && is_called()
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
        check(super::find, "tmux send-keys -t 0 'curl a' C-m", "tmux send-keys -t 0  curl a ");
        check(super::find, "salt '*' cmd.run 'curl a' | b", "salt '*' cmd.run  curl a  | b");
        check(super::find, "concurrently 'curl a' 'npm run b'", "concurrently  curl a\n 'npm run b'");
        check(super::find, "xterm -e 'curl a' 2>b", "xterm -e  curl a  2>b");
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
            "curl -H 'a: b' -c 'curl a' b",
            "sh -c \"curl \"a\"b\"",
        ] {
            check(super::find, text, text);
        }
    }
}
