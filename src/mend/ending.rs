//! What stands behind a command, and whether it may be a part of it that no reading takes in.

use super::finish::Finalist;
use super::gap::Setting;
use super::unit::Quotes;
use super::{clean, option};

/// The end of a command that was read.
pub(super) struct Ending<'t> {
    pub(super) read: &'t Finalist,
    /// What stands behind it, up to a message.
    pub(super) said: &'t str,
    /// What stands behind it, up to the next command.
    pub(super) below: &'t str,
}

impl Ending<'_> {
    /// Whether the line below looks like more of the command behind something else.
    pub(super) fn goes_on_below(&self) -> bool {
        let Some(below) = self.below.strip_prefix('\n') else { return false };
        let line = below.split('\n').next().unwrap_or("");
        let option = option::next(line, 0, line.len());
        let pipe = is_pipe(line) || is_redirection(line);
        let nowhere = self.read.lacks_url() && !line.trim().is_empty();
        // An option, or an argument of the program behind a pipe, was cut in two.
        let cut = self.read.text.text().ends_with(" --") && line.starts_with(|c: char| c.is_ascii_lowercase())
            || self.read.is_piped() && is_argument(line)
            || self.read.is_cut_off() && !line.trim().is_empty()
            || line.trim() == "\\"
            || self.read.dangles() && option.is_some()
            || self.read.dangles() && below.lines().take(SKIPPED).any(starts_with_dash);
        let beyond = || below.lines().take(3).take_while(|line| !line.trim().is_empty()).any(is_quoted_option);
        pipe || nowhere || cut || beyond() || option.is_some_and(|at| !line[..at].contains(char::is_alphanumeric))
    }

    /// Whether the command ends within its line before what is no sentence.
    pub(super) fn is_torn(&self, setting: Setting) -> bool {
        let line = self.said.split('\n').next().unwrap_or("");
        let rest = line.trim_start();
        let sign = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let into = sign.starts_with(['>', '|']) && clean::is_half_quoted(sign);
        let leads_nowhere = matches!(rest.split_whitespace().next_back(), Some(">" | ">>" | "<" | "2>" | "&>"));
        into || leads_nowhere
            || self.is_within_word(line)
            || self.is_within_redirection(line)
            || self.is_continued()
            || setting == Setting::Line && self.breaks_off(rest)
            || setting == Setting::Sentence && holds_quoted_option(rest)
    }

    /// Whether a line end that goes on, with something behind it, was left over.
    fn is_continued(&self) -> bool {
        let rest = self.below.trim_start_matches([' ', '\t']);
        let next = rest.strip_prefix("\\\n").filter(|_| !is_joined(rest));
        next.is_some_and(|next| !next.split('\n').next().unwrap_or("").trim().is_empty())
    }

    /// Whether a body begins where an empty value of an option ends.
    fn is_within_word(&self, line: &str) -> bool {
        line.starts_with(['{', '[']) && self.read.ends_with_nothing()
    }

    /// Whether the number that the command ends with is no file to a shell, but the descriptor of what follows: `<1>a`.
    fn is_within_redirection(&self, line: &str) -> bool {
        let text = self.read.text.text();
        let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
        before.len() < text.len() && before.ends_with(['<', '>']) && line.starts_with(['<', '>'])
    }

    /// Whether `rest`, what is left of the line, is neither empty, nor the shell's, nor a sentence.
    fn breaks_off(&self, rest: &str) -> bool {
        let mut words = rest.split_whitespace();
        let marked = |word: &str| word.starts_with(['-', '*']) || word.contains(['=', '"', '“', '”', '\'']);
        let sentence = words.clone().count() > 1 && !words.any(marked) && !self.read.ends_with_bare_text();
        // A pipe that can be read is a part of the command.
        let pipe = rest.starts_with('|') && !rest.starts_with("||") && rest.trim_end() != "|";
        // A here-document that is never ended.
        let opens = rest.starts_with("<<") && !rest.starts_with("<<<");
        let over = rest.is_empty()
            || ends_find(rest)
            || !pipe && rest.starts_with([';', '&', '|', ')', '#', '`', '.', ',', '{', '[', '\\', '<', '>']);
        let entity = ["&gt;", "&lt;", "&amp;", "&quot;"].iter().any(|entity| rest.starts_with(entity));
        let arrow = ["->", "=>", "→", "⇒"].iter().any(|arrow| rest.starts_with(arrow));
        entity || opens || clean::is_half_quoted(rest) || !over && !sentence && !arrow
    }
}

