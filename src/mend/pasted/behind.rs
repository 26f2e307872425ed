//! What stands behind a pasted command, on its line or below, and looks like more of it.

use super::cut::{is_cut, is_cut_name};
use super::last;
use crate::knowledge::file_ends;
use crate::mend::joint::{holds_quoted_option, is_quoted_option};
use crate::mend::quotes::Quotes;
use crate::mend::reach::{LOOK_BACK, head, tail};

/// What `behind` says against the command `text`, which stands behind `before`.
pub(super) fn told<'t>(
    (before, text, behind): (&'t str, &'t str, &'t str),
) -> impl Iterator<Item = &'static str> + use<> {
    let told = [
        (is_cut((before, text, behind)), "whether its URL goes on in the line below"),
        (is_usage(behind), "whether what follows on its line belongs to the command"),
        (is_parted((before, text, behind)), "whether a blank stood in the URL"),
        (
            has_late_option(behind) || is_value(text, behind) || is_cut_name(text, behind),
            "whether the line below belongs to the command",
        ),
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
    // A shell is told there that the command is over.
    let beyond = rest.trim_start_matches([')', '`', '"', ' ']);
    let is_operator = beyond.starts_with(['&', ';']) || beyond.starts_with("||");
    let is_over = is_operator && beyond.trim_start_matches(['&', ';', '|', ' ']).starts_with(char::is_alphabetic);
    if is_pipe || !is_over && holds_quoted_option(rest) {
        Some("whether what follows on its line belongs to the command")
    } else if is_cut_url() {
        Some("whether a blank stood in the URL")
    } else if is_quoted_option(unmarked(next)) || is_fed_below(next) {
        Some("whether the line below belongs to the command")
    } else {
        None
    }
}

/// Whether `line` has what the command above it reads.
fn is_fed_below(line: &str) -> bool {
    let text = line.trim_start().strip_prefix("<<<").map_or("", str::trim_start);
    text.starts_with(|c| c == '$' || c == '{' || Quotes::of(c).is_some())
}

/// `line` without what a list, a chat or a fence puts before it.
fn unmarked(line: &str) -> &str {
    let line = line.trim_start();
    let line = line.strip_prefix('<').and_then(|rest| rest.split_once("> ")).map_or(line, |(_, rest)| rest);
    let is_mark = |c: char| !c.is_alphanumeric() && Quotes::of(c).is_none_or(|_| c == '`') && c != '-';
    let line = line.trim_start_matches(is_mark);
    line.strip_prefix("- ").unwrap_or(line).trim_start()
}

/// Whether `behind` goes on with what may be left out, or with what a search is made of.
fn is_usage(behind: &str) -> bool {
    let rest = behind.trim_start_matches(' ');
    rest.len() < behind.len() && ["[-", "[–", "AND ", "OR ", "NOT ", "/ "].iter().any(|word| rest.starts_with(word))
}

/// How many words of a URL with blanks are looked at.
const WORDS: usize = 4;

/// Whether the URL that ends `text` goes on behind blanks: `behind` begins with a few words of which the last ends as a path
/// does, and nothing but options follows.
fn is_parted((before, text, behind): (&str, &str, &str)) -> bool {
    let url = last(text).split_once("://").map_or("", |(_, rest)| rest);
    let is_url = url.contains('/') && url.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let line = head(behind, NEAR).split('\n').next().unwrap_or("");
    let lead = tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("").trim_end();
    if !is_url || !line.starts_with(' ') || !(lead.is_empty() || lead.ends_with(['$', '#', '>', '%'])) {
        return false;
    }
    let mut words = line.split_whitespace();
    let own: Vec<_> =
        words.by_ref().take_while(|word| !word.starts_with(['-', '>', '|', '\\'])).take(WORDS + 1).collect();
    own.len() <= WORDS && own.last().is_some_and(|word| is_path_end(word)) && own.iter().all(|word| is_plain(word))
}

/// Whether `word` is none of a sentence's marks, nor quoted, nor a URL.
fn is_plain(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '%'))
        && word.ends_with(char::is_alphanumeric)
}

/// Whether `word` ends a path: a slash stands in it, or the ending of a file, and it is no type of content.
fn is_path_end(word: &str) -> bool {
    let slash = word.split_once('/').is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty());
    let is_type = word.split_once('/').is_some_and(|(first, _)| TYPES.contains(&first) || first == "HTTP");
    (slash || file_ends::is_file(word)) && !is_type
}

/// The kinds of content that a type names first.
const TYPES: [&str; 8] = ["application", "audio", "font", "image", "message", "multipart", "text", "video"];

/// Whether the command `text` ends behind the name of a field, and its value follows in quotes below.
fn is_value(text: &str, behind: &str) -> bool {
    let below = behind.strip_prefix('\n').unwrap_or("");
    text.ends_with('=') && below.trim_start().starts_with(|c| Quotes::of(c).is_some())
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
        check("curl -d @- https://a.example/x\n<<< '{\"a\": 1}'\n", below);
        let beside = Some("whether what follows on its line belongs to the command");
        check("curl https://a.example/x | jq .a[] | select(.b==\"c\") | .d\n", beside);
        check("Try curl https://a. example/file and tell me\n", Some("whether a blank stood in the URL"));
    }

    #[test]
    fn urls_with_blanks_are_told() {
        let blank = Some("whether a blank stood in the URL");
        check("curl -s https://a.example/path with spaces/x\n", blank);
        check("$ curl -s https://a.example/my yearly report.pdf\n", blank);
        check("curl -s https://a.example/x returns text/html\n", None);
        check("curl -s https://a.example/x prints it.\n", None);
        check("Try curl -s https://a.example/x and see docs/readme\n", None);
        check("curl -s https://a.example/x && cat a/b\n", None);
        check("curl -s https://a.example/x # see a/b\n", None);
    }

    #[test]
    fn other_commands_behind_one_are_none_of_it() {
        for operator in ["&&", "||", ";", "&"] {
            check(&format!("curl -s https://a.example/x {operator} curl -s \"https://b.example/y\"\n"), None);
            check(&format!("curl -s https://a.example/x {operator} jq -r \".a\" b.json\n"), None);
        }
        check("T=$(curl -s -H \"A: 1\" https://a.example/t) && curl -s -H \"B: $T\" https://a.example/x\n", None);
        check(
            "curl https://a.example/x; -H \"A: b\"\n",
            Some("whether what follows on its line belongs to the command"),
        );
    }
}
