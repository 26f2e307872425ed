//! Backticks around a command, and the fences of code blocks.

use super::super::lead::is_substitution;
use super::super::quotes::Quotes;
use super::super::reach::{head, tail};
use super::super::region::{Start, names, starts};
use super::super::setting::Setting;
use super::{NAME, is_command, lines, named_lines};
use crate::knowledge::takers::takes;
use crate::text::{Edit, Span};

/// The fences of code blocks, and the backticks around each command that stands in a pair of them.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains('`') && !text.contains("~~~") {
        return Vec::new();
    }
    let mut edits: Vec<Edit> =
        lines(text).filter(|(_, line)| is_fence(line)).map(|(at, line)| Edit::new(at..at + line.len(), "")).collect();
    let mut at = 0;
    while let Some(open) = text[at..].find('`').map(|offset| at + offset) {
        let ticks = text[open..].len() - text[open..].trim_start_matches('`').len();
        at = open + ticks;
        let opens = text[..open].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':'));
        let is_code = |at: &usize| opens && is_code(&text[*at..]) && !is_shell(&text[..*at]);
        let Some(close) = Some(at).filter(is_code).and_then(|at| end(text, at)) else {
            continue;
        };
        let closes = text[close..].starts_with('`')
            && text[close..].len() - text[close..].trim_start_matches('`').len() == ticks
            && text[close + ticks..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        if closes {
            edits.push(Edit::new(open..at, ""));
            edits.push(Edit::new(close..close + ticks, over(&text[close + ticks..])));
            at = close + ticks;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// Whether a backtick at the end of `before` is one that a program is given.
fn is_shell(before: &str) -> bool {
    is_substitution(tail(before, NAME).rsplit('\n').next().unwrap_or(before))
}

/// Whether a command begins `text`, which stands behind a backtick, or what feeds it.
fn is_code(text: &str) -> bool {
    let inside = || head(text, NAME).split('`').next().unwrap_or(text);
    let is_fed = |start: &Start| start.at == 0 && start.setting == Setting::Line;
    is_command(text) || text.starts_with(|c: char| c.is_ascii_alphabetic()) && starts(inside()).iter().any(is_fed)
}

/// The next backtick, or the end of the line; a continued line does not end.
fn end(text: &str, at: usize) -> Option<usize> {
    let ends = text[at..].match_indices(['`', '\n']).map(|(offset, _)| at + offset);
    ends.into_iter().find(|&end| text[end..].starts_with('`') || !text[..end].ends_with('\\'))
}

/// The quotes of whatever language around a command that stands quoted in a sentence.
pub(super) fn find_quoted(text: &str) -> Vec<Edit> {
    marks(text, |before| !is_given(before))
}

/// The quotes around a command that source code or JSON has for a string: `run("curl …")`, `cmd = "curl …"`, `"run": "curl …"`.
pub(super) fn find_given(text: &str) -> Vec<Edit> {
    marks(text, is_given)
}

/// Whether a program does something with the string that opens behind `before`.
pub(super) fn is_given(before: &str) -> bool {
    let said = before.trim_end();
    let is_name = |text: &str| text.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '!'));
    before.strip_suffix('(').is_some_and(is_name)
        || said.ends_with('=')
        || said.strip_suffix(':').is_some_and(|key| key.ends_with(['"', '\'']))
}

/// The quotes around each command that is quoted behind something of which `fits` says so.
fn marks(text: &str, fits: impl Fn(&str) -> bool) -> Vec<Edit> {
    let is_quoted = |line: &str| !line.is_ascii() || line.contains(['"', '\'']);
    let quoted = named_lines(text).filter(|(_, line)| is_quoted(line));
    let each = quoted.filter_map(|(start, line)| {
        let [open, close] = in_quotes(line, Quotes::Double).or_else(|| in_quotes(line, Quotes::Single))?;
        fits(&line[..open.start]).then(|| {
            [
                Edit::new(start + open.start..start + open.end, ""),
                Edit::new(start + close.start..start + close.end, over(&line[close.end..])),
            ]
        })
    });
    each.flatten().collect()
}

