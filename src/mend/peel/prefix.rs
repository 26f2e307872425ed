//! Marks before every line: quoted mail, block quotes, comments, list bullets.

use super::{is_command, lines};
use crate::text::Edit;

/// Marks that stand before each line of a run.
const RUNS: [&str; 12] = [">>>>", ">>>", "> > >", "> >", ">>", ">", "//", "#", "--", "*", "REM", "|"];

/// Marks that stand before the first line only.
const FIRST: [&str; 7] = ["-", "*", "•", "◦", "▪", "‣", "·"];

/// The marks before a command and before the lines that follow it with the same mark.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut mark: Option<&str> = None;
    for (start, line) in lines(text) {
        if let Some(current) = mark {
            match marked(line, current) {
                Some(len) => edits.push(Edit::new(start..start + len, "")),
                None => mark = None,
            }
        }
        if mark.is_none()
            && let Some((found, len)) = leading(line)
        {
            edits.push(Edit::new(start..start + len, ""));
            mark = found;
        }
    }
    edits
}

/// The mark before a command: one that goes on with the run, or a bullet.
fn leading(line: &str) -> Option<(Option<&'static str>, usize)> {
    let run = RUNS.iter().find_map(|mark| {
        let len = marked(line, mark)?;
        is_command(line[len..].trim_start_matches(['$', ' '])).then_some((Some(*mark), len))
    });
    run.or_else(|| {
        let lead = line.trim_start();
        let bullet =
            FIRST.iter().copied().find(|mark| lead.starts_with(mark)).map(str::len).or_else(|| ordinal(lead))?;
        let len = line.len() - lead.len() + bullet;
        let blank = line[len..].len() - line[len..].trim_start().len();
        (blank > 0 && is_command(&line[len..])).then_some((None, len + blank))
    })
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
        check(super::find, "> curl x \\\n>   -H a\nend", "curl x \\\n  -H a\nend");
        check(super::find, " * curl x \\\n *   -H a\n", "curl x \\\n  -H a\n");
        check(super::find, ">>> curl x \\\n>>>  -H a\n>> b", "curl x \\\n -H a\n>> b");
        check(super::find, "> > curl x\n> > -H a\n> b", "curl x\n-H a\n> b");
        check(super::find, "- curl x\n-H a", "curl x\n-H a");
        check(super::find, "1. curl x", "curl x");
        check(super::find, "> not a command", "> not a command");
    }
}
