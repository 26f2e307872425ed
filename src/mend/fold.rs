//! Lines cut at a width with all their characters kept: what terminals and `fold` do. The cuts are found by
//! their width alone; whether undoing them makes a better command, the lattice says.

use super::accept::{is_json, is_json_lines, is_whole_json};
use super::line::{Line, Measure, lines};
use super::read::Read;
use super::sequel::{begins_command, begins_option, begins_word, is_command, is_quote, may_follow, quotes_open};
use super::{gap, row};
use crate::text::{Edit, Mapped, Span};

/// The narrowest width at which lines are cut.
const NARROW: usize = 40;

/// Widths that terminals and mailers have of themselves.
pub(super) const COMMON: [usize; 11] = [60, 64, 70, 72, 76, 78, 79, 80, 100, 120, 132];

/// Whether software makes lines of `width`.
pub(super) fn is_common(width: usize) -> bool {
    COMMON.contains(&width)
}

/// The narrowest terminal, less one; what breaks lines before that breaks them at blanks.
const TERMINAL: usize = 79;

/// What it costs to believe that a header had no blank behind its colon, where it was cut.
const HEADER: u32 = 3;

/// Cuts looked at to see whether words end at all of them.
const CHANCES: usize = 8;

/// What it costs to leave a cut within a word.
const LEFT: u32 = 3;

/// The cuts of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folds {
    /// The offsets of the line ends that cuts are.
    at: Vec<usize>,
    /// What it costs to believe in them.
    pub(super) cost: u32,
    /// Blanks stand at the ends of lines, which nobody types twice where the line is full.
    spaced: bool,
    /// The only cut is between letters, where a blank may have stood.
    pub(super) is_wordy: bool,
}

/// The cuts in `text`, a command and what follows it; `before` columns were taken before its first line.
pub(super) fn find(text: &str, before: usize) -> Option<Folds> {
    let plain = text.is_ascii() && !text.contains('\t');
    let measures: &[Measure] =
        if plain { &[Measure::Chars] } else { &[Measure::Chars, Measure::Bytes, Measure::Columns] };
    let paragraph = text.find("\n\n").unwrap_or(text.len());
    let texts = if paragraph < text.len() { vec![text, &text[..paragraph]] } else { vec![text] };
    let found =
        measures.iter().flat_map(|&measure| texts.iter().filter_map(move |text| cuts(&lines(text, before, measure))));
    found.min_by_key(|folds| (folds.cost, usize::MAX - folds.at.len()))
}

