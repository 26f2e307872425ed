//! What a shell makes of a command that is no part of it: conditions, loops, `&&`, `$(…)`, the times it runs at.
//!
//! Each command is one word here, so that its damage is not seen.

use super::region;
use super::statement::Statement;
use crate::page::BlockKind;
use crate::shell::{self, Dialect, End, Within};
use crate::text::Span;

/// What is around a command in its script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Conditions, loops and values around it.
    pub within: Within,
    /// What ends its pipeline.
    pub end: End,
    /// Whether its pipeline goes on behind what was read as the command.
    pub goes_on: bool,
    /// Whether the script ends where a command fails: `set -e`.
    pub ends_on_error: bool,
    /// What it no longer has where it stands alone, in order of place.
    pub left: Vec<Left>,
}

/// Something that is no part of a command, though what is done with it depends on that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// It runs at times of its own, as in a crontab.
    Schedule,
    /// It runs only if what stands before `&&` or `||` ends well or fails.
    Before(Link),
    /// What a group or a loop puts out is piped into it.
    Feeder,
    /// Its status is turned round: `!`.
    Negation,
    /// It may run more than once.
    Loop,
    /// A condition goes by it.
    Condition,
    /// It runs in some cases only.
    Branch,
    /// It runs where a function is called.
    Function,
    /// It shares braces or parentheses with others, or with what stands behind them.
    Group,
    /// Its output, or it itself, is a value: `X=$(…)`.
    Taker(String),
    /// What it puts out is piped into something that is not read as a part of it.
    Pipe,
    /// What stands behind `&&` or `||` goes by its status.
    Behind(Link),
    /// It runs while the script goes on.
    Background,
}

/// An operator, and what it joins a command to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `&&` or `||`.
    pub operator: End,
    /// The name of the program, where it is plain to see and no other curl.
    pub program: Option<String>,
}

/// A text in which one word stands for each command.
pub(super) struct Draft {
    pub(super) text: String,
    /// Where those words stand, in order.
    pub(super) places: Vec<usize>,
    pub(super) kind: BlockKind,
}

/// The word that stands for a command.
pub(super) const NAME: &str = "curl";

/// What shells show where they wait for a line.
const MARKS: [&str; 2] = ["> ", "$ "];

/// The longest statement that is looked at, in bytes.
const LONGEST: usize = 16 << 10;

/// The same of what is read for one command alone.
const SHORT: usize = 1 << 10;

/// How often each byte may be read in vain.
const VAIN: usize = 8;

impl Around {
    /// Whether it runs only where what stands before `||` fails.
    pub fn is_fallback(&self) -> bool {
        self.left.iter().any(|left| matches!(left, Left::Before(link) if link.operator == End::Or))
    }

    /// What of it holds for whatever shell the command is written for.
    pub(super) fn linked(mut self) -> Self {
        self.left.retain(|left| matches!(left, Left::Before(_) | Left::Behind(_)));
        Self { left: self.left, ..Self::default() }
    }
}

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

/// Whether `word` of `set` has a script end with the first command that fails.
pub(super) fn is_strict(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|letters| !letters.starts_with('-') && letters.contains('e'))
        || word == "errexit"
}

impl Draft {
    fn new(text: &str, kind: BlockKind, spans: &[Span]) -> Self {
        let mut draft = Self { text: String::with_capacity(text.len()), places: Vec::new(), kind };
        let mut at = 0;
        for span in spans {
            draft.add(&text[at..span.start]);
            draft.places.push(draft.text.len());
            draft.text.push_str(NAME);
            at = span.end;
            // What ends a here-document ends its line.
            if text[..at].ends_with('\n') {
                draft.text.push('\n');
            }
        }
        draft.add(&text[at..]);
        draft
    }

    /// Adds `text`, which no command stands in, without the marks of prompts that its lines bear in a post.
    fn add(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let is_start = self.kind == BlockKind::Paste && (self.text.is_empty() || self.text.ends_with('\n'));
            let straight;
            let line = if line.contains("<<") {
                straight = line.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
                &straight
            } else {
                line
            };
            let bare = || MARKS.into_iter().find_map(|mark| line.trim_start().strip_prefix(mark));
            self.text.push_str(Some(()).filter(|()| is_start).and_then(|()| bare()).unwrap_or(line));
        }
    }

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
        let seen = region::head(&self.text[at..], LONGEST.min(*vain));
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
        if far { region::line_start(&self.text, place - LONGEST / 2).max(at) } else { at }
    }

    /// What is around the command at `place` in its own line, if a shell would read that.
    fn line(&self, place: usize) -> Option<Around> {
        let start = region::line_start(&self.text, place);
        let text = region::head(&self.text[start..], SHORT).split_inclusive('\n').next()?;
        let script = shell::read(text, Dialect::Posix);
        let statement = Statement { draft: self, start, text, script };
        statement.script.complaints.is_empty().then(|| statement.around(place - start)).flatten()
    }

    /// What stands behind the command at `place`, be what stands before it what it may.
    fn from(&self, place: usize) -> Around {
        let line = region::head(&self.text[place..], SHORT).split('\n').next().unwrap_or_default();
        let text = if self.text[..place].ends_with('`') { line.split('`').next().unwrap_or(line) } else { line };
        let script = shell::read_first(text, Dialect::Posix);
        let around = Statement { draft: self, start: place, text, script }.around(0).unwrap_or_default();
        let left = around.left.into_iter().filter(|left| matches!(left, Left::Behind(_)));
        Around { left: left.collect(), ..Around::default() }
    }
}
