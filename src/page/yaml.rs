//! YAML: block scalars and one-line values that hold commands, as the steps of a pipeline do.

use super::code::{self, Code};
use super::language::Language;
use super::line::{Line, dedented, lines};
use super::list::{List, Strings};
use super::{Block, BlockKind, Format, Notation, Purpose, Remark, Turns, quoted};
use crate::text::{Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &[".yml", ".yaml"], read, purpose: Purpose::Pipeline, remark: Remark::HASH };

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

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut blocks = Vec::new();
    let mut ignores = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        if line.text.trim_start().starts_with('#') {
            ignores.extend(Remark::HASH.call(line));
            continue;
        }
        let Some(entry) = Entry::read(line) else { continue };
        let value = entry.value.of(source.text());
        if let Some(style) = Style::read(value) {
            let deeper = |line: &&Line<'_>| line.is_blank() || line.indent() > entry.indent;
            let end = index + lines[index..].iter().take_while(deeper).count();
            let ignores = std::mem::take(&mut ignores);
            let found = block(source.text(), &lines[index..end], style, entry.language(), ignores);
            blocks.extend(code::headed(line.start, found));
            index = end;
        } else if let Some(list) = List::read(source.text(), entry.value.start, Strings::Yaml) {
            let found = list.block(source.text(), &mut ignores);
            blocks.extend(found.map(|block| Block { head: Some(line.start), ..block }));
            index += lines[index..].iter().take_while(|line| line.start < list.end).count();
        } else if let Some((text, notation)) = scalar(source.text(), entry.value) {
            let block = code::inline(entry.value, &text, &mut ignores);
            blocks.extend(block.map(|block| Block { notation, head: Some(line.start), ..block }));
        }
        blocks.extend(code::comments(std::mem::take(&mut ignores)));
    }
    blocks.extend(code::comments(ignores));
    blocks
}

/// A line with a value.
struct Entry<'t> {
    /// How deep the lines of its value must be at least.
    indent: usize,
    key: &'t str,
    value: Span,
}

impl<'t> Entry<'t> {
    /// `key: value`, `- value`, `- key: value`.
    fn read(line: &Line<'t>) -> Option<Self> {
        let mut at = line.indent();
        let mut indent = at;
        while let Some(rest) = line.text[at..].strip_prefix("- ") {
            indent = at;
            at = line.text.len() - rest.trim_start().len();
        }
        let rest = &line.text[at..];
        let is_key = |key: &&str| !key.is_empty() && !key.contains([' ', '"', '\'', '{', '[']);
        let key = rest.split_once(':').map(|(key, _)| key).filter(is_key);
        let behind =
            key.map(|key| &rest[key.len() + 1..]).filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let (key, start) = match behind {
            Some(behind) => {
                indent = at;
                (key?, line.text.len() - behind.trim_start().len())
            }
            None => ("", at),
        };
        let end = line.text.trim_end().len().max(start);
        Some(Self { indent, key, value: Span::new(line.start + start, line.start + end) })
    }

    fn language(&self) -> Language {
        match self.key {
            "pwsh" | "powershell" => Language::of("powershell"),
            key if SCRIPTS.contains(&key) => Language::Shell(BlockKind::Script, None),
            _ => Language::Unknown,
        }
    }
}

/// How the lines of a block scalar are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Literal,
    Folded,
}

impl Style {
    /// The style in `|`, `>-`, `|2+ # comment`.
    fn read(value: &str) -> Option<Self> {
        let style = match value.bytes().next()? {
            b'|' => Self::Literal,
            b'>' => Self::Folded,
            _ => return None,
        };
        let rest = value[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        (rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')).then_some(style)
    }
}

fn block(source: &str, body: &[Line<'_>], style: Style, language: Language, ignores: Vec<Span>) -> Vec<Block> {
    let blank = body.iter().rev().take_while(|line| line.is_blank()).count();
    let body = &body[..body.len() - blank];
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return code::comments(ignores) };
    let text = match style {
        Style::Literal => dedented(source, body),
        Style::Folded => folded(source, body),
    };
    let mut blocks = Code { span: Span::new(first.start, last.next), text, language, ignores }.blocks();
    if style == Style::Folded {
        for block in &mut blocks {
            block.turns = Turns::Folded;
        }
    }
    blocks
}

/// `lines` joined by blanks, but for those that are empty or deeper than the first.
fn folded(source: &str, lines: &[Line<'_>]) -> Mapped {
    let skip = lines.iter().filter(|line| !line.is_blank()).map(Line::indent).min().unwrap_or(0);
    let mut out = Mapped::default();
    for (index, line) in lines.iter().enumerate() {
        out.copy(source, Span::new(line.start + skip.min(line.indent()), line.end()));
        let plain = |line: &Line<'_>| !line.is_blank() && line.indent() == skip;
        match lines.get(index + 1) {
            Some(next) if plain(line) && plain(next) => out.replace(" ", line.ending()),
            _ => line.add_ending(source, &mut out),
        }
    }
    out
}

/// The text of a value on one line, quoted or not; `None` where its quotes hold more than this reader knows.
fn scalar(source: &str, span: Span) -> Option<(Mapped, Notation)> {
    if !span.of(source).starts_with(['"', '\'']) {
        return Some((Mapped::verbatim(source, span), Notation::Bare));
    }
    let value = quoted::read(source, span.start, span.end)?;
    // Nothing but a comment may follow.
    let rest = source[value.end..span.end].trim_start();
    (rest.is_empty() || rest.starts_with('#')).then_some((value.text, value.notation))
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Script};
    use super::super::tests::check;

    #[test]
    fn block_scalars() {
        check("a.yml", "steps:\n  - run: |\n      curl \\\n        a\n\n    x: y\n", &[(Script, "curl \\\n  a\n")]);
        check("a.yml", "script:\n  - |-\n    curl a\n  - ls\n", &[(Script, "curl a\n")]);
        check("a.yaml", "run: >\r\n  curl a\r\n  -d b\r\nx: y\r\n", &[(Script, "curl a -d b\n")]);
        check("a.yml", "text: |\n  ls\nnote: |\n  curl a\n", &[(Script, "curl a\n")]);
    }

    #[test]
    fn values_on_one_line() {
        check("a.yml", "- run: curl a\n- curl b: c\n- x: ls\n", &[(Inline, "curl a"), (Inline, "curl b: c")]);
        check("a.yml", "run: \"curl \\\"a\\\"\"\ncmd: 'curl ''b'''\n", &[(Inline, "curl \"a\""), (Inline, "curl 'b'")]);
    }
    #[test]
    fn lists_of_words() {
        check(
            "a.yml",
            "test: [\"CMD\", \"curl\", \"-f\",\n  \"a\"]\nrun: curl b\n",
            &[(Inline, "curl -f a"), (Inline, "curl b")],
        );
        check("a.yml", "command: [sh, -c, \"curl a\"]\n", &[(Script, "curl a")]);
    }
}
