//! Lists of words that start a program, `["sh", "-c", "…"]`, in image files and YAML.

use super::notation::{Notation, is_plain};
use super::{Block, BlockKind, Turns, quoted};
use crate::shell::Dialect;
use crate::text::{Mapped, Span};

/// What has to be read between the brackets at most.
const LONGEST: usize = 64 << 10;

/// Whose strings a list has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strings {
    /// Double quotes only, and nothing is filled in.
    Json,
    /// Single quotes or none too, and what reads the list fills variables in.
    Yaml,
}

impl Item {
    /// Whether it names a shell.
    fn is_shell(&self) -> bool {
        let name = self.text.text().rsplit('/').next().unwrap_or("");
        matches!(name, "sh" | "bash" | "ash" | "dash" | "zsh" | "ksh")
    }

    /// Whether it is the option of a shell behind which a script stands.
    fn takes_script(&self) -> bool {
        let option = self.text.text().strip_prefix('-').unwrap_or("");
        option.ends_with('c') && option.bytes().all(|byte| byte.is_ascii_lowercase())
    }

    /// Where it ends, its quote included.
    const fn end(&self) -> usize {
        self.span.end + if matches!(self.notation, Notation::Bare) { 0 } else { 1 }
    }
}

/// A list, and where it ends.
pub(super) struct List {
    items: Vec<Item>,
    strings: Strings,
    pub(super) end: usize,
}

pub(super) struct Item {
    /// Its text as it stands, without quotes.
    pub(super) span: Span,
    pub(super) text: Mapped,
    pub(super) notation: Notation,
}

impl List {
    /// The list of `items`, which ends at `end`.
    pub(super) const fn of(items: Vec<Item>, strings: Strings, end: usize) -> Self {
        Self { items, strings, end }
    }

    /// The list that starts at `start` of `source` with a bracket, if there is one of nothing but strings.
    pub(super) fn read(source: &str, start: usize, strings: Strings) -> Option<Self> {
        let limit = source.len().min(start + LONGEST);
        let limit = (start..=limit).rev().find(|&at| source.is_char_boundary(at))?;
        let mut at = start + source[start..limit].strip_prefix('[').map(|_| 1)?;
        let mut items = Vec::new();
        loop {
            at = behind_blanks(source, at, limit);
            if source[at..limit].starts_with(']') {
                return Some(Self { items, strings, end: at + 1 });
            }
            let (item, end) = item(source, at, limit, strings)?;
            items.push(item);
            at = behind_blanks(source, end, limit);
            if let Some(rest) = source[at..limit].strip_prefix(',') {
                at = limit - rest.len();
            } else if !source[at..limit].starts_with(']') {
                return None;
            }
        }
    }

    /// Whether another list goes on with it: it has curl alone, or a shell and the option before a script.
    pub(super) fn leads(&self) -> bool {
        match self.items.as_slice() {
            [only] => only.text.text().rsplit('/').next() == Some("curl"),
            [.., option] => self.items.iter().any(Item::is_shell) && option.takes_script(),
            [] => false,
        }
    }

    /// It and `more` as one.
    pub(super) fn with(mut self, more: Self) -> Self {
        self.items.extend(more.items);
        Self { end: more.end, ..self }
    }

    /// The command of curl that it is, or the script that it hands to a shell.
    pub(super) fn block(&self, source: &str, ignores: &mut Vec<Span>) -> Option<Block> {
        let block = match self.script() {
            Some(script) if script.text.text().contains("curl") => {
                let block = Block::of(script.span, script.text.clone(), BlockKind::Script);
                Block { dialect: Some(Dialect::Posix), notation: script.notation, turns: Turns::Folded, ..block }
            }
            Some(_) => return None,
            None => self.words(source)?,
        };
        Some(Block { ignores: std::mem::take(ignores), ..block })
    }

    /// The script among the words, as in `sh -c SCRIPT`.
    fn script(&self) -> Option<&Item> {
        let first = self.items.first()?;
        if first.text.text() == "CMD-SHELL" {
            return self.items.get(1);
        }
        let at = self.items.iter().position(Item::takes_script)?;
        // The shell itself may stand in a list of its own.
        let is_its = at == 0 && self.strings == Strings::Yaml || self.items[..at].iter().any(Item::is_shell);
        is_its.then(|| self.items.get(at + 1))?
    }

