//! The signs by which what stands behind a command may belong to it, or goes on with something else.

use super::Repair;
use super::option;
use super::quotes::Quotes;
use super::typed::Doubt;

/// Whether `rest` goes on in the next line with what joins the command to another one.
pub(super) fn is_joined(rest: &str) -> bool {
    let next = rest.strip_prefix("\\\n").map(|next| next.trim_start_matches([' ', '\t']));
    next.is_some_and(|next| next.starts_with("&& ") || next.starts_with("|| ") || next.starts_with(';'))
}

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

pub(super) fn starts_with_dash(line: &str) -> bool {
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

/// Whether a line starts with the name of a program.
pub(super) fn is_program(line: &str) -> bool {
    let word = line.split_whitespace().next().filter(|_| !line.starts_with('\n')).unwrap_or("");
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-./".contains(&b))
}

/// The rest of a line.
pub(super) struct Tail {
    /// One past it.
    pub(super) end: usize,
    /// What has to be done to its words.
    pub(super) repairs: Vec<Repair>,
    /// What in them the text no longer tells.
    pub(super) doubt: Doubt,
}

/// Whether `rest`, behind a command on its line, starts with a sign that a quote closing later was to hold.
pub(super) fn is_half_quoted(rest: &str) -> bool {
    let odd = |mark: char| rest.matches(mark).count() % 2 == 1;
    rest.starts_with([';', '&', '>', '<', '|']) && (odd('"') || odd('\''))
}