/// The quotes of this kind around the command that `line` quotes.
fn in_quotes(line: &str, kind: Quotes) -> Option<[Span; 2]> {
    let marks = line.char_indices().filter(|&(_, c)| Quotes::of(c) == Some(kind));
    let marks: Vec<_> = marks.map(|(at, c)| Span::new(at, at + c.len_utf8())).collect();
    let opens = |mark: &Span| {
        let (before, behind) = (&line[..mark.start], &line[mark.end..]);
        before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':'))
            && is_command(behind)
            && !takes(before)
            && !super::argument::shows(before, behind)
    };
    // Behind the last name no command begins.
    let last = names(line.as_bytes()).last()?;
    let open = marks.iter().take_while(|mark| mark.start < last).position(opens)?;
    // What is quoted behind it is another word: `'curl a.b' 'npm run c'`.
    let own = marks.get(open + 1).filter(|mark| is_closing(line, mark));
    let close = *own.or_else(|| marks.last().filter(|_| (marks.len() - open).is_multiple_of(2)))?;
    let after = line[close.end..].chars().next();
    let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | ')'));
    ends.then_some([marks[open], close])
}

/// Whether `mark` ends a word of `line`, and is one that the shell takes.
fn is_closing(line: &str, mark: &Span) -> bool {
    let ends = line[..mark.start].ends_with(|c: char| !c.is_whitespace());
    ends && mark.of(line).is_ascii() && line[mark.end..].starts_with(' ')
}

/// What has to stand in place of the mark that ends a command, so that `rest`, behind it, is no part of that.
pub(super) fn over(rest: &str) -> &'static str {
    let is_blank = rest.split('\n').next().unwrap_or("").trim().is_empty();
    if is_blank { "" } else { "\n" }
}

/// Whether a line opens or closes a code block.
fn is_fence(line: &str) -> bool {
    let line = line.trim();
    let word = line.trim_start_matches(['`', '~']);
    (line.starts_with("```") || line.starts_with("~~~")) && !word.contains(['`', ' ']) && word.len() < 20
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn commands_quoted_in_sentences_lose_the_quotes() {
        check(super::find_quoted, "try “curl -m 5 https://a.b”.", "try curl -m 5 https://a.b\n.");
        check(super::find_quoted, "try “curl -H “a: b” c.d”, now", "try curl -H “a: b” c.d\n, now");
        check(super::find_quoted, "curl -H “a: b” “c.d”", "curl -H “a: b” “c.d”");
        check(super::find_quoted, "use 'curl a.b' 'npm run c' there", "use curl a.b\n 'npm run c' there");
        for text in ["run(\"curl a.b\")", "a = 'curl a.b'", "{\"run\": \"curl a.b\"}"] {
            check(super::find_quoted, text, text);
        }
        check(super::find_given, "run(\"curl a.b\")", "run(curl a.b\n)");
        check(super::find_given, "(“curl a.b”)", "(“curl a.b”)");
    }

    #[test]
    fn commands_lose_what_marks_them_as_code() {
        check(super::find, "try `curl a.b`, then", "try curl a.b\n, then");
        check(super::find, "``curl a.b``.", "curl a.b\n.");
        check(super::find, "`curl \\\n a.b`", "curl \\\n a.b");
        check(super::find, "```sh\ncurl a.b\n```", "\ncurl a.b\n");
        check(super::find, "X=`curl a.b`", "X=`curl a.b`");
        check(super::find, "`ssh a curl a.b` or `A=b curl a.b`", "ssh a curl a.b\n or A=b curl a.b");
        check(super::find, "so: `cat a | curl a.b`", "so: cat a | curl a.b");
        check(super::find, "the `curl` tool", "the curl\n tool");
    }
}
