//! A command for another shell than the one it was written for.

use super::Obstacle;
use crate::mend::Command;
use crate::shell::{Dialect, Word, quote_value};
use crate::text::Span;

/// `command` for `dialect`, line for line, without heredocs, which would be torn apart.
pub(super) fn print(command: &Command, dialect: Dialect) -> Result<String, Obstacle> {
    let text = command.text.text();
    let mut out = String::new();
    for (index, simple) in command.pipeline.commands.iter().enumerate() {
        if index > 0 {
            out.push_str(" | ");
        }
        if let Some(heredoc) = simple.redirects.iter().find(|redirect| redirect.heredoc.is_some()) {
            return Err(Obstacle::Heredoc(heredoc.span.of(text).to_owned()));
        }
        let mut last: Option<&Word> = None;
        for word in &simple.words {
            if let Some(last) = last {
                out.push_str(&gap(Span::new(last.span.end, word.span.start).of(text), dialect));
            }
            out.push_str(&name(word, text, dialect));
            last = Some(word);
        }
        for redirect in &simple.redirects {
            out.push(' ');
            out.push_str(redirect.span.of(text));
        }
    }
    Ok(out)
}

/// One word, with curl's name as the shell's users write it.
fn name(word: &Word, text: &str, dialect: Dialect) -> String {
    let value = word.value(text);
    let is_curl = value.text().eq_ignore_ascii_case("curl") || value.text().eq_ignore_ascii_case("curl.exe");
    match dialect {
        Dialect::PowerShell if is_curl => "curl.exe".to_owned(),
        _ if is_curl => "curl".to_owned(),
        _ => quote_value(&value, dialect),
    }
}

/// What stands between two words: a blank, or a continued line.
fn gap(written: &str, dialect: Dialect) -> String {
    let mark = match dialect {
        Dialect::Posix => " \\\n",
        Dialect::Cmd => " ^\n",
        Dialect::PowerShell => " `\n",
    };
    match written.rfind('\n') {
        Some(line) => format!("{mark}{}", &written[line + 1..]),
        None => " ".to_owned(),
    }
}
