//! Where a text may be of interest at all, seen in a pass: names of commands, and words of what is said beside them.

use super::said;
use std::sync::LazyLock;

use crate::curl::cmdlet;
use crate::knowledge::occurrence::Words;
use crate::knowledge::{advice, edge, mentions};

/// Short names with the blanks that end them.
const SHORT: [&str; 10] = ["irm ", "irm\t", "irm\n", "irm\r", "irm\x0c", "iwr ", "iwr\t", "iwr\n", "iwr\r", "iwr\x0c"];

/// The names of commands that may be PowerShell's own.
static CALLED: LazyLock<Words> = LazyLock::new(|| {
    let long = cmdlet::NAMES.into_iter().filter(|name| !SHORT.iter().any(|short| short.starts_with(name)));
    Words::caseless(long.chain(SHORT).chain(["curl", "wget"]))
});

/// Words of which every line that tells something has one, if it has no bracket.
static TELLING: LazyLock<Words> = LazyLock::new(|| {
    let fixed = said::SAID.into_iter().chain(said::OPENINGS).chain(edge::STATED);
    Words::caseless(fixed.chain(advice::needed()).chain(mentions::needed()))
});

/// Where names of commands stand in `text` that may be PowerShell's own, in order.
pub(super) fn called(text: &str) -> impl Iterator<Item = usize> {
    CALLED.places(text).map(|(at, _)| at)
}

/// Where words stand in `text` that tell something, in order.
pub(super) fn telling(text: &str) -> impl Iterator<Item = usize> {
    TELLING.places(text).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_too_short_to_be_seen() {
        assert!(CALLED.are_long() && TELLING.are_long());
        assert!(cmdlet::NAMES.into_iter().all(|name| called(&format!("{name} x")).eq([0])));
    }

    #[test]
    fn words_are_seen_in_any_case() {
        let text = "IWR x\nError code: 1\nsudo curl\n";
        assert_eq!(called(text).collect::<Vec<_>>(), [0, 25]);
        assert_eq!(telling(text).collect::<Vec<_>>(), [6, 6, 12]);
    }
}
