//! Line numbers before the lines of a listing.

use super::{holds_command, lines};
use crate::text::Edit;

/// The numbers of each run of consecutively numbered lines that has a command in it.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut run: Vec<Edit> = Vec::new();
    let mut last = None;
    let mut command = false;
    for (start, line) in lines(text) {
        let numbered = number(line);
        let follows = last
            .is_none_or(|(last, sign)| numbered.is_some_and(|(number, _, next)| (number, next) == (last + 1, sign)));
        if !follows || numbered.is_none() {
            if command {
                edits.append(&mut run);
            }
            run.clear();
            command = false;
        }
        last = numbered.map(|(number, _, sign)| (number, sign));
        if let Some((_, len, _)) = numbered {
            run.push(Edit::new(start..start + len, ""));
            command |= holds_command(&line[len..]);
        }
    }
    if command {
        edits.append(&mut run);
    }
    edits
}

/// The number before `line`, the length of all that stands before its text, and the sign behind the number.
fn number(line: &str) -> Option<(u32, usize, char)> {
    let digits = line.trim_start();
    let len = digits.find(|c: char| !c.is_ascii_digit())?;
    let number = digits[..len].parse().ok()?;
    let rest = &digits[len..];
    let ruled = rest.trim_start_matches(' ');
    if let Some(behind) = ruled.strip_prefix(['│', '┃', '|']).filter(|_| ruled.len() < rest.len()) {
        let text = behind.strip_prefix(' ').unwrap_or(behind);
        return Some((number, line.len() - text.len(), '│'));
    }
    let mark = rest.starts_with(['\t', ' ', ':', '|', '.']).then_some(1)?;
    let mark = if rest.starts_with(": ") || rest.starts_with(". ") || rest.starts_with("| ") { 2 } else { mark };
    Some((number, line.len() - rest.len() + mark, rest.chars().next()?))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn consecutive_numbers_go() {
        check(super::find, "  1\tcurl x \\\n  2\t  -H a\n", "curl x \\\n  -H a\n");
        check(super::find, " 9 │ curl x \\\n10 │   -H a\n", "curl x \\\n  -H a\n");
        check(super::find, "3 apples\n4: curl x", "3 apples\ncurl x");
        check(super::find, "1 a\n2 b", "1 a\n2 b");
    }
}
