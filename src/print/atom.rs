//! What a word is made of, to the shell: letters, what it may act on, what it fills in. Knows no option and no layout.

use std::borrow::Cow;

use crate::mend::Command;
use crate::shell::{Dialect, Part, Quoting, UnknownKind, Value, Word, Worth};

/// A letter of a word, or what the shell fills in there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Atom<'a> {
    /// A letter that means itself.
    Letter(char),
    /// One that the shell may act on, as no quotes are around it.
    Acting(char),
    /// What is filled in, and stays in this word.
    Whole(Cow<'a, str>),
    /// What is filled in, and may become any number of words.
    Split(Cow<'a, str>),
}

impl Atom<'_> {
    /// Whether quotes would change it.
    fn is_live(&self) -> bool {
        matches!(self, Self::Acting(_) | Self::Split(_))
    }
}

/// The word that says `value` and nothing else, as it stands in `command`, where the shell does something with it that
/// no quotes would let it do.
pub(super) fn live_word<'a>(command: &'a Command, value: &Value) -> Option<&'a str> {
    let word = word_of(command, value)?;
    let atoms = of_word(command, word);
    let length: usize = atoms.iter().map(|(_, length)| length).sum();
    let is_live = length == value.text().len() && atoms.iter().any(|(atom, _)| atom.is_live());
    is_live.then(|| word.span.of(command.text.text()))
}

/// What the end of the word that `value` is read from is made of; an argument is never its beginning alone.
pub(super) fn atoms<'a>(command: &'a Command, value: &Value) -> Vec<Atom<'a>> {
    let Some(word) = word_of(command, value) else { return value.text().chars().map(Atom::Letter).collect() };
    let mut left = value.text().len();
    let mut out = Vec::new();
    for (atom, length) in of_word(command, word).into_iter().rev() {
        if left < length || left == 0 {
            break;
        }
        left -= length;
        out.push(atom);
    }
    out.reverse();
    out
}

/// The word of curl's that `value` is read from.
pub(super) fn word_of<'a>(command: &'a Command, value: &Value) -> Option<&'a Word> {
    let words = command.behind();
    let at = value.whole().start;
    let word = words.get(words.partition_point(|word| word.span.end <= at))?;
    (word.span.start <= at && !value.text().is_empty()).then_some(word)
}

/// What `word` is made of, each with how many bytes it is in the word's value.
fn of_word<'a>(command: &'a Command, word: &'a Word) -> Vec<(Atom<'a>, usize)> {
    let text = command.text.text();
    let mut out = Vec::new();
    for part in &word.parts {
        match &part.worth {
            Worth::Unknown(kind) => out.push((filled(part, kind, text, command.dialect), part.span.len())),
            Worth::Text(worth) if part.quoting == Quoting::Bare && worth == part.span.of(text) => {
                out.extend(worth.chars().map(|letter| (Atom::Acting(letter), letter.len_utf8())));
            }
            Worth::Text(worth) => out.extend(worth.chars().map(|letter| (Atom::Letter(letter), letter.len_utf8()))),
        }
    }
    let acting = match command.dialect {
        Dialect::Posix => acted_on(&out),
        Dialect::PowerShell => taken_by_powershell(&out),
        Dialect::Cmd => vec![false; out.len()],
    };
    for ((atom, _), is_acting) in out.iter_mut().zip(acting) {
        if let Atom::Acting(letter) = atom
            && !is_acting
        {
            *atom = Atom::Letter(*letter);
        }
    }
    out
}

/// What the shell fills in for `part`.
fn filled<'a>(part: &'a Part, kind: &'a UnknownKind, text: &'a str, dialect: Dialect) -> Atom<'a> {
    let written = part.span.of(text);
    let what = match kind {
        UnknownKind::Variable(name) if dialect == Dialect::Posix => Cow::Borrowed(name.as_str()),
        // `$x` and `$Env:x` have one name.
        UnknownKind::Variable(_) => Cow::Owned(written.replace(['{', '}'], "").to_ascii_lowercase()),
        UnknownKind::Expansion => Cow::Borrowed(written),
    };
    let is_list = written == "$@" || written == "${@}" || written.starts_with("${@") || written.contains("[@]");
    let is_bare = part.quoting == Quoting::Bare;
    if is_bare || is_list { Atom::Split(what) } else { Atom::Whole(what) }
}

/// Which of `atoms` without quotes a POSIX shell or bash acts on: what stands for a home, patterns of file names,
/// braces.
fn acted_on(atoms: &[(Atom<'_>, usize)]) -> Vec<bool> {
    let bare = |at: usize| if let Some((Atom::Acting(letter), _)) = atoms.get(at) { Some(*letter) } else { None };
    let mut out = vec![false; atoms.len()];
    let mut seen = String::new();
    let mut list: Option<(usize, bool)> = None;
    for at in 0..atoms.len() {
        let letter = bare(at);
        out[at] = match letter {
            Some('~') => seen.is_empty() || seen.ends_with(['=', ':']) && is_assigning(&seen),
            // No folder is called `https:`.
            Some('*' | '?' | '[') => !seen.contains("://"),
            _ => false,
        };
        match (letter, list) {
            (Some('{'), None) => list = Some((at, false)),
            (Some(','), Some((open, _))) => list = Some((open, true)),
            (Some('.'), Some((open, _))) if at > 0 && bare(at - 1) == Some('.') => list = Some((open, true)),
            (Some('}'), Some((open, true))) => {
                out[open] = true;
                list = None;
            }
            _ => {}
        }
        // What is long enough to tell is seen; the rest says no more.
        if seen.len() < SEEN {
            seen.push(match atoms[at].0 {
                Atom::Acting(letter) | Atom::Letter(letter) => letter,
                Atom::Whole(_) | Atom::Split(_) => '$',
            });
        }
    }
    out
}

/// How much of a word is looked at for its scheme or name, in bytes.
const SEEN: usize = 64;

/// Whether `word` begins as an assignment does.
fn is_assigning(word: &str) -> bool {
    let name = word.split('=').next().unwrap_or("");
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Which of `atoms` without quotes PowerShell takes for its own.
fn taken_by_powershell(atoms: &[(Atom<'_>, usize)]) -> Vec<bool> {
    let is_taken = |(at, atom): (usize, &(Atom<'_>, usize))| match atom.0 {
        Atom::Acting('@') => at == 0,
        Atom::Acting(letter) => matches!(letter, '{' | '}' | '(' | ')' | ',' | ';'),
        _ => false,
    };
    atoms.iter().enumerate().map(is_taken).collect()
}
