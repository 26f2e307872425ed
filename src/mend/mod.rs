//! A block → its commands, each with what pasting did to it, how it reads, and how sure that is.
//!
//! Only this stage says where a command begins and ends. Pasting is a noisy channel and mending is
//! decoding: the lattice searches the readings of words and gaps that the acceptors allow, a handful
//! of finalists are read in full, and the margin between the best two decides how sure the best is.
//! Knows nothing of any API beyond what the acceptors ask of [`knowledge`](crate::knowledge).

mod accept;
mod again;
mod argument;
mod around;
mod assigned;
mod bare;
mod body;
mod certainty;
mod clean;
mod closers;
mod cmdlet;
mod command;
mod comment;
mod cut;
mod dash;
mod doubt;
mod eaten;
mod ending;
mod exact;
mod finish;
mod fit;
mod fold;
mod foreign;
mod gap;
mod head;
mod heredoc;
mod history;
mod lattice;
mod lead;
mod line;
mod loss;
mod message;
mod mixed;
mod oddity;
mod option;
mod parens;
mod pasted;
mod patience;
mod peel;
mod place;
mod preset;
mod quoted;
mod region;
mod rejoin;
mod remains;
mod repair;
mod rest;
mod row;
mod sequel;
mod sight;
mod site;
mod spelled;
mod splice;
mod statement;
mod statements;
mod tail;
mod template;
mod typed;
mod unfolded;
mod unit;
mod url;
mod vanished;
#[cfg(test)]
mod widths;
mod windows;
mod word;
mod wrap;

pub use argument::{Argument, Enclosing};
pub use around::{Around, Left, Link};
pub use certainty::{Certainty, Doubts};
pub use command::{Assigned, Command, Evidence, Mended, Other, Output, Reach, Rest, RestKind, Slip, SlipKind};
pub use head::Head;

use crate::curl::Arg;
use crate::knowledge::options::Effect;
use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Edit, Span};
use patience::Patience;
use peel::Peeled;
use region::Start;
use site::Site;

/// Whether damage is undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mending {
    /// It is.
    #[default]
    On,
    /// The text is read as written.
    AsWritten,
}

/// One edit of the text, and the damage it undoes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Repair {
    kind: SlipKind,
    edit: Edit,
}

