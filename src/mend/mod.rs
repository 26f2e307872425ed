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
mod directory;
mod doubt;
mod draft;
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
mod joint;
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
mod quotes;
mod reach;
mod read;
mod reading;
mod region;
mod rejoin;
mod remains;
mod repair;
mod rest;
mod row;
mod said;
mod sequel;
mod setting;
mod sight;
mod site;
mod spelled;
mod splice;
mod spread;
mod standing;
mod statement;
mod statements;
mod sweep;
mod tail;
mod template;
mod typed;
mod unfolded;
mod unit;
mod url;
mod vanished;
mod variables;
#[cfg(test)]
mod widths;
mod windows;
mod word;
mod wrap;

pub use argument::{Argument, Enclosing};
pub use certainty::{Certainty, Doubts};
pub use command::{Assigned, Command, Evidence, Mended, Other, Output, Reach, Rest, RestKind, Slip, SlipKind};
pub use head::Head;
pub use standing::{Around, Left, Link};

use crate::curl::Arg;
use crate::knowledge::options::Effect;
use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Edit, Span};
use peel::Peeled;

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
    let (mut commands, places) = sweep::sweep(block, &peeled, mending);
    surround(&mut commands, &places, peeled.text.text(), block.kind);
    for command in &mut commands {
        again::doubt(command, block);
    }
    again::doubt_mail(&mut commands, block);
    if commands.iter().any(assigned::uses_any) {
        let assigned = assignments(&commands, &peeled, (block, mending));
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

/// Notes what of the shell stands around those of `commands` that were found at `places` in `text`.
fn surround(commands: &mut [Command], places: &[(usize, Span)], text: &str, kind: BlockKind) {
    let spans: Vec<_> = places.iter().map(|(_, span)| *span).collect();
    for ((index, _), around) in places.iter().zip(around::find(text, kind, &spans)) {
        let command = &mut commands[*index];
        command.around = if command.dialect == Dialect::Posix { around } else { around.linked() };
    }
}

/// What sets variables in `peeled` around `commands`, in a paste by words too.
fn assignments(commands: &[Command], peeled: &Peeled, (block, mending): (&Block, Mending)) -> Vec<Assigned> {
    let mut assigned = assigned::find(&peeled.text, commands);
    if is_paste(block, mending) {
        assigned.extend(preset::find(&peeled.text));
        assigned.sort_by_key(|it| it.span);
    }
    assigned
}

/// Whether damage is undone in a text that nobody wrote as a document.
fn is_paste(block: &Block, mending: Mending) -> bool {
    block.kind == BlockKind::Paste && mending == Mending::On
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
