//! A command that another program takes: `ssh host 'curl …'`, `sh -c "curl …"`, `sh <<< 'curl …'`.
//!
//! Such quotes are meant; they go so that the command can be read, and nothing is told of them.

use super::super::enclosing::{Argument, Enclosing};
use super::super::quotes::Quotes;
use super::super::reach::{head, tail};
use super::super::region;
use super::{is_command, lines};
use crate::knowledge::programs::{self, Runs};
use crate::knowledge::takers::takes;
use crate::text::{Edit, Span};

/// Whether commands are read that are only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// They are.
    Read,
    /// A script shows what it likes.
    Left,
}

/// What other programs take, and what is done to the text so that it can be read.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub(super) edits: Vec<Edit>,
    pub(super) list: Vec<Argument>,
}

/// The quotes around each command that is an argument, and the escapes that they ask for.
pub(super) fn find(text: &str, shown: Shown) -> Arguments {
    let mut found = Arguments::default();
    let mut over = 0;
    for (start, line) in lines(text) {
        let end = start + line.len();
        if shown == Shown::Read {
            found.edits.extend(piped(line).map(|behind| Edit::new(start + behind..end, "")));
        }
        let mut at = over.max(start);
        while let Some(open) = next(text, Span::new(at, end.max(at))) {
            at = open + 1;
            if text[open..].starts_with('\\') {
                at += text[at..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
            let is_named = names_curl(head(&text[at..], LOOK_BACK));
            let is_shown = shown == Shown::Read && is_named && shows(&text[start..open], &text[at..]);
            let given = Some(open).filter(|_| is_shown || is_named && is_given(text, Span::new(start, open), at));
            if let Some((argument, behind)) = given.and_then(|open| unquoted(text, open)) {
                found.edits.extend(argument.readings.iter().cloned());
                if is_shown {
                    show(text, Span::new(start, end), &mut found.edits);
                } else {
                    let rest = text[behind..].split('\n').next().unwrap_or("");
                    part(rest, shown, &mut found.edits);
                }
                found.list.push(argument);
                at = behind;
            } else {
                let mark = &text[open..=open];
                at = text[at..end].find(mark).map_or(end, |len| at + len + 1);
            }
            over = at;
        }
    }
    found
}

/// The next quote or backslash within `span` of `text`.
fn next(text: &str, span: Span) -> Option<usize> {
    memchr::memchr3(b'\'', b'"', b'\\', span.of(text).as_bytes()).map(|len| span.start + len)
}

/// Whether what stands before a quote, the bytes `before` of its line of `text`, takes what begins at `inside`, and a command
/// does there.
pub(super) fn is_given(text: &str, before: Span, inside: usize) -> bool {
    let is_near = before.len() <= LOOK_BACK;
    let is_one = || is_command(&text[inside..]) || lists(&text[inside..]);
    is_near
        && names_curl(head(&text[inside..], LOOK_BACK))
        && is_one()
        && takes(&text[call(text, before.start)..before.end])
}

/// Whether the first line of `inside` that says something, or all of it that is seen behind empty ones, names curl.
fn names_curl(inside: &str) -> bool {
    let line = memchr::memchr(b'\n', inside.as_bytes()).map_or(inside, |end| &inside[..end]);
    let is_empty = line.len() < inside.len() && line.trim().is_empty();
    let seen = if is_empty { inside } else { line };
    region::names(seen.as_bytes()).next().is_some()
}

/// How far before a quote, or the line of it, the call begins that takes it.
const LOOK_BACK: usize = 1024;

/// Where the call begins that goes on in the line that starts at `line`.
fn call(text: &str, line: usize) -> usize {
    let mut start = line;
    let least = line - tail(&text[..line], LOOK_BACK).len();
    while let Some(before) = text[least..start].strip_suffix("\\\n") {
        start = least + before.rfind('\n').map_or(0, |end| end + 1);
    }
    start
}

/// Leaves out of `text` what stands on `line` behind a text that is shown, the last of `edits` its closing quote: what is
/// done with the text is not done with what the command puts out.
fn show(text: &str, line: Span, edits: &mut [Edit]) {
    let Some(closing) = edits.last_mut() else { return };
    if line.of(text).contains("printf ") {
        closing.span.start = text[..closing.span.start].trim_end_matches(TURN).len();
    }
    closing.span.end = closing.span.end.max(line.end);
}

/// Parts the command whose closing quote is the last of `edits` from the words of `rest`, the remainder of its line, which the program takes
/// besides; in a text that is read to its end they go.
fn part(rest: &str, shown: Shown, edits: &mut [Edit]) {
    let others = others(rest);
    let Some(closing) = edits.last_mut() else { return };
    if others > 0 && shown == Shown::Read {
        closing.span.end += others;
    } else if others > 0 || rest.trim_start().starts_with(['"', '\'']) {
        "\n".clone_into(&mut closing.text);
    }
}

/// How much of `rest`, which stands behind a command in quotes, are words of the program that takes it.
fn others(rest: &str) -> usize {
    let end = rest.find(['|', '>', '<', '&', ';', ')', '`', '#', '\\', '"', '\'']).unwrap_or(rest.len());
    let words = rest[..end].trim_end();
    let words = if rest[end..].starts_with('>') { words.trim_end_matches(|c: char| c.is_ascii_digit()) } else { words };
    if rest[end..].starts_with(['"', '\'']) { 0 } else { words.trim_end().len() }
}

/// Whether what stands before a quote shows the text behind it, in which a command begins.
pub(super) fn shows(before: &str, inside: &str) -> bool {
    let is_quote = |c| Quotes::of(c).is_some();
    let inside = inside.split(is_quote).next().unwrap_or("");
    if !before.ends_with(' ') || before.contains(is_quote) || !begins(inside, &[" ", "`"]) {
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
fn piped(line: &str) -> Option<usize> {
    let (program, rest) = line.trim_start().split_once(' ')?;
    let is_shown = rest.starts_with("curl ") && !rest.contains(['"', '\'']) && is_shower(program);
    [" | ", " > ", " >> "].iter().filter_map(|sign| line.find(sign)).min().filter(|_| is_shown)
}

/// Whether in `inside`, a text that a shell runs, a command begins behind another one.
fn lists(inside: &str) -> bool {
    const BORDERS: [&str; 8] = ["&& ", "; ", "| ", "|| ", "do ", "then ", "else ", "\n"];
    let inside = inside.split(|c| Quotes::of(c).is_some()).next().unwrap_or("");
    let is_border = |before: &str| BORDERS.iter().any(|border| before.ends_with(border));
    let begins = |at: usize| is_border(&inside[..at]) || is_border(inside[..at].trim_end_matches(' '));
    inside.match_indices("curl ").any(|(at, _)| begins(at))
}

/// Whether a command begins in `text`, at its start or behind one of `borders`.
fn begins(text: &str, borders: &[&str]) -> bool {
    let is_border = |before: &str| before.is_empty() || borders.iter().any(|border| before.ends_with(border));
    text.match_indices("curl ").any(|(at, _)| is_border(&text[..at]))
}

/// The argument whose quote opens at `open`, and where it ends.
fn unquoted(text: &str, open: usize) -> Option<(Argument, usize)> {
    let single = text[open..].starts_with('\'');
    // A blank keeps them apart from the command, of which they are no part.
    let mut readings = vec![Edit::new(open..open + 1, " ")];
    let (close, enclosing) = if single {
        (within_single(text, open + 1, &mut readings)?, Enclosing::Single)
    } else {
        (within_double(text, open + 1, &mut readings)?, Enclosing::Double)
    };
    readings.push(Edit::new(close..close + 1, " "));
    let is_whole = text[close + 1..].chars().next().is_none_or(|c| c.is_whitespace() || ";|&),`".contains(c));
    is_whole.then(|| (Argument { inside: Span::new(open + 1, close), enclosing, readings }, close + 1))
}

/// Where single quotes close whose inside starts at `at`; what within is read otherwise goes to `readings`.
fn within_single(text: &str, mut at: usize, readings: &mut Vec<Edit>) -> Option<usize> {
    loop {
        at += text[at..].find('\'')?;
        let Some(within) = ["'\\''", "'\"'\"'"].into_iter().find(|within| text[at..].starts_with(within)) else {
            return Some(at);
        };
        readings.push(Edit::new(at..at + within.len(), "'"));
        at += within.len();
    }
}

/// The same of double quotes.
fn within_double(text: &str, mut at: usize, readings: &mut Vec<Edit>) -> Option<usize> {
    // How far the single quotes within reach that were seen last, and whether double ones are open.
    let (mut seen, mut is_open) = (at, false);
    loop {
        at += text[at..].find(['\'', '"', '\\'])?;
        match text.as_bytes()[at] {
            b'"' => return Some(at),
            b'\\' => {
                let escaped = text[at + 1..].chars().next()?;
                if matches!(escaped, '"' | '\\' | '$' | '`') {
                    readings.push(Edit::new(at..at + 2, escaped.to_string()));
                }
                is_open ^= escaped == '"' && at >= seen;
                at += 1 + escaped.len_utf8();
            }
            _ if is_open || at < seen => at += 1,
            _ => {
                let quoted = Quoted::read(text, at)?;
                seen = quoted.end;
                at += 1;
                if quoted.is_filled {
                    // Double quotes say it of the shell within, too, with the same escapes.
                    readings.extend([Edit::new(at - 1..at, "\""), Edit::new(seen - 1..seen, "\"")]);
                    at = seen;
                }
            }
        }
    }
}

/// A text in single quotes that stand within double ones.
struct Quoted {
    /// One past its last quote.
    end: usize,
    /// Whether the shell outside fills in something.
    is_filled: bool,
}

impl Quoted {
    /// The one that opens at `open`; up to the double quotes that end before it does.
    fn read(text: &str, open: usize) -> Option<Self> {
        let (mut at, mut is_filled) = (open + 1, false);
        loop {
            at += text[at..].find(['\'', '"', '\\', '$'])?;
            let rest = &text[at + 1..];
            match text.as_bytes()[at] {
                b'\'' => return Some(Self { end: at + 1, is_filled }),
                b'"' => return Some(Self { end: at, is_filled: false }),
                b'$' => is_filled |= rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '{')),
                _ => at += rest.chars().next()?.len_utf8(),
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::Shown;
    use crate::text::Edit;

    fn find(text: &str) -> Vec<Edit> {
        super::find(text, Shown::Read).edits
    }

    #[test]
    fn arguments_lose_their_quotes() {
        check(find, "ssh a 'curl -d \"{\\\"b\\\":1}\" c'", "ssh a  curl -d \"{\\\"b\\\":1}\" c ");
        check(find, "sh -c \"curl -d \\\"b\\\" \\$c\"", "sh -c  curl -d \"b\" $c ");
        check(find, "uncurly <<< 'curl -u \"$A\" b' | c", "uncurly <<<  curl -u \"$A\" b  | c");
        check(find, "echo \"Run: curl \\\"a\\\" b\"", "echo  Run: curl \"a\" b ");
        check(find, "echo \"curl b\" | sh\nls", "echo  curl b \nls");
        check(find, "sh -c \"ls && curl b\"", "sh -c  ls && curl b ");
        check(find, "echo curl b | sh\nls", "echo curl b\nls");
        check(find, "alias b='curl a'", "alias b= curl a ");
        check(find, "bash -lc 'curl '\\''a'\\''' | b", "bash -lc  curl 'a'  | b");
        check(find, "ssh -o 'A b' c 'curl d'; sh -c 'curl e'", "ssh -o 'A b' c  curl d ; sh -c  curl e ");
        check(find, "sh -c '\n  ls\n  curl a\n' b", "sh -c  \n  ls\n  curl a\n ");
        check(find, "tmux send-keys -t 0 'curl a' C-m", "tmux send-keys -t 0  curl a ");
        check(find, "salt '*' cmd.run 'curl a' | b", "salt '*' cmd.run  curl a  | b");
        check(find, "concurrently 'curl a' 'npm run b'", "concurrently  curl a\n 'npm run b'");
        check(find, "xterm -e 'curl a' 2>b", "xterm -e  curl a  2>b");
        check(find, "ssh a \\\n  'curl b'", "ssh a \\\n   curl b ");
    }

    /// Within double quotes, single ones keep their shell from nothing.
    #[test]
    fn variables_are_filled_in_by_the_shell_outside() {
        check(find, "ssh a \"curl -H 'B: $C' d\"", "ssh a  curl -H \"B: $C\" d ");
        let given = r#"ssh a "curl -d '{\"b\": \"$C\"}' d""#;
        check(find, given, r#"ssh a  curl -d "{\"b\": \"$C\"}" d "#);
        let given = r#"ssh a "curl -H 'B: \$C' -d '{\"b\": 1}' d""#;
        check(find, given, r#"ssh a  curl -H 'B: $C' -d '{"b": 1}' d "#);
        check(find, r#"ssh a "curl -d \"it's $C\" d""#, r#"ssh a  curl -d "it's $C" d "#);
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
            check(find, text, text);
        }
        let shown = "echo \"curl b\" | sh";
        check(|text| super::find(text, Shown::Left).edits, shown, shown);
        check(|text| super::find(text, Shown::Left).edits, "watch 'curl a' -n 5", "watch  curl a\n -n 5");
    }
}
