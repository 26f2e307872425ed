//! A block → its commands, each with what pasting did to it, how it reads, and how sure that is.
//!
//! Only this stage says where a command begins and ends. Pasting is a noisy channel and mending is
//! decoding: the lattice searches the readings of words and gaps that the acceptors allow, a handful
//! of finalists are read in full, and the margin between the best two decides how sure the best is.
//! Knows nothing of any API beyond what the acceptors ask of [`knowledge`](crate::knowledge).

mod accept;
mod assigned;
mod bare;
mod body;
mod clean;
mod closers;
mod cmdlet;
mod command;
mod cut;
mod dash;
mod doubt;
mod eaten;
mod exact;
mod finish;
mod fit;
mod fold;
mod foreign;
mod gap;
mod history;
mod lattice;
mod loss;
mod message;
mod mixed;
mod option;
mod peel;
mod region;
mod rejoin;
mod remains;
mod repair;
mod rest;
mod tail;
mod typed;
mod unfolded;
mod unit;
mod url;
#[cfg(test)]
mod widths;
mod windows;
mod word;
mod wrap;

pub use command::{Assigned, Certainty, Command, Evidence, Mended, Other, Reach, Rest, RestKind, Slip, SlipKind};

use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Edit, Mapped, Span};
use finish::Finalist;
use fold::Folds;
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
    let messages = message::starts(peeled.text.text());
    let requests = match (block.kind, mending) {
        (BlockKind::Paste, Mending::On) => cmdlet::find(&peeled.text),
        _ => Vec::new(),
    };
    let mut requests = requests.into_iter().peekable();
    let mut patience = Patience::new(peeled.text.text());
    let mut commands = Vec::new();
    let mut over = 0;
    for (index, start) in starts.iter().enumerate() {
        while let Some(request) = requests.next_if(|request| request.span.start <= start.at) {
            over = over.max(request.span.end);
            commands.push(request.command);
        }
        if start.at < over {
            continue;
        }
        let limit = requests.peek().map_or(limits[index], |request| limits[index].min(request.span.start));
        let near = patience.limit(peeled.text.text(), *start, limit);
        if near <= start.behind && near < limit {
            continue;
        }
        let said = messages.get(messages.partition_point(|&at| at < start.behind));
        let said = said.map_or(near, |&at| near.min(at));
        let site = Site { block, peeled: &peeled, start: *start, limit: near, said };
        let found = site.command(mending).filter(|(end, _)| near == limit || *end < near);
        patience.spend(start.at, near, found.as_ref().map(|(end, _)| *end));
        if let Some((end, command)) = found {
            over = end.max(start.behind);
            commands.push(command);
        }
    }
    commands.extend(requests.map(|request| request.command));
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
    /// Where a message begins, or the limit.
    said: usize,
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
        self.clean(text, self.folds().as_ref()).or_else(|| self.said(text))
    }

    /// The command before the message on its line, or around it where that is a part of it.
    fn said(&self, text: &str) -> Option<(usize, Command)> {
        let found = self.search(text);
        if self.said == self.limit {
            return found;
        }
        let open = |(end, command): &(usize, Command)| {
            let last = command.slips.iter().rev().find(|slip| slip.kind == SlipKind::UnclosedQuote);
            *end >= self.said.saturating_sub(1) && last.is_some()
        };
        if found.as_ref().is_some_and(|found| !open(found)) {
            return found;
        }
        let whole =
            Site { block: self.block, peeled: self.peeled, start: self.start, limit: self.limit, said: self.limit };
        whole.search(text).or(found)
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
        let edits = foreign::translation(&text[..limit], self.start.behind, dialect);
        let line = self.line();
        let translated = Mapped::verbatim(text, Span::new(line, limit)).edited(&finish::shifted(&edits, line));
        let peeled = Peeled { text: translated.over(&self.peeled.text), slips: Vec::new() };
        let limit = peeled.text.text().len();
        let site = Site { block: self.block, peeled: &peeled, start: self.start.back(line), limit, said: limit };
        let (end, mut command) = site.search(peeled.text.text())?;
        let whole = translated.span(Span::new(site.start.at, end));
        if command.slips.iter().all(|slip| slip.kind == SlipKind::WindowsQuoting)
            && let Some(written) = self.as_written(text, dialect).filter(|(_, written)| written.says_same(&command))
        {
            return Some(written);
        }
        command.slips.extend(edits.into_iter().filter(|edit| whole.contains(edit.span)).map(|edit| Slip {
            kind: SlipKind::WindowsQuoting,
            span: self.peeled.text.span(edit.span),
            text: edit.text,
        }));
        self.peelings(&mut command);
        Some((whole.end, command))
    }

    /// The cheapest reading of the command for a POSIX shell, its lines put together again or not.
    fn search(&self, text: &str) -> Option<(usize, Command)> {
        let folds = self.folds();
        let unfolded = folds.as_ref().map(|folds| self.unfolded(folds));
        let unfolded = unfolded.as_ref().map(|unfolded| unfolded.site(self.block));
        let mut finalists: Vec<_> = self.finalists(text).into_iter().map(|finalist| (self, finalist)).collect();
        if let (Some(folds), Some(site)) = (&folds, &unfolded) {
            for (_, finalist) in &mut finalists {
                self.charge(folds, finalist);
            }
            let others = site.finalists(site.peeled.text.text()).into_iter();
            finalists.extend(others.map(|finalist| (site, finalist.dearer(folds.cost))));
            finalists.sort_by_key(|(_, finalist)| finalist.cost);
        }
        let mut finalists = finalists.into_iter();
        let (site, best) = finalists.next()?;
        let other = finalists.map(|(_, other)| other).find(|other| !other.same(&best));
        let evidence = Evidence {
            cost: best.cost,
            other: other.as_ref().map(|other| Other { text: other.text.text().to_owned(), cost: other.cost }),
        };
        let certainty = match other {
            _ if best.cost == 0 && best.is_as_written() => Certainty::Certain,
            Some(other) if other.cost < best.cost + CERTAIN => Certainty::Likely(other.text.text().to_owned()),
            _ if site.is_torn(best.end) => {
                Certainty::Unsure("whether what follows on its line belongs to the command".to_owned())
            }
            _ if site.is_cut_off(&best) => {
                Certainty::Unsure("whether the line below belongs to the command".to_owned())
            }
            _ => best.doubt.what().map_or(Certainty::Certain, |what| Certainty::Unsure(what.to_owned())),
        };
        let end = best.end;
        let mut command = best.command(&site.peeled.text, site.start, certainty);
        command.evidence = evidence;
        if end == site.said && site.said < site.limit {
            let span = site.peeled.text.span(Span::new(end, end));
            command.slips.push(Slip { kind: SlipKind::GluedReply, span, text: String::new() });
        }
        site.peelings(&mut command);
        Some((folds.filter(|_| !std::ptr::eq(site, self)).map_or(end, |folds| self.line() + folds.end(end)), command))
    }

    /// The readings of the command that stands here, cheapest first.
    fn finalists(&self, text: &str) -> Vec<Finalist> {
        let text = &text[..self.said];
        let history = history::History::of(&text[self.start.name..]);
        let paths = lattice::search(text, self.start.behind, self.start.setting, &history);
        let sound = paths.into_iter().filter(|path| path.cost <= PROSE && self.is_command(path.operands, path.end));
        let united = |end: usize| wrap::Wraps::of(&text[self.start.name..end]).lost_hyphen();
        sound
            .filter_map(|path| {
                let united = united(path.end);
                Some(Finalist::new(text, self.start, path)?.united(united))
            })
            .collect()
    }

    /// Whether the line below the command `read` looks like more of it behind something else.
    fn is_cut_off(&self, read: &Finalist) -> bool {
        let Some(below) = self.peeled.text.text()[read.end..self.limit].strip_prefix('\n') else { return false };
        let line = below.split('\n').next().unwrap_or("");
        let option = option::next(line, 0, line.len());
        let pipe = line.trim_start().strip_prefix("| ").is_some_and(|rest| !rest.trim_end().ends_with('|'));
        pipe || option.is_some_and(|at| read.dangles() || !line[..at].contains(char::is_alphanumeric))
    }

    /// Whether a command ends within its line at `end` before what is no sentence.
    fn is_torn(&self, end: usize) -> bool {
        let text = if end <= self.said { &self.peeled.text.text()[end..self.said] } else { "" };
        let rest = text.split('\n').next().unwrap_or("").trim_start();
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
        let arrow = ["->", "=>", "→", "⇒"].iter().any(|arrow| rest.starts_with(arrow));
        self.start.setting == Setting::Line && (quoted || !over && !sentence && !arrow)
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
        if command.slips.iter().any(|slip| slip.kind == SlipKind::DoubtfulCharacter) {
            command.certainty = Certainty::Unsure("which characters a value has lost".to_owned());
        }
        command.slips.sort_by_key(|slip| slip.span);
    }

    /// Where the line of the command starts in the peeled text.
    fn line(&self) -> usize {
        region::line_start(self.peeled.text.text(), self.start.at)
    }

    /// Whether the shell `dialect` reads the command here without complaint, and to some purpose.
    fn reads(&self, text: &str, dialect: Dialect) -> bool {
        // Within the lines of a paste, each mention of the name would be read to the end of the text.
        if self.block.kind == BlockKind::Paste && self.start.setting != Setting::Line {
            return false;
        }
        let given = &text[self.start.at..];
        let end = windows::end(given, dialect);
        let whole = &given[..end];
        let pure = finish::read(whole, dialect).is_some_and(|read| windows::is_pure(&read, whole, dialect));
        pure && !clean::is_cut(given, end) && !finish::complains(whole, dialect)
    }

    /// The command as it stands, if it is clean.
    fn clean(&self, text: &str, folds: Option<&Folds>) -> Option<(usize, Command)> {
        let given = &text[self.start.at..];
        let named = self.start.setting == Setting::Line && text[self.start.name..self.start.behind] == *"curl";
        if !named {
            return None;
        }
        let end = windows::end(given, Dialect::Posix);
        let whole = given.get(..end).filter(|whole| !finish::complains(whole, Dialect::Posix))?;
        let glued = !text[..self.said].ends_with(char::is_whitespace) && self.said <= self.start.at + end;
        if glued && self.said < self.limit {
            return None;
        }
        let read = finish::read(whole, Dialect::Posix)?;
        let line = self.line();
        let cut = |folds: &Folds| {
            let origin = |at: usize| Some(self.start.at - line + at);
            folds.left(&read, whole, &origin) + folds.left_behind(&text[line..], self.start.at - line + end) > 0
        };
        if folds.is_some_and(cut) {
            return None;
        }
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
