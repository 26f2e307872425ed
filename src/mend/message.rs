//! Where what curl, a server or a shell says begins, though it stands on the line of a command.

use super::reach;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::quotes::Quotes;
use super::region;
use super::rest::{Budget, Json};
use super::said::SHELL;
use crate::json;
use crate::knowledge::programs;

/// What messages of curl begin with.
const CURL: [&str; 3] = ["curl: (", "curl: option ", "curl: try '"];

/// What a status line begins with.
static HTTP: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("HTTP/"));

/// The names under which shells speak.
const NAMES: [&str; 6] = ["bash: ", "zsh: ", "dash: ", "ksh: ", "sh: ", "fish: "];

/// The places of `text` at which a message begins, in order.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let is_said = |at: &usize| CURL.iter().any(|said| text[*at..].starts_with(said));
    let mut out: Vec<usize> = region::names(text.as_bytes()).filter(is_said).collect();
    out.extend(HTTP.find_iter(text.as_bytes()).filter(|&at| is_status(&text[at..])));
    out.extend(memchr::memchr_iter(b'<', text.as_bytes()).filter(|&at| is_page(text, at)));
    let mut budget = Budget::of(text);
    out.extend(memchr::memchr2_iter(b'{', b'[', text.as_bytes()).filter(|&at| is_reply(text, at, &mut budget)));
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        out.extend(shell(line).or_else(|| called(line)).map(|at| line_start + at));
        line_start += line.len();
    }
    out.retain(|&at| !is_content(&text[..at]));
    out.sort_unstable();
    out
}

/// Whether `text` starts with a status line.
fn is_status(text: &str) -> bool {
    let code = ["HTTP/1.0 ", "HTTP/1.1 ", "HTTP/2 ", "HTTP/3 "].iter().find_map(|version| text.strip_prefix(version));
    code.and_then(|code| code.as_bytes().get(..3)).is_some_and(|code| code.iter().all(u8::is_ascii_digit))
}

/// Whether a page of HTML begins at `at` of `text`, behind a blank.
fn is_page(text: &str, at: usize) -> bool {
    let starts = |tag: &str| text.get(at..at + tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    text[..at].ends_with([' ', '\n']) && (starts("<html>") || starts("<!doctype html"))
}

/// Whether JSON as servers answer it begins at `at` of `text`, glued to a word.
fn is_reply(text: &str, at: usize, budget: &mut Budget) -> bool {
    let before = reach::tail(&text[..at], REACH);
    let line = before.rsplit('\n').next().unwrap_or("");
    let closes = |quote: char| match quote {
        '’' | '”' => true,
        '\'' | '"' => line.matches(quote).count().is_multiple_of(2),
        _ => false,
    };
    let is_glued = line.ends_with(|c: char| c.is_ascii_alphanumeric() || ".]/)}_-".contains(c) || closes(c));
    let inner = text[at + 1..].trim_start_matches([' ', '\n', '\r', '\t', '{']);
    let is_told = || is_piped(line) && json::read_prefix(&text[at..]).faults.is_empty();
    is_glued
        && inner.chars().next().and_then(Quotes::of) == Some(Quotes::Double)
        && match Json::read(&text[at..], budget) {
            Json::Reply(len) => is_over(&text[at + len..]),
            Json::Other(len) => budget.is_left() && is_over(&text[at + len..]) && is_told(),
        }
}

/// Whether `line` hands something on to a program, which is still being told what to do.
fn is_piped(line: &str) -> bool {
    let even = |text: &str| ['"', '\''].iter().all(|&quote| text.matches(quote).count().is_multiple_of(2));
    let sign = [" | ", " > "].iter().filter_map(|sign| line.rfind(sign)).max();
    sign.is_some_and(|at| even(&line[..at]) && even(line))
}

/// How far back a line is looked at.
const REACH: usize = 1024;

/// Whether a line or a word ends before `rest`.
fn is_over(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// Where in `line` a shell begins to speak.
fn shell(line: &str) -> Option<usize> {
    let phrase = SHELL.iter().find_map(|said| said.find(line.as_bytes()))?;
    let at = NAMES.iter().filter_map(|name| line[..phrase].find(name)).min()?;
    Some(at - usize::from(line[..at].ends_with('-')))
}

/// Where in `line` a message begins that is glued to the name of the program behind its last pipe: `| bash404: Not Found`.
fn called(line: &str) -> Option<usize> {
    let pipe = line.rfind(" | ").filter(|&pipe| is_piped(&line[..pipe + 3]))?;
    let call = line[pipe + 3..].trim_start();
    let name = call.split(' ').next().filter(|name| !programs::is_known(name.trim_end()))?;
    let (said, rest) = call.split_once(": ").or_else(|| Some((call.trim_end().strip_suffix(':')?, "")))?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " .'_:".contains(c);
    if said.len() > SAID || rest.is_empty() || !said.chars().all(is_plain) {
        return None;
    }
    let is_glued = |&len: &usize| {
        let (known, rest) = name.split_at(len);
        programs::is_known(known) && rest.starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    let known = (2..name.len()).rev().filter(|&len| name.is_char_boundary(len)).find(is_glued)?;
    Some(line.len() - call.len() + known)
}

/// How much stands before the first colon of a message.
const SAID: usize = 40;

/// Whether what follows `before` is within a string of JSON, or what an option is set to.
fn is_content(before: &str) -> bool {
    let Some(open) = before.strip_suffix(|c| Quotes::of(c).is_some()) else { return false };
    open.ends_with(char::is_whitespace) || open.trim_end().ends_with([':', '[', ',', '=', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[usize]) {
        assert_eq!(starts(text), expected, "{text}");
    }

    #[test]
    fn messages_begin_where_somebody_speaks() {
        check("curl “x”curl: (6) y", &["curl “x”".len()]);
        check("curl x/ybash: curl: command not found", &[8]);
        check("curl x-bash: curl: command not found", &[6]);
        check("curl -I 'x'HTTP/2 404", &[11]);
        check("curl x <HTML><body>", &[7]);
        check("curl x | jq .{\"success\":false,\"errors\":[]}\n", &[13]);
        check("curl x -d a=b{\n  \"error\": \"c\"\n}", &[13]);
    }

    #[test]
    fn content_is_no_message() {
        check(r#"curl -d '{"a": "curl: (6) y"}'"#, &[]);
        check("curl -d \"curl: (6) y\"", &[]);
        check("curl -d '<html>'", &[]);
        check("curl --http1.1 HTTP/1.1", &[]);
        check("curl -d {\"code\":1} x", &[]);
        check("curl -d a={\"code\":1} x", &[]);
        check("curl -d 'a{\"code\":1}b' x", &[]);
        check("curl x/{a,b}[1-3]", &[]);
    }
}
