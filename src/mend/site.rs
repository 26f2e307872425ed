//! A place where a command may stand: the ways to read it, and how sure the best of them is.

use std::cell::OnceCell;

use super::certainty::Certainty;
use super::command::{Command, Evidence, Other, Slip, SlipKind};
use super::ending::Ending;
use super::finish::{self, Finalist};
use super::fold::Folds;
use super::lattice::{self, Operands, Path};
use super::patience::Patience;
use super::peel::Peeled;
use super::place::Ground;
use super::quotes::Quotes;
use super::region::Start;
use super::setting::Setting;
use super::{Mending, clean, foreign, history, is_code, reach, read, windows, wrap};
use crate::page::{Block, BlockKind};
use crate::shell::{self, Dialect};
use crate::text::{Edit, Mapped, Span};

/// A reading that is cheaper by this much than any other is certain.
const CERTAIN: u32 = 2;

/// The same of a reading that joins letters over the only line end that looks like a cut.
const WORDY: u32 = 4;

/// A text that costs this much as it stands was not typed so.
const SHATTERED: u32 = 8;

/// The longest command, in bytes, that is searched for damage: its readings take hundreds of times its own room.
const LONGEST: usize = 256 << 10;

/// Why a command is not sure that was not searched for damage to its end.
pub(super) const TOO_LONG: &str = "what damage it has: the text is too long to look for it";

/// A place where a command may stand.
pub(super) struct Site<'a> {
    block: &'a Block,
    pub(super) peeled: &'a Peeled,
    pub(super) start: Start,
    pub(super) limit: usize,
    patience: &'a Patience,
    /// Where a message begins, or the limit.
    said: usize,
    /// The cuts in its lines, once they were looked for.
    folds: OnceCell<Option<Folds>>,
}

impl<'a> Site<'a> {
    /// The place `start` of `peeled`, the text of `block`, up to its end.
    pub(super) fn new(block: &'a Block, peeled: &'a Peeled, start: Start, patience: &'a Patience) -> Self {
        let end = peeled.text.text().len();
        Self { block, peeled, start, limit: end, patience, said: end, folds: OnceCell::new() }
    }

    /// The same place up to `limit`, where a message begins at `said`, or nothing does.
    pub(super) fn up_to(self, limit: usize, said: usize) -> Self {
        Self { limit, said, ..self }
    }

    /// The cuts that software made in the lines of the command, by their width; offsets from its first line on. The lines
    /// of scripts and documents are those of their authors.
    fn folds(&self) -> Option<&Folds> {
        if is_code(self.block.kind) { None } else { self.folds.get_or_init(|| self.cuts()).as_ref() }
    }

    /// The command that stands here and where it ends in the peeled text.
    pub(super) fn command(&self, mending: Mending) -> Option<(usize, Command)> {
        let text = &self.peeled.text.text()[..self.limit];
        let dialect = self.dialect(text);
        if mending == Mending::AsWritten || dialect != Dialect::Posix && self.reads(text, dialect) {
            return self.as_written(text, dialect);
        }
        if dialect != Dialect::Posix {
            return self.foreign(text, dialect).or_else(|| self.search(text)).map(|found| self.translated(found));
        }
        self.clean(text).or_else(|| self.said(text))
    }

    /// The shell that the command in `text` is written for.
    fn dialect(&self, text: &str) -> Dialect {
        let given = &text[self.start.name..];
        self.block.dialect.unwrap_or_else(|| match windows::dialect(given) {
            Dialect::Posix if self.block.kind != BlockKind::Paste => windows::named(given),
            dialect => dialect,
        })
    }

    /// `found`, which is no command for the shell of its document any more where quotes of that shell were translated.
    fn translated(&self, (end, mut command): (usize, Command)) -> (usize, Command) {
        if self.block.kind != BlockKind::Paste && command.slips.iter().any(|slip| slip.kind == SlipKind::WindowsQuoting)
        {
            command.certainty.doubt("how the shell of this document wants it quoted");
        }
        (end, command)
    }

    /// The command as written, where it was not searched for damage because the text is too long or too deep for that.
    pub(super) fn unsearched(&self, limit: usize) -> Option<(usize, Command)> {
        if self.start.setting != Setting::Line {
            return None;
        }
        let text = &self.peeled.text.text()[..self.limit];
        let (dialect, why) = if self.limit < limit || limit - self.start.at > LONGEST {
            (Dialect::Posix, TOO_LONG)
        } else {
            (self.too_deep(text)?, "what it says: it is nested too deep to be read")
        };
        let (end, mut command) = self.as_written(text, dialect)?;
        command.certainty.doubt(why);
        Some((end, command))
    }

