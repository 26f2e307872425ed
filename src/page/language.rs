//! What the label of a code block says of its language.

use super::BlockKind;
use crate::shell::Dialect;

/// What is known of the language of a code block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// It is written for a shell, this one where that is said.
    Shell(BlockKind, Option<Dialect>),
    /// It is something else.
    Other,
    /// Nothing is said.
    Unknown,
}

/// The labels of shells.
const LABELS: &[(&str, BlockKind, Option<Dialect>)] = &[
    ("bash", BlockKind::Script, Some(Dialect::Posix)),
    ("bat", BlockKind::Script, Some(Dialect::Cmd)),
    ("batch", BlockKind::Script, Some(Dialect::Cmd)),
    ("cmd", BlockKind::Script, Some(Dialect::Cmd)),
    ("console", BlockKind::Transcript, None),
    ("curl", BlockKind::Script, None),
    ("dosbatch", BlockKind::Script, Some(Dialect::Cmd)),
    ("ksh", BlockKind::Script, Some(Dialect::Posix)),
    ("posh", BlockKind::Script, Some(Dialect::PowerShell)),
    ("powershell", BlockKind::Script, Some(Dialect::PowerShell)),
    ("ps1", BlockKind::Script, Some(Dialect::PowerShell)),
    ("pwsh", BlockKind::Script, Some(Dialect::PowerShell)),
    ("sh", BlockKind::Script, Some(Dialect::Posix)),
    ("sh-session", BlockKind::Transcript, None),
    ("shell", BlockKind::Script, None),
    ("shell-session", BlockKind::Transcript, None),
    ("shellsession", BlockKind::Transcript, None),
    ("terminal", BlockKind::Script, None),
    ("zsh", BlockKind::Script, Some(Dialect::Posix)),
];

/// What holds code of the language that is named behind it.
const DIRECTIVES: [&str; 4] = ["code", "code-block", "code-cell", "sourcecode"];

impl Language {
    /// The language that `label` names: its first word, as in `bash title="x"`, `{.bash}`, `bash,ignore`, or the one
    /// behind a directive, as in `{code-block} bash`.
    pub(super) fn of(label: &str) -> Self {
        let signs = |c: char| c.is_whitespace() || matches!(c, '{' | '}' | ',' | ':' | ';' | '=' | '?');
        // An id is none, and stands before the language in what says both.
        let is_name = |word: &&str| !word.is_empty() && !word.starts_with('#') && !DIRECTIVES.contains(word);
        let Some(word) = label.split(signs).find(is_name) else { return Self::Unknown };
        let word = word.trim_start_matches('.').to_ascii_lowercase();
        match LABELS.binary_search_by(|(label, ..)| (*label).cmp(&word)) {
            Ok(at) => Self::Shell(LABELS[at].1, LABELS[at].2),
            Err(_) if matches!(word.as_str(), "text" | "txt" | "plain" | "plaintext" | "none") => Self::Unknown,
            Err(_) => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_sorted() {
        assert!(LABELS.is_sorted_by(|a, b| a.0 < b.0));
        for (label, kind, dialect) in LABELS {
            assert_eq!(Language::of(label), Language::Shell(*kind, *dialect));
        }
    }

    #[test]
    fn the_first_word_counts() {
        let bash = Language::Shell(BlockKind::Script, Some(Dialect::Posix));
        for label in [
            "Bash",
            " bash title=\"a b\"",
            "{.bash}",
            "{.bash .numbered}",
            "bash,ignore",
            "bash{1,3}",
            "bash?a=b",
            "{code-block} bash",
            "{.bash .numberLines}",
            "{#a .bash}",
        ] {
            assert_eq!(Language::of(label), bash, "{label}");
        }
        for (label, expected) in [
            ("", Language::Unknown),
            ("{code-block}", Language::Unknown),
            ("{note}", Language::Other),
            ("http", Language::Other),
            ("json", Language::Other),
        ] {
            assert_eq!(Language::of(label), expected, "{label}");
        }
    }
}
