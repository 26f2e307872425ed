//! Where commands may begin.

use super::directory;
use super::lead::{is_find, is_told, runs_image, setting};
use super::quotes::Quotes;
use super::reach::{LOOK_BACK, head, line_start, tail};
use super::setting::Setting;
use crate::knowledge::glyphs::{Glyph, glyph};

/// A place where the word `curl` stands as a command's name may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Where the command begins: a pipeline that feeds it included.
    pub(super) at: usize,
    /// Where the name stands.
    pub(super) name: usize,
    /// One past the name.
    pub(super) behind: usize,
    /// What stands before it.
    pub(super) setting: Setting,
}

impl Start {
    /// The same place in a text that starts `by` bytes later.
    pub(super) fn back(self, by: usize) -> Self {
        Self { at: self.at - by, name: self.name - by, behind: self.behind - by, setting: self.setting }
    }
}

/// Every place in `text` where a command may begin.
pub(super) fn starts(text: &str) -> Vec<Start> {
    let mut out: Vec<Start> = names(text.as_bytes()).filter_map(|name| start(text, name)).collect();
    out.dedup_by_key(|start| start.at);
    out
}

/// Where the letters `curl` stand in `text`, in any case, as a word or within one.
pub(super) fn names(text: &[u8]) -> impl Iterator<Item = usize> {
    let places = memchr::memchr2_iter(b'u', b'U', text).filter_map(|at| at.checked_sub(1));
    places.filter(|&at| text.get(at..at + 4).is_some_and(|word| word.eq_ignore_ascii_case(b"curl")))
}

fn start(text: &str, name: usize) -> Option<Start> {
    let word = &text.as_bytes()[name..name + 4];
    let rest = &text[name + 4..];
    let line = line_start(text, name);
    let directory = directory::length(&text[line..name]);
    let quoted = quoted(&text[line..name - directory], rest);
    let is_image = text[..name].ends_with('/') && runs_image(&text[line..name]);
    let suffix = match rest {
        _ if rest.starts_with(".exe") => 4,
        _ if is_image => tag(rest),
        _ => usize::from(quoted),
    };
    let behind = name + 4 + suffix;
    let next = text[behind..].chars().next();
    let ends = next.is_none_or(|c| {
        c.is_whitespace() || c == '\\' || c == '^' || matches!(glyph(c), Some((Glyph::Blank | Glyph::Invisible, _)))
    });
    let path = directory + usize::from(quoted);
    let before = text[line..name - path].chars().next_back();
    let is_variable = || before == Some('$') && word != b"curl" || text[line..name].ends_with("${");
    let is_apart =
        || before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '\\' | '+'));
    let begins = is_image || is_apart() && !is_variable();
    let is_said = is_version(&text[behind..])
        || is_job(&text[line..name])
        || is_word_of_list(text, name - path, behind)
        || is_told(&text[line..name], head(&text[behind..], LOOK_BACK))
        || is_value(&text[line..name - path], &text[behind..]);
    let start = (ends && begins && !is_said).then(|| {
        let (at, setting) = setting(text, line, name - path);
        Start { at, name, behind, setting }
    });
    start.filter(|start| match start.setting {
        Setting::Line => true,
        Setting::Code => !quoted,
        Setting::Sentence => !quoted && !is_mention(text, behind),
    })
}

/// The length of an image's tag or digest at the start of `rest`: `:8.5.0`.
fn tag(rest: &str) -> usize {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '@' | '.' | '_' | '-');
    let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    if rest.starts_with([':', '@']) { len } else { 0 }
}

/// Whether a name between `before` and `behind` stands between quotes, which mean nothing to a shell.
fn quoted(before: &str, behind: &str) -> bool {
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''));
    quote.is_some_and(|quote| behind.starts_with(quote))
}

/// Whether `text`, which follows the name, is what curl says of itself: ` 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0`.
fn is_version(text: &str) -> bool {
    let number = text.strip_prefix(' ').unwrap_or("").split(' ').next().unwrap_or("");
    let numbers = number.split('.').count() == 3 && number.split('.').take(2).all(|part| part.parse::<u16>().is_ok());
    numbers && text[1 + number.len()..].starts_with(" (")
}

