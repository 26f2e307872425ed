//! A command that two keys of YAML hold, one below the other: `command: ["curl"]` and `args: ["-s", "https://…"]`.

use super::entry::Entry;
use super::line::Line;
use super::list::{List, Strings};
use super::sequence;

/// Keys whose list begins a command, and those whose list goes on with it: Kubernetes', Compose's.
const PAIRS: [(&str, &str); 2] = [("command", "args"), ("entrypoint", "command")];

/// The beginning of such a command.
pub(super) struct Opened {
    list: List,
    /// The key that would go on with it, and how deep that stands.
    next: &'static str,
    indent: usize,
    /// The line behind it.
    pub(super) index: usize,
}

impl Opened {
    /// The beginning that `list`, the value of `entry`, is if a key behind line `index` goes on with it.
    pub(super) fn of(entry: &Entry<'_>, list: List, index: usize) -> Option<Self> {
        let (_, next) = PAIRS.iter().find(|(key, _)| *key == entry.name())?;
        list.leads().then_some(Self { list, next, indent: entry.indent, index })
    }

    /// Whether `entry`, behind the lines `between`, goes on with it.
    pub(super) fn goes_on(&self, entry: &Entry<'_>, between: &[Line<'_>]) -> bool {
        let is_nothing = |line: &Line<'_>| line.is_blank() || line.text.trim_start().starts_with('#');
        entry.name() == self.next && entry.indent == self.indent && between.iter().all(is_nothing)
    }

    /// The list of the whole command, of which `more` is the rest.
    pub(super) fn with(self, more: List) -> List {
        self.list.with(more)
    }
}

/// The list that is the value of `entry`, and how many of the lines `below` it takes; none where its key is none of such.
pub(super) fn list(source: &str, entry: &Entry<'_>, below: &[Line<'_>]) -> Option<(List, usize)> {
    let name = entry.name();
    if !PAIRS.iter().any(|(first, next)| [*first, *next].contains(&name)) {
        return None;
    }
    if entry.value.is_empty() {
        return sequence::entries(source, below, entry.indent);
    }
    let list = List::read(source, entry.value.start, Strings::Yaml)?;
    let count = below.iter().take_while(|line| line.start < list.end).count();
    Some((list, count))
}
