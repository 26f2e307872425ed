//! A function under construction: its variables, its lines, and what they need.

use std::collections::{BTreeMap, BTreeSet};

use super::follow::Rules;
use super::import::Import;
use super::layout::{Call, Expr, Lines};
use super::literal;
use super::manifest::Needs;
use super::name::Names;
use super::origin::Origin;
use super::snippet::Snippet;
use super::text::{Part, Text};
use super::{Answers, Assigned, Flavor, Note, Refusal, reserved};
use crate::knowledge::credentials;
use crate::mend::Command;
use crate::shell::{Piece, Redirect, Value};
use crate::text::{Span, visible};

/// A time limit beyond this many seconds is none.
const LONGEST: f64 = 1e9;

/// Longer text does not stand well among other arguments.
const SHORT: usize = 36;

/// How an expression may use a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A reference will do.
    Borrow,
    /// A `&str` is wanted.
    Str,
    /// The value itself is wanted.
    Own,
    /// A `&str` is wanted, beside literals.
    Slice,
}

/// How often the lines of a function are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passes {
    One,
    /// In a loop, which must not use a variable up.
    Many,
}

/// How functions are written, whatever they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    /// How they wait for replies.
    pub(super) flavor: Flavor,
    /// Where credentials come from.
    pub(super) assigned: Assigned,
}

/// A function under construction.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    /// The command it is made from.
    pub(super) command: &'a Command,
    /// How the program waits for replies.
    pub(super) flavor: Flavor,
    credentials: Assigned,
    /// Its lines so far, those that fetch variables excluded.
    pub(super) lines: Lines,
    /// Crates and features.
    pub(super) needs: Needs,
    /// Functions of the program that it calls.
    pub(super) snippets: BTreeSet<Snippet>,
    /// How it follows redirects, where reqwest does not as curl does.
    pub(super) follows: BTreeSet<Rules>,
    /// Names of `curl::easy` that it uses.
    pub(super) uses: BTreeSet<&'static str>,
    /// Names of the standard library that it wants in scope.
    pub(super) imports: BTreeSet<Import>,
    /// What cannot be said in Rust, and what is said differently.
    pub(super) notes: Vec<Note>,
    /// What would change the request.
    pub(super) refusals: Vec<Refusal>,
    /// What is made of the reply.
    pub(super) answers: Answers,
    /// Whether the lines are run more than once.
    pub(super) passes: Passes,
    /// The file that takes the reply, where the URL names it.
    pub(super) path: Option<Text>,
    locals: Vec<(Origin, String)>,
    /// Locals that hold a `&str`.
    lent: BTreeSet<String>,
    names: Names,
    /// How often each local is used, as counted in an earlier draft.
    expected: BTreeMap<String, usize>,
    used: BTreeMap<String, usize>,
}

impl<'a> Draft<'a> {
    /// An empty function.
    pub(super) fn new(command: &'a Command, manner: Manner) -> Self {
        Self {
            command,
            flavor: manner.flavor,
            credentials: manner.assigned,
            lines: Lines::body(),
            needs: Needs::default(),
            snippets: BTreeSet::new(),
            follows: BTreeSet::new(),
            uses: BTreeSet::new(),
            imports: BTreeSet::new(),
            notes: Vec::new(),
            refusals: Vec::new(),
            answers: Answers::Plain,
            passes: Passes::One,
            path: None,
            locals: Vec::new(),
            lent: BTreeSet::new(),
            names: Names::default(),
            expected: BTreeMap::new(),
            used: BTreeMap::new(),
        }
    }

    /// Writes a function: once to see which names it needs for itself, once to count how often each variable is used,
    /// so that the only use of one takes its value and all others borrow it, and then for good. Where a draft could say
    /// nothing else than the one before, that is the last.
    pub(super) fn write(command: &'a Command, manner: Manner, write: impl Fn(&mut Self)) -> Self {
        let written = |taken: &[&'static str], expected| {
            let mut draft = Self { names: Names::without(taken), expected, ..Self::new(command, manner) };
            write(&mut draft);
            draft
        };
        let mut taken = reserved::NAMES.to_vec();
        let mut draft = written(&taken, BTreeMap::new());
        if draft.names.has_refused() {
            taken = reserved::used(draft.lines.text());
            draft = written(&taken, BTreeMap::new());
        }
        if draft.used.is_empty() { draft } else { written(&taken, draft.used) }
    }

