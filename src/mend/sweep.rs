//! One walk over a block: each place where a command may start, and the command that stands there. Knows how far is looked and
//! what is passed over, nothing of how a command is read.

use super::cmdlet;
use super::command::Command;
use super::pasted::Paste;
use super::patience::{self, Patience};
use super::peel::Peeled;
use super::region::{self, Start};
use super::site::{self, Site};
use super::{Mending, argument, comment, is_code, is_named_only, is_paste, message, parens, pasted, quoted};
use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::Span;

/// The commands of `block`, and for those that were written as ones of curl which of them they are and where in `peeled`.
pub(super) fn sweep(block: &Block, peeled: &Peeled, mending: Mending) -> (Vec<Command>, Vec<(usize, Span)>) {
    let starts = starts(block, peeled.text.text());
    let mut sweep = Sweep::new(block, peeled, mending, &starts);
    let mut requests = requests(block, peeled, mending).into_iter().peekable();
    let limits = limits(block, peeled.text.text(), &starts);
    for (&start, limit) in starts.iter().zip(limits) {
        while let Some(request) = requests.next_if(|request| request.span.start <= start.name) {
            sweep.take(request);
        }
        // Of what feeds a command below, which begins before it, it is a part.
        if start.at < sweep.over || limit < start.behind {
            continue;
        }
        sweep.look(start, requests.peek().map_or(limit, |request| limit.min(request.span.start)));
    }
    requests.for_each(|request| sweep.take(request));
    (sweep.commands, sweep.places)
}

/// What was found so far.
struct Sweep<'a> {
    block: &'a Block,
    peeled: &'a Peeled,
    mending: Mending,
    /// Where messages begin.
    messages: Vec<usize>,
    patience: Patience,
    /// The text as pasted, and what was seen of it.
    paste: Paste<'a>,
    /// Where the last command ends.
    over: usize,
    /// Whether a place was passed over since there was too much to look at.
    skipped: bool,
    commands: Vec<Command>,
    places: Vec<(usize, Span)>,
}

impl<'a> Sweep<'a> {
    fn new(block: &'a Block, peeled: &'a Peeled, mending: Mending, starts: &[Start]) -> Self {
        let text = peeled.text.text();
        Self {
            block,
            peeled,
            mending,
            messages: if starts.is_empty() { Vec::new() } else { message::starts(text) },
            patience: Patience::new(text),
            paste: Paste::new(block.text.text()),
            over: 0,
            skipped: false,
            commands: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Takes a request of PowerShell's own commands.
    fn take(&mut self, request: cmdlet::Found) {
        self.over = self.over.max(request.span.end);
        self.commands.push(request.command);
    }

    /// Takes the command at `start` that ends at `limit` or before, if one stands there.
    fn look(&mut self, start: Start, limit: usize) {
        let text = self.peeled.text.text();
        let near = self.patience.limit(text, start, limit);
        let is_skipped = near <= start.behind && near < limit;
        let near = if is_skipped { patience::short(text, start, limit) } else { near };
        if is_skipped && std::mem::replace(&mut self.skipped, true) {
            return;
        }
        let said = self.messages.get(self.messages.partition_point(|&at| at < start.behind));
        let said = said.map_or(near, |&at| near.min(at));
        let site = Site::new(self.block, self.peeled, start, &self.patience).up_to(near, said);
        let found = if is_skipped { None } else { site.command(self.mending) };
        let found = found
            .filter(|(end, _)| near == limit || *end < near)
            .or_else(|| site.unsearched(limit))
            .or_else(|| if self.mending == Mending::On { site.unread() } else { None });
        self.patience.spend(start.at, near, found.as_ref().map(|(end, _)| *end));
        if let Some((end, command)) = found {
            self.keep(command, start, end, limit);
        }
    }

    /// Takes `command`, which was found from `start` to `end` and could have gone on to `limit`.
    fn keep(&mut self, mut command: Command, start: Start, end: usize, limit: usize) {
        if self.patience.is_over() {
            command.certainty.doubt(site::TOO_LONG);
        }
        self.over = end.max(start.behind);
        if is_paste(self.block, self.mending) {
            let text = self.peeled.text.text();
            pasted::doubt(&mut command, (&text[..start.at], &text[self.over.min(limit)..limit]), &self.paste);
        }
        if self.mending == Mending::On {
            argument::enclose(&mut command, self.peeled, start.at);
        }
        if !is_named_only(&command, self.block.kind) {
            self.places.push((self.commands.len(), Span::new(start.at, end)));
            self.commands.push(command);
        }
    }
}

/// Where commands may start in `text` of `block`.
fn starts(block: &Block, text: &str) -> Vec<Start> {
    let mut starts = region::starts(text);
    starts.retain(may_start(block.kind, text));
    if is_code(block.kind) && starts.last().is_some_and(|last| !quoted::is_bare(&text[..last.name])) {
        let quoted = quoted::quoted(text);
        starts.retain(|start| is_quoted_name(text, start) || !quoted::holds(&quoted, start.name));
    }
    if block.kind == BlockKind::Script && block.dialect.is_none_or(|dialect| dialect == Dialect::PowerShell) {
        let comments = comment::blocks(text);
        starts.retain(|start| !quoted::holds(&comments, start.name));
    }
    starts
}

/// Whether quotes stand around nothing but the name of a command.
fn is_quoted_name(text: &str, start: &Start) -> bool {
    let name = &text[start.at..start.behind];
    name.len() > 1 && ['"', '\''].into_iter().any(|quote| name.starts_with(quote) && name.ends_with(quote))
}

/// The requests of PowerShell's own commands in `peeled`.
fn requests(block: &Block, peeled: &Peeled, mending: Mending) -> Vec<cmdlet::Found> {
    if is_paste(block, mending) && peeled.may_call { cmdlet::find(peeled) } else { Vec::new() }
}

/// For each of `starts` in `text` of `block`, where its text must end.
fn limits(block: &Block, text: &str, starts: &[Start]) -> Vec<usize> {
    let mut limits = region::limits(text, starts);
    if block.dialect == Some(Dialect::Cmd) && !starts.is_empty() {
        let closing = parens::closing(text);
        for (limit, start) in limits.iter_mut().zip(starts) {
            let next = closing.get(closing.partition_point(|&at| at < start.behind));
            *limit = next.map_or(*limit, |&at| at.min(*limit));
        }
    }
    limits
}

/// Whether a command may start at a place of a block of this kind, asked of one place after another: not in a comment,
/// nor in what was printed.
fn may_start(kind: BlockKind, text: &str) -> impl FnMut(&Start) -> bool {
    let (mut seen, mut is_comment) = (0, None);
    move |start| {
        let since = &text[seen..start.name];
        let line = since.rfind('\n').map(|end| &since[end + 1..]);
        seen = start.name;
        if line.is_some() || is_comment.is_none() {
            is_comment = Some(line.unwrap_or(since).trim_start().starts_with('#'));
        }
        match kind {
            // What bears the mark of a comment here was left to be one.
            BlockKind::Paste => is_comment == Some(false) || !opens_comment(&text[..start.at]),
            BlockKind::Inline => true,
            BlockKind::Script | BlockKind::Transcript => is_comment == Some(false),
            BlockKind::Output => false,
        }
    }
}

/// Whether nothing but the mark of a comment stands before the end of `before` in its line.
fn opens_comment(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.contains('#') && line.trim_matches([' ', '\t', '#']).is_empty()
}
