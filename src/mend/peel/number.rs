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
                edits.append(&mut aligned(run, text));
            }
            run = Vec::new();
            command = false;
        }
        last = numbered.map(|(number, _, sign)| (number, sign));
        if let Some((_, len, _)) = numbered {
            run.push(Edit::new(start..start + len, ""));
            command |= holds_command(&line[len..]);
        }
    }
    if command {
        edits.append(&mut aligned(run, text));
    }
    edits
}

/// `run`, the numbers before lines of `text`, each with the blanks that all of several lines have behind it.
fn aligned(mut run: Vec<Edit>, text: &str) -> Vec<Edit> {
    let rest = |edit: &Edit| text[edit.span.end..].split('\n').next().unwrap_or("");
    let inset = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = run.iter().map(rest).filter(|line| !line.trim().is_empty());
    let common = lines.map(inset).min().filter(|_| run.len() > 1).unwrap_or(0);
    for edit in &mut run {
        let own = inset(rest(edit)).min(common);
        edit.span.end += own;
    }
    run
}

/// The number before `line`, the length of all that stands before its text, and the sign behind the number.
fn number(line: &str) -> Option<(u32, usize, char)> {
    if let Some(path) = path(line) {
        let digits = &line[path..];
        let len = digits.find(|c: char| !c.is_ascii_digit())?;
        return Some((digits[..len].parse().ok()?, path + len + 1, ':'));
    }
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

/// The length of the name of a file, and of the sign behind it, which `grep -n` puts before the number of a line.
fn path(line: &str) -> Option<usize> {
    let name = line.find(|c: char| c.is_whitespace() || ":\"'".contains(c)).map(|end| &line[..end])?;
    // Lines around the ones that were found have hyphens.
    let context = || {
        let at = name.rmatch_indices('-').find(|&(at, _)| name[..at].ends_with(|c: char| c.is_ascii_digit()))?.0;
        Some(name[..at].rfind('-')? + 1)
    };
    let found = line[name.len()..].starts_with(':').then_some(name.len() + 1);
    let start = found.filter(|&at| is_number(&line[at..], ':')).or_else(context)?;
    let is_file =
        name[..start - 1].contains(['.', '/']) && is_number(&line[start..], line.as_bytes()[start - 1].into());
    is_file.then_some(start)
}

/// Whether `text` starts with a number and `sign`.
fn is_number(text: &str, sign: char) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < text.len() && behind.starts_with(sign)
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
        check(super::find, "1  curl x -d 'a\n2  1,b\n3    c'", "curl x -d 'a\n1,b\n  c'");
    }

    #[test]
    fn files_that_were_searched_go_with_them() {
        check(super::find, "a.sh:12:curl x\nb/c:7:  curl y", "curl x\n  curl y");
        check(super::find, "a-1.sh:12:curl x \\\na-1.sh-13-  -H b", "curl x \\\n  -H b");
        check(super::find, "a.example:80:b\ncurl x", "a.example:80:b\ncurl x");
    }
}
