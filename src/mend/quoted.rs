//! The text that a script holds, in quotes and in here-documents: there, no command begins, no quote is a slip, and what
//! stands before a line was typed there.

use super::reach::line_start;
use crate::shell::{self, Dialect, Quoting, Redirect, Script, Simple, Word, Worth};
use crate::text::{Edit, Span};

/// The stretches of quoted text in `text`, quotes included, in order; where the shell would not read all of it, those that
/// open and close in one line.
pub(super) fn quoted(text: &str) -> Vec<Span> {
    let script = shell::read(text, Dialect::Posix);
    if !script.complaints.is_empty() {
        return in_lines(text);
    }
    let escaped = redirects(&script).filter(|redirect| is_escaped(redirect, text)).filter_map(fed);
    let mut found: Vec<Span> = words(&script).flat_map(stretches).chain(escaped).collect();
    found.sort_unstable_by_key(|span| span.start);
    found
}

/// Whether no script holds text: it has neither quotes nor here-documents.
pub(super) fn is_bare(text: &str) -> bool {
    memchr::memchr2(b'"', b'\'', text.as_bytes()).is_none() && !text.contains("<<")
}

/// Those of `edits`, which take marks from before the lines of `text`, that take none from the lines of a text in the
/// script; where the line in which that text begins has such a mark too, all its lines have.
pub(super) fn unmarked(edits: Vec<Edit>, text: &str) -> Vec<Edit> {
    let script = shell::read(text, Dialect::Posix);
    let mut held: Vec<Span> = words(&script).flat_map(stretches).chain(redirects(&script).filter_map(fed)).collect();
    held.sort_unstable_by_key(|span| span.start);
    let mut kept: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        let behind = held.partition_point(|span| span.start <= edit.span.start);
        let around = held[..behind].last().filter(|span| edit.span.start < span.end);
        // A here-document begins behind the line that opens it.
        let opening = around.map(|span| line_start(text, span.start.saturating_sub(1)));
        if opening.is_none_or(|start| kept.last().is_some_and(|last| last.span.end > start)) {
            kept.push(edit);
        }
    }
    kept
}

fn redirects(script: &Script) -> impl Iterator<Item = &Redirect> {
    script.pipelines.iter().flat_map(|pipeline| &pipeline.commands).flat_map(|simple| &simple.redirects)
}

/// The here-document that `redirect` opens.
fn fed(redirect: &Redirect) -> Option<Span> {
    redirect.heredoc.as_ref().map(|heredoc| heredoc.span)
}

/// Whether a shell takes away backslashes from the here-document that `redirect` opens in `text`, so that it is not what
/// it stands for.
fn is_escaped(redirect: &Redirect, text: &str) -> bool {
    let is_bare = redirect.target.parts.iter().all(|part| part.quoting == Quoting::Bare);
    let is_taken = |body: &str| body.match_indices('\\').any(|(at, _)| body[at + 1..].starts_with(['\\', '$', '`']));
    is_bare && fed(redirect).is_some_and(|span| is_taken(span.of(text)))
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
    fn marks_of_texts_stay() {
        let marks = |text: &str| -> Vec<usize> {
            let found = text.match_indices("> ").map(|(at, _)| Edit::new(at..at + 2, "")).collect();
            unmarked(found, text).into_iter().map(|edit| edit.span.start).collect()
        };
        assert_eq!(marks("curl -d 'a\n> b\n> c' d"), Vec::<usize>::new());
        assert_eq!(marks("> curl -d 'a\n> b' c"), [0, 13]);
        assert_eq!(marks("cat <<E\n  > curl a\nE\n> curl b"), [21]);
        assert_eq!(marks("> cat <<E\n> a\nE\n"), [0, 10]);
    }

    #[test]
    fn quotes_of_a_script_are_found() {
        check("ssh h 'curl a'; A=\"curl b\" c", &["'curl a'", "\"curl b\""]);
        check("a \"b $(curl 'c') d\" <<< 'curl e'", &["\"b ", "'c'", " d\"", "'curl e'"]);
        check("a 'b", &[]);
        check("cat <<E\ncurl a \\\\\n  -b\nE\n", &["curl a \\\\\n  -b\nE\n"]);
        check("cat <<'E'\ncurl a \\\\\n  -b\nE\n", &["'E'"]);
        check("cat <<E\ncurl a \\\n  -b\nE\n", &[]);
        check("f(\"curl a\", 'it')\nb's", &["\"curl a\"", "'it'"]);
    }
}
