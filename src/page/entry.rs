//! Lines of YAML that have a value. Knows nothing of what the value goes on with below.

use super::call;
use super::language::Language;
use super::line::Line;
use super::{BlockKind, quoted};
use crate::text::Span;

/// Keys whose values are scripts.
const SCRIPTS: [&str; 12] = [
    "after_script",
    "before_script",
    "bash",
    "cmd",
    "command",
    "commands",
    "inlineScript",
    "powershell",
    "pwsh",
    "run",
    "script",
    "shell",
];

/// What may stand before a value or a key.
const MARKS: [&str; 4] = ["- ", "? ", ": ", "--- "];

/// A line with a value.
pub(super) struct Entry<'t> {
    /// How deep the lines of its value must be at least.
    pub(super) indent: usize,
    pub(super) key: &'t str,
    pub(super) value: Span,
}

impl<'t> Entry<'t> {
    /// `key: value`, `- value`, `- key: value`.
    pub(super) fn read(line: &Line<'t>) -> Option<Self> {
        let mut at = line.indent();
        let mut indent = at;
        while let Some(rest) = MARKS.iter().find_map(|mark| line.text[at..].strip_prefix(mark)) {
            indent = at;
            at = line.text.len() - rest.trim_start().len();
        }
        let key = key(&line.text[at..]);
        let behind = key.map(|key| line.text[at + key.len()..].split_once(':').map_or("", |(_, behind)| behind));
        let (key, start) = match behind {
            Some(behind) => {
                indent = at;
                (key?, line.text.len() - behind.trim_start().len())
            }
            // What stands alone on its lines belongs to the key above.
            None if at == line.indent() => {
                indent = at.saturating_sub(1);
                ("", at)
            }
            None => ("", at),
        };
        let end = line.text.trim_end().len().max(start);
        let start = start + properties(&line.text[start..end]);
        // Nothing but a comment is no value.
        let start = if line.text[start..end].starts_with('#') { end } else { start };
        Some(Self { indent, key, value: Span::new(line.start + start, line.start + end) })
    }

    /// The language of its value, as far as the key tells.
    pub(super) fn language(&self) -> Language {
        match self.name() {
            "pwsh" | "powershell" => Language::of("powershell"),
            key if SCRIPTS.contains(&key) => Language::Shell(BlockKind::Script, None),
            _ => Language::Unknown,
        }
    }

    /// Its key, without what it belongs to: `ansible.builtin.shell`.
    pub(super) fn name(&self) -> &'t str {
        let key = self.key.trim_matches(['"', '\'']);
        key.rsplit('.').next().unwrap_or(key)
    }
}

/// The key at the start of `text`, in its quotes.
fn key(text: &str) -> Option<&str> {
    let ends = |end: &usize| {
        let behind = &text[*end..];
        behind.starts_with(':') && (behind.len() == 1 || behind[1..].starts_with([' ', '\t']))
    };
    if text.starts_with(['"', '\'']) {
        let end = quoted::end(text, 0)?;
        let colon = text.len() - text[end..].trim_start().len();
        return ends(&colon).then_some(&text[..end]);
    }
    let key = &text[..text.match_indices(':').map(|(at, _)| at).find(ends)?];
    // A command whose value was to stand in quotes.
    let is_key = !key.is_empty() && !key.contains(['"', '\'', '{', '[']) && !call::is_curl(key);
    is_key.then_some(key)
}

/// The length of what is said of `value` before it: `&anchor`, `!!str`.
fn properties(value: &str) -> usize {
    let mut rest = value;
    while rest.starts_with(['&', '!']) {
        let Some((_, behind)) = rest.split_once([' ', '\t']) else { return value.len() };
        rest = behind.trim_start();
    }
    value.len() - rest.len()
}
