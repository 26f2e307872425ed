//! What can be read at one place of a text, read once for all the ways that come by. Knows nothing of those.

use super::reading;
use std::rc::Rc;

use super::accept::Role;
use super::gap::{Gap, gaps};
use super::history::History;
use super::patience::Patience;
use super::setting::Setting;
use super::{option, word};

/// The text of a search, and what is known of it.
#[derive(Clone, Copy)]
pub(super) struct Ground<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// How the command in it began.
    pub(super) setting: Setting,
    /// What was seen in it.
    pub(super) history: &'t History,
    /// How far it may be looked at.
    pub(super) patience: &'t Patience,
}

/// The readings at one place.
#[derive(Default)]
pub(super) struct Place {
    at: usize,
    gaps: Option<Rc<[Gap]>>,
    options: Option<Rc<[option::Reading]>>,
    words: Vec<Words>,
}

/// The readings of the value at a place, where a role is expected.
struct Words {
    at: usize,
    role: Role,
    readings: Rc<[reading::Reading]>,
}

impl Place {
    /// The place `at`, of which nothing was read yet.
    pub(super) fn new(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    /// The ways to go on behind the word that ends here.
    pub(super) fn gaps(&mut self, ground: Ground<'_>) -> Rc<[Gap]> {
        self.gaps.get_or_insert_with(|| gaps(ground.text, self.at, ground.setting).into()).clone()
    }

    /// The readings of the option that stands here.
    pub(super) fn options(&mut self, ground: Ground<'_>) -> Rc<[option::Reading]> {
        self.options.get_or_insert_with(|| option::readings(ground.text, self.at).into()).clone()
    }

    /// The readings of the value at `at`, here or a little behind, where `role` is expected.
    pub(super) fn words(&mut self, ground: Ground<'_>, at: usize, role: Role) -> Rc<[reading::Reading]> {
        if let Some(known) = self.words.iter().find(|known| (known.at, known.role) == (at, role)) {
            return known.readings.clone();
        }
        let readings: Rc<[_]> = word::readings(ground.text, at, role, ground.history, ground.patience).into();
        self.words.push(Words { at, role, readings: readings.clone() });
        readings
    }
}