    /// The whole body: variables first.
    pub(super) fn body(&self) -> String {
        let mut lines = Lines::body();
        for (origin, local) in &self.locals {
            let known = self.assigned(origin).map(|value| Expr::atom(literal::string(value)));
            lines.bind(local, &known.unwrap_or_else(|| origin.code()));
        }
        lines.text().to_owned() + self.lines.text()
    }

    /// The value of a variable where the paste sets it and it is no credential that is to be fetched.
    fn assigned(&self, origin: &Origin) -> Option<&'a str> {
        let Origin::Variable(variable) = origin else { return None };
        let found = self.command.assignments.iter().rfind(|assigned| assigned.name == *variable)?;
        let value = found.value.as_deref()?;
        if self.credentials == Assigned::Kept {
            return Some(value);
        }
        let secret = credentials::classify(value).is_some_and(|credential| credential.class.is_secret());
        let named = ["TOKEN", "KEY", "SECRET", "PASS", "AUTH", "CRED"].iter();
        let name = variable.to_ascii_uppercase();
        (!secret && !named.clone().any(|word| name.contains(word))).then_some(value)
    }

    /// The local `name` holds a `&str`.
    pub(super) fn lend(&mut self, name: &str) {
        self.lent.insert(name.to_owned());
    }

    /// A new name for a local, as near to `wish` as can be.
    pub(super) fn name(&mut self, wish: &str) -> String {
        self.names.give(wish)
    }

    /// Whether no local is called `name`, nor may be.
    pub(super) fn is_free(&self, name: &str) -> bool {
        self.names.is_free(name) && !reserved::NAMES.contains(&name)
    }

    /// A new name for a local: `wish` where it is free, else with `what` it is behind it.
    pub(super) fn name_or(&mut self, wish: &str, what: &str) -> String {
        self.names.give_or(wish, what)
    }

    /// `value` as text, its variables fetched.
    pub(super) fn text(&mut self, value: &Value) -> Text {
        let mut out = Text::default();
        for piece in value.pieces() {
            match piece {
                Piece::Text(text) => out.push(text),
                Piece::Variable(name) => out.extend(self.variable(name, value.whole())),
                Piece::Expansion(code) => {
                    if let Some(origin) = Origin::expansion(code) {
                        out.extend(self.fetched(origin));
                        continue;
                    }
                    let message = format!("`{}` is filled in by the shell", visible(code));
                    self.refuse(value.whole(), message, "only a shell can run it; put its result in place of it");
                }
            }
        }
        out
    }

    fn variable(&mut self, name: &str, span: Span) -> Text {
        let origin = Origin::variable(name).unwrap_or_else(|| {
            let message = format!("`${}` has a meaning in a shell only", visible(name));
            self.refuse(span, message, "a program has no special parameters; name a variable");
            Origin::Variable(name.to_owned())
        });
        self.fetched(origin)
    }

    /// The local that holds what comes from `origin`.
    fn fetched(&mut self, origin: Origin) -> Text {
        if let Some((_, local)) = self.locals.iter().find(|(known, _)| *known == origin) {
            return Text::local(local.clone());
        }
        let local = self.names.give(&origin.wish());
        if self.assigned(&origin).is_none() {
            self.snippets.extend(origin.snippet());
            self.imports.extend(origin.import());
        }
        self.locals.push((origin, local.clone()));
        Text::local(local)
    }

    /// `value` as text, which must not be empty where the program runs.
    pub(super) fn filled(&mut self, value: &Value) -> Text {
        let text = self.text(value);
        let mut locals = text.parts().iter().map(|part| match part {
            Part::Known(_) => None,
            Part::Local(name) => self.locals.iter().find(|(_, local)| local == name),
        });
        let is_fetched =
            |(origin, _): &(Origin, String)| matches!(origin, Origin::Variable(_)) && self.assigned(origin).is_none();
        if !text.parts().is_empty() && locals.all(|local| local.is_some_and(is_fetched)) {
            self.snippets.insert(Snippet::Filled);
        }
        text
    }

    /// `text` as an expression.
    pub(super) fn expr(&mut self, text: &Text, how: Use) -> Expr {
        match text.parts() {
            [] => Expr::atom("\"\""),
            [Part::Known(text)] => Expr::atom(literal::string(text)),
            [Part::Local(name)] => self.local(name, how),
            parts => {
                let mut format = String::new();
                for part in parts {
                    match part {
                        Part::Known(text) => format += &literal::braces(text),
                        Part::Local(name) => {
                            self.count(name);
                            format.extend(["{", name, "}"]);
                        }
                    }
                }
                Expr::Macro(if how == Use::Str { "&format" } else { "format" }, literal::string(&format))
            }
        }
    }

    /// `text` as an expression; a long one in a variable of its own.
    pub(super) fn short(&mut self, text: &Text, how: Use, wish: &str) -> Expr {
        let expr = self.expr(text, how);
        if expr.flat().len() <= SHORT && !expr.flat().contains('\n') {
            return expr;
        }
        let name = self.name(wish);
        self.lines.bind(&name, &expr);
        self.local(&name, how)
    }

    /// The name of a local that holds `text`.
    pub(super) fn local_of(&mut self, text: &Text, wish: &str) -> String {
        if let [Part::Local(name)] = text.parts() {
            // It is used more than once, and never used up.
            self.count(name);
            return name.clone();
        }
        let expr = self.expr(text, Use::Borrow);
        let name = self.name(wish);
        self.lines.bind(&name, &expr);
        name
    }

    fn local(&mut self, name: &str, how: Use) -> Expr {
        self.count(name);
        let literal = self.lent.contains(name)
            || self.locals.iter().any(|(origin, local)| local == name && self.assigned(origin).is_some());
        let outside = self.locals.iter().any(|(_, local)| local == name);
        let once = self.expected.get(name).is_none_or(|&uses| uses < 2);
        let only = once && !(outside && self.passes == Passes::Many);
        Expr::atom(match how {
            _ if literal => name.to_owned(),
            Use::Borrow | Use::Own if only => name.to_owned(),
            Use::Borrow | Use::Str => format!("&{name}"),
            Use::Own => format!("{name}.clone()"),
            Use::Slice => format!("{name}.as_str()"),
        })
    }

    fn count(&mut self, name: &str) {
        *self.used.entry(name.to_owned()).or_default() += 1;
    }

    /// Tells of something that the program does not do, or does differently, at its place and to the user.
    pub(super) fn note(&mut self, span: Option<Span>, message: impl Into<String>) {
        let message = message.into();
        self.lines.comment(&message);
        self.notes.push(Note { span: span.map(|span| self.command.text.span(span)), message });
    }

    /// Tells of something that Rust code cannot send.
    pub(super) fn refuse(&mut self, span: Span, message: impl Into<String>, why: impl Into<String>) {
        let span = self.command.text.span(span);
        self.refusals.push(Refusal { span, message: message.into(), why: why.into() });
    }

    /// The local `name`, used up.
    pub(super) fn owned(&mut self, name: &str) -> Expr {
        self.local(name, Use::Own)
    }

    /// Whether the program waits with `await`.
    pub(super) fn is_async(&self) -> bool {
        self.flavor == Flavor::Async
    }

    /// `.await` and `?`, or the latter alone.
    pub(super) fn wait(&self, links: &mut Vec<Call>) {
        match self.flavor {
            Flavor::Async => links.push(Call::wait("?")),
            Flavor::Blocking => {
                if let Some(last) = links.last_mut() {
                    last.tail("?");
                }
            }
        }
    }

    /// `Duration::from_secs(n)`; nothing for a limit of 0, which is none.
    pub(super) fn seconds(&mut self, limit: f64) -> Option<Expr> {
        if limit <= 0.0 || limit > LONGEST || !limit.is_finite() {
            return None;
        }
        self.imports.insert(Import::Duration);
        let whole = if limit.fract() == 0.0 { format!("secs({limit:.0})") } else { format!("secs_f64({limit:?})") };
        Some(Expr::atom(format!("Duration::from_{whole}")))
    }

    /// Redirections of the command itself.
    pub(super) fn redirects(&self) -> &'a [Redirect] {
        self.command.pipeline.commands.get(self.command.position).map_or(&[], |simple| &simple.redirects)
    }
}