/// Whether `rest` goes on in the next line with what joins the command to another one.
pub(super) fn is_joined(rest: &str) -> bool {
    let next = rest.strip_prefix("\\\n").map(|next| next.trim_start_matches([' ', '\t']));
    next.is_some_and(|next| next.starts_with("&& ") || next.starts_with("|| ") || next.starts_with(';'))
}

/// How many lines may have come between those of a command: a page's foot, a button's label, a remark.
const SKIPPED: usize = 6;

/// Whether `line` hands on what a command above it puts out; the lines of tables end with the same sign.
pub(super) fn is_pipe(line: &str) -> bool {
    line.trim_start().strip_prefix("| ").is_some_and(|rest| !rest.trim_end().ends_with('|'))
}

/// Whether `line` sends that to a file, and is no quoted mail.
pub(super) fn is_redirection(line: &str) -> bool {
    let Some(target) = line.trim_start().strip_prefix('>') else { return false };
    let mut words = target.trim_start_matches('>').split_whitespace();
    let is_file = |word: &str| word.contains(['.', '/']) && !word.ends_with('.') && !word.contains(':');
    words.next().is_some_and(is_file) && words.all(|word| word == "2>&1")
}

/// Whether `line` begins like an argument of the program behind a pipe above it.
pub(super) fn is_argument(line: &str) -> bool {
    let second = line.chars().nth(1);
    line.starts_with(['\'', '"', '‘', '“', '–'])
        || line.starts_with('-') && second.is_none_or(|c| c == '-' || c.is_ascii_alphanumeric())
        || line.starts_with('.') && second.is_some_and(|c| c.is_ascii_alphabetic() || c == '[')
}

/// Whether `rest` of a line is what ends the command that `find` runs.
pub(super) fn ends_find(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or("").trim_end();
    line == "+" || line == "\\;" || line.starts_with("\\; ")
}

/// Whether `line` starts with an option and a value in quotes.
pub(super) fn is_quoted_option(line: &str) -> bool {
    let start = line.len() - line.trim_start().len();
    let value = || line[start..].split_once(' ').and_then(|(_, value)| value.trim_start().chars().next());
    option::at(line, start).is_some() && value().is_some_and(|c| Quotes::of(c).is_some())
}

/// Whether an option with a value in quotes stands somewhere in `line`, which nobody says in a sentence.
pub(super) fn holds_quoted_option(line: &str) -> bool {
    let words = line.match_indices([' ', '\t']).map(|(at, _)| at + 1).chain([0]);
    words.filter(|&at| starts_with_dash(&line[at..])).any(|at| is_quoted_option(&line[at..]))
}

fn starts_with_dash(line: &str) -> bool {
    line.trim_start().starts_with(['-', '–', '—'])
}

/// Whether a mark of a sentence stands behind the closing quote of `word`.
pub(super) fn is_marked(word: &str) -> bool {
    let before = word.strip_suffix(['.', ',', ':', '!', '?']);
    before.and_then(|before| before.chars().next_back()).is_some_and(|c| Quotes::of(c).is_some())
}

/// Whether `text` starts with a variable of the shell in quotes of any dress, which nobody says in a sentence.
pub(super) fn is_filled_in(text: &str) -> bool {
    let inner = text.trim_start_matches(|c| Quotes::of(c).is_some());
    let is_name = |c: char| c == '{' || c == '_' || c.is_ascii_alphabetic();
    inner.len() < text.len() && inner.trim_start().strip_prefix('$').is_some_and(|name| name.starts_with(is_name))
}
