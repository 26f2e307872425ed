//! Shows a script in one line, for tests.

use std::fmt::Write;

use super::{Dialect, End, Piece, Script, Word, read};

/// Words between brackets; unknown parts between `<…>` or `{…}`.
fn show_word(word: &Word, text: &str) -> String {
    let value = word.value(text);
    let pieces = value.pieces().map(|piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Variable(name) => format!("<{name}>"),
        Piece::Expansion(written) => format!("{{{written}}}"),
    });
    format!("[{}]", pieces.collect::<String>())
}

fn show_end(end: End) -> &'static str {
    match end {
        End::Text => "",
        End::Newline => " ⏎ ",
        End::Semicolon => " ; ",
        End::Background => " & ",
        End::And => " && ",
        End::Or => " || ",
        End::Close => " ) ",
    }
}

/// What `text` is read as.
pub(super) fn show(text: &str, dialect: Dialect) -> String {
    let script = read(text, dialect);
    tiles(&script);
    let mut out = String::new();
    for pipeline in &script.pipelines {
        for (index, command) in pipeline.commands.iter().enumerate() {
            out += if index > 0 { "|" } else { "" };
            for assignment in &command.assignments {
                let _ = write!(out, "{}={}", assignment.name, show_word(&assignment.value, text));
            }
            command.words.iter().for_each(|word| out += &show_word(word, text));
            for redirect in &command.redirects {
                let fd = redirect.fd.map(|fd| fd.to_string()).unwrap_or_default();
                let _ = write!(out, "({fd}{} {})", redirect.operator, show_word(&redirect.target, text));
                out +=
                    &redirect.heredoc.as_ref().map(|heredoc| format!("«{}»", heredoc.body.text())).unwrap_or_default();
            }
        }
        out += show_end(pipeline.end);
    }
    for complaint in &script.complaints {
        let _ = write!(out, " !{:?} {}", complaint.kind, complaint.span.of(text));
    }
    out
}

/// Checks that the parts of each word tile it.
fn tiles(script: &Script) {
    for command in script.pipelines.iter().flat_map(|pipeline| &pipeline.commands) {
        for word in &command.words {
            let end = word.parts.iter().fold(word.span.start, |at, part| {
                assert_eq!(part.span.start, at, "{word:?}");
                part.span.end
            });
            assert_eq!(end, word.span.end, "{word:?}");
        }
    }
}
