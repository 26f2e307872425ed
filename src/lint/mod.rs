//! Rules, one file each, over everything read from a text → findings with fixes.

mod argument;
mod check;
mod comment;
mod document;
mod fix;
mod ignore;
mod judge;
mod literal;
mod loss;
mod rule;
pub mod rules;
mod runner;
mod seam;
mod sent;
mod settings;
mod structure;
mod subject;
mod surroundings;

pub use check::{Check, TextCheck, Told, ToldOfText};
pub use comment::{Silence, comment};
pub use document::{document, document_edits};
pub use fix::{Corrected, Correction, Guesses, Placeholders, correct};
pub use ignore::{Ignore, IgnoredRule, Standing};
pub use rule::{Checks, Example, Follows, Group, Rule, Slips};
pub use runner::{Place, Runner};
pub use settings::{Settings, Unknown};
pub use subject::Subject;

use std::collections::BTreeMap;

use crate::api::{self, Api, Call, Reply};
use crate::mend::{self, Command, Mending, Rest};
use crate::page::{self, Block};
use crate::text::{Finding, Source};
use structure::Structure;

/// Everything known of one text.
#[derive(Debug)]
pub struct Report {
    /// The text.
    pub source: Source,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its commands, in order.
    pub commands: Vec<Command>,
    /// For each command, the index of the block it stands in.
    pub homes: Vec<usize>,
    /// For each command, what each of its requests asks of Cloudflare's API.
    pub calls: Vec<Vec<Option<Call>>>,
    /// For each command, what each of its requests asks of the APIs of the settings.
    pub own: Vec<Vec<Option<Call>>>,
    /// What is no command: replies, messages, advice.
    pub rest: Vec<Rest>,
    /// Its replies.
    pub replies: Vec<Reply>,
    /// Its comments that ask for silence.
    pub ignores: Vec<Ignore>,
    /// What was found, in order of place.
    pub findings: Vec<Finding>,
    /// What of each block is the document's.
    structures: Vec<Structure>,
    /// The same for commands in quotes.
    enclosing: BTreeMap<usize, Structure>,
    /// How it was read.
    mending: Mending,
    /// For each command, the indices of the comments that hold for it.
    holding: BTreeMap<usize, Vec<usize>>,
}

impl Report {
    /// The indices of the commands that are no part of another one, as in `curl "$(curl …)"`.
    pub fn outer(&self) -> Vec<usize> {
        let mut end = 0;
        let mut outer = Vec::with_capacity(self.commands.len());
        for (index, command) in self.commands.iter().enumerate() {
            if command.span.start >= end {
                end = command.span.end;
                outer.push(index);
            }
        }
        outer
    }

    /// What around and within the command with this index is the document's.
    pub(crate) fn structure(&self, index: usize) -> &Structure {
        self.enclosing.get(&index).unwrap_or_else(|| &self.structures[self.homes[index]])
    }

    /// Whether a comment wants what pasting did to the command with this index to stay.
    pub(crate) fn is_left_damaged(&self, index: usize) -> bool {
        let ignores = self.holding.get(&index).into_iter().flatten().map(|&ignore| &self.ignores[ignore]);
        let slips = &self.commands[index].slips;
        ignores.into_iter().any(|ignore| slips.iter().any(|slip| ignore.silences(slip.kind.name())))
    }
}

/// Reads `source` and checks it.
pub fn lint(source: Source, mending: Mending, settings: &Settings) -> Report {
    let mut report = read(source, mending, &settings.apis);
    judge::judge(&mut report, settings);
    report
}

/// What `text` holds as it stands, not judged.
pub(crate) fn as_written(text: &str) -> Report {
    read(Source::new(None, text), Mending::AsWritten, &[])
}

/// Reads `source` as far as it can be read without judging it.
fn read(source: Source, mending: Mending, apis: &[&'static Api]) -> Report {
    let blocks = page::read(&source);
    let (mut commands, mut homes, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for (home, block) in blocks.iter().enumerate() {
        let mended = mend::mend(block, mending);
        homes.resize(homes.len() + mended.commands.len(), home);
        commands.extend(mended.commands);
        rest.extend(mended.rest);
    }
    let calls: Vec<Vec<_>> = commands.iter().map(calls).collect();
    let own = commands.iter().map(|command| own_calls(command, apis)).collect();
    let first: Vec<_> = calls.iter().map(|calls| calls.first()?.as_ref()).collect();
    let replies = api::replies(&source, &rest, &commands, &first);
    let ignores = ignore::read(&blocks, &commands, &homes, &source);
    let holding = ignore::holding(&ignores);
    let structures: Vec<_> = blocks.iter().map(|block| Structure::of(block, source.text())).collect();
    let enclosed = |(index, command): (usize, &Command)| {
        Some((index, structures[homes[index]].enclosing(command, source.text())?))
    };
    let enclosing = commands.iter().enumerate().filter_map(enclosed).collect();
    let findings = Vec::new();
    Report {
        source,
        blocks,
        commands,
        homes,
        calls,
        own,
        rest,
        replies,
        ignores,
        findings,
        structures,
        enclosing,
        mending,
        holding,
    }
}

/// What each request of `command` asks of Cloudflare's API.
fn calls(command: &Command) -> Vec<Option<Call>> {
    command.invocation.requests.iter().map(api::call).collect()
}

/// What each request of `command` asks of `apis`.
fn own_calls(command: &Command, apis: &[&'static Api]) -> Vec<Option<Call>> {
    if apis.is_empty() {
        return Vec::new();
    }
    command.invocation.requests.iter().map(|request| api::own_call(request, apis)).collect()
}
