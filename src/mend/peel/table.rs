//! Rows of a Markdown table, each cell on a line of its own. They are meant, so nothing is told of them.

use super::{is_command, lines};
use crate::text::Edit;

/// The bars of the rows that have a command in a cell, below a line of dashes.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if !text.contains("--") || !text.contains('|') {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut inside = false;
    for (start, line) in lines(text) {
        inside = line.contains('|') && (inside || is_rule(line));
        if inside && !is_rule(line) && cells(line).any(|cell| is_command(cell.trim_start_matches(['`', '$', ' ']))) {
            edits.extend(bars(line).map(|(at, escaped)| {
                if escaped {
                    Edit::new(start + at - 1..start + at, "")
                } else {
                    Edit::new(start + at..start + at + 1, "\n")
                }
            }));
        }
    }
    edits
}

/// Whether `line` parts the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The bars of `line`, each with whether it is escaped.
fn bars(line: &str) -> impl Iterator<Item = (usize, bool)> {
    line.match_indices('|').map(|(at, _)| (at, line[..at].ends_with('\\')))
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    let ends = bars(line).filter(|(_, escaped)| !escaped).map(|(at, _)| at).chain([line.len()]);
    ends.map(move |end| {
        let cell = &line[at..end];
        at = (end + 1).min(line.len());
        cell.trim()
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn each_cell_gets_a_line() {
        check(super::find, "|a|b|\n|-|--|\n|x|`curl y \\| z`|\n", "|a|b|\n|-|--|\n\nx\n`curl y | z`\n\n");
        check(super::find, "a | b\n--|--\ncurl x | c", "a | b\n--|--\ncurl x \n c");
    }

    #[test]
    fn pipes_stay() {
        check(super::find, "curl x | jq --arg a", "curl x | jq --arg a");
        check(super::find, "| -- |\n\ncurl x | y", "| -- |\n\ncurl x | y");
    }
}
