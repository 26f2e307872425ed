//! The search: words and gaps, each with several readings, from the name of the command to its end.

use super::reading;
use std::collections::BTreeMap;

use super::Repair;
use super::accept::Role;
use super::fit::Fit;
use super::gap::{Gap, Next};
use super::option::{self, Then};
use super::place::{Ground, Place};
use super::quotes::Quotes;
use super::tail;
use super::word::Doubt;
use crate::knowledge::help_topics;
use crate::knowledge::options::CurlOption;

/// A whole reading of a command.
#[derive(Clone, Debug)]
pub(super) struct Path {
    /// One past the command's last byte.
    pub(super) end: usize,
    /// What it costs.
    pub(super) cost: u32,
    /// What has to be done to the text for it, in order.
    pub(super) repairs: Vec<Repair>,
    /// Whether it names a URL.
    pub(super) operands: Operands,
    /// What in it the text no longer tells.
    pub(super) doubt: Doubt,
}

/// How many operands were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Operands {
    /// No URL and no option.
    #[default]
    Nothing,
    /// Options, but no URL.
    Options,
    /// A URL.
    Url,
}

/// Ways kept apart that reach one place with one expectation.
const WIDTH: usize = 4;

/// A reading dearer than this is no command, but prose that mentions curl.
const PROSE: u32 = 14;

/// A way this much dearer than a whole reading is given up.
const SLACK: u32 = 10;

/// The kinds of damage that a way already believes in.
#[derive(Clone, Copy, Debug, Default)]
struct Slips(u64);

impl Slips {
    /// These and those that `repairs` undo, and what believing in the latter costs.
    fn and(self, repairs: &[Repair]) -> (Self, u32) {
        let (mut all, mut cost) = (self.0, 0);
        let mut last = None;
        for kind in repairs.iter().map(|repair| repair.kind) {
            let bit = 1 << kind as u32;
            let (first, again) = kind.cost();
            if all & bit == 0 {
                cost += first;
            } else if last != Some(kind) {
                cost += again;
            }
            all |= bit;
            last = Some(kind);
        }
        (Self(all), cost)
    }

    /// What a reading that believes in these and fits like `fit` costs: one that changes nothing is not held to what anybody
    /// may have typed.
    const fn cost(self, fit: Fit) -> u32 {
        if self.0 == 0 { fit.trace } else { fit.total() }
    }
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    /// Behind a word.
    Behind(Option<&'static CurlOption>),
    /// Before a word: any argument, or the value of an option.
    Before(Option<&'static CurlOption>),
}

struct Node {
    stage: Stage,
    operands: Operands,
    fit: Fit,
    slips: Slips,
    doubt: Doubt,
    back: Option<usize>,
    repairs: Vec<Repair>,
}

/// One edge of the lattice.
struct Step {
    at: usize,
    fit: Fit,
    repairs: Vec<Repair>,
    doubt: Doubt,
}

impl From<&reading::Reading> for Step {
    fn from(reading: &reading::Reading) -> Self {
        Self { at: reading.end, fit: reading.fit, repairs: reading.repairs.clone(), doubt: reading.doubt }
    }
}

impl From<&option::Reading> for Step {
    fn from(reading: &option::Reading) -> Self {
        Self { at: reading.end, fit: reading.fit, repairs: reading.repairs.clone(), doubt: Doubt::None }
    }
}

impl Gap {
    /// The edge over this gap to `at`.
    fn to(&self, at: usize) -> Step {
        Step { at, fit: Fit::trace(self.cost), repairs: self.repairs.clone(), doubt: Doubt::None }
    }
}

struct Search<'t> {
    ground: Ground<'t>,
    /// What was read at the place that is looked at.
    place: Place,
    nodes: Vec<Node>,
    open: BTreeMap<usize, Vec<usize>>,
    whole: Vec<(usize, usize, u32, Vec<Repair>)>,
    best: u32,
}

/// The cheapest readings of the command in `ground` whose name ends at `at`, cheapest first; none where all are prose.
pub(super) fn search(ground: Ground<'_>, at: usize) -> Vec<Path> {
    let start = Node {
        stage: Stage::Behind(None),
        operands: Operands::Nothing,
        fit: Fit::PERFECT,
        slips: Slips::default(),
        doubt: Doubt::None,
        back: None,
        repairs: Vec::new(),
    };
    let mut search = Search {
        ground,
        place: Place::default(),
        nodes: Vec::new(),
        open: BTreeMap::new(),
        whole: Vec::new(),
        best: u32::MAX,
    };
    search.add(at, start);
    search.run();
    search.paths()
}

impl Search<'_> {
    fn run(&mut self) {
        while let Some((at, mut nodes)) = self.open.pop_first() {
            nodes.sort_by_key(|&index| self.nodes[index].fit.total());
            let mut kept: Vec<(u8, usize, Operands, usize)> = Vec::new();
            self.place = Place::new(at);
            for index in nodes {
                let node = &self.nodes[index];
                if node.fit.total() > self.best.saturating_add(SLACK) {
                    continue;
                }
                let (stage, option) = key(node.stage);
                let operands = node.operands;
                let same = kept.iter().filter(|k| (k.0, k.1, k.2) == (stage, option, operands)).count();
                if same < WIDTH {
                    kept.push((stage, option, operands, index));
                    self.expand(at, index);
                }
            }
        }
    }

