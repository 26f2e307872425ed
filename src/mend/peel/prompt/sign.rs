//! Prompts of somebody's own, told by the sign that they end with: `└─$`, `→`, `me in ~/x ❯`, `➜  ~`.

use super::super::{head, holds_command, region};
use crate::knowledge::glyphs::is_dash;
use crate::knowledge::programs;
use crate::mend::quotes::Quotes;

/// How much of a line a prompt takes at most.
const LONGEST: usize = 96;

/// How many words a prompt has at most.
const WORDS: usize = 8;

/// The length of such a prompt before a command on `line`.
pub(super) fn length(line: &str) -> Option<usize> {
    let name = region::names(line.as_bytes()).next()?;
    let lead = head(&line[..name], LONGEST);
    let is_plain =
        |lead: &str| !lead.contains(|c: char| Quotes::of(c).is_some_and(|_| !is_sign(c)) || "`=|;&\\".contains(c));
    let ends =
        lead.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|&end| lead[end..].starts_with([' ', '\u{a0}']));
    let end = ends.take_while(|&end| is_plain(&lead[..end])).filter(|&end| is_prompt(&lead[..end])).last()?;
    let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    let behind = end + blank(&line[end..]);
    (holds_command(&line[behind..]) && is_called(&line[name + "curl".len()..])).then_some(behind)
}

/// Whether `text`, which ends before a blank, is a prompt.
fn is_prompt(text: &str) -> bool {
    let text = text.trim_start();
    let Some(last) = text.chars().next_back().filter(|_| text.split_whitespace().count() <= WORDS) else {
        return false;
    };
    let before = &text[..text.len() - last.len_utf8()];
    if is_sign(last) {
        // A guillemet that closes a quotation is none.
        return last.is_alphabetic() && before.is_empty() || !last.is_alphabetic() && !before.contains(['«', '»']);
    }
    if !matches!(last, '$' | '%' | '#' | '>') {
        return is_place_behind_sign(text);
    }
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | ':' | '!' | '?' | '-' | '*' | '/' | '<');
    let is_drawn = !before.is_empty() && before.chars().all(|c| is_mark(c) || is_line(c)) && !is_quoted(text);
    let is_word = !before.is_empty() && !before.contains(char::is_whitespace) && !before.starts_with(['<', '[', '(']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '@' | '~' | ':' | '/');
    is_drawn || is_word && before.chars().all(is_name) || names_place(before)
}

/// Whether `text` is the mark of quoted mail.
fn is_quoted(text: &str) -> bool {
    text.chars().all(|c| c == '>' || c.is_whitespace())
}

/// Whether a word of `text` is a directory or a host with one: `host:~ me`.
fn names_place(text: &str) -> bool {
    let is_place =
        |word: &str| word.starts_with('~') || word.contains(":~") || word.contains(":/") && !word.contains("//");
    text.split_whitespace().any(is_place)
}

/// Whether a sign and a directory make up all of `text`, as some prompts have it: `➜  ~`, `me ➜ ~/x git:(main)`.
fn is_place_behind_sign(text: &str) -> bool {
    let Some((at, sign)) = text.char_indices().rfind(|&(_, c)| is_sign(c)) else { return false };
    let place = &text[at + sign.len_utf8()..];
    let is_themed = place.starts_with("  ") && at == 0;
    let mut words = place.split_whitespace();
    let is_place = |word: &str| word.starts_with(['~', '/']) || word.contains(":(");
    place.starts_with(' ')
        && words.next().is_some_and(|word| is_place(word) || is_themed && !programs::is_known(word))
        && words.all(is_place)
}

/// Whether what follows the name of curl is no word of a sentence.
fn is_called(behind: &str) -> bool {
    let word = behind.trim_start().split(char::is_whitespace).next().unwrap_or("");
    behind.starts_with(|c: char| !c.is_alphanumeric())
        && (word.contains(|c: char| "./:$\"'".contains(c) || Quotes::of(c).is_some()) || word.starts_with(is_dash))
}

/// Whether `c` is a sign that no sentence ends with, but prompts do: an arrow, a shape, a pictograph, a letter of Greek.
fn is_sign(c: char) -> bool {
    matches!(c, 'λ' | 'ξ' | 'ƒ' | '»' | '›' | '\u{2190}'..='\u{2bff}' | '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}')
        && !is_dash(c)
        && !is_line(c)
}

/// Whether `c` draws lines of boxes.
const fn is_line(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}')
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn prompts_end_with_a_sign() {
        for prompt in [
            "└─$ ",
            "$> ",
            "→ ",
            "» ",
            "➜  ~ ",
            "➜  proj git:(main) ✗ ",
            "me in ~/x at main ❯ ",
            "me ➜ ~ ",
            "❯❯ ",
            "#> ",
            "$$ ",
            "PS1$ ",
            "sh# ",
            "mysql> ",
            "host:~ me$ ",
            "╰─➤ ",
        ] {
            for command in ["curl -V", "A=b curl a.b", "echo hi | curl -d @- a.b", "\"curl\" a.b", "sudo curl \"$A\""] {
                assert_eq!(length(&format!("{prompt}{command}")), Some(prompt.len()), "{prompt}{command}");
            }
        }
    }

    #[test]
    fn sentences_are_no_prompts() {
        for text in [
            "costs 5 $ curl a.b",
            "a > curl a.b",
            "<# curl a.b",
            "→ curl is a tool",
            "say «hello» curl a.b",
            "echo \"50 → 60\" | curl a.b",
            "- curl a.b",
            "then — curl a.b",
            "run: curl a.b",
            "> curl a.b",
            "curl a.b → curl c.d",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
