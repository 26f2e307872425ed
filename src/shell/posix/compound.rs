//! Compound commands, flattened: only their reserved words are read here, and whether they fit.

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, space0};
use nom::combinator::peek;
use nom::multi::many0_count;

use super::Reader;
use super::frame::{Open, Place, Stage};
use super::simple::is_meta;
use crate::shell::{ComplaintKind, End, Within};
use crate::text::Span;

/// What a reserved word does.
#[derive(Clone, Copy, Debug)]
enum Role {
    /// Opens a stage.
    Opens(Stage),
    /// Leads from one of some stages to another.
    Turns(&'static [Stage], Stage),
    /// Closes one of some stages.
    Closes(&'static [Stage]),
    /// `!`, `time`
    Prefix,
    /// `for`, `select`
    For,
    Case,
    Function,
    Test,
}

const RESERVED: &[(&str, Role)] = &[
    ("!", Role::Prefix),
    ("[[", Role::Test),
    ("]]", Role::Closes(&[])),
    ("case", Role::Case),
    ("do", Role::Turns(&[Stage::While, Stage::For], Stage::Do)),
    ("done", Role::Closes(&[Stage::Do])),
    ("elif", Role::Turns(&[Stage::Then], Stage::If)),
    ("else", Role::Turns(&[Stage::Then], Stage::Else)),
    ("esac", Role::Closes(&[Stage::Case])),
    ("fi", Role::Closes(&[Stage::Then, Stage::Else])),
    ("for", Role::For),
    ("function", Role::Function),
    ("if", Role::Opens(Stage::If)),
    ("in", Role::Closes(&[])),
    ("select", Role::For),
    ("then", Role::Turns(&[Stage::If], Stage::Then)),
    ("time", Role::Prefix),
    ("until", Role::Opens(Stage::While)),
    ("while", Role::Opens(Stage::While)),
    ("{", Role::Opens(Stage::Brace)),
    ("}", Role::Closes(&[Stage::Brace])),
];

/// A word as far as reserved words go: all up to a blank, operator or continuation.
pub(super) fn token(input: &str) -> nom::IResult<&str, &str, ()> {
    let (rest, word) = take_while1(|letter| !is_meta(letter)).parse(input)?;
    let Some(cut) = word.strip_suffix('\\').filter(|_| rest.starts_with('\n')) else { return Ok((rest, word)) };
    let (behind, _) = many0_count(tag("\\\n")).parse(&input[cut.len()..])?;
    let ends = behind.chars().next().is_none_or(is_meta);
    Ok((rest, if ends { cut } else { word }))
}

impl Reader<'_> {
    /// Reads a reserved word and what belongs to it; `false` if none is next.
    pub(super) fn reserved(&mut self) -> bool {
        let Ok((_, word)) = token(self.cursor.rest()) else { return false };
        let Ok(index) = RESERVED.binary_search_by_key(&word, |(name, _)| name) else { return false };
        let Some(span) = self.cursor.token(word) else { return false };
        match RESERVED[index].1 {
            Role::Opens(stage) => self.open(stage, span),
            Role::Turns(from, to) => self.turn(from, to, span),
            Role::Closes(stages) => self.close(stages, span),
            Role::Prefix => self.prefix(word, span),
            Role::For => self.for_header(span),
            Role::Case => self.case_header(span),
            Role::Function => self.function_header(span),
            Role::Test => self.test(span),
        }
        true
    }

    pub(super) fn in_case(&self) -> bool {
        self.top() == Some(Stage::Case)
    }

    pub(super) fn in_subshell(&self) -> bool {
        self.frame.subshells > 0
    }

    fn top(&self) -> Option<Stage> {
        self.frame.opens.last().map(|open| open.stage)
    }

    /// What is around the pipeline being read.
    pub(super) fn within(&self) -> Within {
        let within = self.frame.opens.last().map_or(self.frame.around, |open| open.within);
        let condition = within.condition || matches!(self.top(), Some(Stage::If | Stage::While));
        let chosen = within.chosen || matches!(self.top(), Some(Stage::Then | Stage::Else | Stage::Case));
        Within { condition, chosen, ..within }
    }

    /// A compound command cannot be part of a flat pipeline, so what was piped into it ends here.
    pub(super) fn enter(&mut self) {
        self.end_pipeline(End::Close);
        if let Place::Closed(span) = self.frame.place {
            self.complain(span, ComplaintKind::Operator);
        }
    }

    fn open(&mut self, stage: Stage, span: Span) {
        self.enter();
        self.frame.subshells += usize::from(stage == Stage::Subshell);
        self.stage(stage, span);
        self.frame.place = Place::Needed(span);
    }

    /// Begins `stage` inside those that are open.
    pub(super) fn stage(&mut self, stage: Stage, span: Span) {
        let mut within = Within { condition: self.frame.around.condition, ..self.within() };
        within.repeated |= stage == Stage::While;
        let is_body = matches!(self.frame.place, Place::Head(_));
        within.defined |= is_body;
        within.grouped |= !is_body && matches!(stage, Stage::Subshell | Stage::Brace);
        self.frame.opens.push(Open { stage, span, within });
    }

    fn turn(&mut self, from: &[Stage], to: Stage, span: Span) {
        self.must_not_need(span);
        match self.frame.opens.last_mut() {
            Some(open) if from.contains(&open.stage) => {
                open.within.listed |= open.stage == Stage::For;
                open.stage = to;
            }
            _ => self.complain(span, ComplaintKind::Operator),
        }
        self.frame.place = Place::Needed(span);
    }

    fn close(&mut self, stages: &[Stage], span: Span) {
        self.must_not_need(span);
        self.end_pipeline(End::Close);
        if self.top().is_some_and(|stage| stages.contains(&stage)) {
            self.frame.opens.pop();
        } else {
            self.complain(span, ComplaintKind::Operator);
        }
        self.frame.place = Place::Closed(span);
    }

    /// Complains if a command should stand before the reserved word `span`.
    fn must_not_need(&mut self, span: Span) {
        if let Place::Needed(_) | Place::Head(_) = self.frame.place {
            self.complain(span, ComplaintKind::Operator);
        }
    }

    fn prefix(&mut self, word: &str, span: Span) {
        if word == "time" {
            self.cursor.eat((space0, tag("-p"), peek(char(' '))));
        } else if !self.frame.pipeline.commands.is_empty() {
            self.complain(span, ComplaintKind::Operator);
        }
        self.frame.place = Place::Prefix;
    }

    pub(super) fn open_subshell(&mut self) {
        let arithmetic = self.cursor.starts_with("((") && self.is_arithmetic(2);
        if let Place::Command = self.frame.place {
            self.complain(Span::new(self.cursor.at(), self.cursor.at() + 1), ComplaintKind::Operator);
        }
        if arithmetic {
            self.enter();
            let start = self.cursor.at();
            self.cursor.jump(start + 2);
            let span = self.cursor.since(start);
            self.arithmetic(span);
            self.frame.place = Place::Closed(span);
        } else if let Some(span) = self.cursor.token("(") {
            self.open(Stage::Subshell, span);
        }
    }

    pub(super) fn close_subshell(&mut self) {
        let Some(span) = self.cursor.token(")") else { return };
        if !self.in_subshell() {
            self.close(&[], span);
            return;
        }
        while let Some(open) = self.frame.opens.pop_if(|open| open.stage != Stage::Subshell) {
            self.complain(open.span, ComplaintKind::Operator);
        }
        self.frame.subshells -= 1;
        self.close(&[Stage::Subshell], span);
    }
}
