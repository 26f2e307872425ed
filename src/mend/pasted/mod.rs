//! What a pasted command that reads well still has in it, or leaves around it, that its author can hardly have meant so:
//! a sentence behind its pipe, a URL of which the end went to the next line, a mark of the text around it. Looked for in
//! pastes only: who writes a document sees what it says.

mod before;
mod behind;
mod cut;
mod piped;
mod width;
mod windows;
mod within;

use super::command::Command;
use super::{oddity, template, vanished};
use crate::shell::Dialect;
pub(super) use windows::Paste;

/// Takes back that `command` is certain, where something speaks against it: it stands between `before` and `behind` in what
/// was left of `paste`.
pub(super) fn doubt(command: &mut Command, (before, behind): (&str, &str), paste: &Paste<'_>) {
    let mut doubts = doubts(command, before, behind);
    if command.dialect == Dialect::Posix {
        doubts.extend(windows::told(command, paste));
        doubts.extend(width::told(command, paste.given));
    }
    for doubt in doubts {
        command.certainty.doubt(doubt);
    }
}

fn doubts(command: &Command, before: &str, behind: &str) -> Vec<&'static str> {
    let looped = template::is_looped(before, command.text.text()).then_some("what its loop puts in");
    // Other shells have backticks and dashes of their own.
    if command.dialect != Dialect::Posix {
        return looped.into_iter().chain(within::kept(command)).collect();
    }
    within::told(command)
        .into_iter()
        .chain(behind::left(behind))
        .chain(looped)
        .chain(template::left(command, before))
        .chain(piped::told(command, behind))
        .chain(behind::told((before, command.text.text(), behind)))
        .chain(before::told(command, before))
        .chain(oddity::told(command))
        .chain(vanished::told(command))
        .collect()
}

/// The last word of `text`.
fn last(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}

/// `word` without the marks of a sentence.
fn bare(word: &str) -> &str {
    word.trim_matches(['.', ',', ':', ';', '!', '?'])
}

#[cfg(test)]
pub(super) mod tests {
    use crate::mend::{Certainty, Mending, mend};
    use crate::page;
    use crate::text::Source;

    /// What is not known of the first command of the paste `text`.
    #[track_caller]
    pub(in crate::mend) fn check(text: &str, expected: Option<&str>) {
        let source = Source::new(None, text);
        let blocks = page::read(&source);
        let commands = mend(&blocks[0], Mending::On).commands;
        let doubt = commands.first().and_then(|command| match &command.certainty {
            Certainty::Unsure(doubts) => Some(doubts.to_string()),
            Certainty::Certain | Certainty::Likely(_) => None,
        });
        assert_eq!(doubt.as_deref(), expected, "{text}");
    }
}
