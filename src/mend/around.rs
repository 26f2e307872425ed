//! What a shell makes of a command that is no part of it: conditions, loops, `&&`, `$(…)`, the times it runs at.
//!
//! Each command is one word here, so that its damage is not seen.

use super::draft::Draft;
use super::reach;
use super::standing::{Around, Left};
use super::statement::{Statement, is_strict};
use crate::page::BlockKind;
use crate::shell::{self, Dialect};
use crate::text::Span;

/// The longest statement that is looked at, in bytes.
const LONGEST: usize = 16 << 10;

/// The same of what is read for one command alone.
const SHORT: usize = 1 << 10;

/// How often each byte may be read in vain.
const VAIN: usize = 8;

/// What is around the commands at `spans` of `text`, which stand in order and apart.
pub(super) fn find(text: &str, kind: BlockKind, spans: &[Span]) -> Vec<Around> {
    if spans.is_empty() {
        return Vec::new();
    }
    let is_alone = |span: &Span| text[..span.start].trim().is_empty() && text[span.end..].trim().is_empty();
    if let [span] = spans
        && is_alone(span)
    {
        return vec![Around { ends_on_error: starts_strictly(text), ..Around::default() }];
    }
    let draft = Draft::new(text, kind, spans);
    let read = draft.read(starts_strictly(text));
    let places = draft.places.iter().zip(read);
    places.map(|(&place, read)| read.or_else(|| draft.line(place)).unwrap_or_else(|| draft.from(place))).collect()
}

/// Whether the first line of `text` says that the script ends with the first command that fails.
fn starts_strictly(text: &str) -> bool {
    let first = text.lines().next().filter(|line| line.starts_with("#!")).unwrap_or_default();
    first.split_ascii_whitespace().skip(1).any(is_strict)
}

impl Draft {
    /// What is around each command whose statement a shell would read.
    fn read(&self, is_strict: bool) -> Vec<Option<Around>> {
        let mut out = Vec::with_capacity(self.places.len());
        let (mut at, mut vain, mut ends_on_error) = (0, VAIN * self.text.len(), is_strict);
        while let Some(&place) = self.places.get(out.len()) {
            at = self.near(at, place);
            let statement = self.statement(at, &mut vain);
            let line = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1);
            let end = statement.as_ref().map_or(line, |it| at + it.text.len());
            while let Some(&place) = self.places.get(out.len()).filter(|place| **place < end) {
                let around = statement.as_ref().and_then(|it| it.around(place - at));
                out.push(around.map(|it| Around { ends_on_error, ..it }));
            }
            ends_on_error |= statement.is_some_and(|it| it.sets_errexit());
            at = end;
        }
        out
    }

    /// The statement that starts at `at`, unless `vain`, the bytes that may still be read for nothing, is used up.
    fn statement(&self, at: usize, vain: &mut usize) -> Option<Statement<'_>> {
        let seen = reach::head(&self.text[at..], LONGEST.min(*vain));
        let is_rest = at + seen.len() == self.text.len();
        let read = shell::read_statement(seen).filter(|(_, end)| is_rest || *end < seen.len());
        if read.is_none() {
            *vain -= seen.len();
        }
        let (script, end) = read?;
        Some(Statement { draft: self, start: at, text: &seen[..end], script })
    }

    /// The first line from `at` on whose statement may hold the command at `place`.
    fn near(&self, at: usize, place: usize) -> usize {
        let far = self.kind == BlockKind::Paste && place - at > LONGEST;
        if far { reach::line_start(&self.text, place - LONGEST / 2).max(at) } else { at }
    }

    /// What is around the command at `place` in its own line, if a shell would read that.
    fn line(&self, place: usize) -> Option<Around> {
        let start = reach::line_start(&self.text, place);
        let text = reach::head(&self.text[start..], SHORT).split_inclusive('\n').next()?;
        let script = shell::read(text, Dialect::Posix);
        let statement = Statement { draft: self, start, text, script };
        statement.script.complaints.is_empty().then(|| statement.around(place - start)).flatten()
    }

    /// What stands behind the command at `place`, be what stands before it what it may.
    fn from(&self, place: usize) -> Around {
        let line = reach::head(&self.text[place..], SHORT).split('\n').next().unwrap_or_default();
        let text = if self.text[..place].ends_with('`') { line.split('`').next().unwrap_or(line) } else { line };
        let script = shell::read_first(text, Dialect::Posix);
        let around = Statement { draft: self, start: place, text, script }.around(0).unwrap_or_default();
        let left = around.left.into_iter().filter(|left| matches!(left, Left::Behind(_)));
        Around { left: left.collect(), ..Around::default() }
    }
}