    /// The first line of a command of which no reading makes sense, as written: it begins its line, goes on with an option or
    /// an argument, and names a URL, so that it is one all the same.
    pub(super) fn unread(&self) -> Option<(usize, Command)> {
        let text = &self.peeled.text.text()[..self.limit];
        let rest = &text[self.start.behind..];
        let line = rest.split('\n').next().unwrap_or("");
        let opens = self.start.setting == Setting::Line && text[self.line()..self.start.at].trim().is_empty();
        let goes_on = line.trim_start().starts_with(|c| Quotes::of(c).is_some() || matches!(c, '-' | '–' | '—'))
            || line.trim_start().starts_with("http");
        if self.block.kind != BlockKind::Paste || !opens || !goes_on || !line.contains("://") {
            return None;
        }
        let read = self.as_written(&text[..self.start.behind + line.len()], Dialect::Posix);
        let (end, mut command) = read.filter(|(_, command)| command.text.text().contains("://"))?;
        command.certainty.doubt("what some of its words were");
        Some((end, command))
    }

    /// The shell that gives up on the command here, as it is nested too deep.
    fn too_deep(&self, text: &str) -> Option<Dialect> {
        let dialect = self.dialect(text);
        let complaints = shell::read_first(&text[self.start.at..], dialect).complaints;
        complaints.iter().any(|complaint| complaint.kind == shell::ComplaintKind::TooDeep).then_some(dialect)
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
        let whole = Site::new(self.block, self.peeled, self.start, self.patience).up_to(self.limit, self.limit);
        whole.search(text).or(found)
    }

    /// The command read for a POSIX shell, with what only `dialect` takes put as that shell would take it.
    fn foreign(&self, text: &str, dialect: Dialect) -> Option<(usize, Command)> {
        if self.start.setting != Setting::Line {
            return None;
        }
        let limit = reach::head(text, self.start.behind + foreign::REACH).len();
        let edits = foreign::translation(&text[..limit], self.start.behind, dialect);
        let line = self.line();
        let translated = Mapped::verbatim(text, Span::new(line, limit)).edited(&finish::shifted(&edits, line));
        let peeled = Peeled::new(translated.over(&self.peeled.text), Vec::new());
        let site = Site::new(self.block, &peeled, self.start.back(line), self.patience);
        let (end, mut command) = site.search(peeled.text.text())?;
        let whole = translated.span(Span::new(site.start.at, end));
        if command.slips.iter().all(|slip| slip.kind == SlipKind::WindowsQuoting)
            && let Some(written) = self.as_written(text, dialect).filter(|(_, written)| written.says_same(&command))
        {
            return Some(written);
        }
        if let Some(own) = self.natively(text, dialect, whole, &command) {
            return Some((whole.end, own));
        }
        command.slips.extend(edits.into_iter().filter(|edit| whole.contains(edit.span)).map(|edit| Slip {
            kind: SlipKind::WindowsQuoting,
            span: self.peeled.text.span(edit.span),
            text: edit.text,
        }));
        self.peelings(&mut command);
        Some((whole.end, command))
    }

    /// The command at `whole` of `text` with what pasting did undone and its own shell's quoting kept, where that says the
    /// same as `command`, which was read for a POSIX shell.
    fn natively(&self, text: &str, dialect: Dialect, whole: Span, command: &Command) -> Option<Command> {
        let given = self.peeled.text.slice(whole);
        let mut runs = given.runs().filter(|run| !run.text.is_empty());
        let start = runs.next().filter(|run| run.verbatim)?.from.start;
        let is_one = runs.next().is_none();
        let slips: Vec<_> =
            command.slips.iter().filter(|slip| slip.kind != SlipKind::WindowsQuoting).cloned().collect();
        let within = |slip: &Slip| slip.span.start >= start && slip.span.end <= start + whole.len();
        if !is_one || command.certainty != Certainty::Certain || !slips.iter().all(within) {
            return None;
        }
        let moved = |slip: &Slip| Edit::new(slip.span.start - start..slip.span.end - start, slip.text.as_str());
        let edits: Vec<_> = slips.iter().map(moved).collect();
        let mended = Mapped::verbatim(text, whole).edited(&edits);
        let read = read::read(mended.text(), dialect)?;
        let is_sound = windows::end(mended.text(), dialect) == mended.text().len()
            && windows::is_pure(&read, mended.text(), dialect)
            && !read::complains(mended.text(), dialect);
        let text = mended.over(&self.peeled.text);
        let mut own = read.command(self.peeled.text.span(whole), text, dialect);
        (is_sound && own.says_same(command)).then(|| {
            (own.slips, own.evidence) = (slips, command.evidence.clone());
            self.peelings(&mut own);
            own
        })
    }