    /// The words as a shell would have them.
    pub(super) fn words(&self, source: &str) -> Option<Block> {
        let skip = usize::from(self.items.first()?.text.text() == "CMD");
        let items = self.items.get(skip..)?;
        let first = items.first()?;
        if first.text.text().rsplit('/').next() != Some("curl") {
            return None;
        }
        let marks: Vec<_> = items.iter().map(|item| self.marks(item)).collect::<Option<_>>()?;
        let last = items.last()?;
        let mut text = Mapped::default();
        for (index, item) in items.iter().enumerate() {
            for run in item.text.runs() {
                if run.verbatim {
                    text.copy(source, run.from);
                } else {
                    text.replace(run.text, run.from);
                }
            }
            if let Some(next) = items.get(index + 1) {
                let between = format!("{} {}", marks[index], marks[index + 1]);
                text.replace(&between, Span::new(item.span.end, next.span.start));
            } else {
                let end = if marks[index].is_empty() { item.span.end } else { item.end() };
                text.replace(marks[index], Span::new(item.span.end, end));
            }
        }
        let end = if marks.last()?.is_empty() { last.span.end } else { last.end() };
        let block = Block::of(Span::new(first.span.start, end), text, BlockKind::Inline);
        Some(Block { notation: Notation::Words, turns: Turns::Folded, ..block })
    }

    /// The quotes that a shell wants around `item`; `None` where it would want more than that.
    fn marks(&self, item: &Item) -> Option<&'static str> {
        let text = item.text.text();
        let has = |signs: &[char]| text.contains(signs);
        match self.strings {
            _ if text.chars().all(is_plain) && !text.is_empty() => Some(""),
            Strings::Yaml if has(&['$']) => {
                let fills = !text.contains("$$") && !text.contains("$(") && !has(&['"', '\\', '`', '!']);
                fills.then_some("\"")
            }
            _ => (!has(&['\'', '\n'])).then_some("'"),
        }
    }
}

fn behind_blanks(source: &str, at: usize, limit: usize) -> usize {
    limit - source[at..limit].trim_start().len()
}

fn item(source: &str, at: usize, limit: usize, strings: Strings) -> Option<(Item, usize)> {
    if let Some(it) = quoted::read(source, at, limit) {
        let is_json = it.notation == Notation::Double && !source[at..it.end].contains('\n');
        if strings == Strings::Json && !is_json {
            return None;
        }
        return Some((Item { span: Span::new(at + 1, it.end - 1), text: it.text, notation: it.notation }, it.end));
    }
    if strings == Strings::Json {
        return None;
    }
    let end = at + source[at..limit].find([',', ']', '\n', '"', '\'', '{', '[', '#'])?;
    let span = Span::new(at, at + source[at..end].trim_end().len());
    let item = Item { span, text: Mapped::verbatim(source, span), notation: Notation::Bare };
    (!span.is_empty()).then_some((item, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, strings: Strings, expected: Option<&str>) {
        let list = List::read(source, 0, strings);
        let block = list.and_then(|list| list.block(source, &mut Vec::new()));
        assert_eq!(block.as_ref().map(|block| block.text.text()), expected, "{source}");
    }

    #[test]
    fn words_become_a_command() {
        check(r#"["curl", "-s", "https://a.example"]"#, Strings::Json, Some("curl -s https://a.example"));
        check(r#"[ "/usr/bin/curl","-d","a b" ]"#, Strings::Json, Some("/usr/bin/curl -d 'a b'"));
        check("[CMD, curl, -f, 'http://a/?b&c']", Strings::Yaml, Some("curl -f 'http://a/?b&c'"));
        check("[curl, -f, http://a/?b&c]", Strings::Yaml, Some("curl -f 'http://a/?b&c'"));
        check("[\"curl\",\n \"-f\",\n \"$URL/x\"]", Strings::Yaml, Some("curl -f \"$URL/x\""));
        check(r#"["curl", "$URL"]"#, Strings::Json, Some("curl '$URL'"));
    }

    #[test]
    fn a_script_for_a_shell_is_one() {
        check(r#"["/bin/sh", "-ec", "curl \"a\" | x"]"#, Strings::Json, Some("curl \"a\" | x"));
        check("[CMD-SHELL, 'curl -f a || exit 1']", Strings::Yaml, Some("curl -f a || exit 1"));
        check("[-c, \"curl a | x\"]", Strings::Yaml, Some("curl a | x"));
        check(r#"["sh", "-c", "ls"]"#, Strings::Json, None);
    }

    #[test]
    fn what_cannot_be_told_is_left_alone() {
        for list in [r#"["ls", "curl"]"#, "['curl', 'a']", "[curl, a]", r#"["curl", "it's"]"#, r#"["curl""#, "[]"] {
            check(list, Strings::Json, None);
        }
        for list in ["[curl, $(URL)]", "[curl, \"$$A\"]", "[curl, {a: b}]"] {
            check(list, Strings::Yaml, None);
        }
    }
}
