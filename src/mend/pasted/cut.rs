//! A URL at the end of a pasted command, of which the end went to the next line.

use super::{bare, last};
use crate::knowledge::{hosts, programs};
use crate::mend::quotes::Quotes;
use crate::mend::reach::{LOOK_BACK, head, tail};
use crate::mend::{fold, option};

/// Whether the last word of `text`, a command behind `before`, is such a URL, and `behind` goes on with it.
pub(super) fn is_cut((before, text, behind): (&str, &str, &str)) -> bool {
    let Some((_, url)) = last(text).split_once("://").filter(|(_, url)| !url.ends_with(|c| Quotes::of(c).is_some()))
    else {
        return false;
    };
    let Some(below) = behind.strip_prefix('\n') else { return false };
    let mut lines = head(below, LOOK_BACK).split('\n');
    let line = lines.next().unwrap_or("");
    let indent = tail(before, LOOK_BACK).rsplit('\n').next().filter(|lead| lead.trim().is_empty()).unwrap_or("");
    let line = line.strip_prefix(indent).unwrap_or(line);
    let next = Next::of(line);
    if line.starts_with('-') {
        return is_full(before, text) && option::at(line, 0).is_none() && next.is_more();
    }
    if !next.may_go_on() {
        return false;
    }
    // Several paths in a row are what the command puts out.
    let mut is_lone_path = || is_path(line) && !lines.next().is_some_and(is_path);
    let is_open = url.ends_with(['-', '=', '&', '%', '_']) && next.is_part();
    let mut is_within = || url.contains('/') && !url.ends_with('/') && next.is_part() && is_lone_path();
    is_open
        || is_within()
        || is_within_host(url, next)
        || next.goes_on_behind_number()
        || is_full(before, text) && next.is_more()
}

/// How long the ending of a file's name is at most.
const ENDING: usize = 5;

/// Whether the last word of `text` is a file's name without its ending, and that stands alone in the line below.
pub(super) fn is_cut_name(text: &str, behind: &str) -> bool {
    let Some(below) = behind.strip_prefix('\n') else { return false };
    let next = Next::of(below.split('\n').next().unwrap_or(""));
    let word = last(text);
    let name = word.rsplit('/').next().unwrap_or("");
    let ending = match next.word.strip_prefix('.') {
        Some(ending) if name.ends_with(|c: char| c.is_ascii_alphanumeric()) && !name.contains('.') => ending,
        None if name.len() > 1 && name.ends_with('.') && !word.contains("://") => next.word,
        _ => return false,
    };
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=ENDING).contains(&ending.len()) && ending.bytes().all(is_letter) && next.is_part()
}

/// The line below a command.
#[derive(Clone, Copy)]
struct Next<'t> {
    word: &'t str,
    beyond: &'t str,
}

impl<'t> Next<'t> {
    fn of(line: &'t str) -> Self {
        let word = line.split(char::is_whitespace).next().unwrap_or("");
        Self { word, beyond: line[word.len()..].trim() }
    }

    /// Whether a URL may go on with its first word.
    fn may_go_on(self) -> bool {
        self.word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && !self.word.ends_with(':')
            && bare(self.word) != "curl"
            && !programs::is_known(self.word)
    }

    /// Whether the word is all of the line, or more of a command follows it.
    fn is_part(self) -> bool {
        self.beyond.is_empty() || self.beyond.starts_with(['-', '"', '\'', '|', '\\'])
    }

    /// The same, where a width tells that the line above was broken.
    fn is_more(self) -> bool {
        let is_option =
            self.beyond.strip_prefix('-').is_some_and(|name| name.starts_with(|c: char| c == '-' || c.is_alphabetic()));
        self.beyond.is_empty() || is_option || self.beyond.starts_with("| ") || self.beyond.starts_with('\\')
    }

    /// Whether the word begins with a number and can be no other program, and is told what to do with what it gets.
    fn goes_on_behind_number(self) -> bool {
        let is_name = self.word.starts_with(|c: char| c.is_ascii_digit()) && self.word.contains('/');
        is_name && !self.beyond.is_empty() && self.is_more()
    }
}

/// Whether `line` is one word with slashes, and no URL.
fn is_path(line: &str) -> bool {
    let word = line.trim_end();
    word.contains('/') && !word.contains(|c: char| c.is_whitespace() || matches!(c, ':' | ';'))
}

/// Whether `url`, a host alone that ends as hosts do not, is one that does with the word of the next line.
fn is_within_host(url: &str, next: Next<'_>) -> bool {
    let is_whole = url.contains(['/', ':', '?', '$', '{', '<']) || url == "localhost" || hosts::ends_commonly(url);
    let end = next.word.split(['/', ':', '?']).next().unwrap_or("");
    !is_whole && !url.is_empty() && end.len() > 1 && hosts::ends_commonly(&format!("{url}{end}"))
}

/// Whether the line that `text` ends with, behind `before`, is as wide as software makes lines.
fn is_full(before: &str, text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or(text);
    let lead = if line.len() < text.len() { "" } else { tail(before, LOOK_BACK).rsplit('\n').next().unwrap_or("") };
    fold::is_common(lead.chars().count() + line.chars().count())
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
    fn names_of_files_that_were_cut_are_told() {
        let below = Some("whether the line below belongs to the command");
        check("curl -fsSL https://a.example/install.sh -o install\n.sh\n", below);
        check("curl -fsSL https://a.example/install.sh -o install.\nsh\n", below);
        check("curl -fsSL https://a.example/install.sh -o install\nsh install\n", None);
        check("curl -fsSL https://a.example/install.sh -o install\n./install\n", None);
        check("curl -fsSL https://a.example/install.sh -o install\n. install.sh\n", None);
    }

    #[test]
    fn hosts_that_were_cut_are_told() {
        let below = Some("whether its URL goes on in the line below");
        check("curl -s https://exa\nmple.com/x\n", below);
        check("curl -s https://api.example.c\nom/v1/items -o a\n", below);
        check("curl -o- https://a.example/nvm/v0.39.\n7/install.sh | bash\n", below);
        check("curl -s http://web\nindex.html\n", None);
        check("curl -s https://a.example\ntar -xf a.tar\n", None);
    }

    #[test]
    fn lines_of_a_width_are_told() {
        let below = Some("whether its URL goes on in the line below");
        check("curl -N -H 'Accept: text/event-stream' https://example.com/e\nvents\n", below);
        check("curl -N -H 'Accept: text/event-strea' https://example.com/e\nvents\n", None);
        check("curl -N -H 'Accept: text/event-strea' https://example.com/e\nls -l\n", None);
    }
}
