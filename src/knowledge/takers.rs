//! What stands before a quote and takes the text behind it for a command: `ssh host`, `sh -c`, `alias a=`.

use super::glyphs::{Glyph, glyph};
use super::programs;

/// What may stand before the name of a program in a shell: prompts, and words of the shell itself.
const BEFORE: [&str; 12] = ["$", "#", "%", "sudo", "if", "then", "else", "do", "while", "until", "!", "{"];

/// Whether what stands before a quote takes a command there.
pub fn takes(before: &str) -> bool {
    if before.ends_with('=') {
        let name = last_call(before).and_then(|words| <[&str; 2]>::try_from(words).ok());
        return name.is_some_and(|[alias, _]| alias == "alias");
    }
    if is_step(before) {
        return true;
    }
    if !before.ends_with([' ', '\t', '\n']) {
        return false;
    }
    let Some(words) = last_call(before) else { return false };
    let own = words.iter().position(|word| !BEFORE.contains(word) && !is_assignment(word)).unwrap_or(words.len());
    let words = &words[own..];
    let is_curl = |word: &&str| word.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("curl"));
    let is_taken = || words.iter().enumerate().any(|(at, word)| is_taker(word, at)) || is_value(words);
    !words.first().is_some_and(is_curl) && is_taken()
}

/// Whether `words` call a program and end with an option of it, so that what follows is the value of that.
fn is_value(words: &[&str]) -> bool {
    let [program, .., option] = words else { return false };
    let is_lower =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let name = option.strip_prefix('-').unwrap_or("");
    let is_option = name.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic()) && is_lower(name);
    is_option && program.starts_with(|c: char| c.is_ascii_lowercase()) && is_lower(program)
}

/// Whether `before` hands a shell what stands behind it as Jenkins does: `sh(`, `sh(returnStdout: true, script: `.
fn is_step(before: &str) -> bool {
    let Some((call, named)) = before.rsplit_once('(') else { return false };
    let is_script = named.trim().is_empty() || named.trim_end().ends_with("script:");
    let name = call.strip_suffix("sh").filter(|_| is_script);
    name.is_some_and(|name| !name.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '$')))
}

/// Whether `word`, the one number `at` of a call, has a shell run a text in quotes, or another machine or program.
fn is_taker(word: &str, at: usize) -> bool {
    let is_text = word == "<<<" || word.starts_with('-') && word.ends_with('c');
    // A sentence may have it for what it means in English.
    let is_called = || at == 0 || !programs::is_said(word);
    is_text || programs::takes_text(word) && is_called()
}

fn is_assignment(word: &str) -> bool {
    let name = word.split_once('=').map_or("", |(name, _)| name);
    !name.is_empty() && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

/// The words of the call that `before` ends with, nothing in place of those with quotes; `None` where a quote is open, or
/// one is typographic.
fn last_call(before: &str) -> Option<Vec<&str>> {
    let mut words = Vec::new();
    let (mut start, mut open, mut is_quoted) = (0, None, false);
    let mut chars = before.char_indices();
    while let Some((at, c)) = chars.next() {
        let is_end = c.is_whitespace() || matches!(c, '|' | '&' | ';' | '(' | '`');
        match (c, open) {
            ('\\', None | Some('"')) => {
                if chars.next().is_some_and(|(_, next)| next == '\n') {
                    start = at + 2;
                }
            }
            (_, Some(mark)) => open = open.filter(|_| c != mark),
            ('"' | '\'', None) => (open, is_quoted) = (Some(c), true),
            _ if is_end => {
                words.extend(Some(if is_quoted { "" } else { &before[start..at] }).filter(|_| start < at));
                (start, is_quoted) = (at + c.len_utf8(), false);
                if !c.is_whitespace() {
                    words.clear();
                }
            }
            _ if is_typographic(c) => return None,
            _ => {}
        }
    }
    words.extend(Some(&before[start.min(before.len())..]).filter(|word| !word.is_empty() && !is_quoted));
    open.is_none().then_some(words)
}

fn is_typographic(c: char) -> bool {
    !c.is_ascii() && matches!(glyph(c), Some((Glyph::Double | Glyph::Single | Glyph::Tick, _)))
}

#[cfg(test)]
mod tests {
    use super::takes;

    #[test]
    fn programs_take_a_command_in_quotes() {
        for before in [
            "ssh host ",
            "$ ssh -p 2 me@host ",
            "sudo watch -n 5 ",
            "cat a | xargs -I{} sh -c ",
            "bash -lc ",
            "echo '{\"a\": 1}' | ssh host ",
            "ssh -o \"A b\" host ",
            "docker exec \\\n  -it web \\\n  sh -c ",
            "if A=b ssh host ",
            "x=$(ssh host ",
            "alias a=",
            "uncurly <<< ",
            "salt '*' cmd.run ",
            "nix-shell -p curl --run ",
            "x = sh(returnStdout: true, script: ",
            "sh(",
        ] {
            assert!(takes(before), "{before}");
        }
    }

    #[test]
    fn all_else_takes_none() {
        for before in [
            "say ",
            "ssh host",
            "CMD=",
            "ssh host 'a ",
            "curl -H 'a: b' -c ",
            "don't ssh host ",
            "echo \"ssh\" ",
            "ssh host; echo ",
            "“ssh host ",
            "push(",
            "sh(a, ",
            "",
        ] {
            assert!(!takes(before), "{before}");
        }
    }
}
