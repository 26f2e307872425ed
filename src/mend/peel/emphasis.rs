//! Stars, underscores and tildes put around a whole command to make it bold or italic, or to strike it out.

use super::tick::over;
use super::{holds_command, is_command, lines};
use crate::knowledge::programs;
use crate::mend::lead::is_name;
use crate::text::Edit;

/// The marks before a command at the start of a line, and the same behind its paragraph.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    'lines: for (start, line) in lines(text) {
        if is_command(line) && line.split_whitespace().any(is_bold) {
            words(line, start, &mut edits);
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        let body = &line[lead..];
        for mark in ["***", "**", "__", "~~", "*", "_"] {
            let Some(inside) =
                body.strip_prefix(mark).filter(|inside| holds(inside) && inside.starts_with(char::is_alphabetic))
            else {
                continue;
            };
            let paragraph = &text[start + line.len() - inside.len()..];
            let end = paragraph.find("\n\n").unwrap_or(paragraph.len());
            let close = paragraph[..end].trim_end().strip_suffix(mark).or_else(|| inside.trim_end().strip_suffix(mark));
            let Some(close) = close else { continue };
            let open = start + lead;
            let close = start + line.len() - inside.len() + close.len();
            edits.push(Edit::new(open..open + mark.len(), ""));
            edits.push(Edit::new(close..close + mark.len(), ""));
            continue 'lines;
        }
        within(line, start, &mut edits);
    }
    edits
}

/// Whether a command begins `line`, or what goes before one in its list or pipeline.
fn holds(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or("");
    let is_set = first.split_once('=').is_some_and(|(name, _)| is_name(name));
    is_command(line) || (is_set || programs::is_known(first)) && holds_command(line)
}

/// The stars or underscores around a command within a sentence.
fn within(line: &str, start: usize, edits: &mut Vec<Edit>) {
    for mark in ["***", "**", "__"] {
        let opens = |&at: &usize| {
            let inside = &line[at + mark.len()..];
            line[..at].ends_with([' ', '(']) && inside.starts_with(char::is_alphabetic) && is_command(inside)
        };
        let Some(open) = line.match_indices(mark).map(|(at, _)| at).take(MARKS).find(opens) else { continue };
        let ends = line[open + mark.len()..].match_indices(mark).map(|(at, _)| open + mark.len() + at);
        let is_over = |at: &usize| !line[at + mark.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        let Some(close) = ends.filter(is_over).last() else { continue };
        let behind = close + mark.len();
        edits.push(Edit::new(start + open..start + open + mark.len(), ""));
        edits.push(Edit::new(start + close..start + behind, over(&line[behind..])));
        return;
    }
}

/// How many marks of a line are looked at.
const MARKS: usize = 8;

/// Whether `word` is the name of curl or an option in stars of its own.
fn is_bold(word: &str) -> bool {
    let inside = word.strip_prefix("**").and_then(|word| word.strip_suffix("**")).unwrap_or("");
    inside.eq_ignore_ascii_case("curl") || inside.starts_with('-') && inside.len() > 1
}

/// The stars and underscores around the words of `line`, as a manual sets options and their values.
fn words(line: &str, start: usize, edits: &mut Vec<Edit>) {
    let mut at = 0;
    for word in line.split(' ') {
        let open = start + at;
        let close = open + word.len();
        at += word.len() + 1;
        let plain = word.strip_prefix("**").unwrap_or(word);
        let inner = plain.strip_suffix("**").unwrap_or(plain);
        let leads = word.len() - plain.len();
        let value = inner.len() > 2 && inner.starts_with('_') && inner.ends_with('_');
        let width = usize::from(value);
        if leads + width > 0 {
            edits.push(Edit::new(open..open + leads + width, ""));
        }
        if inner.len() < plain.len() || value {
            edits.push(Edit::new(close - (plain.len() - inner.len()) - width..close, ""));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn marks_around_a_command_go() {
        check(super::find, "**curl a \\\n -H b**\n\nc", "curl a \\\n -H b\n\nc");
        check(super::find, "* curl a*", "* curl a*");
        check(super::find, "~~curl a~~\n", "curl a\n");
        check(super::find, "curl a~~\n", "curl a~~\n");
        check(super::find, "**A=b && curl -u $A a**", "A=b && curl -u $A a");
        check(super::find, "**echo a | curl -d @- a**\nb", "echo a | curl -d @- a\nb");
        check(super::find, "so **curl -s a** fails", "so curl -s a\n fails");
        check(super::find, "(**curl a/**/b**).", "(curl a/**/b\n).");
        check(super::find, "**curl -s** **--retry** _3_ a_b **c**", "curl -s --retry 3 a_b c");
        check(super::find, "curl **-d** _x_ a", "curl -d x a");
        check(super::find, "curl -d '**a** _b_' c", "curl -d '**a** _b_' c");
    }
}
