//! How far is looked for commands and the ends of their values: as far as it takes, until that was in vain too often.
//!
//! What people paste never comes near these bounds. A text made for it would otherwise take time by its square, since each
//! name may begin a command that goes on to the end, and each quote a value that does.

use std::cell::Cell;

use super::reach::{head, line_start};
use super::region::Start;
use super::setting::Setting;

/// What may still be looked at in one text.
pub(super) struct Patience {
    /// How many bytes behind names that begin no command.
    left: usize,
    /// The same once that is used up; then only lines that start with a command are looked at.
    last: usize,
    /// How many places a search may go on from.
    places: Cell<usize>,
    /// How many bytes behind opening quotes.
    quoted: Cell<usize>,
}

/// How much text may be looked at in vain, whatever its length, and how often each byte beyond.
const VAIN: (usize, usize) = (4 << 20, 8);

/// From how many places within commands a search may go on, whatever the length of the text, and from how many for each
/// byte beyond.
const PLACES: (usize, usize) = (2048, 1);

/// How many bytes may be looked at for closing quotes, whatever the length of the text, and how often each byte beyond.
const QUOTED: (usize, usize) = (256 << 10, 64);

/// How far is looked at when all that is used up.
const SHORT: usize = 512;

impl Patience {
    /// For all of `text`.
    pub(super) fn new(text: &str) -> Self {
        let of = |(any, each): (usize, usize)| any + each * text.len();
        Self { left: of(VAIN), last: VAIN.1 * text.len(), places: Cell::new(of(PLACES)), quoted: Cell::new(of(QUOTED)) }
    }

    /// Where the text of `start` ends, at `limit` or before.
    pub(super) fn limit(&self, text: &str, start: Start, limit: usize) -> usize {
        let opens = start.setting == Setting::Line && text[line_start(text, start.at)..start.at].trim().is_empty();
        if opens || limit - start.at <= self.left && self.places.get() > 0 {
            return limit;
        }
        if self.last == 0 { start.at } else { short(text, start, limit) }
    }

    /// Notes that a search goes on from one more place.
    pub(super) fn search(&self) {
        self.places.set(self.places.get().saturating_sub(1));
    }

    /// The part of `text`, which follows an opening quote, in which closing ones are looked for.
    pub(super) fn quoted<'t>(&self, text: &'t str) -> &'t str {
        head(text, self.quoted.get().max(SHORT))
    }

    /// Notes that so many `bytes` were looked at for closing quotes.
    pub(super) fn look(&self, bytes: usize) {
        self.quoted.set(self.quoted.get().saturating_sub(bytes));
    }

    /// Whether too little was looked at for what was found to be certain.
    pub(super) fn is_over(&self) -> bool {
        self.quoted.get() == 0
    }

    /// Notes that the text from `at` to `limit` was looked at, and that a command was found that ends at `end`.
    pub(super) fn spend(&mut self, at: usize, limit: usize, end: Option<usize>) {
        let vain = limit - end.map_or(at, |end| end.min(limit));
        let vain = if end.is_some() { vain.min(VAIN.0 / 64) } else { vain };
        if vain > self.left {
            self.last = self.last.saturating_sub(vain);
        }
        self.left = self.left.saturating_sub(vain);
    }
}

/// Where a short look at `start` ends, at `limit` or before.
pub(super) fn short(text: &str, start: Start, limit: usize) -> usize {
    start.behind + head(&text[start.behind..limit.max(start.behind)], SHORT).len()
}
