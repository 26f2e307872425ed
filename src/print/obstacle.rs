//! What of a command cannot be said in another shell. Knows no layout.

use std::fmt;

use crate::mend::Command;
use crate::shell::{Dialect, Redirect, Simple, Unknown, UnknownKind, Word};

/// What keeps a command from being printed for a shell, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// What the shell puts in by other means than a named variable.
    Expansion(String),
    /// `NAME=value` before a command.
    Assignment(String),
    /// A redirection.
    Redirection(String),
    /// A heredoc.
    Heredoc(String),
    /// Anything else around the commands of a pipeline.
    Syntax(String),
    /// Nothing of its own: what came of it could not be read.
    Unreadable,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expansion(text) => write!(
                out,
                "only the shell that it was written for puts something in for `{text}`; put a variable in its place, \
                 and set that before"
            ),
            Self::Assignment(text) => {
                write!(out, "`{text}` holds for this one command in POSIX shells alone; set the variable before")
            }
            Self::Redirection(text) => {
                write!(
                    out,
                    "`{text}` is not translated, as shells differ in files and streams; take it out of the text, and write \
                 that shell's own behind what is printed then"
                )
            }
            Self::Heredoc(text) => {
                write!(out, "`{text}` begins a text that other shells do not have; put it into a file and use `@FILE`")
            }
            Self::Syntax(text) => {
                write!(
                    out,
                    "`{text}` is not translated, as not all shells have it; take it out of the text, and write that shell's \
                 own into what is printed then"
                )
            }
            Self::Unreadable => out.write_str("that shell would read what came of it otherwise"),
        }
    }
}

/// What of `command`, which was written for another shell, cannot be said in `dialect`.
pub(super) fn find(command: &Command, dialect: Dialect) -> Option<Obstacle> {
    let text = command.text.text();
    let commands = &command.pipeline.commands;
    let inside = commands.iter().find_map(|simple| of_simple(simple, text, dialect));
    // What stands around commands in the shells of Windows has no part in what is sent.
    inside.or_else(|| around(commands, text).filter(|_| command.dialect == Dialect::Posix))
}

fn of_simple(simple: &Simple, text: &str, dialect: Dialect) -> Option<Obstacle> {
    let assigned = simple.assignments.first().map(|it| Obstacle::Assignment(it.span.of(text).to_owned()));
    let redirect = |it: &Redirect| {
        let written = it.span.of(text).to_owned();
        match it.heredoc {
            Some(_) => Some(Obstacle::Heredoc(written)),
            None => (dialect != Dialect::Posix).then_some(Obstacle::Redirection(written)),
        }
    };
    let expansion = || simple.words.iter().find_map(|word| expansion(word, text));
    assigned.or_else(|| simple.redirects.iter().find_map(redirect)).or_else(expansion)
}

/// What the shell puts into `word` that is no variable with a name of its own.
fn expansion(word: &Word, text: &str) -> Option<Obstacle> {
    let value = word.value(text);
    let is_name = |name: &str| name.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let is_named = |unknown: &&Unknown| matches!(&unknown.kind, UnknownKind::Variable(name) if is_name(name));
    let unknown = value.unknowns().iter().find(|unknown| !is_named(unknown))?;
    Some(Obstacle::Expansion(unknown.span.of(value.text()).to_owned()))
}

/// What stands before, between or behind `commands` but for the pipes that join them.
fn around(commands: &[Simple], text: &str) -> Option<Obstacle> {
    let mut at = 0;
    let mut expected = "";
    for simple in commands {
        let gap = bare(&text[at..simple.span.start.max(at)]);
        if gap != expected {
            return Some(Obstacle::Syntax(gap.to_owned()));
        }
        (at, expected) = (simple.span.end, "|");
    }
    let rest = bare(&text[at..]);
    (!rest.is_empty()).then(|| Obstacle::Syntax(rest.to_owned()))
}

/// `gap` without blanks and continuations around it.
fn bare(gap: &str) -> &str {
    gap.trim_matches(|letter: char| letter.is_whitespace() || letter == '\\')
}
