//! Which of many words a text holds, found in one pass over it. Knows no particular words.

/// By how many bytes words are looked up.
const LEAD: usize = 3;

/// How many marks there are; far more than words, so that few places of a text have one by chance.
const MARKS: usize = 1 << 14;

/// Words that are looked for together, each with the number of what it stands for.
#[derive(Debug)]
pub(super) struct Words {
    /// Which first bytes words have, a bit for each mark.
    marks: Box<[u64]>,
    /// The words, sorted by their first bytes.
    known: Vec<([u8; LEAD], &'static str, usize)>,
    /// The numbers of words that are too short to be looked up, which any text may hold.
    short: Vec<usize>,
    count: usize,
}

impl Words {
    /// The `words`, whose numbers are below `count`.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, usize)>, count: usize) -> Self {
        let mut out =
            Self { marks: vec![0; MARKS / 64].into_boxed_slice(), known: Vec::new(), short: Vec::new(), count };
        for (word, number) in words {
            match word.as_bytes().first_chunk() {
                Some(&lead) => {
                    let mark = mark(lead);
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
        let bytes = text.as_bytes();
        for (at, window) in bytes.windows(LEAD).enumerate() {
            let &[first, second, third] = window else { continue };
            let lead = [first, second, third];
            let mark = mark(lead);
            if self.marks[mark / 64] >> (mark % 64) & 1 == 0 {
                continue;
            }
            let start = self.known.partition_point(|(other, ..)| *other < lead);
            let same = self.known[start..].iter().take_while(|(other, ..)| *other == lead);
            for (_, word, number) in same {
                found[*number] |= bytes[at..].starts_with(word.as_bytes());
            }
        }
        found
    }
}

/// The mark of words that begin with `lead`.
fn mark([first, second, third]: [u8; LEAD]) -> usize {
    let number = u32::from_le_bytes([first, second, third, 0]);
    // The upper bits of the product depend on all bytes.
    (number.wrapping_mul(0x9E37_79B1) >> 18) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        let words = ["header", "head", "key", "ab", "über"];
        let words = Words::new(words.iter().enumerate().map(|(number, word)| (*word, number)), 5);
        let check = |text: &str, expected: [bool; 5]| assert_eq!(words.found(text), expected, "{text}");
        check("", [false, false, false, true, false]);
        check("a heading", [false, true, false, true, false]);
        check("the header's key", [true, true, true, true, false]);
        check("drüber, ke", [false, false, false, true, true]);
    }
}
