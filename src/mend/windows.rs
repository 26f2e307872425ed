//! Commands written for cmd.exe and PowerShell: how they are told, and how far they go.

use super::clean;
use super::history::History;
use super::patience::Patience;
use super::read::{Read, end_of_pipeline};
use super::tail;
use crate::curl::ComplaintKind;
use crate::shell::{self, Dialect, Script, Value};

/// How much of a text is looked at to tell its shell.
const REACH: usize = 8192;

/// The shell that `text`, which starts with a command, is written for.
pub(super) fn dialect(text: &str) -> Dialect {
    let text = head(text);
    let name = text.split_whitespace().next().unwrap_or("");
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() || line.ends_with('\\') {
            break;
        }
        if has_caret(line)
            || line.contains("\"{\"\"")
            || line.ends_with('^')
            || line.contains(" ^\"")
            || line.contains(" ^“")
        {
            return Dialect::Cmd;
        }
        let variable = ["$env:", "$Env:", "${env:"].iter().any(|scope| line.contains(scope));
        let escaped = ["{`\"", "{`“", "[`\""].iter().any(|mark| line.contains(mark));
        if variable || escaped || line.ends_with(" `") || line.ends_with(" @'") || line.ends_with(" @\"") {
            return Dialect::PowerShell;
        }
    }
    let line = text.lines().next().unwrap_or("").trim_end();
    if name.eq_ignore_ascii_case("curl.exe") && line.contains("\\\"") && line.contains('\'') {
        return Dialect::PowerShell;
    }
    if has_drive(line) {
        return if line.contains(" '") { Dialect::PowerShell } else { Dialect::Cmd };
    }
    if has_percent_variable(line) && !line.contains('\'') {
        return Dialect::Cmd;
    }
    Dialect::Posix
}

/// Whether a caret stands before the `&` of a query, outside quotes.
fn has_caret(line: &str) -> bool {
    let is_bare = |at: usize| line[..at].matches(['"', '\'']).count().is_multiple_of(2);
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    line.match_indices("^&")
        .any(|(at, _)| line[..at].ends_with(is_letter) && line[at + 2..].starts_with(is_letter) && is_bare(at))
}

/// The shell that a document means by `curl.exe` at the start of `text`, which says nothing else of it: outside Windows,
/// the name has no ending, and only PowerShell has single quotes.
pub(super) fn named(text: &str) -> Dialect {
    let line = head(text).lines().next().unwrap_or("").trim_end();
    let name = line.split_whitespace().next().unwrap_or("");
    match () {
        () if !name.eq_ignore_ascii_case("curl.exe") || line.ends_with('\\') => Dialect::Posix,
        () if line.contains(" '") => Dialect::PowerShell,
        () => Dialect::Cmd,
    }
}

/// The beginning of `text`.
fn head(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether a word of `line` is a path from a drive on, `C:\\temp`, without quotes: to any other shell its backslashes are none.
fn has_drive(line: &str) -> bool {
    line.split([' ', '\t', '@']).skip(1).any(|word| {
        let mut chars = word.chars();
        chars.next().is_some_and(|c| c.is_ascii_alphabetic())
            && chars.as_str().strip_prefix(":\\").is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether `%NAME%` stands in `line` outside what could be an escape of a URL.
fn has_percent_variable(line: &str) -> bool {
    let mut parts = line.split('%');
    parts.next();
    let mut inside = true;
    for part in parts {
        if inside && is_percent_name(part) {
            return true;
        }
        inside = !inside;
    }
    false
}

/// Whether `%name%` is a variable, and not two escapes of a URL with text between them.
pub(super) fn is_percent_name(name: &str) -> bool {
    name.len() > 2
        && name.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && !name.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit)
}

/// The length of a variable of a POSIX shell at the start of `text`, a dollar, if nothing else can be
/// meant there. `before` is what stands before it.
pub(super) fn posix_variable(before: &str, text: &str) -> Option<usize> {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    let is_more = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if let Some(name) = text.strip_prefix("${").filter(|name| name.starts_with(is_first)) {
        let len = name.find(|c| !is_more(c))?;
        return name[len..].starts_with('}').then_some(len + 3);
    }
    let name = text.strip_prefix('$').filter(|name| name.starts_with(is_first))?;
    let name = &name[..name.find(|c| !is_more(c)).unwrap_or(name.len())];
    let shouted = !name.contains(|c: char| c.is_ascii_lowercase());
    let value = before.ends_with([' ', '/', ':', '=']) || before.ends_with('"') && before.ends_with(" \"");
    let glued = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '$');
    (!glued && shouted || name.contains('_') || value).then_some(name.len() + 1)
}

/// Whether `read` shows nothing that only another shell than `dialect` would take, and no damage.
pub(super) fn is_pure(read: &Read, text: &str, dialect: Dialect) -> bool {
    let Some(simple) = read.pipeline.commands.get(read.position) else { return false };
    let known = read.invocation.complaints.iter().all(|complaint| {
        !matches!(complaint.kind, ComplaintKind::UnknownOption | ComplaintKind::MissingValue | ComplaintKind::NoUrl)
    });
    let blank = |value: &Value| value.known().is_some_and(|known| !known.is_empty() && known.trim().is_empty());
    let posix = |word: &str| match dialect {
        Dialect::Cmd => word.starts_with('\'') || has_posix_variable(word),
        _ => false,
    };
    known
        && !read.arguments.iter().any(blank)
        && simple.words.iter().all(|word| clean::is_plain(word, text) && !posix(word.span.of(text)))
        && simple.words.windows(2).all(|pair| pair[0].span.end < pair[1].span.start)
        && clean::is_plausible(read, text)
}

fn has_posix_variable(word: &str) -> bool {
    word.match_indices('$').any(|(at, _)| posix_variable(&word[..at], &word[at..]).is_some())
}

/// Where the first command of `text` ends, as its shell reads it.
pub(super) fn end(text: &str, dialect: Dialect) -> usize {
    end_of(&shell::read_first(text, dialect), text, dialect)
}

/// The same, where the first pipeline was read as `first`.
pub(super) fn end_of(first: &Script, text: &str, dialect: Dialect) -> usize {
    let end = end_of_pipeline(first);
    if dialect == Dialect::Posix { end_of_compound(text, end).unwrap_or(end) } else { end }
}

/// One past the line of the compound command that the pipeline ending at `end` leads into.
fn end_of_compound(text: &str, end: usize) -> Option<usize> {
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix("\\\n").map_or(rest, |rest| rest.trim_start_matches([' ', '\t']));
    let pipe = text.len() - rest.len();
    tail::compound(text, pipe)?;
    tail::rest(text, pipe, &History::default(), &Patience::new(text))
        .filter(|tail| tail.repairs.is_empty())
        .map(|tail| tail.end)
}
