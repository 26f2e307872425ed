//! What stands behind a pasted command, on its line or below, and looks like more of it.

use super::{bare, last};
use crate::mend::ending::{holds_quoted_option, is_quoted_option};
use crate::mend::region::{LOOK_BACK, head};
use crate::mend::unit::Quotes;

/// What `behind` says against the command `text`.
pub(super) fn told(text: &str, behind: &str) -> impl Iterator<Item = &'static str> {
    let told = [
        (is_cut(text, behind), "whether its URL goes on in the line below"),
        (is_usage(behind), "whether what follows on its line belongs to the command"),
        (has_late_option(behind), "whether the line below belongs to the command"),
    ];
    told.into_iter().filter_map(|(holds, what)| holds.then_some(what))
}

/// How many bytes behind a command are looked at.
const NEAR: usize = 1024;

/// What in `behind` looks like more of the command.
pub(super) fn left(behind: &str) -> Option<&'static str> {
    let mut lines = head(behind, NEAR).split('\n');
    let rest = lines.next().unwrap_or("").trim_start();
    let next = lines.next().unwrap_or("");
    let is_pipe = rest.strip_prefix('|').is_some_and(|rest| rest.trim().len() > 1 && !rest.starts_with('|'));
    let is_cut_url = || {
        let word = rest.strip_prefix(". ").and_then(|rest| rest.split(' ').next());
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.contains('/'))
    };
    if is_pipe || holds_quoted_option(rest) {
        Some("whether what follows on its line belongs to the command")
    } else if is_cut_url() {
        Some("whether a blank stood in the URL")
    } else if is_quoted_option(unmarked(next)) {
        Some("whether the line below belongs to the command")
    } else {
        None
    }
}

/// `line` without what a list, a chat or a fence puts before it.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start();
    let line = line.strip_prefix('<').and_then(|rest| rest.split_once("> ")).map_or(line, |(_, rest)| rest);
    let is_mark = |c: char| !c.is_alphanumeric() && Quotes::of(c).is_none_or(|_| c == '`') && c != '-';
    let line = line.trim_start_matches(is_mark);
    line.strip_prefix("- ").unwrap_or(line).trim_start()
}

/// Whether the last word of the command `text` is a URL that ends as no URL does, or within a word, and `behind` goes on in
/// the next line.
fn is_cut(text: &str, behind: &str) -> bool {
    let last = last(text);
    let next = behind.strip_prefix('\n').unwrap_or("");
    let mut lines = head(next, LOOK_BACK).split('\n');
    let next = lines.next().unwrap_or("");
    let word = next.split(char::is_whitespace).next().unwrap_or("");
    let beyond = next[word.len()..].trim_start();
    let is_over = beyond.is_empty() || beyond.starts_with(['-', '"', '\'', '|', '\\']);
    let goes_on = is_over
        && word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && !matches!(bare(word), "curl" | "");
    let path = last.split_once("://").map_or("", |(_, rest)| rest);
    // Several of them in a row are what the command puts out.
    let mut is_part = || is_path(next) && !lines.next().is_some_and(is_path);
    let is_open = path.ends_with(['-', '=', '&', '%', '_']) || path.contains('/') && !path.ends_with('/') && is_part();
    is_open && goes_on
}

/// Whether `line` is one word with slashes, and no URL.
fn is_path(line: &str) -> bool {
    let word = line.trim_end();
    word.contains('/') && !word.contains(|c: char| c.is_whitespace() || matches!(c, ':' | ';'))
}

/// Whether `behind` goes on with what may be left out, or with what a search is made of.
fn is_usage(behind: &str) -> bool {
    let rest = behind.trim_start_matches(' ');
    rest.len() < behind.len() && ["[-", "[–", "AND ", "OR ", "NOT ", "/ "].iter().any(|word| rest.starts_with(word))
}

/// Whether an option with a value in quotes follows below a line of a sentence.
fn has_late_option(behind: &str) -> bool {
    let Some(below) = behind.strip_prefix('\n') else { return false };
    let lines = head(below, LOOK_BACK).lines().take(3).take_while(|line| !line.trim().is_empty());
    lines.skip(1).any(is_quoted_option)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn values_that_were_cut_are_told() {
        let below = Some("whether its URL goes on in the line below");
        check("curl -X POST https://a.example/v1/cus-\ntomers -d name=Bob\n", below);
        check("curl https://a.example/x?a=\n\nThis works.\n", None);
        check("curl https://a.example/v1/us\ners/42/settings\n", below);
        check("curl https://a.example/v1/us\ntext/html is what I get\n", None);
        check("curl https://a.example/v1/ls\nsrc/a.rs\nsrc/b.rs\n", None);
        check("curl https://a.example/x\nprints it\n", None);
    }

    #[test]
    fn what_follows_a_command_is_told() {
        let beside = Some("whether what follows on its line belongs to the command");
        check("curl -X POST https://a.example/x [-H \"A: b\"]\n", beside);
        check("curl a.example/_search?q=a:b AND c:d\n", beside);
        let below = Some("whether the line below belongs to the command");
        check("curl -X POST https://a.example/x\nwith the header\n-H \"A: b\"\n", below);
    }

    #[test]
    fn what_is_left_behind_is_told() {
        let below = Some("whether the line below belongs to the command");
        check("curl -X POST https://a.example/x # make one\n  -H 'A: b'\n", below);
        check("curl https://a.example/x\n- -H \"A: b\"\n", below);
        check("<bob> curl https://a.example/x\n<bob> -H \"A: b\"\n", below);
        check("curl https://a.example/x;\n-H \"A: b\";\n", below);
        check("curl https://a.example/x # make one\n-s says nothing\n", None);
        let beside = Some("whether what follows on its line belongs to the command");
        check("curl https://a.example/x | jq .a[] | select(.b==\"c\") | .d\n", beside);
        check("Try curl https://a. example/file and tell me\n", Some("whether a blank stood in the URL"));
    }
}
