//! What the shell says: `-H: command not found`.

use super::Asked;
use super::told::Told;
use crate::mend::SlipKind;

/// What the shell's message means for `asked`.
pub(super) fn explain(text: &str, asked: Asked<'_>) -> Told {
    let lower = text.to_lowercase();
    let has = |words: &str| lower.contains(words);
    if has("not found") || has("is not recognized") {
        return not_found(&lower, asked);
    }
    if has("no matches found") {
        return Told::new("glob", "zsh read `?`, `*` or `[` in the URL as a pattern: put the URL in quotes")
            .because("unquoted-glob");
    }
    if has("near unexpected token") || has("parse error near") {
        return Told::new(
            "syntax-error",
            "the shell read a sign as its own: `<` and `>` of a placeholder redirect, `(` and `&` need quotes",
        )
        .because("unquoted-placeholder");
    }
    if has("no such file") || has("cannot open") {
        return Told::new(
            "no-such-file",
            "the shell read `<…>` as a redirection from a file: replace the placeholder, brackets and all",
        )
        .because("unquoted-placeholder");
    }
    if has("unexpected eof") || has("unterminated quoted") || has("unmatched") || has("missing the terminator") {
        return Told::new("open-quote", "a quote was opened and never closed; a typographic quote closes nothing")
            .because(asked.slip(&[SlipKind::SmartQuote]).unwrap_or("unclosed-quote"));
    }
    if has("event not found") {
        return Told::new(
            "history",
            "the shell read `!` as a reference to its history: put the argument in single quotes",
        );
    }
    if has("invoke-webrequest") || has("cannot bind parameter") || has("parameterbinding") {
        return Told::new(
            "powershell-alias",
            "`curl` is another program's name in Windows PowerShell: call `curl.exe`",
        );
    }
    Told::new("shell-error", "the shell could not read the command; the message says where")
}

/// A line of the command was run as a command of its own.
fn not_found(text: &str, asked: Asked<'_>) -> Told {
    let name = text.split(':').map(str::trim).find(|word| is_option(word));
    if name.is_none() && text.contains("curl") && !text.contains("http") {
        return Told::new("no-curl", "curl is not installed, or its name was damaged");
    }
    if name.is_none() {
        return Told::new(
            "command-not-found",
            "the shell took a word for a command: quotes around an argument are missing, or a line end cut the command",
        );
    }
    let kinds = [SlipKind::LostContinuation, SlipKind::TrailedContinuation, SlipKind::DoubledContinuation];
    let rule = asked.slip(&kinds).unwrap_or("lost-continuation");
    Told::new(
        "cut-command",
        "the shell took an option for a command of its own: the line before it does not end with a backslash",
    )
    .because(rule)
}

fn is_option(word: &str) -> bool {
    word.starts_with(['-', '–', '—'])
}
