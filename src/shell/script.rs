//! What a shell reads: commands made of words, and what it would complain about.

use super::{Value, value::UnknownKind};
use crate::text::Span;

/// The language a command line is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// POSIX sh and bash.
    #[default]
    Posix,
    /// Windows cmd.exe.
    Cmd,
    /// Windows PowerShell.
    PowerShell,
}

/// Everything read from a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// Pipelines in order of appearance, those inside compound commands and substitutions included.
    pub pipelines: Vec<Pipeline>,
    /// What the shell would complain about, in order.
    pub complaints: Vec<Complaint>,
}

/// Commands joined by `|`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pipeline {
    /// From the first to the last byte, heredoc bodies excluded.
    pub span: Span,
    /// At least one.
    pub commands: Vec<Simple>,
    /// What ended it.
    pub end: End,
    /// What is around it.
    pub within: Within,
}

/// What is around a pipeline in its script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each may be true of what stands in something else that is so")]
pub struct Within {
    /// Its status decides: it stands between `if` and `then`, or between `while` and `do`.
    pub condition: bool,
    /// It runs again and again until something changes: `while` or `until` is around it.
    pub repeated: bool,
    /// It runs once for each of some words: `for` or `select` is around it.
    pub listed: bool,
    /// It runs in some cases only: it is a branch of `if` or `case`.
    pub chosen: bool,
    /// Its output goes into a value: `$(…)`, backticks, `<(…)`.
    pub captured: bool,
    /// It stands between parentheses or braces.
    pub grouped: bool,
    /// It runs where a function is called.
    pub defined: bool,
}

/// What ends a pipeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// The end of the text.
    #[default]
    Text,
    /// A line end.
    Newline,
    /// `;` or `;;`
    Semicolon,
    /// `&`
    Background,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `)`, `}` or a reserved word that closes a compound command, or the start of one that is piped into.
    Close,
}

/// One simple command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Simple {
    /// From the first to the last byte of its words, assignments and redirections.
    pub span: Span,
    /// `NAME=value` before the first word.
    pub assignments: Vec<Assignment>,
    /// The command name and its arguments.
    pub words: Vec<Word>,
    /// `<`, `>`, `<<` and their like.
    pub redirects: Vec<Redirect>,
}

/// `NAME=value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// All of it.
    pub span: Span,
    /// The variable.
    pub name: String,
    /// What it is set to.
    pub value: Word,
}

/// A redirection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// From the file descriptor or operator to the end of the target.
    pub span: Span,
    /// The file descriptor, where written.
    pub fd: Option<u32>,
    /// The operator as written: `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&`, `<&`, `&>`, `&>>`, `<>`, `>|`.
    pub operator: &'static str,
    /// The file name, file descriptor or heredoc delimiter.
    pub target: Word,
    /// What a heredoc holds.
    pub heredoc: Option<Heredoc>,
}

/// The body of a heredoc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heredoc {
    /// The lines of the body and the delimiter line.
    pub span: Span,
    /// What the command gets on its standard input.
    pub body: Value,
}

/// One word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As written, quotes included.
    pub span: Span,
    /// Runs of one kind of quoting; together they tile the span.
    pub parts: Vec<Part>,
}

/// A run of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As written; delimiters of quotes are parts of their own with an empty text.
    pub span: Span,
    /// How it is quoted.
    pub quoting: Quoting,
    /// What it is worth.
    pub worth: Worth,
}

/// How a part is protected from the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quoting {
    /// Not at all.
    Bare,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `$'…'`
    AnsiC,
}

/// What a part is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worth {
    /// Text; where it equals the bytes written it is a copy of them, else the part is one escape,
    /// quote mark or continuation.
    Text(String),
    /// Filled in by the shell.
    Unknown(UnknownKind),
}

/// What a shell would complain about, or wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The bytes it is about; for an open quote, the quote mark.
    pub span: Span,
    /// What it is.
    pub kind: ComplaintKind,
}

/// The kinds of complaints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComplaintKind {
    /// A quote is never closed.
    OpenQuote(Quoting),
    /// A `$(`, `${` or backtick is never closed.
    OpenExpansion,
    /// A heredoc's delimiter never comes.
    OpenHeredoc,
    /// An operator stands where a command is expected, or none follows it.
    Operator,
    /// A redirection without target.
    NoTarget,
    /// Nested deeper than this reader goes.
    TooDeep,
}

impl Word {
    /// Whether a part of it stands between quotes.
    pub fn is_quoted(&self) -> bool {
        self.parts.iter().any(|part| part.quoting != Quoting::Bare)
    }

    /// What the word hands to the program; `origin` is the text it was read from.
    pub fn value(&self, origin: &str) -> Value {
        let mut text = crate::text::Mapped::default();
        let mut unknowns = Vec::new();
        for part in &self.parts {
            let start = text.text().len();
            match &part.worth {
                Worth::Text(worth) if worth == part.span.of(origin) => text.copy(origin, part.span),
                Worth::Text(worth) => text.replace(worth, part.span),
                Worth::Unknown(kind) => {
                    text.copy(origin, part.span);
                    let span = Span::new(start, text.text().len());
                    unknowns.push(super::Unknown { span, kind: kind.clone() });
                }
            }
        }
        Value::new(text, unknowns)
    }
}
