//! What edits change of a text, as a unified diff; knows no files.

use std::fmt::Write as _;
use std::ops::Range;

use crate::text::{Edit, Span, apply, settle};

/// How many lines are shown before and behind what changes.
const AROUND: usize = 3;

/// Lines that go, and what comes in their place.
struct Change {
    old: Range<usize>,
    new: String,
}

/// The diff of the text `old`, called `path`, to what `edits` make of it.
pub(super) fn unified(path: &str, old: &str, edits: &[Edit]) -> String {
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let changes = changes(old, &lines, settle(edits.to_vec()));
    let mut out = format!("--- {path}\n+++ {path}\n");
    let mut grown = 0;
    for hunk in changes.chunk_by(|left, right| right.old.start - left.old.end <= 2 * AROUND) {
        draw(&lines, hunk, &mut grown, &mut out);
    }
    out
}

/// `diff` with the lines of `old` and `new`, as they are stored, in place of what they say.
pub(super) fn stored(diff: &str, old: &[u8], new: &[u8]) -> Vec<u8> {
    let lines = |stored: &'_ [u8]| stored.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let (mut before, mut after) = (0, 0);
    let mut out = Vec::with_capacity(diff.len());
    for (index, line) in diff.split_inclusive('\n').enumerate() {
        let number = |sign: char| line.split(sign).nth(1)?.split([',', ' ']).next()?.parse::<usize>().ok();
        let given = match line.as_bytes()[0] {
            _ if index < 2 => None,
            b'@' => {
                (before, after) = (number('-').unwrap_or(0).max(1) - 1, number('+').unwrap_or(0).max(1) - 1);
                None
            }
            b' ' | b'-' => old.get(before),
            b'+' => new.get(after),
            _ => None,
        };
        let Some(given) = given else {
            out.extend(line.as_bytes());
            continue;
        };
        before += usize::from(!line.starts_with('+'));
        after += usize::from(!line.starts_with('-'));
        out.push(line.as_bytes()[0]);
        out.extend(given);
        out.push(b'\n');
    }
    out
}

/// The lines that `edits` change, in order, apart from each other.
fn changes(old: &str, lines: &[&str], edits: Vec<Edit>) -> Vec<Change> {
    let mut starts: Vec<usize> =
        lines.iter().scan(0, |at, line| Some(std::mem::replace(at, *at + line.len()))).collect();
    starts.push(old.len());
    let mut edits = edits.into_iter().filter(|edit| edit.span.of(old) != edit.text).peekable();
    let mut changes = Vec::new();
    while let Some(first) = edits.next() {
        let line = |at: usize| starts.partition_point(|&start| start <= at) - 1;
        let end = |edit: &Edit| (line(edit.span.end.max(edit.span.start + 1) - 1) + 1).min(lines.len());
        // A last line without an end goes on with what is put behind it.
        let last = lines.len() - usize::from(!old.is_empty() && !old.ends_with('\n'));
        let start = line(first.span.start).min(last);
        let mut range = start..end(&first).max(start);
        let mut own = vec![first];
        loop {
            while let Some(next) = edits.next_if(|next| next.span.start < starts[range.end]) {
                range.end = range.end.max(end(&next));
                own.push(next);
            }
            let (from, to) = (starts[range.start], starts[range.end]);
            let shift =
                |edit: &Edit| Edit::new(Span::new(edit.span.start - from, edit.span.end - from), edit.text.as_str());
            let new = apply(&old[from..to], &own.iter().map(shift).collect::<Vec<_>>());
            // A line that lost its end goes on with the next one.
            if new.is_empty() || new.ends_with('\n') || range.end == lines.len() {
                changes.push(trimmed(lines, Change { old: range, new }));
                break;
            }
            range.end += 1;
        }
    }
    changes
}

