//! The marks of a unified diff before its lines; what it takes away is no command any more.

use super::lines;
use crate::text::Edit;

/// The marks of each hunk that leaves a text with a command in it, with its head or, where one begins with a command,
/// without.
pub(super) fn find(text: &str) -> Vec<Edit> {
    if text.contains("@@ -") { headed(text) } else { bare(text) }
}

fn bare(text: &str) -> Vec<Edit> {
    // `+ curl` with a blank is what a shell shows of a command that it runs.
    if !lines(text).any(|(_, line)| line.starts_with("+curl ")) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut hunk = Hunk::default();
    for (at, line) in lines(text) {
        if !hunk.add(at, line) {
            edits.extend(std::mem::take(&mut hunk).edits());
        }
    }
    edits.extend(hunk.edits());
    edits
}

fn headed(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut hunk: Option<Hunk> = None;
    for (at, line) in lines(text) {
        if !hunk.as_mut().is_some_and(|hunk| hunk.add(at, line)) {
            edits.extend(hunk.take().map(Hunk::edits).unwrap_or_default());
            hunk = is_head(line).then(Hunk::default);
        }
    }
    edits.extend(hunk.map(Hunk::edits).unwrap_or_default());
    edits
}

/// The lines of a diff that belong together.
#[derive(Default)]
struct Hunk {
    edits: Vec<Edit>,
    has_command: bool,
}

impl Hunk {
    /// Takes `line`, which starts at `at`, if it is one of a hunk.
    fn add(&mut self, at: usize, line: &str) -> bool {
        match line.bytes().next() {
            Some(b'+' | b' ') => {
                self.has_command |= line.contains("curl");
                self.edits.push(Edit::new(at..at + 1, ""));
            }
            // With the line end before it, so that it does not touch the line behind it.
            Some(b'-' | b'\\') => self.edits.push(Edit::new(at.saturating_sub(1)..at + line.len(), "")),
            _ => return false,
        }
        true
    }

    fn edits(self) -> Vec<Edit> {
        if self.has_command { self.edits } else { Vec::new() }
    }
}

/// Whether `line` says where a hunk stands: `@@ -1,2 +1,3 @@`.
fn is_head(line: &str) -> bool {
    let place = line.strip_prefix("@@ -").and_then(|rest| rest.split_once(" @@")).map_or("", |(place, _)| place);
    place.contains(" +") && place.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'+'))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn what_a_diff_leaves_is_read() {
        let given =
            "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@ setup\n sudo true\n-curl a.b/v1 \\\n+curl a.b/v2 \\\n   -s\n\nThanks";
        let left = "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@ setup\nsudo true\ncurl a.b/v2 \\\n  -s\n\nThanks";
        check(super::find, given, left);
        check(super::find, "So:\n+curl a.b \\\n+  -s\n\n- no\n", "So:\ncurl a.b \\\n  -s\n\n- no\n");
        check(super::find, "-curl a.b/v1\n+curl a.b/v2\n", "\ncurl a.b/v2\n");
        check(super::find, "+ curl a.b\n", "+ curl a.b\n");
        check(super::find, "@@ -1 +1 @@\n-curl a.b", "@@ -1 +1 @@\n-curl a.b");
        check(super::find, "@@ -x\n-curl a.b", "@@ -x\n-curl a.b");
    }
}
