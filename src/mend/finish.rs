//! A path through the lattice, read in full, as a command.

use super::accept::{Role, is_json};
use super::certainty::Certainty;
use super::command::{Command, Evidence, Slip};
use super::dash::{self, Dashed};
use super::fold::Folds;
use super::heredoc;
use super::history::History;
use super::joint::Tail;
use super::lattice::Path;
use super::patience::Patience;
use super::quotes::Quotes;
use super::read::{Read, read_sound};
use super::region::Start;
use super::tail;
use super::word::Doubt;
use super::{Repair, SlipKind, doubt, eaten, loss};
use crate::curl::ComplaintKind;
use crate::shell::{Dialect, Value};
use crate::text::{Edit, Mapped, Span};

/// One candidate for what a command was.
pub(super) struct Finalist {
    pub(super) cost: u32,
    pub(super) end: usize,
    pub(super) text: Mapped,
    pub(super) doubt: Doubt,
    repairs: Vec<Repair>,
    read: Read,
}

impl Finalist {
    /// `path` through `peeled`, from `start`; `None` where the shell would not take it.
    pub(super) fn new(peeled: &str, start: Start, path: Path, history: &History) -> Option<Self> {
        let feeder = feeder(peeled, start, history)?;
        let fed = heredoc::opened(Span::new(start.at, start.name).of(peeled));
        let fed = heredoc::bodies(peeled, path.end, &fed, history)?;
        let name = Span::new(start.name, start.name + 4);
        let mut repairs = path.repairs;
        if name.of(peeled) != "curl" {
            repairs.insert(0, Repair { kind: SlipKind::OptionCase, edit: Edit::new(name, "curl") });
        }
        if Span::new(name.end, start.behind).of(peeled) == ".exe" {
            let suffix = Edit::new(Span::new(name.end, start.behind), "");
            repairs.insert(0, Repair { kind: SlipKind::WindowsQuoting, edit: suffix });
        }
        repairs.extend(fed.repairs);
        repairs.splice(0..0, feeder.repairs);
        let edits: Vec<Edit> = repairs.iter().map(|repair| repair.edit.clone()).collect();
        let edits = shifted(&edits, start.at);
        let text = Mapped::verbatim(peeled, Span::new(start.at, fed.end)).edited(&edits);
        let read = read_sound(text.text())?;
        let doubt = path.doubt.max(fed.doubt).max(feeder.doubt);
        Some(Self { cost: path.cost, end: fed.end, text, doubt, repairs, read })
    }

    /// Whether it ends at a backslash that continues a line.
    pub(super) fn dangles(&self) -> bool {
        self.repairs.last().is_some_and(|repair| repair.kind == SlipKind::DanglingContinuation)
    }

    /// Whether curl would ask for a URL.
    pub(super) fn lacks_url(&self) -> bool {
        self.read.invocation.complaints.iter().any(|complaint| complaint.kind == ComplaintKind::NoUrl)
    }

    /// Whether its last argument is an option with an empty value.
    pub(super) fn ends_with_nothing(&self) -> bool {
        let last = self.read.invocation.args.last().filter(|arg| arg.option.is_some());
        last.and_then(|arg| arg.value.as_ref()).is_some_and(|value| value.text().is_empty())
    }

    /// Whether its last argument is a text of some option, without quotes.
    pub(super) fn ends_with_bare_text(&self) -> bool {
        let Some(arg) = self.read.invocation.args.last() else { return false };
        let text = arg.option.is_some_and(|option| matches!(Role::of(option), Role::Data | Role::Text | Role::Header));
        text && arg.value.is_some() && !self.is_piped() && !self.text.text().trim_end().ends_with(['"', '\''])
    }

    /// Whether its output goes to another program.
    pub(super) fn is_piped(&self) -> bool {
        self.read.pipeline.commands.len() > self.read.position + 1
    }

    /// Whether the last program that its output goes to has to be told more.
    pub(super) fn is_cut_off(&self) -> bool {
        self.is_piped() && self.read.is_cut_off(self.text.text())
    }

    /// The same, in doubt where a hyphen is lost from the text and none was put back.
    pub(super) fn united(mut self, lost: bool) -> Self {
        let found = self.repairs.iter().any(|repair| repair.kind == SlipKind::HardWrap && repair.edit.text == "-");
        if lost && !found {
            self.doubt = self.doubt.max(Doubt::Hyphen);
        }
        self
    }

    /// The same, but dearer.
    pub(super) fn dearer(self, by: u32) -> Self {
        Self { cost: self.cost + by, ..self }
    }

    /// What it costs that it leaves `folds`, which are told from `line` on, in its words.
    pub(super) fn left(&self, folds: &Folds, line: usize) -> u32 {
        let text = self.text.text();
        folds.left(&self.read, text, &|at| self.text.span(Span::new(at, at + 1)).start.checked_sub(line))
    }

    /// Whether nothing was done to the text.
    pub(super) fn is_as_written(&self) -> bool {
        self.repairs.is_empty()
    }

    /// Whether the command would do the same: its arguments, blanks in JSON aside, and all that stands behind them.
    pub(super) fn same(&self, other: &Self) -> bool {
        let alike = |one: &[Value], two: &[Value]| {
            let equal = |(a, b): (&Value, &Value)| a.text() == b.text() || is_same_json(a.text(), b.text());
            one.len() == two.len() && one.iter().zip(two).all(equal)
        };
        let given = |read: &Read| read.invocation.args.iter().filter_map(|arg| arg.value.clone()).collect::<Vec<_>>();
        let options = |read: &Read| read.invocation.args.iter().map(|arg| arg.option).collect::<Vec<_>>();
        let (one, two) = (&self.read, &other.read);
        let words =
            alike(&one.arguments, &two.arguments) || options(one) == options(two) && alike(&given(one), &given(two));
        words && one.pipeline.commands.len() == two.pipeline.commands.len()
    }

