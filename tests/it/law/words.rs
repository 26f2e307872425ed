//! Shells read any text into words that tile it, and read back what was quoted for them.

use uncurly::shell::{Dialect, Script, quote, quote_value, read, read_first};

const DIALECTS: [Dialect; 3] = [Dialect::Posix, Dialect::Cmd, Dialect::PowerShell];

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(bytes);
    for dialect in DIALECTS {
        let script = read(&text, dialect);
        tile(&script, &text);
        begins_alike(&script, &text, dialect);
        is_quoted(&text, dialect);
        for word in commands(&script).flat_map(|command| &command.words) {
            quote_value(&word.value(&text), dialect);
        }
    }
}

fn commands(script: &Script) -> impl Iterator<Item = &uncurly::shell::Simple> {
    script.pipelines.iter().flat_map(|pipeline| &pipeline.commands)
}

/// The parts of each word tile it, and words lie in their command in order.
pub(crate) fn tile(script: &Script, text: &str) {
    for command in commands(script) {
        assert!(command.span.end <= text.len());
        for word in &command.words {
            assert!(command.span.contains(word.span), "{text}");
            let end = word.parts.iter().fold(word.span.start, |at, part| {
                assert_eq!(part.span.start, at, "{text}");
                assert!(!part.span.is_empty(), "{text}");
                part.span.end
            });
            assert_eq!(end, word.span.end, "{text}");
            assert!(word.value(text).whole().end <= text.len());
        }
        assert!(command.words.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text}");
    }
    for complaint in &script.complaints {
        assert!(text.get(complaint.span.start..complaint.span.end).is_some(), "{complaint:?} in\n{text}");
    }
}

/// Whoever reads no further than the first pipeline sees what the whole has there.
fn begins_alike(script: &Script, text: &str, dialect: Dialect) {
    let first = read_first(text, dialect);
    assert_eq!(first.pipelines.first(), script.pipelines.first(), "{dialect:?} in\n{text}");
}

/// `text`, quoted as a word, is one word that means it.
fn is_quoted(text: &str, dialect: Dialect) {
    // No argument holds a NUL, and the readers take a line end of Windows for one.
    if text.contains(['\0', '\r']) {
        return;
    }
    let command = format!("curl {}", quote(text, dialect));
    let script = read(&command, dialect);
    assert_eq!(script.complaints, [], "{dialect:?} in\n{command}");
    let words = &script.pipelines[0].commands[0].words;
    assert_eq!(words.len(), 2, "{dialect:?} in\n{command}");
    assert_eq!(words[1].value(&command).known(), Some(text), "{dialect:?} in\n{command}");
}
