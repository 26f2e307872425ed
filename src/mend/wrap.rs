//! Lines broken between words, the blank lost: what converters, mailers and printers do. The widths are told
//! from all lines of a text; a text from a printed page is measured in its likely type, not in characters.

use super::quotes::Quotes;
use crate::knowledge::widths::type_width;

/// The narrowest width at which lines are broken, in characters.
const NARROW: usize = 45;

/// Lines looked at to tell the width at which software broke them.
const LINES: usize = 64;

/// How lines of one text were broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wraps {
    /// The likely width in characters; 0 where none is likely.
    chars: usize,
    /// The likely width in the units of [`type_width`].
    page: usize,
    /// How many line ends the width explains.
    explained: usize,
    /// Lines are broken where only software that sets type breaks them.
    printed: bool,
    /// A printed line is so long that it must have been two, with a hyphen between them.
    united: bool,
}

/// A line and the one behind it.
struct Pair<'t> {
    line: &'t str,
    next: &'t str,
}

impl<'t> Pair<'t> {
    /// The lines around the line end at `at`; `None` where one is empty or the author's own layout.
    fn at(text: &'t str, at: usize) -> Option<Self> {
        let line = text[..at].rsplit('\n').next().unwrap_or("");
        let rest = text.get(at + 1..)?;
        Self::new(line, rest.strip_prefix('\n').unwrap_or(rest).split('\n').next().unwrap_or(""))
    }

    fn new(line: &'t str, next: &'t str) -> Option<Self> {
        let plain = !line.trim().is_empty() && !next.is_empty() && !next.starts_with([' ', '\t']);
        (plain && !line.ends_with('\\')).then_some(Self { line, next })
    }

    /// What would have had to fit on the line.
    fn word(&self) -> &'t str {
        self.next.split(' ').next().unwrap_or("")
    }

    /// Whether the line had a blank to break at.
    fn has_blank(&self) -> bool {
        self.line.trim().contains([' ', '\t'])
    }

    /// What a page can have had room for at most, in its type, since its software broke the line here.
    fn room(&self) -> Option<usize> {
        let letters = self.line.ends_with(char::is_alphanumeric) && self.next.starts_with(char::is_alphanumeric);
        let more = if letters && !self.has_blank() { 0 } else { 250 + type_width(self.word()) };
        let author = self.line.ends_with(['{', '[', '(', ',', '}', ']']) || self.next.starts_with(['}', ']']);
        (!author && !self.is_opportunity()).then(|| (type_width(self.line) + more) / 20 * 21)
    }

    /// Whether software that sets type breaks here though no blank stands here.
    fn is_opportunity(&self) -> bool {
        let mut before = self.line.chars().rev();
        let (last, Some(first)) = (before.next(), self.next.chars().next()) else { return false };
        let other = before.next();
        let solid = other.is_some_and(|c| !c.is_whitespace());
        let key = other.and_then(Quotes::of) == Some(Quotes::Double);
        let word = first.is_alphanumeric() || matches!(first, '<' | '$' | '{' | '[' | '_' | ':');
        match last {
            Some('/' | '?') => solid && word,
            Some('$') => first == '{',
            Some(':') => key && matches!(first, '{' | '['),
            Some(',' | '}' | ']') => matches!(first, '{' | '['),
            _ => false,
        }
    }
}

/// The width that explains most ends of lines, given as what a line takes and what it would with the next
/// word; and how many it explains. Lines that are wider themselves speak against it.
fn likely(ends: &[(usize, usize, bool)]) -> (usize, usize) {
    let explained = |width: usize| ends.iter().filter(|(line, more, _)| *line <= width && width < *more).count();
    let wider = |width: usize| ends.iter().filter(|(line, _, words)| *words && *line > width).count();
    let widths = ends.iter().map(|&(line, _, _)| line);
    let best = widths.max_by_key(|&width| (2 * explained(width) + ends.len() - wider(width).min(ends.len()), width));
    best.map_or((0, 0), |width| (width, explained(width)))
}

