//! Marks before lines: of quoted mail and block quotes, of comments, of lists.

use super::super::lead::is_name;
use super::{has_bare_command, holds_command, is_command, lines};
use crate::text::Edit;

/// Marks before each line of what is quoted.
const QUOTES: [&str; 7] = [">>>>", ">>>", "> > >", "> >", ">>", ">", "|"];

/// Marks before each line of a comment.
const COMMENTS: [&str; 5] = ["#", "//", "--", "*", "REM"];

/// Marks before the first line of an entry.
const BULLETS: [&str; 7] = ["-", "*", "•", "◦", "▪", "‣", "·"];

/// The marks of a quotation before a command and the lines that follow it.
pub(super) fn find_quoted(text: &str) -> Vec<Edit> {
    runs(text, &QUOTES)
}

/// The marks of a comment before a command and the lines that follow it.
pub(super) fn find_comment(text: &str) -> Vec<Edit> {
    let marks: &[&str] = if text.contains('#') && has_bare_command(text) { &COMMENTS[1..] } else { &COMMENTS };
    runs(text, marks)
}

/// The marks of entries of a list before commands.
pub(super) fn find_bullet(text: &str) -> Vec<Edit> {
    lines(text).filter_map(|(start, line)| Some(Edit::new(start..start + bullet(line)?, ""))).collect()
}

/// Whichever of `marks` stands before a command, there and before the lines that follow with the same one.
fn runs(text: &str, marks: &[&'static str]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut mark: Option<&str> = None;
    for (start, line) in lines(text) {
        let goes_on = mark.and_then(|mark| Some((mark, marked(line, mark)?)));
        let found = goes_on.or_else(|| leading(line, marks));
        mark = found.map(|(mark, _)| mark);
        edits.extend(found.map(|(_, len)| Edit::new(start..start + len, "")));
    }
    edits
}

/// The mark before a command, and its length with the blanks around it.
fn leading(line: &str, marks: &[&'static str]) -> Option<(&'static str, usize)> {
    marks.iter().find_map(|mark| {
        let len = marked(line, mark)?;
        let rest = line[len..].trim_start_matches(['$', ' ']);
        let holds = mark.starts_with('>') && (holds_command(rest) || sets_variable(rest));
        (holds || is_command(rest)).then_some((*mark, len))
    })
}

/// The length of the bullet or number before a command, with the blanks around it.
fn bullet(line: &str) -> Option<usize> {
    let lead = line.trim_start();
    let mark = BULLETS.iter().copied().find(|mark| lead.starts_with(mark)).map(str::len).or_else(|| ordinal(lead))?;
    let len = line.len() - lead.len() + mark;
    let blank = line[len..].len() - line[len..].trim_start().len();
    (blank > 0 && holds_command(&line[len..])).then_some(len + blank)
}

/// Whether `line` is an assignment.
fn sets_variable(line: &str) -> bool {
    let line = line.strip_prefix("export ").unwrap_or(line);
    line.split_once('=').is_some_and(|(name, value)| is_name(name) && !value.starts_with([' ', '=']))
}

/// The length of `1.` or `1)`.
fn ordinal(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0 && text[digits..].starts_with(['.', ')'])).then_some(digits + 1)
}

/// The length of `mark` before `line`, with the blanks around it.
fn marked(line: &str, mark: &str) -> Option<usize> {
    let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = line[lead..].strip_prefix(mark)?;
    let blank = usize::from(rest.starts_with([' ', '\t', '\u{a0}']));
    if blank == 0 && !rest.is_empty() && !mark.starts_with('>') {
        return None;
    }
    let wide = rest.chars().next().filter(|_| blank == 1).map_or(0, char::len_utf8);
    Some(lead + mark.len() + wide)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn runs_lose_their_marks() {
        check(super::find_quoted, "> curl x \\\n>   -H a\nend", "curl x \\\n  -H a\nend");
        check(super::find_comment, " * curl x \\\n *   -H a\n", "curl x \\\n  -H a\n");
        check(super::find_comment, "# Try\n# curl x \\\n#  -d a", "# Try\ncurl x \\\n -d a");
        check(super::find_quoted, ">>> curl x \\\n>>>  -H a\n>> b", "curl x \\\n -H a\n>> b");
        check(super::find_quoted, "> > curl x\n> > -H a\n> b", "curl x\n-H a\n> b");
        check(super::find_bullet, "- curl x\n-H a", "curl x\n-H a");
        check(super::find_bullet, "1. curl x", "curl x");
        check(super::find_quoted, "> A=b\n> echo $A | curl x", "A=b\necho $A | curl x");
        check(super::find_bullet, "- A=$(curl x)", "A=$(curl x)");
        check(super::find_comment, "# curl x\ncurl y", "# curl x\ncurl y");
        check(super::find_quoted, "> not a command", "> not a command");
    }
}
