//! Advice that people give each other about Cloudflare's API, and whether it is right: `grammar/advice.tsv`.
//!
//! Knows sentences, not the commands they are about: what a verdict hangs on is named, and asked elsewhere.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::occurrence::Words;
use super::stances::{self, Stance};
use super::table::{Row, Table};

const TABLE: Table = Table::new(include_str!("../../grammar/advice.tsv"));
static ROWS: LazyLock<Vec<Judgment>> = LazyLock::new(|| TABLE.rows().iter().filter_map(Judgment::read).collect());

/// What a sentence must hold at least for each row.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows = ROWS.iter().enumerate();
    Words::new(rows.flat_map(|(number, row)| row.needed().map(move |word| (word, number))), ROWS.len())
});

/// A sentence with fewer words advises nothing.
const FEWEST: usize = 4;

/// A longer line is no sentence.
const LONGEST: usize = 2000;

/// One row: a sort of sentence, a condition, and what is to be said where it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgment {
    words: &'static str,
    /// What the verdict hangs on.
    pub test: Test,
    /// Whether the advice is right; `None` where nothing is to be said of it.
    pub verdict: Option<Verdict>,
    /// Which advice it is and whether it is right, in words.
    pub message: &'static str,
    /// The reason.
    pub reason: &'static str,
}

/// Whether advice is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is.
    Right,
    /// It is not.
    Wrong,
    /// It was, once.
    Outdated,
    /// That depends on what the command does not show.
    Depends,
}

impl Verdict {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Outdated => "outdated",
            Self::Depends => "depends",
        }
    }
}

/// What a verdict hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Nothing.
    Always,
    /// The credential at hand, or where that does not tell, one elsewhere in the text, has the shape of an API token.
    Token,
    /// The same for a Global API Key.
    Key,
    /// `Authorization` is sent without `Bearer`.
    BearerMissing,
    /// `Bearer` is sent with something that the shell fills in.
    BearerSent,
    /// E-mail address and key stand in each other's header.
    Swapped,
    /// A cache is purged.
    Purge,
    /// A cache is purged by hosts, tags, prefixes or files.
    PurgePart,
    /// Nothing stands where an id belongs.
    Hole,
    /// The path is one of a zone.
    ZonePath,
    /// The sentence names a permission that the operation asks for.
    Permission,
    /// The operation asks for permissions, and the sentence names none of them.
    OtherPermission,
}

/// Whether `sentence` gives advice that something can be said of.
pub fn is_given(sentence: &str) -> bool {
    is_sentence(sentence) && rows(&sentence.to_ascii_lowercase()).next().is_some()
}

/// Words of which every text with advice holds one, in any case of its letters.
pub fn needed() -> impl Iterator<Item = &'static str> {
    ROWS.iter().flat_map(Judgment::needed)
}

/// The rows for `sentence`, in lower case; the first whose test holds decides.
pub fn rows(sentence: &str) -> impl Iterator<Item = Judgment> {
    let may = WORDS.found(sentence);
    ROWS.iter().zip(may).filter(move |(row, may)| *may && row.fits(sentence)).map(|(row, _)| *row)
}

/// Whether a line is said to somebody rather than part of a command, a setting or a reply.
fn is_sentence(line: &str) -> bool {
    line.len() <= LONGEST
        && line.split_whitespace().take(FEWEST).count() == FEWEST
        && !line.starts_with(['-', '{', '"', '“', '<', '>', '#'])
}

impl Judgment {
    fn read(row: Row<'static>) -> Option<Self> {
        let [words, test, verdict, message, reason] = row.take();
        let verdict = match verdict {
            "right" => Some(Verdict::Right),
            "wrong" => Some(Verdict::Wrong),
            "outdated" => Some(Verdict::Outdated),
            "depends" => Some(Verdict::Depends),
            _ => None,
        };
        Some(Self { words, test: Test::read(test)?, verdict, message, reason })
    }

    /// The words of which every sentence of this sort holds one: of several such groups that of the longest words,
    /// which stand in the fewest texts.
    fn needed(&self) -> impl Iterator<Item = &'static str> + use<> {
        let groups = self.words.split(" & ").filter(|group| !group.starts_with('!'));
        let words = groups.map(|group| group.trim_start_matches(['+', '-']).split('|'));
        words.min_by_key(|words| Reverse(words.clone().map(str::len).min())).unwrap_or_else(|| "".split('|'))
    }

    /// Whether `sentence` holds one of the words of each group, asks for one of those behind a `+`, to leave one of those
    /// behind a `-`, and holds none of those that speak against it.
    fn fits(&self, sentence: &str) -> bool {
        let wants = |things: &str, stance| things.split('|').any(|it| stances::stance(sentence, it) == Some(stance));
        self.words.split(" & ").all(|group| match group.split_at(1) {
            ("!", against) => !against.split('|').any(|word| sentence.contains(word)),
            ("+", things) => wants(things, Stance::For),
            ("-", things) => wants(things, Stance::Against),
            _ => group.split('|').any(|word| holds(sentence, word)),
        })
    }
}

/// Whether `word` begins a word of `sentence`; `use` stands in `used`, and not in `because`.
fn holds(sentence: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let free = |at: usize| !word.starts_with(is_letter) || !sentence[..at].ends_with(is_letter);
    sentence.match_indices(word).any(|(at, _)| free(at))
}

impl Test {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "always" => Self::Always,
            "token" => Self::Token,
            "key" => Self::Key,
            "bearer-missing" => Self::BearerMissing,
            "bearer-sent" => Self::BearerSent,
            "swapped" => Self::Swapped,
            "purge" => Self::Purge,
            "purge-part" => Self::PurgePart,
            "hole" => Self::Hole,
            "zone-path" => Self::ZonePath,
            "permission" => Self::Permission,
            "other-permission" => Self::OtherPermission,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(ROWS.len(), TABLE.rows().iter().count());
        for row in ROWS.iter() {
            assert!(row.needed().all(|word| word.len() > 2), "{row:?}");
            assert!(row.words.split(['&', '|', '!']).all(|word| word.to_lowercase() == word), "{row:?}");
            assert_eq!(row.verdict.is_some(), !row.message.is_empty() && !row.reason.is_empty(), "{row:?}");
            assert!(!row.message.ends_with('.') && !row.reason.ends_with('.'), "{row:?}");
        }
    }

    #[test]
    fn sentences_are_told_from_what_only_holds_their_words() {
        let check = |line: &str, expected| assert_eq!(is_given(line), expected, "{line}");
        check("you have to add \"Bearer \" as a prefix to the actual key", true);
        check("That only works on Enterprise plans to purge hosts.", true);
        check("We run this because the bearer of the news is late", false);
        check("-H \"Authorization: Bearer xyz\" you must use it", false);
        check("Thanks, that works", false);
    }
}
