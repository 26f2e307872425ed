//! What stands behind a command, and whether it may be a part of it that no reading takes in.

use super::finish::Finalist;
use super::joint;
use super::joint::{
    ends_find, holds_quoted_option, is_argument, is_joined, is_pipe, is_quoted_option, is_redirection, starts_with_dash,
};
use super::option;
use super::setting::Setting;

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
        let into = sign.starts_with(['>', '|']) && joint::is_half_quoted(sign);
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
        entity || opens || joint::is_half_quoted(rest) || !over && !sentence && !arrow
    }
}

/// How many lines may have come between those of a command: a page's foot, a button's label, a remark.
const SKIPPED: usize = 6;
