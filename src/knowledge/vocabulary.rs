//! The words that placeholders are made of: `grammar/placeholders.tsv`.
//!
//! Finds them in a text, also glued together; what a text of such words means is for `placeholders`.

use std::sync::LazyLock;

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/placeholders.tsv"));

/// The words and what is known of them, sorted; read when first asked for, since each segment of a path is held against them.
static WORDS: LazyLock<Vec<(&str, Word)>> = LazyLock::new(|| {
    let rows = TABLE.rows().iter().map(|row| {
        let [key, kinds, topics] = row.take();
        (key, Word { kinds, topics })
    });
    rows.collect()
});

/// Longer texts are no placeholders.
const LONGEST: usize = 96;

/// One word of the table, or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    kinds: &'static str,
    topics: &'static str,
}

impl Word {
    const NUMBER: Self = Self { kinds: "digits", topics: "" };

    /// Whether it can play this part in a placeholder.
    pub(super) fn is(self, kind: &str) -> bool {
        self.kinds.split(',').any(|each| each == kind)
    }

    /// What it speaks of: `zone`, `token`; mostly nothing.
    pub(super) fn topics(self) -> impl Iterator<Item = &'static str> {
        self.topics.split(' ').filter(|topic| !topic.is_empty())
    }
}

/// The words that begin with what was read so far.
struct Beginning {
    words: &'static [(&'static str, Word)],
    /// How many bytes of each were read.
    length: usize,
}

impl Beginning {
    fn new() -> Self {
        Self { words: &WORDS, length: 0 }
    }

    /// Reads on, in whatever case; `None` where no word goes on so.
    fn read(&mut self, c: char) -> Option<()> {
        for c in c.to_lowercase() {
            let length = self.length;
            let mut bytes = [0; 4];
            let next: &[u8] = c.encode_utf8(&mut bytes).as_bytes();
            let start = self.words.partition_point(|(word, _)| &word.as_bytes()[length..] < next);
            let rest = &self.words[start..];
            self.words = &rest[..rest.partition_point(|(word, _)| word.as_bytes()[length..].starts_with(next))];
            self.length += next.len();
        }
        (!self.words.is_empty()).then_some(())
    }

    /// The word that ends here.
    fn word(&self) -> Option<Word> {
        self.words.first().filter(|(word, _)| word.len() == self.length).map(|(_, word)| *word)
    }
}

/// The word spelled exactly so, whatever its case.
fn find(word: &str) -> Option<Word> {
    let mut beginning = Beginning::new();
    word.chars().try_for_each(|c| beginning.read(c))?;
    beginning.word()
}

/// The words of `text`, if it consists of nothing else: `MYZONE ID`, `zone-id-here`.
pub(super) fn spell(text: &str) -> Option<Vec<Word>> {
    let is_made_of_words = |c: char| c.is_alphanumeric() || is_gap(c);
    if text.len() > LONGEST || !text.chars().all(is_made_of_words) {
        return None;
    }
    let mut words = Vec::new();
    for run in text.split(is_gap).filter(|run| !run.is_empty()) {
        words.extend(spell_run(run)?);
    }
    Some(words)
}

/// The known words among others: `<the id of your frobnicator>`.
pub(super) fn known(text: &str) -> Vec<Word> {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| run.len() <= LONGEST);
    runs.flat_map(|run| spell_run(run).unwrap_or_else(|| known_in_run(run))).collect()
}

/// What may stand between words.
const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '-' | '_' | '.' | ':')
}

/// One run of letters and digits as words glued together: `MYZONE`, `zoneId`.
fn spell_run(run: &str) -> Option<Vec<Word>> {
    if let Some(word) = find(run) {
        return Some(vec![word]);
    }
    let mut words = Vec::new();
    let mut dead = [false; LONGEST + 1];
    (run.len() <= LONGEST && glue(run, 0, &mut words, &mut dead)).then_some(words)
}

