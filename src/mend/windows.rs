//! Commands written for cmd.exe and PowerShell, and how far they go.

use crate::shell::{self, Dialect};

/// The shell that `text`, which starts with a command, is written for.
pub(super) fn dialect(text: &str) -> Dialect {
    let name = text.split_whitespace().next().unwrap_or("");
    let mut lines = text.lines();
    let first = lines.next().unwrap_or("");
    let line = first.trim_end();
    if line.ends_with(" ^") || line.ends_with("^\"") || text.contains("^\"") && text.contains("^\n") {
        return Dialect::Cmd;
    }
    let variable = line.contains("$env:") || line.contains("$Env:");
    if line.ends_with(" `") || variable && !line.ends_with('\\') {
        return Dialect::PowerShell;
    }
    if name.eq_ignore_ascii_case("curl.exe") && line.contains("\\\"") && line.contains('\'') {
        return Dialect::PowerShell;
    }
    if has_percent_variable(line) && !line.contains('\'') {
        return Dialect::Cmd;
    }
    Dialect::Posix
}

/// Whether `%NAME%` stands in `line` outside what could be an escape of a URL.
fn has_percent_variable(line: &str) -> bool {
    let mut parts = line.split('%');
    parts.next();
    let mut inside = true;
    for part in parts {
        let name = part.len() > 2
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && part.contains(|c: char| c.is_ascii_alphabetic());
        if inside
            && name
            && part.bytes().all(|b| !b.is_ascii_lowercase())
            && !part.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit)
        {
            return true;
        }
        inside = !inside;
    }
    false
}

/// Where the first command of `text` ends, as its shell reads it.
pub(super) fn end(text: &str, dialect: Dialect) -> usize {
    let script = shell::read(text, dialect);
    let Some(first) = script.pipelines.first() else { return 0 };
    let heredocs =
        first.commands.iter().flat_map(|simple| &simple.redirects).filter_map(|redirect| redirect.heredoc.as_ref());
    heredocs.map(|heredoc| heredoc.span.end).fold(first.span.end, usize::max)
}
