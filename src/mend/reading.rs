//! One way to read the bytes of a word, and who reads them.

use std::cell::OnceCell;

use super::Repair;
use super::accept::Role;
use super::exact::{Exact, exact};
use super::fit::Fit;
use super::history::History;
use super::typed::Doubt;

/// One way to read the bytes of a word.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// One past its last byte.
    pub(super) end: usize,
    /// How well it fits, its repairs aside.
    pub(super) fit: Fit,
    /// What has to be done to the text for it.
    pub(super) repairs: Vec<Repair>,
    /// What in it the text no longer tells.
    pub(super) doubt: Doubt,
}

/// What marks stand around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    Straight,
    Typographic,
}

/// Reads the value that starts at a place.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) role: Role,
    pub(super) history: &'t History,
    word: OnceCell<Option<Exact>>,
}

impl<'t> Reader<'t> {
    /// The reader of the value at `at` of `text`, where `role` is expected.
    pub(super) const fn new(text: &'t str, at: usize, role: Role, history: &'t History) -> Self {
        Self { text, at, role, history, word: OnceCell::new() }
    }

    /// The word that stands here by the shell's rules.
    pub(super) fn word(&self) -> Option<&Exact> {
        self.word.get_or_init(|| exact(self.text, self.at)).as_ref()
    }
}