    /// The cheapest reading of the command for a POSIX shell, its lines put together again or not.
    fn search(&self, text: &str) -> Option<(usize, Command)> {
        let folds = self.folds();
        let unfolded = folds.map(|folds| self.unfolded(folds));
        let unfolded = unfolded.as_ref().map(|unfolded| unfolded.site(self.block, self.patience));
        let own = self.finalists(text).map(|finalist| (self, finalist));
        let mut finalists: Box<dyn Iterator<Item = (&Site<'_>, Finalist)>> =
            if let (Some(folds), Some(site)) = (folds, &unfolded) {
                let mut all: Vec<_> = own.collect();
                for (_, finalist) in &mut all {
                    self.charge(folds, finalist);
                }
                let others = site.finalists(site.peeled.text.text());
                all.extend(others.map(|finalist| (site, finalist.dearer(folds.cost))));
                all.sort_by_key(|(_, finalist)| finalist.cost);
                Box::new(all.into_iter())
            } else {
                Box::new(own)
            };
        let (site, best) = finalists.next()?;
        let other = finalists.map(|(_, other)| other).find(|other| !other.same(&best));
        let evidence = Evidence {
            cost: best.cost,
            other: other.as_ref().map(|other| Other { text: other.text.text().to_owned(), cost: other.cost }),
        };
        let torn = site.ending(&best).is_torn(site.start.setting);
        let below = site.ending(&best).goes_on_below();
        // One line that is full may as well have been broken at a blank.
        let is_wordy = !std::ptr::eq(site, self) && folds.is_some_and(|folds| folds.is_wordy);
        let margin = if is_wordy { WORDY } else { CERTAIN };
        let is_clean = best.cost == 0 && best.is_as_written() && !torn && !below;
        let mut certainty = match other {
            Some(other) if !is_clean && other.cost < best.cost + margin => {
                Certainty::Likely(other.text.text().to_owned())
            }
            _ => Certainty::Certain,
        };
        let shattered = best.cost >= SHATTERED && best.is_as_written();
        let doubts = [
            torn.then_some("whether what follows on its line belongs to the command"),
            shattered.then_some("which quotes in it were those of a value"),
            below.then_some("whether the line below belongs to the command"),
            best.doubt.beside(&certainty).filter(|_| !is_clean),
        ];
        doubts.into_iter().flatten().for_each(|doubt| certainty.doubt(doubt));
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

    /// The readings of the command that stands here, cheapest first, each made when it is asked for.
    fn finalists<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Finalist> + use<'t, 'a> {
        let text = &text[..self.said];
        let seen = reach::head(text, self.start.at + LONGEST);
        let is_whole = move |end: usize| seen.len() == text.len() || end < seen.len();
        let history = history::History::of(&seen[self.start.name..]);
        let ground = Ground { text: seen, setting: self.start.setting, history: &history, patience: self.patience };
        let paths = lattice::search(ground, self.start.behind);
        let is_sound = move |path: &Path| self.is_command(path.operands, path.end);
        let sound = paths.into_iter().filter(move |path| is_sound(path) && is_whole(path.end));
        sound.filter_map(move |path| {
            let lost = wrap::Wraps::of(&seen[self.start.name..path.end]).lost_hyphen();
            Some(Finalist::new(seen, self.start, path, &history)?.united(lost))
        })
    }

    /// What stands behind the command `read`, up to a message.
    fn ending<'t>(&'t self, read: &'t Finalist) -> Ending<'t> {
        let text = self.peeled.text.text();
        Ending { read, said: text.get(read.end..self.said).unwrap_or(""), below: &text[read.end..self.limit] }
    }

    /// Whether what was read is more than a mention of curl.
    fn is_command(&self, operands: Operands, end: usize) -> bool {
        match operands {
            Operands::Url => true,
            Operands::Options => {
                self.start.setting != Setting::Sentence
                    && self.peeled.text.text()[end..].trim_start_matches([' ', '`', ')', '*']).split('\n').next()
                        == Some("")
            }
            Operands::Nothing => false,
        }
    }

    /// Adds what was peeled off the command's own lines to its slips.
    fn peelings(&self, command: &mut Command) {
        let line = self.peeled.text.span(Span::at(self.line())).start;
        command.slips.extend(self.peeled.around(Span::new(line.min(command.span.end), command.span.end)).cloned());
        let doubtful = |slip: &&Slip| slip.kind == SlipKind::DoubtfulCharacter;
        for slip in command.slips.iter().filter(doubtful) {
            let is_name = slip.text == "curl";
            let what = if is_name { "whether `curl` was meant" } else { "which characters a value has lost" };
            command.certainty.doubt(what);
        }
        command.slips.sort_by_key(|slip| slip.span);
    }

    /// Where the line of the command starts in the peeled text.
    pub(super) fn line(&self) -> usize {
        reach::line_start(self.peeled.text.text(), self.start.at)
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
        let pure = read::read(whole, dialect).is_some_and(|read| windows::is_pure(&read, whole, dialect));
        pure && !clean::is_cut(given, end) && !read::complains(whole, dialect)
    }

    /// The command as it stands, if it is clean.
    fn clean(&self, text: &str) -> Option<(usize, Command)> {
        let given = &text[self.start.at..];
        let is_said = self.start.setting == Setting::Sentence;
        let given = if is_said { clean::shown(given)? } else { given };
        let name = text[self.start.name..self.start.behind].trim_end_matches(['"', '\'']);
        let named = self.start.setting != Setting::Code && name.split([':', '@']).next() == Some("curl");
        let lead = &text[self.start.at..self.start.name];
        let is_prose = is_said && given.get(self.start.behind - self.start.at..).is_none_or(clean::is_prose);
        if !named || is_prose || !finish::straightened(lead, 0).is_empty() {
            return None;
        }
        let first = shell::read_first(given, Dialect::Posix);
        let end = windows::end_of(&first, given, Dialect::Posix);
        let whole = given.get(..end)?;
        let read = read::read_first_sound(first, whole)?;
        let is_cut = || end < given.trim_end().len() || !clean::is_evident(&read, whole);
        if is_said && is_cut() || self.speaks(text, self.start.at + end) {
            return None;
        }
        let line = self.line();
        let cut = |folds: &Folds| {
            let origin = |at: usize| Some(self.start.at - line + at);
            folds.left(&read, whole, &origin) + folds.left_behind(&text[line..], self.start.at - line + end) > 0
        };
        if self.folds().is_some_and(cut) {
            return None;
        }
        if !clean::is_clean(&read, given, end) {
            return None;
        }
        let (end, mut command) = self.written(text, end, read, Dialect::Posix)?;
        finish::lose(&mut command);
        Some((end, command))
    }

    /// Whether a message begins before `end` of `text`, outside all quotes.
    fn speaks(&self, text: &str, end: usize) -> bool {
        let glued = !text[..self.said].ends_with(char::is_whitespace) && self.said <= end;
        let apart = || self.said < end && !read::complains(&text[self.start.at..self.said], Dialect::Posix);
        self.said < self.limit && (glued || apart())
    }

    /// The command as its shell reads it, with nothing undone.
    fn as_written(&self, text: &str, dialect: Dialect) -> Option<(usize, Command)> {
        let given = &text[self.start.at..];
        let end = windows::end(given, dialect);
        self.written(text, end, read::read(&given[..end], dialect)?, dialect)
    }

    /// The command that was `read` from its start to `end` bytes behind it.
    fn written(&self, text: &str, end: usize, read: read::Read, dialect: Dialect) -> Option<(usize, Command)> {
        let whole = Span::new(self.start.at, self.start.at + end);
        if read.invocation.args.is_empty() {
            return None;
        }
        let text = Mapped::verbatim(text, whole).over(&self.peeled.text);
        let mut command = read.command(self.peeled.text.span(whole), text, dialect);
        self.peelings(&mut command);
        Some((whole.end, command))
    }
}
