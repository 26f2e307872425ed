//! The quoted text of a script: there, no command begins and no quote is a slip.

use crate::shell::{self, Dialect, Quoting, Script, Simple, Word, Worth};
use crate::text::Span;

/// The stretches of quoted text in `text`, quotes included, in order; where the shell would not read all of it, those that
/// open and close in one line.
pub(super) fn quoted(text: &str) -> Vec<Span> {
    let script = shell::read(text, Dialect::Posix);
    if !script.complaints.is_empty() {
        return in_lines(text);
    }
    let mut found: Vec<Span> = words(&script).flat_map(stretches).collect();
    found.sort_unstable_by_key(|span| span.start);
    found
}

/// Whether one of `quoted`, which stand in order, holds the byte at `at`.
pub(super) fn holds(quoted: &[Span], at: usize) -> bool {
    let behind = quoted.partition_point(|span| span.start <= at);
    quoted[..behind].last().is_some_and(|span| at < span.end)
}

/// What stands between two like quotes of one line, whatever language it is written in.
fn in_lines(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut open, mut escaped) = (None, false);
    for (at, byte) in text.bytes().enumerate() {
        match (byte, open) {
            (b'\n', _) => open = None,
            (b'"' | b'\'', None) if !escaped => open = Some((at, byte)),
            (_, Some((start, quote))) if byte == quote && !escaped => {
                found.push(Span::new(start, at + 1));
                open = None;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    found
}

fn words(script: &Script) -> impl Iterator<Item = &Word> {
    let simple = script.pipelines.iter().flat_map(|pipeline| &pipeline.commands);
    simple.flat_map(|Simple { assignments, words, redirects, .. }| {
        let values = assignments.iter().map(|assigned| &assigned.value);
        words.iter().chain(values).chain(redirects.iter().map(|redirect| &redirect.target))
    })
}

/// The stretches of `word` that are quoted, without what the shell puts in.
fn stretches(word: &Word) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for part in &word.parts {
        if part.quoting == Quoting::Bare || !matches!(part.worth, Worth::Text(_)) {
            continue;
        }
        match out.last_mut().filter(|last| last.end == part.span.start) {
            Some(last) => last.end = part.span.end,
            None => out.push(part.span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = quoted(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn quotes_of_a_script_are_found() {
        check("ssh h 'curl a'; A=\"curl b\" c", &["'curl a'", "\"curl b\""]);
        check("a \"b $(curl 'c') d\" <<< 'curl e'", &["\"b ", "'c'", " d\"", "'curl e'"]);
        check("a 'b", &[]);
        check("f(\"curl a\", 'it')\nb's", &["\"curl a\"", "'it'"]);
    }
}