/// Spells `run` from `at` on; `dead` remembers where that failed, which keeps it linear.
fn glue(run: &str, at: usize, words: &mut Vec<Word>, dead: &mut [bool; LONGEST + 1]) -> bool {
    if at == run.len() {
        return true;
    }
    if dead[at] {
        return false;
    }
    for (length, word) in pieces(&run[at..]) {
        words.push(word);
        if glue(run, at + length, words, dead) {
            return true;
        }
        words.pop();
    }
    dead[at] = true;
    false
}

/// The words that `text` can begin with inside a longer run, longest first.
fn pieces(text: &str) -> Vec<(usize, Word)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return vec![(digits, Word::NUMBER)];
    }
    let mut found = Vec::new();
    let mut beginning = Beginning::new();
    for (at, c) in text.char_indices().take(LONGEST_WORD) {
        if beginning.read(c).is_none() {
            break;
        }
        found.extend(beginning.word().filter(|word| !word.is("apart")).map(|word| (at + c.len_utf8(), word)));
    }
    found.reverse();
    found
}

/// In characters.
const LONGEST_WORD: usize = 16;

/// The known words inside a run of a script that writes no gaps: `子域名DNS记录id值`.
fn known_in_run(run: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = run;
    while let Some(c) = rest.chars().next() {
        let length = rest.chars().take_while(char::is_ascii_alphanumeric).count();
        let (skip, found) = if length > 0 {
            (length, if length == run.len() { None } else { spell_run(&rest[..length]) })
        } else {
            let piece = pieces(rest).into_iter().next();
            (piece.map_or(c.len_utf8(), |(end, _)| end), piece.map(|(_, word)| vec![word]))
        };
        words.extend(found.into_iter().flatten());
        rest = &rest[skip..];
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_sorted_and_found() {
        const KINDS: [&str; 13] = [
            "owner",
            "mine",
            "article",
            "filler",
            "head",
            "owned",
            "noun",
            "alone",
            "site",
            "local",
            "local-any",
            "tld",
            "apart",
        ];
        const TOPICS: [&str; 9] = ["id", "token", "key", "email", "domain", "zone", "account", "record", "name"];
        let mut last = "";
        for row in TABLE.rows().iter() {
            let [key, kinds, topics, rest] = row.take();
            assert!(last < key && rest.is_empty(), "{} is out of order", row.line());
            last = key;
            assert!(kinds.split(',').all(|kind| KINDS.contains(&kind)), "{}", row.line());
            assert_eq!(find(key), Some(Word { kinds, topics }), "{}", row.line());
            assert!(key.chars().count() <= LONGEST_WORD && key.to_lowercase() == key, "{key}");
            let word = find(key).expect("just found");
            assert!(word.topics().all(|topic| TOPICS.contains(&topic)), "{}", row.line());
        }
    }

    #[test]
    fn words_are_unglued() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(spell(text).map(|words| words.len()), expected, "{text}");
        };
        check("MYZONE ID", Some(3));
        check("MyAuthKey", Some(3));
        check("zone-id-here", Some(3));
        check("CLOUDFLARE_API_TOKEN", Some(3));
        check("zone_id_12", Some(3));
        check("domainname", Some(1));
        check("monkey", None);
        check("theme", None);
        check("valid", None);
        check("023e105f4ecef8ad9ca31a8372d0c353", None);
        check("zone/id", None);
        check(&"id".repeat(2000), None);
        check(&"zoneidzoneid".repeat(8), Some(32));
        check(&format!("{}x", "id".repeat(40)), None);
    }

    #[test]
    fn words_are_found_among_others() {
        let check = |text: &str, expected: &[&str]| {
            let topics: Vec<_> = known(text).into_iter().flat_map(Word::topics).collect();
            assert_eq!(topics, expected, "{text}");
        };
        check("the id of your frobnicator", &["id"]);
        check("域名zoneid值", &["domain", "zone", "id"]);
        check("子域名DNS记录id值", &["domain", "record", "id"]);
        check("CF账号API令牌", &["account", "token"]);
        check("identity", &[]);
    }
}