/// Finds the commands of `block` and undoes what pasting did to them.
pub fn mend(block: &Block, mending: Mending) -> Mended {
    let peeled = match mending {
        Mending::On => peel::peel(block),
        Mending::AsWritten => Peeled::new(block.text.clone(), Vec::new()),
    };
    let mut starts = region::starts(peeled.text.text());
    starts.retain(may_start(block.kind, peeled.text.text()));
    if is_code(block.kind) && starts.last().is_some_and(|last| peeled.text.text()[..last.name].contains(QUOTES)) {
        let quoted = quoted::quoted(peeled.text.text());
        starts.retain(|start| !quoted::holds(&quoted, start.name));
    }
    if block.kind == BlockKind::Script && block.dialect.is_none_or(|dialect| dialect == Dialect::PowerShell) {
        let comments = comment::blocks(peeled.text.text());
        starts.retain(|start| !quoted::holds(&comments, start.name));
    }
    let limits = limits(block, peeled.text.text(), &starts);
    let messages = if starts.is_empty() { Vec::new() } else { message::starts(peeled.text.text()) };
    let requests = match (block.kind, mending) {
        (BlockKind::Paste, Mending::On) if peeled.may_call => cmdlet::find(&peeled),
        _ => Vec::new(),
    };
    let mut requests = requests.into_iter().peekable();
    let mut patience = Patience::new(peeled.text.text());
    let (mut commands, mut places) = (Vec::new(), Vec::new());
    let (mut over, mut skipped) = (0, false);
    let paste = pasted::Paste::new(block.text.text());
    for (index, start) in starts.iter().enumerate() {
        while let Some(request) = requests.next_if(|request| request.span.start <= start.name) {
            over = over.max(request.span.end);
            commands.push(request.command);
        }
        // Of what feeds a command below, which begins before it, it is a part.
        if start.at < over || limits[index] < start.behind {
            continue;
        }
        let limit = requests.peek().map_or(limits[index], |request| limits[index].min(request.span.start));
        let near = patience.limit(peeled.text.text(), *start, limit);
        let is_skipped = near <= start.behind && near < limit;
        let near = if is_skipped { patience::short(peeled.text.text(), *start, limit) } else { near };
        if is_skipped && std::mem::replace(&mut skipped, true) {
            continue;
        }
        let said = messages.get(messages.partition_point(|&at| at < start.behind));
        let said = said.map_or(near, |&at| near.min(at));
        let site = Site::new(block, &peeled, *start, &patience).up_to(near, said);
        let found = Some(&site).filter(|_| !is_skipped).and_then(|site| site.command(mending));
        let found = found.filter(|(end, _)| near == limit || *end < near).or_else(|| site.unsearched(limit));
        let found = found.or_else(|| Some(&site).filter(|_| mending == Mending::On)?.unread());
        patience.spend(start.at, near, found.as_ref().map(|(end, _)| *end));
        if let Some((end, mut command)) = found {
            if patience.is_over() {
                command.certainty.doubt(site::TOO_LONG);
            }
            over = end.max(start.behind);
            if block.kind == BlockKind::Paste && mending == Mending::On {
                let (before, behind) = (&peeled.text.text()[..start.at], &peeled.text.text()[over.min(limit)..limit]);
                pasted::doubt(&mut command, (before, behind), &paste);
            }
            argument::enclose(&mut command, &peeled);
            if command.argument.is_none() && argument::is_open(peeled.text.text(), start.at) {
                command.certainty.doubt("where the text in quotes ends that it stands in");
            }
            if !is_named_only(&command, block.kind) {
                places.push((commands.len(), Span::new(start.at, end)));
                commands.push(command);
            }
        }
    }
    commands.extend(requests.map(|request| request.command));
    let spans: Vec<_> = places.iter().map(|(_, span)| *span).collect();
    let around = around::find(peeled.text.text(), block.kind, &spans);
    for ((index, _), around) in places.into_iter().zip(around) {
        commands[index].around = if commands[index].dialect == Dialect::Posix { around } else { around.linked() };
    }
    for command in &mut commands {
        again::doubt(command, block);
    }
    again::doubt_mail(&mut commands, block);
    if commands.iter().any(assigned::uses_any) {
        let mut assigned = assigned::find(&peeled.text, &commands);
        if block.kind == BlockKind::Paste && mending == Mending::On {
            assigned.extend(preset::find(&peeled.text));
            assigned.sort_by_key(|it| it.span);
        }
        for command in &mut commands {
            command.assignments = assigned::used(command, &assigned);
        }
    }
    let mut rest = if block.kind == BlockKind::Inline { Vec::new() } else { rest::find(&peeled.text, &commands) };
    // In the code of a document nobody talks to the reader.
    let is_said = |it: &Rest| matches!(it.kind, RestKind::Advice | RestKind::ProgramError);
    rest.retain(|it| block.kind == BlockKind::Paste || !is_said(it));
    Mended { commands, rest }
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

/// Whether a block of this kind is read by a shell as it stands.
const fn is_code(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Script | BlockKind::Transcript)
}

/// Whether a sentence speaks of options, as in "`curl -L` follows redirects", and shows no command.
fn is_named_only(command: &Command, kind: BlockKind) -> bool {
    let names_no_url = |arg: &Arg| {
        arg.option.is_some_and(|option| option.long != "url")
            && arg.value.as_ref().is_none_or(|value| !value.text().contains("://"))
    };
    // Asking curl about itself takes no URL.
    let asks = |arg: &Arg| arg.option.is_some_and(|option| option.effect == Effect::Stop);
    let args = &command.invocation.args;
    kind == BlockKind::Inline && args.iter().all(names_no_url) && !args.iter().any(asks)
}

/// The quotes of the shell.
const QUOTES: [char; 2] = ['"', '\''];

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
