//! Prompts of shells before commands, and those of continued lines.

mod sign;

use super::super::lead::is_name;
use super::super::region;
use super::{has_bare_command, holds_command, is_command, lines};
use crate::curl::cmdlet::NAMES;
use crate::text::Edit;

/// One of these bytes is in every prompt.
pub(super) const BYTES: &[u8] = b"$%#>+?\xe2\xce\xc2\xc6\xee\xef\xf0";

/// The prompts before lines with commands, and the secondary prompts of the lines that follow.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut prompted = false;
    // Whoever copies from behind the first prompt still copies the others.
    let (mut continued, mut quote) = (false, None);
    let is_named = region::names(text.as_bytes()).next().is_some();
    let is_commented = is_named && text.contains('#') && has_bare_command(text);
    for (start, line) in lines(text) {
        let next = || text[start + line.len()..].trim_start_matches('\n');
        let comment = line.starts_with('#') && (is_commented || next().starts_with("# "));
        // Of two that begin alike, the longer one is whole.
        let prompt = primary(line).max(if is_named { sign::length(line) } else { None }).filter(|_| !comment);
        if let Some(len) = prompt {
            edits.push(Edit::new(start..start + len, ""));
            prompted = true;
        } else if (prompted || continued)
            && let Some(len) = secondary(line).filter(|&len| prompted || quote.is_some() || is_more(&line[len..]))
        {
            edits.push(Edit::new(start..start + len, ""));
        } else {
            prompted = false;
            continued |= is_named && is_command(line);
        }
        let is_within = quote.is_some();
        quote = if continued || prompted { open(quote, line) } else { None };
        if !is_within && !prompted && quote.is_some() && !is_quoted(&text[start + line.len()..], quote) {
            quote = None;
        }
        continued = (continued || prompted) && (quote.is_some() || line.trim_end().ends_with(['\\', '^', '`']));
    }
    edits
}

/// The quote that is open behind `line` where `quote` is before it.
fn open(quote: Option<u8>, line: &str) -> Option<u8> {
    let mut quote = quote;
    let mut bytes = line.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if quote != Some(b'\'') => {
                bytes.next();
            }
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            _ => {}
        }
    }
    quote
}

/// Whether each line of `text`, which follows a line that left `quote` open, has the prompt for more of a command up to the
/// one that closes it.
fn is_quoted(text: &str, quote: Option<u8>) -> bool {
    let mut quote = quote;
    for (_, line) in lines(text).skip_while(|(_, line)| line.is_empty()) {
        let Some(rest) = line.trim_start().strip_prefix('>').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        else {
            return false;
        };
        quote = open(quote, rest);
        if quote.is_none() {
            return true;
        }
    }
    false
}

/// Whether `line` goes on with a command, and is no file that output goes to.
fn is_more(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['-', '–', '—', '"', '\'', '“', '‘', '{']) || line.starts_with("http")
}

/// The length of the prompt before a command on `line`.
fn primary(line: &str) -> Option<usize> {
    signs(line).take(6).find_map(|(at, sign)| {
        let end = at + sign.len();
        let blank = line[end..].len() - line[end..].trim_start_matches([' ', '\u{a0}']).len();
        let command = &line[end + blank..];
        // `$x = 1` and `$x=1` are assignments of PowerShell; `$x/curl`, `${x}/curl` and `$(x)/curl` run what is there.
        let is_rooted =
            |word: &str| word.starts_with(['{', '(']) || word.split_once('/').is_some_and(|(name, _)| is_name(name));
        let named = |word: &str| word.contains('=') || word == "CURL" || is_rooted(word);
        let variable = sign == "$" && blank == 0 && command.split(' ').next().is_some_and(named);
        let starts = is_start(command, sign)
            || blank > 0 && (sign != "#" || !line[..at].trim().is_empty()) && holds_command(command);
        (!variable && starts && is_prompt(line[..at].trim_start(), sign, blank)).then_some(end + blank)
    })
}

/// What prompts end with.
const SIGNS: [&str; 8] = ["$", "%", "#", ">", "+", "❯", "➜", "λ"];

/// Where one of [`SIGNS`] stands in `line`, and which.
fn signs(line: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let bytes = line.as_bytes();
    // Most lines have none, which is seen sooner than where.
    let first = memchr::memchr3(b'$', b'%', b'#', bytes).or_else(|| memchr::memchr3(b'>', b'+', 0xce, bytes));
    let seen = if first.is_some() || memchr::memchr(0xe2, bytes).is_some() { bytes } else { &[] };
    let begins = |byte: u8| matches!(byte, b'$' | b'%' | b'#' | b'>' | b'+' | 0xe2 | 0xce);
    let places = seen.iter().enumerate().filter(move |(_, byte)| begins(**byte));
    places.filter_map(|(at, _)| Some((at, SIGNS.into_iter().find(|sign| line[at..].starts_with(sign))?)))
}

