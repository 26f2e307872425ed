//! What may begin a line that follows a full one: a word of its own, more of the script, a command.

use super::option;
use super::quotes::Quotes;

/// Whether `line` starts a word of its own: an option of curl's or of another program's, or an assignment.
pub(super) fn begins_word(line: &str) -> bool {
    let long = line.strip_prefix("--").is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let name = line.split('=').next().filter(|name| name.len() < line.len()).unwrap_or("");
    let assigned = name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    long || assigned || line == "-" || option::at(line, 0).is_some()
}

/// Whether `line` starts with what some program takes for an option.
pub(super) fn begins_option(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether `line` starts with a word in small letters and an option, as a command does.
pub(super) fn is_command(line: &str) -> bool {
    let mut words = line.split(' ');
    let is_name = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    words.next().is_some_and(is_name) && words.next().is_some_and(|word| word.starts_with('-'))
}

/// What a shell goes on with behind a command, on a line of its own.
const RESERVED: [&str; 12] = ["else", "elif", "fi", "done", "esac", "then", "do", "}", "};", "fi;", "done;", ";;"];

/// Whether `next`, behind the whole `line`, goes on with the script that the command stands in: by a word of the shell's,
/// or a program that is called by its path.
pub(super) fn begins_command(line: &str, next: &str) -> bool {
    let next = next.trim_start();
    let word = next.split(' ').next().unwrap_or("");
    let is_variable = || {
        let name = word.strip_prefix('$').and_then(|rest| rest.split_once('/'));
        let is_name = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        name.is_some_and(|(name, _)| is_name(name)) && line.ends_with(char::is_alphanumeric)
    };
    let is_path = || ["./", "../", "~/"].iter().any(|start| word.starts_with(start)) || is_variable();
    !line.ends_with([' ', '-']) && (RESERVED.contains(&word) || is_path())
}

/// Whether `next` may be a command of its own behind the whole lines `before`.
pub(super) fn may_follow<'t>(before: impl Iterator<Item = &'t str> + Clone, next: &str) -> bool {
    let open = before.clone().fold(None, quotes_open);
    let word = next.split(' ').next().unwrap_or("");
    let ends = before.last().is_some_and(|line: &str| !line.ends_with([' ', '-']));
    open.is_none() && ends && next.len() > word.len() && word.bytes().all(|b| b.is_ascii_lowercase())
}

pub(super) fn is_quote(c: char) -> bool {
    Quotes::of(c).is_some()
}

/// The quotes that are open behind `text` where `open` are before it.
pub(super) fn quotes_open(open: Option<Quotes>, text: &str) -> Option<Quotes> {
    text.chars().filter_map(Quotes::of).fold(open, |open, mark| match open {
        None => Some(mark),
        Some(quotes) if quotes == mark => None,
        _ => open,
    })
}