    fn add(&mut self, at: usize, node: Node) {
        self.ground.patience.search();
        self.open.entry(at).or_default().push(self.nodes.len());
        self.nodes.push(node);
    }

    fn step(&mut self, from: usize, stage: Stage, operands: Operands, step: Step) {
        let Step { at, fit, repairs, doubt } = step;
        let before = &self.nodes[from];
        let doubt = before.doubt.max(doubt);
        let (slips, dear) = before.slips.and(&repairs);
        let fit = before.fit + fit + Fit::trace(dear);
        if slips.cost(fit) <= PROSE {
            self.add(at, Node { stage, operands, fit, slips, doubt, back: Some(from), repairs });
        }
    }

    fn expand(&mut self, at: usize, index: usize) {
        match self.nodes[index].stage {
            Stage::Behind(waiting) => self.behind(index, waiting),
            Stage::Before(None) => self.argument(at, index),
            Stage::Before(Some(option)) => {
                for reading in self.place.words(self.ground, at, Role::of(option)).iter() {
                    let url = if option.long == "url" { Operands::Url } else { Operands::Options };
                    let operands = self.nodes[index].operands.max(url);
                    self.step(index, Stage::Behind(None), operands, reading.into());
                }
            }
        }
    }

    fn behind(&mut self, index: usize, waiting: Option<&'static CurlOption>) {
        for gap in self.place.gaps(self.ground).iter() {
            let operands = self.nodes[index].operands;
            match gap.next {
                Next::Word(next) => self.step(index, Stage::Before(waiting), operands, gap.to(next)),
                Next::End(end) => {
                    let missing = Fit::trace(if waiting.is_some() { self.missing_value(end) } else { 0 });
                    self.finish(index, end, Fit::trace(gap.cost) + missing, gap.repairs.clone());
                }
                Next::Redirect(from) => self.redirect(index, from, waiting, gap),
                Next::Pipe(from) => self.tail(index, from, gap),
            }
        }
    }

    /// Goes on behind the redirection at `from`.
    fn redirect(&mut self, index: usize, from: usize, waiting: Option<&'static CurlOption>, gap: &Gap) {
        let operands = self.nodes[index].operands;
        let mut repairs = gap.repairs.clone();
        if let Some(word) = tail::here_string(self.ground.text, from, &mut repairs) {
            for reading in self.place.words(self.ground, word, Role::Data).iter() {
                let mut step = Step::from(reading);
                step.fit = step.fit + Fit::trace(gap.cost);
                step.repairs.splice(0..0, repairs.iter().cloned());
                self.step(index, Stage::Behind(waiting), operands, step);
            }
        } else if let Some(end) = tail::redirect(self.ground.text, from, &mut repairs) {
            self.step(index, Stage::Behind(waiting), operands, Step { repairs, ..gap.to(end) });
        } else {
            self.tail(index, from, gap);
        }
    }

    /// What it costs that the command ends at `end` behind an option that wants a value: more where a word follows,
    /// most where a quoted one does.
    fn missing_value(&self, end: usize) -> u32 {
        let rest = self.ground.text[end..].trim_start_matches([' ', '\t']);
        match rest.chars().next() {
            Some(c) if Quotes::of(c).is_some() || matches!(c, '{' | '[' | '$' | '@') => 24,
            Some(c) if c.is_alphanumeric() => 8,
            _ => 4,
        }
    }

