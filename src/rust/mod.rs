//! A command as Rust code: for reqwest, or for libcurl where reqwest would send something else.
//!
//! Gives a program that sends what curl would send; what cannot be said is told, and what would
//! change the request is refused. Does not compile, run or send anything.

mod assembly;
mod content;
mod credentials;
mod describe;
mod draft;
mod follow;
mod format;
mod function;
mod goal;
mod import;
mod items;
mod layout;
mod libcurl;
mod library;
mod literal;
mod manifest;
mod media;
mod name;
mod origin;
mod part;
mod place;
mod program;
mod reqwest;
mod reserved;
mod snippet;
mod sweep;
mod task;
#[cfg(test)]
mod tests;
mod text;
mod url;

pub use program::program;
pub use task::Task;

use crate::text::Span;

/// How a program waits for replies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Flavor {
    /// With `async` and tokio.
    #[default]
    Async,
    /// By standing still.
    Blocking,
}

/// What the code is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A `main` that calls a function for each command.
    #[default]
    Main,
    /// A function of this name that does the same.
    Function(String),
}

/// Where the needed crates are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In a comment at the top of the code.
    #[default]
    Comment,
    /// In a manifest beside it, for a package of this name.
    Package(String),
}

/// What is made of replies of Cloudflare's API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answers {
    /// Text, like all others.
    #[default]
    Plain,
    /// A type of what they are wrapped in: `success`, `errors`, `messages`, `result`.
    Typed,
}

/// What becomes of credentials that the paste itself gives to variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Assigned {
    /// They come from the environment, as those do that it does not give.
    #[default]
    Fetched,
    /// They stand in the code.
    Kept,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How it waits for replies.
    pub flavor: Flavor,
    /// What it is.
    pub shape: Shape,
    /// Where the needed crates are named.
    pub place: Place,
    /// What is made of replies of Cloudflare's API.
    pub answers: Answers,
    /// What becomes of credentials that the paste itself gives to variables.
    pub assigned: Assigned,
}

/// Code that sends what the commands would send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// All of `main.rs`.
    pub code: String,
    /// A `Cargo.toml` for it.
    pub manifest: String,
    /// The features of its library that it needs beyond the default ones, sorted.
    pub features: Vec<&'static str>,
    /// What it does not do as curl would, in order; comments in the code say the same.
    pub notes: Vec<Note>,
}

/// Something that a program does not do as curl would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about, in the text as given.
    pub span: Option<Span>,
    /// What it is; lower case, code in backticks, no final stop; never holds a secret.
    pub message: String,
}

/// Something that no program can send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where it stands in the text as given.
    pub span: Span,
    /// What it is; lower case, code in backticks, no final stop; never holds a secret.
    pub message: String,
    /// Why, or what to do.
    pub why: String,
}
