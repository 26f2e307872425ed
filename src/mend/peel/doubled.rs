//! Line ends that stand twice: what some editors and mailers make of each.

use super::{is_command, lines};
use crate::text::Edit;

/// Commands of fewer lines may have empty lines of their own.
const LINES: usize = 3;

/// The second of each two line ends within a command whose lines all have an empty one behind them.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let lines: Vec<_> = lines(text).collect();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = if is_command(lines[at].1) { run(&lines[at..]) } else { 0 };
        if run >= LINES {
            let empty = lines[at..at + 2 * run - 1].iter().skip(1).step_by(2);
            edits.extend(empty.map(|&(start, line)| Edit::new(start..start + line.len() + 1, "")));
        }
        at += (2 * run).max(1);
    }
    edits
}

/// How many lines the command that starts `lines` has, if it goes on over empty ones.
fn run(lines: &[(usize, &str)]) -> usize {
    let more =
        |(index, (_, line)): &(usize, &(usize, &str))| !line.trim().is_empty() && (*index == 0 || !is_command(line));
    let full = lines.iter().step_by(2).enumerate().take_while(more).count();
    let empty = lines[..lines.len().min(2 * full)]
        .iter()
        .skip(1)
        .step_by(2)
        .take_while(|(_, line)| line.trim().is_empty())
        .count();
    let run = full.min(empty + 1);
    let continued = lines.iter().step_by(2).take(run).any(|(_, line)| line.ends_with('\\'));
    let over = lines.get(1).is_some_and(|(_, line)| line.trim().is_empty());
    if continued && over { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn lines_come_together() {
        check(super::find, "curl x \\\n\n -d '{\n\n}'\n\nend", "curl x \\\n -d '{\n}'\nend");
        check(super::find, "curl x \\\n\n -d '{}'\n", "curl x \\\n\n -d '{}'\n");
        check(super::find, "curl x \\\n -d '{\n\n}'\n", "curl x \\\n -d '{\n\n}'\n");
        check(super::find, "curl x\n\ncurl y\n\ncurl z\n", "curl x\n\ncurl y\n\ncurl z\n");
    }
}
