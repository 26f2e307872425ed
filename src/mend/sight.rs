//! Where a text may be of interest at all, seen in one pass: names of commands, and words of what is said beside them.

use std::sync::LazyLock;

use super::rest;
use crate::curl::cmdlet;
use crate::knowledge::occurrence::Words;
use crate::knowledge::{advice, edge, mentions};

/// Where words stand that are looked for, in order.
#[derive(Debug, Default)]
pub(super) struct Sights {
    /// The names of commands that PowerShell may read as its own.
    pub(super) called: Vec<usize>,
    /// Words of which every line has one that tells something, if it has no bracket.
    pub(super) telling: Vec<usize>,
}

/// What a word is for.
const CALLED: usize = 0;
const TELLING: usize = 1;

/// Short names with the blanks that end them.
const SHORT: [&str; 10] = ["irm ", "irm\t", "irm\n", "irm\r", "irm\x0c", "iwr ", "iwr\t", "iwr\n", "iwr\r", "iwr\x0c"];

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let long = cmdlet::NAMES.into_iter().filter(|name| !SHORT.iter().any(|short| short.starts_with(name)));
    let called = long.chain(SHORT).chain(["curl", "wget"]);
    let fixed = rest::SAID.into_iter().chain(rest::OPENINGS).chain(edge::STATED);
    let telling = fixed.chain(advice::needed()).chain(mentions::needed());
    Words::caseless(called.map(|word| (word, CALLED)).chain(telling.map(|word| (word, TELLING))))
});

impl Sights {
    /// All in `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self::default();
        for (at, word) in WORDS.places(text) {
            let places = if word == CALLED { &mut out.called } else { &mut out.telling };
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_too_short_to_be_seen() {
        assert!(WORDS.are_long());
        let is_seen = |name: &str| Sights::of(&format!("{name} x")).called == [0];
        assert!(cmdlet::NAMES.into_iter().all(is_seen));
    }

    #[test]
    fn all_words_are_seen_in_one_pass() {
        let sights = Sights::of("IWR x\nError code: 1\nsudo curl\n");
        assert_eq!((sights.called, sights.telling), (vec![0, 25], vec![6, 12]));
    }
}
