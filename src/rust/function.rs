//! One function of a program.

use super::Refusal;
use super::draft::{Draft, Passes};
use crate::curl::{Arg, Spelling};

/// What sends one request, or several that are alike.
pub(super) struct Function<'a> {
    /// What it is called.
    pub(super) name: String,
    /// What it sends, for its documentation.
    pub(super) brief: String,
    /// What of the script around it is not done.
    pub(super) aside: Option<&'static str>,
    /// What it does with a client.
    pub(super) body: Draft<'a>,
    /// How its client is made.
    pub(super) client: Draft<'a>,
}

impl Function<'_> {
    /// Whether it sends several requests, and leaves out those behind one that fails, though curl would not.
    pub(super) fn gives_up(&self) -> bool {
        let is_early = |arg: &&Arg| arg.option.is_some_and(|option| option.long == "fail-early");
        let early = self.body.command.invocation.args.iter().rfind(is_early);
        self.body.passes == Passes::Many && early.is_none_or(|arg| arg.spelling == Spelling::Negated)
    }

    /// What cannot be said of what it sends.
    pub(super) fn refusals(&self) -> impl Iterator<Item = Refusal> {
        self.client.refusals.iter().chain(&self.body.refusals).cloned()
    }
}