    /// The command, in the text as given.
    pub(super) fn command(self, peeled: &Mapped, start: Start, certainty: Certainty) -> Command {
        let span = peeled.span(Span::new(start.at, self.end));
        let text = self.text.over(peeled);
        let slips: Vec<Slip> = self
            .repairs
            .into_iter()
            .map(|repair| Slip { kind: repair.kind, span: peeled.span(repair.edit.span), text: repair.edit.text })
            .collect();
        let mut command = self.read.command(span, text, Dialect::Posix);
        command.slips = slips;
        command.certainty = certainty;
        for doubt in [doubt::shown(&command.invocation, |_| false), doubt::left(&command)].into_iter().flatten() {
            command.certainty.doubt(doubt);
        }
        lose(&mut command);
        command
    }
}

/// What stands before the name of the command at `start`, which feeds it, with its quotes and dashes put right; `None`
/// where that cannot be read.
fn feeder(text: &str, start: Start, history: &History) -> Option<Tail> {
    let nothing = Tail { end: start.name, repairs: Vec::new(), doubt: Doubt::None };
    if Span::new(start.at, start.name).of(text).is_ascii() {
        return Some(nothing);
    }
    let before = &text[..start.name];
    // What stands in a here-document that it opens comes later.
    if !before[start.at..].contains('|') || !heredoc::opened(&before[start.at..]).is_empty() {
        let dashes = dashed(before, start.at);
        let doubt = dashes.iter().map(|dash| dash.doubt).max().unwrap_or(Doubt::None);
        let mut repairs = straightened(before, start.at);
        repairs.extend(dashes.into_iter().map(|dash| {
            let edit = Edit::new(dash.span, dash.text);
            Repair { kind: SlipKind::SmartDash, edit }
        }));
        repairs.sort_by_key(|repair| repair.edit.span);
        return Some(Tail { repairs, doubt, ..nothing });
    }
    let tail = tail::rest(before, start.at, history, &Patience::new(before))?;
    Some(if before[tail.end..].trim().is_empty() { tail } else { nothing })
}

/// The typographic dashes before the words from `at` of `text` on.
fn dashed(text: &str, at: usize) -> Vec<Dashed> {
    let words = text[at..].match_indices(' ').map(|(offset, _)| at + offset + 1);
    words.filter(|&word| !text[word..].starts_with('-')).filter_map(|word| dash::dashed(text, word, "")).collect()
}

/// The typographic quotes of the assignments from `at` of `text` on, as the shell takes them.
pub(super) fn straightened(text: &str, at: usize) -> Vec<Repair> {
    // Between quotes that the shell takes, they are letters.
    let mut open = None;
    let quotes = text[at..].char_indices().filter(move |&(_, c)| {
        match open {
            Some(quote) if quote == c => open = None,
            None if matches!(c, '"' | '\'') => open = Some(c),
            _ => {}
        }
        open.is_none() && !c.is_ascii()
    });
    let straight = quotes.filter_map(|(offset, c)| {
        let quote = if Quotes::of(c)? == Quotes::Double { "\"" } else { "'" };
        let edit = Edit::new(at + offset..at + offset + c.len_utf8(), quote);
        Some(Repair { kind: SlipKind::SmartQuote, edit })
    });
    straight.collect()
}

/// Whether `one` and `two` are the same JSON but for white space.
pub(super) fn is_same_json(one: &str, two: &str) -> bool {
    let read = |text: &str| is_json(text).then(|| serde_json::from_str::<serde_json::Value>(text).ok()).flatten();
    read(one).is_some_and(|one| read(two).is_some_and(|two| one == two))
}

impl Read {
    /// The command that was read from `text`, which stands at `span` of the text as given.
    pub(super) fn command(self, span: Span, text: Mapped, dialect: Dialect) -> Command {
        Command {
            span,
            text,
            slips: Vec::new(),
            certainty: Certainty::Certain,
            evidence: Evidence::default(),
            dialect,
            pipeline: self.pipeline,
            position: self.position,
            invocation: self.invocation,
            arguments: self.arguments,
            assignments: Vec::new(),
            around: super::Around::default(),
            argument: None,
        }
    }
}

/// Tells of the values that `command` lost; what they were, its text no longer says.
pub(super) fn lose(command: &mut Command) {
    let eaten = eaten::find(command);
    for eaten in eaten {
        command.certainty.doubt(eaten.what);
        let span = command.text.span(eaten.at);
        command.slips.push(Slip { kind: SlipKind::EatenEmphasis, span, text: String::new() });
    }
    for loss in loss::find(&command.invocation) {
        command.certainty.lose(loss.what);
        let span = command.text.span(loss.at);
        command.slips.push(Slip { kind: SlipKind::LostPlaceholder, span, text: String::new() });
    }
}

/// `edits` of a text that starts `by` bytes earlier.
pub(super) fn shifted(edits: &[Edit], by: usize) -> Vec<Edit> {
    let back = |edit: &Edit| Edit::new(Span::new(edit.span.start - by, edit.span.end - by), edit.text.clone());
    edits.iter().map(back).collect()
}