impl Wraps {
    /// Looks at the lines of `text`.
    pub(super) fn of(text: &str) -> Self {
        if !text.contains('\n') {
            return Self::default();
        }
        let lines: Vec<_> = text.lines().take(LINES).collect();
        let pairs: Vec<_> = lines.windows(2).filter_map(|pair| Pair::new(pair[0], pair[1])).collect();
        let measured = |measure: fn(&str) -> usize| {
            let blank = measure(" ");
            let end = |pair: &Pair<'_>| {
                let line = measure(pair.line);
                (line, line + blank + measure(pair.word()), pair.has_blank())
            };
            likely(&pairs.iter().map(end).collect::<Vec<_>>())
        };
        let (chars, by_chars) = measured(|text| text.chars().count());
        let (page, by_page) = measured(type_width);
        let set = pairs.iter().any(|pair| pair.is_opportunity() && !pair.line.ends_with([',', '}', ']']));
        let printed = by_page > by_chars || set;
        if chars < NARROW {
            return Self::default();
        }
        let widest = lines.iter().map(|line| type_width(line)).max().unwrap_or(0);
        let room = pairs.iter().filter_map(Pair::room).min().unwrap_or(usize::MAX);
        let united = set && widest > room;
        Self { chars, page, explained: by_chars.max(by_page), printed, united }
    }

    /// Whether the line that ends at `at` had no room for the next word.
    pub(super) fn is_full(self, text: &str, at: usize) -> bool {
        let Some(pair) = Pair::at(text, at).filter(|_| self.chars > 0) else { return false };
        let word = pair.word();
        pair.line.chars().count() + 1 + word.chars().count() > self.chars
            || self.printed && (type_width(pair.line) + 250 + type_width(word) > self.page || pair.is_opportunity())
    }

    /// What stood where the line ends at `at`, where a value goes on that holds no line ends.
    pub(super) fn joined(self, text: &str, at: usize) -> Option<&'static str> {
        let before = &text[..at];
        if before.ends_with('\n') && text[at + 1..].starts_with(|c: char| !c.is_whitespace()) {
            return self.joined_over(text, at);
        }
        let doubled = text[at + 1..].starts_with('\n');
        let pair = Pair::at(text, at).filter(|_| self.printed || !doubled)?;
        let scheme = pair.line.ends_with(':') && pair.next.starts_with("//");
        let nothing = scheme || pair.line.ends_with(' ') || pair.is_opportunity() || self.is_chopped(&pair);
        Some(if nothing { "" } else { " " })
    }

    /// As [`joined`](Self::joined), for the second of two line ends that a page makes of one.
    fn joined_over(self, text: &str, at: usize) -> Option<&'static str> {
        (self.printed && !text[..at - 1].ends_with('\n')).then_some("")
    }

    /// Whether the line was cut within a word, since it had no blank to break at.
    fn is_chopped(self, pair: &Pair<'_>) -> bool {
        let width = type_width(pair.line);
        self.printed && !pair.has_blank() && 8 * width >= 7 * self.page && 15 * width <= 16 * self.page
    }

    /// Whether a word without quotes goes on behind the line end at `at`.
    pub(super) fn is_cut(self, text: &str, at: usize) -> bool {
        let Some(pair) = Pair::at(text, at).filter(|_| self.chars > 0) else { return false };
        let full = pair.line.chars().count() == self.chars && self.is_full(text, at);
        full || pair.is_opportunity() || self.is_chopped(&pair)
    }

    /// Whether one line end at most is where a width would have it.
    pub(super) fn is_lone(self) -> bool {
        self.explained < 2
    }

    /// Whether what stood at the full line end at `at` in a text of any kind is a guess.
    pub(super) fn is_guess(self, text: &str, at: usize) -> bool {
        self.is_lone() || Pair::at(text, at).is_none_or(|pair| !pair.has_blank())
    }

    /// Whether a hyphen is lost somewhere that stood at the end of a printed line.
    pub(super) fn lost_hyphen(self) -> bool {
        self.united
    }

    /// Whether the text was copied from a printed page, where hyphens at line ends are taken for those of
    /// divided words and go.
    pub(super) fn is_printed(self) -> bool {
        self.printed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Option<&str>]) {
        let wraps = Wraps::of(text);
        let ends = text.match_indices('\n');
        let found: Vec<_> = ends.map(|(at, _)| wraps.joined(text, at).filter(|_| wraps.is_full(text, at))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_that_did_not_fit_were_apart() {
        check(
            "curl -X POST https://a.example/client/v4/zones -H\n\"Authorization: Bearer aaaaaaaaaaaaaaaa\" -d\n'xxxxxxxxxx'\n-s",
            &[Some(" "), Some(" "), None],
        );
    }

    #[test]
    fn type_is_broken_behind_slashes() {
        check(
            "curl https://a.example/client/v4/accounts/aaaaaa/images/\nv1?bbbbbbbbbbbbbbbbbbbb -d\n'{\"a\":1}'",
            &[Some(""), None],
        );
    }
}