/// The cuts between `lines`, if there are any.
fn cuts(lines: &[Line<'_>]) -> Option<Folds> {
    let width = lines.iter().map(|line| line.width).max().filter(|&width| width >= NARROW)?;
    let blanks: Vec<_> = lines.windows(2).map(|pair| is_cut_behind_blank(&pair[0], &pair[1], width)).collect();
    let spaced = blanks.contains(&true);
    // Where lines end with blanks before the width, words were kept whole.
    let whole = lines.iter().zip(&blanks).any(|(line, &blank)| blank && line.width < width);
    let (mut open, mut is_piped) = (None, false);
    let mut bodies = Vec::new();
    let cut = |(pair, blank): (&[Line<'_>], &bool)| {
        open = quotes_open(open, pair[0].text);
        // A line of a template's stands alone.
        let is_apart = ["{{", "{%"].iter().any(|mark| pair[1].text.trim_start().starts_with(mark));
        let full = pair[0].width == width && !pair[0].is_continued() && !pair[1].text.is_empty() && !is_apart;
        is_piped |= open.is_none() && pair[0].text.contains(" | ");
        let option = || open.is_none() && (begins_word(pair[1].text) || is_piped && begins_option(pair[1].text));
        if open.is_some() && pair[0].text.ends_with(is_quote) && pair[1].text.starts_with(['{', '[']) {
            bodies.push(pair[0].end());
        }
        let full = full && (pair[0].text.ends_with(' ') || !option()) && !row::follows(pair[0].text, pair[1].text);
        let full = full && (open.is_some() || !begins_command(pair[0].text, pair[1].text));
        (*blank || full && !(whole && pair[0].has_blank())).then(|| pair[0].end())
    };
    let at: Vec<_> = lines.windows(2).zip(&blanks).filter_map(cut).collect();
    // A body that begins on a line of its own is its author's layout, where nothing else tells of a width.
    if at.iter().all(|end| bodies.contains(end)) {
        return None;
    }
    let soft = lines.windows(2).filter(|pair| is_between_words(&pair[0], &pair[1], width)).count();
    let cost = match (at.len(), spaced || is_common(width)) {
        // One line as long as itself is no width where the next may be a command.
        (1, false)
            if lines.iter().position(|line| line.end() == at[0]).is_some_and(|last| {
                lines
                    .get(last + 1)
                    .is_some_and(|next| may_follow(lines[..=last].iter().map(|line| line.text), next.text))
            }) =>
        {
            return None;
        }
        (1, false) => 2,
        // As like as not, the line was broken at a blank.
        (1, true) if width < TERMINAL && is_within_words(lines, at[0]) => 3,
        (1, true) | (_, false) => 1,
        (_, true) => 0,
    };
    let chances =
        lines.windows(2).filter(|pair| at.binary_search(&pair[0].end()).is_ok()).map(|pair| chance(&pair[0], &pair[1]));
    let chances: Vec<_> = chances.take(CHANCES).collect();
    let least = if chances.contains(&0) { HEADER } else { 1 };
    let by_chance: u32 = chances.into_iter().filter(|&chance| chance >= least).sum();
    let soft = if at.len() == 1 { 2 * soft } else { soft };
    let cost = cost + u32::try_from(soft.min(4)).unwrap_or(4) + by_chance;
    let is_wordy = at.len() == 1 && is_within_words(lines, at[0]);
    Some(Folds { at, cost, spaced, is_wordy })
}

/// Whether the line that ends at `end` is one of words, and the next goes on with a letter where it ends with one.
fn is_within_words(lines: &[Line<'_>], end: usize) -> bool {
    let pair = lines.windows(2).find(|pair| pair[0].end() == end);
    pair.is_some_and(|pair| {
        let letter = char::is_alphabetic;
        pair[0].text.ends_with(letter) && pair[1].text.starts_with(letter) && pair[0].has_blank()
    })
}

/// Whether `line` was cut behind its last blank because what follows did not fit.
fn is_cut_behind_blank(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.find(' ').map_or(next.text.len(), |blank| blank + 1);
    let word = next.text[..word].chars().count();
    line.text.ends_with(' ') && !line.text.trim_end().ends_with('\\') && word > 0 && line.width + word > width
}

/// What it costs to believe that a cut fell between `line` and `next` by chance, and no blank stood there.
fn chance(line: &Line<'_>, next: &Line<'_>) -> u32 {
    let letter = |text: &str| text.chars().next_back().is_some_and(char::is_alphanumeric);
    let mut before = line.text.chars().rev();
    let quote = before.next().is_some_and(is_quote);
    let opens = quote && before.next().is_none_or(|c| c.is_whitespace() || matches!(c, '{' | '[' | ':' | ','));
    let mark = quote && !opens || line.text.ends_with([':', ';', ',', ')']);
    let closes = ["\":", "\",", "\"}", "\"]"].iter().any(|end| next.text.starts_with(end));
    if next.text.starts_with([' ', '/']) || closes {
        0
    } else if line.text.strip_suffix(':').is_some_and(letter) {
        HEADER
    } else {
        u32::from(mark || letter(line.text) && next.text.starts_with(['$', '(', '"', '<', '“']))
    }
}

/// Whether `line` was broken between words, its blank lost, since the next one did not fit.
fn is_between_words(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.split(' ').next().unwrap_or("").chars().count();
    let plain = !line.is_continued() && !line.text.ends_with(' ') && !next.text.starts_with([' ', '\t']);
    plain && word > 0 && !line.text.is_empty() && line.width < width && line.width + 1 + word > width
}

impl Folds {
    /// `text` without the cuts, mapped to it.
    pub(super) fn undone(&self, text: &str) -> Mapped {
        let edits: Vec<_> = self.at.iter().map(|&at| Edit::new(at..at + 1, "")).collect();
        Mapped::verbatim(text, Span::new(0, text.len())).edited(&edits)
    }

    /// Where `end` of the text without the cuts stands in the text with them.
    pub(super) fn end(&self, end: usize) -> usize {
        self.at.iter().fold(end, |end, &at| if at < end { end + 1 } else { end })
    }

    /// The line ends that the cuts are.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.at.iter().map(|&at| Span::new(at, at + 1))
    }

    /// What it costs that `read` leaves cuts in its words; `origin` leads from its text to that of the cuts.
    pub(super) fn left(&self, read: &Read, text: &str, origin: &dyn Fn(usize) -> Option<usize>) -> u32 {
        let words = read.pipeline.commands.iter().flat_map(|simple| &simple.words);
        let cost = |word: &crate::shell::Word| {
            let given = word.span.of(text);
            let left = |mark: char| {
                let mut ends = given.match_indices(mark).filter(|(at, _)| !given[..*at].ends_with('\\'));
                ends.any(|(at, _)| origin(word.span.start + at).is_some_and(|at| self.has(at)))
            };
            let value = word.value(text);
            let whole = || is_whole_json(value.text());
            let ends = || given.match_indices('\n').map(|(at, _)| word.span.start + at);
            // Software cuts all of a text, and between two JSON texts a line end is their author's.
            let is_text = || {
                let is_cut = |at: usize| origin(at).is_some_and(|at| self.has(at));
                // One line as long as itself is no width.
                let is_lone = || self.cost > 1 && !is_json(value.text()) && value.text().contains(' ');
                let is_laid_out = !is_json(value.text()) && ends().any(|at| !is_cut(at));
                word.is_quoted() && (is_laid_out || is_lone() || is_json_lines(&value.masked('1')))
            };
            if left('\n') {
                if is_text() {
                    0
                } else if whole() {
                    u32::from(self.cost == 0 && self.spaced)
                } else {
                    LEFT
                }
            } else if self.cost < 2 && left(' ') {
                LEFT - self.cost
            } else {
                0
            }
        };
        words.map(cost).max().unwrap_or(0)
    }

    /// What it costs that a command ends at `end` of `text`.
    pub(super) fn left_behind(&self, text: &str, end: usize) -> u32 {
        let line = end + text[end..].len() - text[end..].trim_start_matches(' ').len();
        if !self.has(line) {
            return 0;
        }
        let next = text[line + 1..].split('\n').next().unwrap_or("");
        let word = next.trim();
        let part = !word.contains(' ') && word.contains(['/', '=', '&', '?', '%', '_', '-']) && !is_json(word);
        let many = self.at.len() > 1 && !word.starts_with(['{', '[', '<', '#']);
        let goes_on = gap::has_option(next) && !is_command(next);
        if word == "\\" || goes_on || part || many { LEFT } else { 0 }
    }

    fn has(&self, at: usize) -> bool {
        self.at.binary_search(&at).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, before: usize, expected: &str) {
        let undone = find(text, before).map_or(text.to_owned(), |folds| folds.undone(text).text().to_owned());
        assert_eq!(undone, expected);
    }

    const URL: &str = "curl https://a.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    #[test]
    fn a_full_line_goes_on() {
        let (left, right) = URL.split_at(72);
        check(&format!("{left}\n{right}\n-H a"), 0, &format!("{URL}\n-H a"));
        let (left, right) = URL.split_at(70);
        check(&format!("{left}\n{right} bb\\\n-H a"), 2, &format!("{URL} bb\\\n-H a"));
    }

    #[test]
    fn a_body_may_begin_on_a_line_of_its_own() {
        let text = format!("{} -d '\n{{\"a\": 1}}\n'", &URL[..76]);
        check(&text, 0, &text);
    }

    #[test]
    fn a_blank_at_a_line_end_is_kept() {
        check(
            "curl -X POST \nhttps://a.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa -s",
            0,
            "curl -X POST https://a.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa -s",
        );
    }

    #[test]
    fn the_script_goes_on_behind_a_full_line() {
        for text in [
            "  curl -fsS \"$BASE_URL/v1/services/web/start\"\nelse\n  echo nothing but start is known to this one\nfi",
            "  curl -fsS \"$BASE_URL/v1/services/web/start\"\n}\ndeploy() {\n  echo nothing but start is known to this one\n}",
            "curl -L https://get.example.com/releases/tool-linux -o tool\n./tool\n# the same for the other tool, with no options at all, too\n",
            "curl -o a -L https://get.example.com/releases/tool-linux-amd64\n$HOME/bin/setup\n",
        ] {
            check(text, 0, text);
        }
        let (left, right) = URL.split_at(72);
        check(&format!("{left}/\n$ID/{right}"), 0, &format!("{left}/$ID/{right}"));
    }

    #[test]
    fn short_lines_are_lines() {
        check("curl x\n-H a", 0, "curl x\n-H a");
        check(
            "curl -X POST \\\n  https://a.example/aaaaaaaaaaaaaaaaa \\\n  -H a",
            0,
            "curl -X POST \\\n  https://a.example/aaaaaaaaaaaaaaaaa \\\n  -H a",
        );
    }
}
