//! A block → its commands, each with what pasting did to it, how it reads, and how sure that is.
//!
//! Only this stage says where a command begins and ends. Pasting is a noisy channel and mending is
//! decoding: the lattice searches the readings of words and gaps that the acceptors allow, a handful
//! of finalists are read in full, and the margin between the best two decides how sure the best is.
//! Knows nothing of any API beyond what the acceptors ask of [`knowledge`](crate::knowledge).

mod accept;
mod assigned;
mod body;
mod clean;
mod closers;
mod command;
mod doubt;
mod exact;
mod finish;
mod fit;
mod foreign;
mod gap;
mod history;
mod lattice;
mod loss;
mod mixed;
mod option;
mod peel;
mod region;
mod remains;
mod repair;
mod rest;
mod tail;
mod unit;
mod windows;
mod word;

pub use command::{Assigned, Certainty, Command, Evidence, Mended, Other, Reach, Rest, RestKind, Slip, SlipKind};

use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Edit, Mapped, Span};
use finish::Finalist;
use gap::Setting;
use lattice::Operands;
use peel::Peeled;
use region::{Patience, Start};

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

/// A reading that is cheaper by this much than any other is certain.
const CERTAIN: u32 = 2;

/// A reading dearer than this is no command, but prose that mentions curl.
const PROSE: u32 = 14;

/// Finds the commands of `block` and undoes what pasting did to them.
pub fn mend(block: &Block, mending: Mending) -> Mended {
    let peeled = match mending {
        Mending::On => peel::peel(block),
        Mending::AsWritten => Peeled { text: block.text.clone(), slips: Vec::new() },
    };
    let mut starts = region::starts(peeled.text.text());
    starts.retain(|start| may_start(block.kind, peeled.text.text(), start.at));
    let limits = region::limits(peeled.text.text(), &starts);
    let mut patience = Patience::new(peeled.text.text());
    let mut commands = Vec::new();
    let mut over = 0;
    for (index, start) in starts.iter().enumerate() {
        if start.at < over {
            continue;
        }
        let limit = patience.limit(peeled.text.text(), *start, limits[index]);
        if limit <= start.behind && limit < limits[index] {
            continue;
        }
        let site = Site { block, peeled: &peeled, start: *start, limit };
        let found = site.command(mending).filter(|(end, _)| limit == limits[index] || *end < limit);
        patience.spend(start.at, limit, found.as_ref().map(|(end, _)| *end));
        if let Some((end, command)) = found {
            over = end.max(start.behind);
            commands.push(command);
        }
    }
    let assigned = assigned::find(&peeled.text, &commands);
    for command in &mut commands {
        command.assignments = assigned::used(command, &assigned);
    }
    let rest = if block.kind == BlockKind::Inline { Vec::new() } else { rest::find(&peeled.text, &commands) };
    Mended { commands, rest }
}

/// Whether a command may start at `at` of a block of this kind: not in a comment, nor in what was printed.
fn may_start(kind: BlockKind, text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    match kind {
        BlockKind::Paste | BlockKind::Inline => true,
        BlockKind::Script | BlockKind::Transcript => !text[line..at].trim_start().starts_with('#'),
        BlockKind::Output => false,
    }
}

/// A place where a command may stand.
struct Site<'a> {
    block: &'a Block,
    peeled: &'a Peeled,
    start: Start,
    limit: usize,
}

