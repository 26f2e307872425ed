//! Which of many words a text holds and where, found in one pass over it. Knows no particular words.

/// By how many bytes words are looked up.
const LEAD: usize = 4;

/// How many marks there are; far more than words, so that few places of a text have one by chance.
const MARKS: usize = 1 << 16;

/// Words that are looked for together, each with the number of what it stands for.
#[derive(Debug)]
pub struct Words {
    /// Which first bytes words have, a bit for each mark.
    marks: Box<[u64; MARKS / 64]>,
    /// The words, sorted by their first bytes as they are marked.
    known: Vec<([u8; LEAD], &'static str, usize)>,
    /// The numbers of words that are too short to be looked up, which any text may hold.
    short: Vec<usize>,
    count: usize,
    case: Case,
}

/// Whether the case of letters matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Kept,
    Ignored,
}

impl Words {
    /// The `words`, whose numbers are below `count`.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, usize)>, count: usize) -> Self {
        Self::in_case(Case::Kept, words, count)
    }

    /// The `words`, in any case of their ASCII letters. Each needs four bytes.
    pub fn caseless(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self::in_case(Case::Ignored, words.into_iter().map(|word| (word, 0)), 1)
    }

    fn in_case(case: Case, words: impl IntoIterator<Item = (&'static str, usize)>, count: usize) -> Self {
        let marks = Box::new([0; MARKS / 64]);
        let mut out = Self { marks, known: Vec::new(), short: Vec::new(), count, case };
        for (word, number) in words {
            match word.as_bytes().first_chunk() {
                Some(&lead) => {
                    let lead = case.fold(lead);
                    let mark = mark(u32::from_le_bytes(lead));
                    out.marks[mark / 64] |= 1 << (mark % 64);
                    out.known.push((lead, word, number));
                }
                None => out.short.push(number),
            }
        }
        out.known.sort_unstable();
        out
    }

    /// For each number whether `text` holds a word of it.
    pub(super) fn found(&self, text: &str) -> Vec<bool> {
        let mut found = vec![false; self.count];
        self.short.iter().for_each(|&number| found[number] = true);
        self.places(text).for_each(|(_, number)| found[number] = true);
        found
    }

    /// Whether no word is too short to be looked up.
    #[cfg(test)]
    pub(crate) fn are_long(&self) -> bool {
        self.short.is_empty()
    }

    /// Whether `text` holds a word.
    pub(super) fn occur(&self, text: &str) -> bool {
        !self.short.is_empty() || self.places(text).next().is_some()
    }

    /// Where words stand in `text`, each with its number.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let bytes = text.as_bytes();
        let mut from = 0;
        let marked = std::iter::from_fn(move || {
            let at = self.marked(bytes, from)?;
            from = at + 1;
            Some(at)
        });
        marked.flat_map(move |at| self.at(bytes, at).map(move |number| (at, number)))
    }

    /// The numbers of the words that stand at `at`, whose first bytes are marked.
    fn at<'t>(&'t self, bytes: &'t [u8], at: usize) -> impl Iterator<Item = usize> + 't {
        let rest = &bytes[at..];
        let lead = rest.first_chunk().map_or([0; LEAD], |&lead| self.case.fold(lead));
        let start = self.known.partition_point(|(other, ..)| *other < lead);
        let same = self.known[start..].iter().take_while(move |(other, ..)| *other == lead);
        let stands = |word: &str| rest.get(..word.len()).is_some_and(|it| self.case.is_same(it, word.as_bytes()));
        same.filter(move |(_, word, _)| stands(word)).map(|(_, _, number)| *number)
    }

    /// Where, from `from` on, the first bytes of words may stand next.
    fn marked(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let bytes = bytes.get(from..)?;
        let fold = if self.case == Case::Ignored { FOLD } else { 0 };
        let is_marked = |&lead: &[u8; LEAD]| {
            let mark = mark(u32::from_le_bytes(lead) | fold);
            self.marks[mark / 64] >> (mark % 64) & 1 != 0
        };
        bytes.windows(LEAD).position(|window| window.first_chunk().is_some_and(is_marked)).map(|at| from + at)
    }
}

/// What makes lower case of the bytes of a key that are letters, and the same of no others that matter.
const FOLD: u32 = 0x2020_2020;

impl Case {
    fn fold(self, lead: [u8; LEAD]) -> [u8; LEAD] {
        if self == Self::Ignored { lead.map(|byte| byte | 0x20) } else { lead }
    }

    fn is_same(self, bytes: &[u8], word: &[u8]) -> bool {
        if self == Self::Ignored { bytes.eq_ignore_ascii_case(word) } else { bytes == word }
    }
}

/// The mark of words whose first bytes make this `key`.
const fn mark(key: u32) -> usize {
    // The upper bits of the product depend on all bytes.
    (key.wrapping_mul(0x9E37_79B1) >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        let words = ["header", "head", "keys", "key", "über"];
        let words = Words::new(words.iter().enumerate().map(|(number, word)| (*word, number)), 5);
        let check = |text: &str, expected: [bool; 5]| assert_eq!(words.found(text), expected, "{text}");
        check("", [false, false, false, true, false]);
        check("a heading", [false, true, false, true, false]);
        check("the header's keys", [true, true, true, true, false]);
        check("drüber, key", [false, false, false, true, true]);
    }

    #[test]
    fn case_is_ignored_where_that_is_asked() {
        let words = Words::caseless(["curl", "[code", "HTTP/"]);
        let check = |text: &str, expected: &[usize]| {
            assert_eq!(words.places(text).map(|(at, _)| at).collect::<Vec<_>>(), expected, "{text}");
        };
        check("a cUrL", &[2]);
        check("curl and CURL", &[0, 9]);
        check("{code[CODE", &[5]);
        check("http/2", &[0]);
        check("cu", &[]);
        check("ücurl", &[2]);
    }
}
