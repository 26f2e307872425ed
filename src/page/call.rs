//! How a line begins that calls curl, or goes on with such a call.

/// A blank that the shell takes for a letter.
const NO_BREAK: char = '\u{a0}';

/// Whether `text` starts with the name of curl and something behind it.
pub(super) fn is_curl(text: &str) -> bool {
    let text = text.trim_start_matches(NO_BREAK);
    let text = text.strip_prefix("sudo").and_then(|rest| rest.strip_prefix([' ', NO_BREAK])).unwrap_or(text);
    let Some(rest) = text.get(..4).filter(|name| name.eq_ignore_ascii_case("curl")).map(|_| &text[4..]) else {
        return false;
    };
    let rest = rest.strip_prefix(".exe").unwrap_or(rest);
    rest.starts_with([' ', '\t', NO_BREAK, '\\'])
}

/// Whether `line` goes on with options though nothing says that it does.
pub(super) fn is_options(line: &str) -> bool {
    let Some(name) = line.trim_start().strip_prefix(['-', '–', '—']) else { return false };
    let mut chars = name.chars();
    let long = name.strip_prefix('-').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let short = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next().is_none_or(|c| matches!(c, ' ' | '"' | '\'' | '“' | '‘'));
    long || short
}