impl Site<'_> {
    /// The command that stands here and where it ends in the peeled text.
    fn command(&self, mending: Mending) -> Option<(usize, Command)> {
        let text = &self.peeled.text.text()[..self.limit];
        let dialect = self.block.dialect.unwrap_or_else(|| windows::dialect(&text[self.start.at..]));
        if mending == Mending::AsWritten || dialect != Dialect::Posix && self.reads(text, dialect) {
            return self.as_written(text, dialect);
        }
        if dialect != Dialect::Posix {
            return self.foreign(text, dialect).or_else(|| self.search(text));
        }
        self.clean(text).or_else(|| self.search(text))
    }

    /// The command read for a POSIX shell, with what only `dialect` takes put as that shell would take it.
    fn foreign(&self, text: &str, dialect: Dialect) -> Option<(usize, Command)> {
        if self.start.setting != Setting::Line {
            return None;
        }
        let mut limit = text.len().min(self.start.behind + foreign::REACH);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let found = foreign::translation(&text[..limit], self.start.behind, dialect);
        let line = self.line();
        let translated = Mapped::verbatim(text, Span::new(line, limit)).edited(&finish::shifted(&found.edits, line));
        let peeled = Peeled { text: translated.over(&self.peeled.text), slips: Vec::new() };
        let site =
            Site { block: self.block, peeled: &peeled, start: self.start.back(line), limit: peeled.text.text().len() };
        let (end, mut command) = site.search(peeled.text.text())?;
        let whole = translated.span(Span::new(site.start.at, end));
        if command.slips.iter().all(|slip| slip.kind == SlipKind::WindowsQuoting)
            && let Some(written) = self.as_written(text, dialect).filter(|(_, written)| written.says_same(&command))
        {
            return Some(written);
        }
        command.slips.extend(found.edits.into_iter().filter(|edit| whole.contains(edit.span)).map(|edit| Slip {
            kind: SlipKind::WindowsQuoting,
            span: self.peeled.text.span(edit.span),
            text: edit.text,
        }));
        if found.guessed && command.certainty == Certainty::Certain {
            command.certainty = Certainty::Unsure("whether quote marks in a value were an apostrophe".to_owned());
        }
        self.peelings(&mut command);
        Some((whole.end, command))
    }

    /// The cheapest reading of the command for a POSIX shell.
    fn search(&self, text: &str) -> Option<(usize, Command)> {
        let history = history::History::of(&text[self.start.name..]);
        let paths = lattice::search(text, self.start.behind, self.start.setting, &history);
        let mut finalists = paths
            .into_iter()
            .filter(|path| path.cost <= PROSE && self.is_command(path.operands, path.end))
            .filter_map(|path| Finalist::new(text, self.start, path));
        let best = finalists.next()?;
        let other = finalists.find(|other| !other.same(&best));
        let evidence = Evidence {
            cost: best.cost,
            other: other.as_ref().map(|other| Other { text: other.text.text().to_owned(), cost: other.cost }),
        };
        let certainty = match other {
            _ if best.cost == 0 && best.is_as_written() => Certainty::Certain,
            Some(other) if other.cost < best.cost + CERTAIN => Certainty::Likely(other.text.text().to_owned()),
            _ if self.is_torn(best.end) => {
                Certainty::Unsure("whether what follows on its line belongs to the command".to_owned())
            }
            _ => best.doubt.what().map_or(Certainty::Certain, |what| Certainty::Unsure(what.to_owned())),
        };
        let end = best.end;
        let mut command = best.command(&self.peeled.text, self.start, certainty);
        command.evidence = evidence;
        self.peelings(&mut command);
        Some((end, command))
    }

    /// Whether a command ends within its line at `end` before what is no sentence.
    fn is_torn(&self, end: usize) -> bool {
        let line = self.peeled.text.text()[end..].split('\n').next().unwrap_or("");
        let rest = line.trim_start();
        let mut words = rest.split_whitespace();
        let sentence = words.clone().count() > 1
            && words.all(|word| !word.starts_with(['-', '*']) && !word.contains(['=', '"', '“', '”', '\'']));
        // A pipe that can be read is a part of the command.
        let pipe = rest.starts_with('|') && !rest.starts_with("||") && rest.trim_end() != "|";
        let over = (rest.is_empty() && !self.peeled.text.text()[end..].trim_start().starts_with("\\\n"))
            || !pipe && rest.starts_with([';', '&', '|', ')', '#', '`', '.', ',', '{', '[', '\\', '<', '>']);
        let odd = |mark: char| rest.matches(mark).count() % 2 == 1;
        let entity = ["&gt;", "&lt;", "&amp;", "&quot;"].iter().any(|entity| rest.starts_with(entity));
        let quoted = entity || rest.starts_with([';', '&']) && (odd('"') || odd('\''));
        self.start.setting == Setting::Line && (quoted || !over && !sentence)
    }

    /// Whether what was read is more than a mention of curl.
    fn is_command(&self, operands: Operands, end: usize) -> bool {
        match operands {
            Operands::Url => true,
            Operands::Options => {
                self.start.setting != Setting::Sentence
                    && self.peeled.text.text()[end..].trim_start_matches([' ', '`', ')', '*']).is_empty_line()
            }
            Operands::Nothing => false,
        }
    }

    /// Adds what was peeled off the command's own lines to its slips.
    fn peelings(&self, command: &mut Command) {
        let given = self.peeled.text.span(Span::new(self.line(), self.line())).start;
        let near = |slip: &&Slip| {
            slip.span.end >= given && slip.span.start < command.span.end && slip.span.end <= command.span.end
        };
        command.slips.extend(self.peeled.slips.iter().filter(near).cloned());
        command.slips.sort_by_key(|slip| slip.span);
    }

    /// Where the line of the command starts in the peeled text.
    fn line(&self) -> usize {
        region::line_start(self.peeled.text.text(), self.start.at)
    }

    /// Whether the shell `dialect` reads the command here without complaint, and to some purpose.
    fn reads(&self, text: &str, dialect: Dialect) -> bool {
        let given = &text[self.start.at..];
        let whole = &given[..windows::end(given, dialect)];
        let pure = finish::read(whole, dialect).is_some_and(|read| windows::is_pure(&read, whole, dialect));
        pure && !finish::complains(whole, dialect)
    }

    /// The command as it stands, if it is clean.
    fn clean(&self, text: &str) -> Option<(usize, Command)> {
        let given = &text[self.start.at..];
        let named = self.start.setting == Setting::Line && text[self.start.name..self.start.behind] == *"curl";
        if !named {
            return None;
        }
        let end = windows::end(given, Dialect::Posix);
        let whole = given.get(..end).filter(|whole| !finish::complains(whole, Dialect::Posix))?;
        let read = finish::read(whole, Dialect::Posix)?;
        let (end, mut command) =
            clean::is_clean(&read, given, end).then(|| self.as_written(text, Dialect::Posix))??;
        finish::lose(&mut command);
        Some((end, command))
    }

    /// The command as its shell reads it, with nothing undone.
    fn as_written(&self, text: &str, dialect: Dialect) -> Option<(usize, Command)> {
        let given = &text[self.start.at..];
        let end = windows::end(given, dialect);
        let whole = Span::new(self.start.at, self.start.at + end);
        let read = finish::read(&given[..end], dialect)?;
        if read.invocation.args.is_empty() {
            return None;
        }
        let text = Mapped::verbatim(text, whole).over(&self.peeled.text);
        let mut command = read.command(self.peeled.text.span(whole), text, dialect);
        self.peelings(&mut command);
        Some((whole.end, command))
    }
}

trait EmptyLine {
    fn is_empty_line(&self) -> bool;
}

impl EmptyLine for str {
    fn is_empty_line(&self) -> bool {
        self.is_empty() || self.starts_with('\n')
    }
}