/// `change` without the lines at its start and end that stay.
fn trimmed(lines: &[&str], change: Change) -> Change {
    let Change { old: Range { mut start, mut end }, new } = change;
    let mut rest = new.as_str();
    while start < end && rest.starts_with(lines[start]) && lines[start].ends_with('\n') {
        rest = &rest[lines[start].len()..];
        start += 1;
    }
    let is_whole = |rest: &str, line: &str| {
        rest.strip_suffix(line).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
    };
    while start < end && is_whole(rest, lines[end - 1]) {
        end -= 1;
        rest = &rest[..rest.len() - lines[end].len()];
    }
    Change { old: start..end, new: rest.to_owned() }
}

/// Draws one run of changes; `grown` is by how many lines those before it made the text longer.
fn draw(lines: &[&str], hunk: &[Change], grown: &mut isize, out: &mut String) {
    let start = hunk[0].old.start.saturating_sub(AROUND);
    let end = (hunk[hunk.len() - 1].old.end + AROUND).min(lines.len());
    let new = |change: &Change| change.new.split_inclusive('\n').count();
    let more: isize = hunk.iter().map(|change| signed(new(change)) - signed(change.old.len())).sum();
    let (old, new) = (end - start, (signed(end - start) + more).unsigned_abs());
    // Writing to a string does not fail.
    let _ = writeln!(out, "@@ -{} +{} @@", place(start, old), place((signed(start) + *grown).unsigned_abs(), new));
    *grown += more;
    let mut at = start;
    for change in hunk {
        lines[at..change.old.start].iter().for_each(|line| put(' ', line, out));
        lines[change.old.clone()].iter().for_each(|line| put('-', line, out));
        change.new.split_inclusive('\n').for_each(|line| put('+', line, out));
        at = change.old.end;
    }
    lines[at..end].iter().for_each(|line| put(' ', line, out));
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}

/// Where `count` lines behind the first `before` stand, as a diff says it.
fn place(before: usize, count: usize) -> String {
    match count {
        0 => format!("{before},0"),
        1 => format!("{}", before + 1),
        _ => format!("{},{count}", before + 1),
    }
}

fn put(sign: char, line: &str, out: &mut String) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, edits: &[Edit], expected: &str) {
        assert_eq!(unified("a", old, edits), format!("--- a\n+++ a\n{expected}"));
    }

    #[test]
    fn lines_that_change_are_shown_among_others() {
        let old = "1\n2\n3\n4\n5\n6\n";
        check(old, &[Edit::new(8..9, "x")], "@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+x\n 6\n");
        check(
            old,
            &[Edit::new(0..0, "x\n"), Edit::new(11..12, "")],
            "@@ -1,6 +1,7 @@\n+x\n 1\n 2\n 3\n 4\n 5\n-6\n+6\n\\ No newline at end of file\n",
        );
        check(old, &[Edit::new(0..2, "")], "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n");
        check(old, &[Edit::new(1..2, "")], "@@ -1,5 +1,4 @@\n-1\n-2\n+12\n 3\n 4\n 5\n");
        check(old, &[Edit::new(12..12, "7\n")], "@@ -4,3 +4,4 @@\n 4\n 5\n 6\n+7\n");
        check(old, &[Edit::new(0..4, "1\nx\n")], "@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n");
    }

    #[test]
    fn changes_far_apart_stand_apart() {
        let old = "a\n".repeat(9);
        let expected = "@@ -1,4 +1,5 @@\n-a\n+b\n+c\n a\n a\n a\n@@ -6,4 +7,4 @@\n a\n a\n a\n-a\n+d\n";
        check(&old, &[Edit::new(0..1, "b\nc"), Edit::new(16..17, "d")], expected);
    }

    #[test]
    fn texts_without_a_last_line_end() {
        let end = "\\ No newline at end of file\n";
        check("a", &[Edit::new(0..1, "b")], &format!("@@ -1 +1 @@\n-a\n{end}+b\n{end}"));
        check("a", &[Edit::new(1..1, "\n")], &format!("@@ -1 +1 @@\n-a\n{end}+a\n"));
        check("a\nb", &[Edit::new(1..3, "")], &format!("@@ -1,2 +1 @@\n-a\n-b\n{end}+a\n{end}"));
        check("", &[Edit::new(0..0, "a\n")], "@@ -0,0 +1 @@\n+a\n");
    }
}
