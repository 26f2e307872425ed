//! Reads the values of PowerShell's commands up to where they end.

use nom::Parser;
use nom::bytes::complete::{tag_no_case, take_while1};
use nom::combinator::peek;

use super::super::{PowerShell, is_double, is_meta, is_single, name, scope, variable};
use super::{Bit, Expression};
use crate::shell::cursor::Cursor;
use crate::shell::windows::argument::{Argument, Marks};
use crate::shell::windows::{First, Frame, Reader, newline};
use crate::shell::{ComplaintKind, Piece, Script};
use crate::text::Span;

/// How deep values may nest.
const DEPTH: usize = 64;

/// Where a value stands, which tells where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Among the arguments of a command.
    Argument,
    /// To the right of `=` on a line, or in a table.
    Line,
    /// In parentheses.
    Group,
}

/// Reads calls and values.
pub(super) struct Values<'a> {
    pub(super) reader: Reader<'a, PowerShell>,
    depth: usize,
}

impl<'a> Values<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        let mut cursor = Cursor::new(text);
        cursor.jump(at);
        let reader = Reader {
            cursor,
            frame: Frame::default(),
            depth: 0,
            first: First::AndRest,
            script: Script::default(),
            syntax: PowerShell,
        };
        Self { reader, depth: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.reader.cursor.at()
    }

    pub(super) fn rest(&self) -> &'a str {
        self.reader.cursor.rest()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.reader.cursor.peek()
    }

    pub(super) fn token(&mut self, token: &str) -> bool {
        self.reader.cursor.token(token).is_some()
    }

    /// What opens the innermost string, table, list or group that the text ends within.
    pub(super) fn open(&self) -> Option<Span> {
        let complaints = self.reader.script.complaints.iter();
        let open =
            complaints.filter(|it| matches!(it.kind, ComplaintKind::OpenQuote(_) | ComplaintKind::OpenExpansion));
        open.map(|complaint| complaint.span).max_by_key(|span| span.start)
    }

    /// Whether what `open` opens ends here: with `close`, or as the text does, which is complained of.
    fn ends(&mut self, open: Span, close: &str) -> bool {
        let is_closed = self.token(close);
        let is_cut = !is_closed && self.peek().is_none();
        if is_cut {
            self.reader.complain(open, ComplaintKind::OpenExpansion);
        }
        is_closed || is_cut
    }

    /// Skips blanks, comments and continuations.
    pub(super) fn blanks(&mut self) {
        self.reader.gap();
        // A blank behind the backtick is a slip that shows nowhere.
        while let Some(rest) = self.rest().strip_prefix('`') {
            let after = rest.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
            if !after.starts_with('\n') {
                return;
            }
            self.reader.cursor.jump(self.at() + 1 + rest.len() - after.len());
            self.reader.cursor.eat(newline);
            self.reader.gap();
        }
    }

    /// Skips blanks and line ends.
    fn lines(&mut self) {
        self.blanks();
        while self.reader.cursor.eat(newline).is_some() {
            self.blanks();
        }
    }

    /// Reads one value with its operators; what cannot be read is skipped to where it ends.
    pub(super) fn value(&mut self, place: Place) -> Expression {
        if self.depth == DEPTH {
            self.skip(place);
            return Expression::Computed;
        }
        self.depth += 1;
        let first = self.operand(place);
        let value = self.operators(first, place);
        self.depth -= 1;
        value
    }

    fn operators(&mut self, mut value: Expression, place: Place) -> Expression {
        loop {
            let here = self.at();
            self.blanks();
            if place == Place::Group {
                self.lines();
            }
            let apart = self.at() > here;
            let Some(next) = self.peek() else { return value };
            let next_is_end = matches!(next, '\n' | '\r' | ';' | ')' | '}');
            if next_is_end || place == Place::Argument && (apart || next == '|') {
                self.reader.cursor.jump(if place == Place::Argument { here } else { self.at() });
                return value;
            }
            value = match next {
                ',' => self.list(value, place),
                '|' if !self.rest().starts_with("||") => {
                    self.token("|");
                    self.lines();
                    Expression::Piped(Box::new(value), self.call())
                }
                '+' => self.sum(value, place),
                _ => {
                    self.skip(place);
                    return Expression::Computed;
                }
            };
        }
    }

    /// More values behind commas.
    fn list(&mut self, first: Expression, place: Place) -> Expression {
        let mut items = vec![first];
        while self.token(",") {
            self.lines();
            items.push(self.operand(place));
            let here = self.at();
            self.blanks();
            if self.peek() != Some(',') {
                self.reader.cursor.jump(here);
            }
        }
        Expression::List(items)
    }

    /// Strings that are put together.
    fn sum(&mut self, first: Expression, place: Place) -> Expression {
        self.token("+");
        self.lines();
        let second = match self.operand(place) {
            Expression::Variable(name) => Expression::Text(vec![Bit::Variable(name)]),
            other => other,
        };
        match (first, second) {
            (Expression::Text(mut first), Expression::Text(second)) => {
                first.extend(second);
                Expression::Text(first)
            }
            _ => Expression::Computed,
        }
    }

    fn operand(&mut self, place: Place) -> Expression {
        let rest = self.rest();
        let Some(next) = self.peek() else { return Expression::Computed };
        match next {
            '@' if rest.starts_with("@{") => self.table(),
            '@' if rest.starts_with("@(") => self.items(),
            '(' => self.group(),
            '[' => self.cast(place),
            '$' => self.dollar(place),
            '@' => Expression::Text(self.text()),
            _ if is_single(next) || is_double(next) => Expression::Text(self.text()),
            _ if self.is_number() => self.number(),
            _ if place == Place::Argument => Expression::Text(self.text()),
            _ if next.is_alphabetic() => Expression::Call(self.call()),
            _ => {
                self.skip(place);
                Expression::Computed
            }
        }
    }

    fn is_number(&self) -> bool {
        let end = self.rest().find(|c: char| is_meta(c) || matches!(c, ',' | '}')).unwrap_or(self.rest().len());
        self.rest()[..end].parse::<f64>().is_ok() && !self.rest().starts_with(char::is_alphabetic)
    }

    fn number(&mut self) -> Expression {
        let written = self.reader.cursor.eat(take_while1(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c)));
        Expression::Number(written.unwrap_or_default().to_owned())
    }

    /// A string, or a bare word with what PowerShell puts in.
    fn text(&mut self) -> Vec<Bit> {
        let text = self.reader.cursor.text();
        let mut argument = Argument::new(text, self.at(), Marks::Verbatim);
        if !self.reader.whole(&mut argument) {
            while !self.rest().starts_with([',', '}']) && self.reader.piece(&mut argument) {}
        }
        let (word, _) = argument.word();
        let value = word.value(text);
        let mut unknowns = value.unknowns().iter();
        let bit = |piece: Piece<'_>| match piece {
            Piece::Text(text) => Bit::Text(text.to_owned()),
            Piece::Variable(name) => {
                let written = unknowns.next().map_or("", |unknown| unknown.span.of(value.text()));
                named(written, name)
            }
            Piece::Expansion(_) => {
                unknowns.next();
                Bit::Computed
            }
        };
        value.pieces().map(bit).collect()
    }

    /// A variable, or what starts with one.
    fn dollar(&mut self, place: Place) -> Expression {
        let start = self.at();
        let found = self.reader.cursor.eat(variable);
        let written = self.reader.cursor.since(start).of(self.reader.cursor.text());
        let Some(name) = found.filter(|_| !self.rest().starts_with(['.', '[', '(', ':', '+', '-'])) else {
            self.skip(place);
            return Expression::Computed;
        };
        if place == Place::Argument && !self.rest().starts_with(is_meta) && !self.rest().starts_with([',', '}']) {
            if self.rest().is_empty() {
                return known(written, name);
            }
            self.reader.cursor.jump(start);
            return Expression::Text(self.text());
        }
        known(written, name)
    }

    /// `[ordered]@{…}`; any other type converts what follows.
    fn cast(&mut self, place: Place) -> Expression {
        const KEPT: [&str; 4] = ["[ordered]", "[pscustomobject]", "[string]", "[hashtable]"];
        if KEPT.into_iter().any(|kind| self.reader.cursor.eat(tag_no_case(kind)).is_some()) {
            self.blanks();
            if !self.rest().starts_with('[') {
                return self.operand(place);
            }
        }
        self.skip(place);
        Expression::Computed
    }

    fn group(&mut self) -> Expression {
        let open = self.reader.cursor.token("(").unwrap_or_default();
        self.lines();
        let value = self.value(Place::Group);
        self.lines();
        if !self.token(")") {
            self.skip(Place::Group);
            self.ends(open, ")");
            return Expression::Computed;
        }
        let member = self.rest().starts_with(['.', '[']);
        if member {
            self.skip(Place::Argument);
            return Expression::Computed;
        }
        value
    }

    /// `@(`, and what stands between it and `)`.
    fn items(&mut self) -> Expression {
        let open = self.reader.cursor.token("@(").unwrap_or_default();
        let mut items = Vec::new();
        loop {
            self.lines();
            while self.token(",") || self.token(";") {
                self.lines();
            }
            if self.ends(open, ")") {
                return Expression::List(items);
            }
            let start = self.at();
            match self.value(Place::Line) {
                Expression::List(more) => items.extend(more),
                other => items.push(other),
            }
            if self.at() == start {
                self.reader.cursor.step();
                items.push(Expression::Computed);
            }
        }
    }

    fn table(&mut self) -> Expression {
        let open = self.reader.cursor.token("@{").unwrap_or_default();
        let mut members = Vec::new();
        loop {
            self.lines();
            while self.token(";") || self.token(",") {
                self.lines();
            }
            if self.ends(open, "}") {
                return Expression::Table(members);
            }
            let start = self.at();
            let key = self.key();
            self.blanks();
            if key.is_none() || !self.token("=") {
                self.reader.cursor.jump(start);
                self.skip(Place::Line);
                if self.at() == start {
                    self.reader.cursor.step();
                }
                members.push((vec![Bit::Computed], Expression::Computed));
                continue;
            }
            self.lines();
            let value = self.value(Place::Line);
            members.push((key.unwrap_or_default(), value));
        }
    }

    fn key(&mut self) -> Option<Vec<Bit>> {
        let next = self.peek()?;
        if is_single(next) || is_double(next) {
            return Some(self.text());
        }
        let word = take_while1(|letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'));
        self.reader.cursor.eat(word).map(|word| vec![Bit::Text(word.to_owned())])
    }

    /// Skips to where a value ends that stands in `place`.
    fn skip(&mut self, place: Place) {
        let mut depth = 0_usize;
        while let Some(next) = self.peek() {
            match next {
                _ if is_single(next) || is_double(next) => {
                    let mut argument = Argument::new(self.reader.cursor.text(), self.at(), Marks::Verbatim);
                    self.reader.whole(&mut argument);
                    continue;
                }
                '(' | '{' | '[' => depth += 1,
                ')' | '}' if depth == 0 => return,
                ')' | '}' | ']' => depth = depth.saturating_sub(1),
                '\n' | ';' if depth == 0 && place != Place::Group => return,
                ' ' | '\t' | '\r' if depth == 0 && place == Place::Argument => return,
                '`' if place != Place::Group && peek(newline).parse(&self.rest()[1..]).is_ok() => {
                    self.reader.cursor.step();
                }
                _ => {}
            }
            self.reader.cursor.step();
        }
    }
}

/// The variable `name`, written as `written`.
fn named(written: &str, name: &str) -> Bit {
    let inner = written.trim_start_matches(['$', '{']);
    match scope(inner) {
        Ok((_, scope)) if scope.eq_ignore_ascii_case("env") => Bit::Environment(name.to_owned()),
        Ok((_, _)) => Bit::Variable(name.rsplit(':').next().unwrap_or(name).to_owned()),
        Err(_) if self::name(name).is_ok() && name != "_" => Bit::Variable(name.to_owned()),
        Err(_) => Bit::Computed,
    }
}

fn known(written: &str, name: &str) -> Expression {
    match name.to_ascii_lowercase().as_str() {
        "true" => return Expression::Truth(true),
        "false" => return Expression::Truth(false),
        "null" => return Expression::Null,
        _ => {}
    }
    match named(written, name) {
        Bit::Variable(name) => Expression::Variable(name),
        Bit::Computed => Expression::Computed,
        bit => Expression::Text(vec![bit]),
    }
}