    /// Ends the command with the rest of its line.
    fn tail(&mut self, index: usize, from: usize, gap: &Gap) {
        let Ground { text, history, patience, .. } = self.ground;
        if let Some(tail) = tail::rest(text, from, history, patience) {
            let repairs = gap.repairs.iter().cloned().chain(tail.repairs).collect();
            let Node { stage, operands, fit, slips, doubt, .. } = self.nodes[index];
            let doubt = doubt.max(tail.doubt);
            self.nodes.push(Node { stage, operands, fit, slips, doubt, back: Some(index), repairs: Vec::new() });
            let marked = u32::from(tail.doubt == Doubt::Mark);
            self.finish(self.nodes.len() - 1, tail.end, Fit::trace(gap.cost + marked), repairs);
        }
    }

    fn argument(&mut self, at: usize, index: usize) {
        let operands = self.nodes[index].operands;
        for reading in self.place.options(self.ground).iter() {
            let stage = match reading.then {
                Then::Any | Then::Request | Then::Topic(_) => Stage::Behind(None),
                Then::Value(option) => Stage::Behind(Some(option)),
                Then::Glued(option) => Stage::Before(Some(option)),
            };
            let named =
                if matches!(reading.then, Then::Request) { Operands::Options } else { operands.max(Operands::Options) };
            self.step(index, stage, named, reading.into());
            if let Then::Topic(option) = reading.then
                && names_topic(&self.ground.text[reading.end..])
            {
                self.step(index, Stage::Behind(Some(option)), named, reading.into());
            }
        }
        let inner = self.ground.text[at..].trim_start_matches(|c| Quotes::of(c).is_some());
        let is_quoted = inner.len() < self.ground.text[at..].len();
        let whole =
            inner.starts_with("http") || is_quoted && inner.trim_start_matches([' ', '\u{a0}']).starts_with('$');
        let again = if operands < Operands::Url || whole { 0 } else { 4 };
        for reading in self.place.words(self.ground, at, Role::Operand).iter() {
            let fit = reading.fit + Fit::wrong(again);
            if !fit.is_hopeless() {
                self.step(index, Stage::Behind(None), Operands::Url, Step { fit, ..reading.into() });
            }
        }
    }

    /// Notes a whole reading.
    fn finish(&mut self, index: usize, end: usize, fit: Fit, repairs: Vec<Repair>) {
        let node = &self.nodes[index];
        let missing = Fit::trace(if node.operands == Operands::Url { 0 } else { 6 });
        let (slips, dear) = node.slips.and(&repairs);
        let fit = node.fit + fit + missing + Fit::trace(dear);
        let cost = slips.cost(fit);
        if cost <= PROSE {
            self.best = self.best.min(cost);
            self.whole.push((index, end, cost, repairs));
        }
    }

    fn paths(mut self) -> Vec<Path> {
        self.whole.sort_by_key(|&(_, end, cost, _)| (cost, usize::MAX - end));
        self.whole.truncate(2 * WIDTH);
        let whole = std::mem::take(&mut self.whole);
        whole.into_iter().map(|(index, end, cost, repairs)| self.path(index, end, cost, repairs)).collect()
    }

    fn path(&self, index: usize, end: usize, cost: u32, last: Vec<Repair>) -> Path {
        let mut steps = vec![last];
        let mut here = Some(index);
        while let Some(at) = here {
            steps.push(self.nodes[at].repairs.clone());
            here = self.nodes[at].back;
        }
        let repairs = steps.into_iter().rev().flatten().collect();
        Path { end, cost, repairs, operands: self.nodes[index].operands, doubt: self.nodes[index].doubt }
    }
}

/// Whether the next word of `rest` is one that curl has help on.
fn names_topic(rest: &str) -> bool {
    let word = rest.trim_start_matches([' ', '\u{a0}']);
    let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
    help_topics::is_topic(&word[..end])
}

fn key(stage: Stage) -> (u8, usize) {
    let address = |option: Option<&'static CurlOption>| option.map_or(0, |option| std::ptr::from_ref(option) as usize);
    match stage {
        Stage::Behind(option) => (0, address(option)),
        Stage::Before(option) => (1, address(option)),
    }
}