/// Whether a command that a paste may hold starts here.
fn is_start(text: &str, sign: &str) -> bool {
    let word = text.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    let name = word.rsplit('/').next().unwrap_or("");
    name.eq_ignore_ascii_case("curl")
        || name.eq_ignore_ascii_case("curl.exe")
        || sign == ">" && is_powershell(word)
        || sign != "#"
            && (["export", "sudo", "set"].contains(&word)
                || word.split_once('=').is_some_and(|(name, _)| is_name(name)))
}

/// Whether `word` starts an assignment or a request of PowerShell.
fn is_powershell(word: &str) -> bool {
    let variable = word.strip_prefix('$').is_some_and(|name| !name.is_empty());
    variable || NAMES.iter().any(|name| name.eq_ignore_ascii_case(word))
}

/// Whether `before` and `sign` make a prompt: nothing, a user and host, a path.
fn is_prompt(before: &str, sign: &str, blank: usize) -> bool {
    if sign == ">" {
        let path = before.strip_prefix("PS ").unwrap_or(before);
        let mut words = path.split(' ');
        let fish = words.next().is_some_and(|word| word.contains('@'))
            && words.next().is_some_and(|word| word.starts_with(['~', '/']))
            && words.next().is_none()
            && blank > 0;
        let drive = path.len() >= 2 && path.as_bytes()[0].is_ascii_alphabetic() && path.as_bytes()[1] == b':';
        return drive || fish || before == "PS" || before.contains('@') && !before.contains(' ');
    }
    if sign == "+" {
        return blank > 0 && before.trim_matches('+').is_empty();
    }
    if before.is_empty() {
        return blank > 0 || sign != "#";
    }
    if sign == "➜" {
        return false;
    }
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if matches!(sign, "%" | "$") && blank == 1 && before.chars().all(name) {
        return before.starts_with(|c: char| c.is_ascii_lowercase());
    }
    let host = before.contains('@')
        || before.starts_with('~')
        || before.starts_with('[')
        || before.starts_with('/')
        || before.starts_with('(')
        || before.starts_with('➜');
    let short = before.split_whitespace().count() <= 4 && !before.contains(['"', '\'', '=', '|']);
    let shell = before.starts_with("bash-") || before.starts_with("sh-") || before.starts_with("root");
    short && (host || shell)
}

/// The length of a prompt for more of a command.
fn secondary(line: &str) -> Option<usize> {
    const NAMES: [&str; 7] = ["", "quote", "dquote", "heredoc", "cmdsubst", "bquote", "pipe"];
    if let Some(rest) = line.strip_prefix("More? ") {
        return Some(line.len() - rest.len());
    }
    let mark = line.find('>')?;
    let name = line[..mark].trim_start();
    let rest = &line[mark + 1..];
    let rest = if name.is_empty() { rest.strip_prefix('>').unwrap_or(rest) } else { rest };
    (NAMES.contains(&name)).then(|| line.len() - rest.strip_prefix(' ').unwrap_or(rest).len())
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn prompts_go() {
        for prompt in [
            "$ ",
            "% ",
            "# ",
            "$",
            "user@host:~$ ",
            "[root@box tmp]# ",
            "PS C:\\Users\\me> ",
            "C:\\>",
            "~/x $ ",
            "bash-5.1$ ",
            "+ ",
            "(venv) me@box:~$ ",
            "❯ ",
            "box% ",
            "me@box ~/x> ",
        ] {
            check(super::find, &format!("{prompt}curl x"), "curl x");
        }
        check(super::find, "$u=\"a\"\n$ curl $u", "$u=\"a\"\ncurl $u");
        check(super::find, "$ curl a \\\n> -H b\n{}", "curl a \\\n-H b\n{}");
        check(super::find, "PS C:\\> $a = @{\n>> b = 1\n>> }\nPS C:\\> irm @a", "$a = @{\nb = 1\n}\nirm @a");
        check(super::find, "C:\\>curl a ^\nMore? -H b", "curl a ^\n-H b");
        check(super::find, "curl a -d '{\"b\": \"c\n>\"}'", "curl a -d '{\"b\": \"c\n>\"}'");
        check(super::find, "u@h:~$ export A=b", "export A=b");
        check(super::find, "curl a \\\n> -H b \\\n> -d c", "curl a \\\n-H b \\\n-d c");
        check(super::find, "$HOME/bin/curl a", "$HOME/bin/curl a");
        check(super::find, "\t${P}/curl a\n$(P)/curl a", "\t${P}/curl a\n$(P)/curl a");
        check(super::find, "$./curl a\n$ ${P}/curl a", "./curl a\n${P}/curl a");
        check(super::find, "curl a -d '\n> {\n>   b'\\''c\n> }'\n> d", "curl a -d '\n{\n  b'\\''c\n}'\n> d");
    }

    #[test]
    fn prose_stays() {
        for text in [
            "curl a \\\n> b.json",
            "curl a\n> -H b",
            "costs 5 $ curl x",
            "# curl is a tool"[..1].trim(),
            "a > curl",
            "if a > curl x",
        ] {
            check(super::find, text, text);
        }
    }
}