/// Whether `before`, what stands before the name, is what a shell says of its jobs: `[1]+  Done    `.
fn is_job(before: &str) -> bool {
    let said = before.trim().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let number = said.filter(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    let state = number.map_or("", |(_, state)| state.trim_start_matches([' ', '+', '-']));
    ["Done", "Exit", "Running", "Stopped", "Terminated", "Killed"].iter().any(|word| state.starts_with(word))
}

/// Whether the name at `at`, which ends at `behind`, is the first word of a list over several lines, `ARGS=(`: what follows
/// are its other words, and no command.
fn is_word_of_list(text: &str, at: usize, behind: usize) -> bool {
    let before = tail(&text[..at], LOOK_BACK);
    let opens = before
        .trim_end()
        .strip_suffix("=(")
        .is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+')));
    let line = head(&text[behind..], LOOK_BACK).split('\n').next().unwrap_or("");
    opens && (before.trim_end().len() < before.trim_end_matches([' ', '\t']).len() || !line.contains(')'))
}

/// Whether the name is all of the value that `before` assigns: `CURL=curl` at the end of its line, which `behind` begins with.
fn is_value(before: &str, behind: &str) -> bool {
    let name = before.trim_end_matches(|c: char| Quotes::of(c).is_some()).strip_suffix('=').unwrap_or("");
    let rest = behind.trim_start_matches(|c: char| Quotes::of(c).is_some() || matches!(c, ' ' | '\t' | ';' | '\r'));
    name.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') && (rest.is_empty() || rest.starts_with('\n'))
}

/// For each of `starts`, where its text must end: before the next one that opens a line.
pub(super) fn limits(text: &str, starts: &[Start]) -> Vec<usize> {
    let mut limit = text.len();
    let mut out = vec![limit; starts.len()];
    for (index, start) in starts.iter().enumerate().rev() {
        out[index] = match start.setting {
            Setting::Code => tick(text, start.behind, limit),
            Setting::Sentence => said(text, start, mark(text, start.behind, limit)),
            Setting::Line => said(text, start, limit),
        };
        let line = line_start(text, start.at);
        let before = text[line..start.at].trim_start();
        if start.setting == Setting::Line && (before.is_empty() || is_find(before.trim_end())) {
            limit = start.at;
        }
    }
    out
}

/// The backtick that ends what one before `from` began, before `limit`, or that.
fn tick(text: &str, from: usize, limit: usize) -> usize {
    let seen = head(&text[from..limit.max(from)], REACH);
    let mut ticks = memchr::memchr_iter(b'`', seen.as_bytes());
    ticks.find(|&at| !seen[..at].ends_with('\\')).map_or(limit, |at| from + at)
}

/// The mark that ends the sentence around a command, behind a word at the end of its line, or `limit`.
fn mark(text: &str, from: usize, limit: usize) -> usize {
    let seen = head(&text[from..limit.max(from)], REACH);
    let line = seen.split('\n').next().unwrap_or(seen);
    let said = line.trim_end();
    let is_last = line.len() == seen.len() && from + seen.len() == limit
        || seen[line.len()..]
            .lines()
            .nth(1)
            .is_none_or(|next| !next.trim_start().starts_with(['-', '–', '"', '“', '\'']));
    let bare = said.strip_suffix(['.', '?', '!']).filter(|bare| is_last && !bare.ends_with(['.', '?', '!', ' ', '=']));
    bare.map_or(limit, |bare| from + bare.len())
}

/// The mark that ends on its line what one began right before `start`, before `limit`, or that: `CMD=“curl …”`.
fn said(text: &str, start: &Start, limit: usize) -> usize {
    let Some(mark) = text[..start.at].chars().next_back().filter(|c| matches!(c, '“' | '‘' | '"' | '\'')) else {
        return limit;
    };
    let line = head(&text[start.behind..limit.max(start.behind)], REACH).split('\n').next().unwrap_or("");
    let close = match mark {
        '“' => closing(line, '“', '”'),
        '‘' => closing(line, '‘', '’'),
        // Of several, nothing tells which is its own.
        _ => line.find(mark).filter(|&at| !line[..at].ends_with('\\') && !line[at + 1..].contains(mark)),
    };
    close.map_or(limit, |at| start.behind + at)
}

/// Where on `line` the mark `close` stands that no `open` before it asks for.
fn closing(line: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 1;
    let found = line.char_indices().find(|&(_, c)| {
        depth += i32::from(c == open) - i32::from(c == close);
        depth == 0
    });
    found.map(|(at, _)| at)
}

/// How far the end of code is looked for.
const REACH: usize = 16 << 10;

/// Whether what stands in a sentence at `behind`, one past the name, is a plain word: curl is only spoken of.
fn is_mention(text: &str, behind: usize) -> bool {
    let word = text[behind..].trim_start_matches(' ');
    let end = word.bytes().position(|b| !b.is_ascii_lowercase()).unwrap_or(word.len());
    end > 0 && word[..end] != *"localhost" && word[end..].starts_with([' ', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, Setting)]) {
        let found: Vec<_> = starts(text).into_iter().map(|start| (start.at, start.setting)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn commands_begin_where_the_name_is_a_word() {
        check("curl x", &[(0, Setting::Line)]);
        check("libcurl and curling or my-curl x", &[]);
        check("try Curl x.y", &[(4, Setting::Sentence)]);
        check("the curl of it", &[]);
        check("curl 8.5.0 (x86) libcurl/8.5.0", &[]);
        check("$CURL x ${curl} x ${CURL} x", &[]);
        check("[1]+  Done      curl x", &[]);
        check("see `curl x`", &[(5, Setting::Code)]);
        check("\"curl\" x", &[(0, Setting::Line)]);
        check("sudo 'curl' x", &[(0, Setting::Line)]);
        check("use \"curl\" x or 'curl' x", &[]);
        check("[\"curl\", \"x\"] or \"curl' x", &[]);
        check("echo a | curl x", &[(0, Setting::Line)]);
        check("A=b sudo curl x", &[(0, Setting::Line)]);
        check("sudo -u \"$A\" env curl x", &[(17, Setting::Sentence)]);
        check("find . -name '*.b' -exec curl x {} +", &[(25, Setting::Line)]);
        check("x -exec curl x", &[(8, Setting::Sentence)]);
        check("while true; do sudo curl x", &[(15, Setting::Line)]);
        check("A=b curl x", &[(0, Setting::Line)]);
        check("docker run --rm curlimages/curl:8.5.0 -L x", &[(0, Setting::Line)]);
        check("docker run --rm curlimages/curl-dev -L x; see docs/curl x", &[]);
        check("cd c && A='b c' D=\"e\" curl x", &[(8, Setting::Line)]);
        check("A='it’s' B=“c d” curl x", &[(0, Setting::Line)]);
        check("with a=b curl x", &[(9, Setting::Sentence)]);
        check("with http_proxy=b curl x", &[(5, Setting::Sentence)]);
        check("echo '{\n}' | curl x", &[(0, Setting::Line)]);
        check("it's\nhere's | curl x", &[(5, Setting::Line)]);
        check("R=$(/usr/bin/curl x)", &[(4, Setting::Line)]);
        check("~/bin/curl x", &[(0, Setting::Line)]);
        check("sudo ./curl x", &[(0, Setting::Line)]);
        check("${P}/curl x", &[(0, Setting::Line)]);
        check("\"$HOME/bin/curl\" x", &[(0, Setting::Line)]);
        check("docs/curl x and see ./curl for it", &[]);
        check("R=(curl x)", &[(3, Setting::Line)]);
        check("kubectl run curl --image=a/curl -it -- curl x", &[(0, Setting::Line)]);
        check("docker run --rm --name curl a/curl -s x", &[(0, Setting::Line)]);
        check("docker exec -it curl curl x", &[(0, Setting::Line)]);
        check("ssh h  sudo curl -s x ", &[(7, Setting::Sentence)]);
        check("sudo  -E curl x", &[(0, Setting::Line)]);
        check("R=(\n  curl\n  x)", &[]);
        check("R+=(curl \n  x)", &[]);
    }
}
