//! YAML: block scalars and one-line values that hold commands, as the steps of a pipeline do.

#[cfg(test)]
mod tests;

use super::code::{self, Code};
use super::entry::Entry;
use super::language::Language;
use super::line::{Line, lines};
use super::list::{List, Strings};
use super::quoted::{self, Quoted};
use super::scalar::Folding;
use super::spread::{self, Opened};
use super::{Block, Dollars, Format, Notation, Purpose, Remark, Turns, ansible, flow, sequence};
use crate::knowledge;
use crate::shell::{self, ComplaintKind, Dialect};
use crate::text::{Edit, Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &[".yml", ".yaml"], read, purpose: Purpose::Pipeline, remark: Remark::HASH };

/// How the files are called from which Compose fills in variables, and takes two dollar signs for one.
const COMPOSE: [&str; 2] = ["docker-compose", "compose"];

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut reader = Reader {
        source: source.text(),
        lines: &lines,
        index: 0,
        open: [false; 2],
        list: (0, Language::Unknown),
        opened: None,
        ignores: Vec::new(),
        blocks: Vec::new(),
    };
    reader.read();
    let is_compose = source.name().is_some_and(|name| {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
        COMPOSE.iter().any(|name| file.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '-'])))
    });
    if is_compose { reader.blocks.into_iter().map(filled_in).collect() } else { reader.blocks }
}

/// `block` as a shell gets it from Compose.
fn filled_in(block: Block) -> Block {
    let twice = block.text.text().match_indices("$$").map(|(at, _)| Edit::new(at..at + 2, "$")).collect::<Vec<_>>();
    let text = if twice.is_empty() { block.text } else { block.text.edited(&twice) };
    Block { text, dollars: Dollars::Doubled, ..block }
}

/// `block` as a shell gets it from the module of Ansible that the key of `entry` may name.
fn freed(block: Block, entry: &Entry<'_>) -> Block {
    if !knowledge::ansible::is_module(entry.name()) {
        return block;
    }
    let edits = ansible::arguments(block.text.text());
    if edits.is_empty() { block } else { Block { text: block.text.edited(&edits), ..block } }
}

struct Reader<'t> {
    source: &'t str,
    lines: &'t [Line<'t>],
    /// The line that is read next.
    index: usize,
    /// Which quotes, single and double, nothing ends any more.
    open: [bool; 2],
    /// How deep the key of the list at hand stands, and the language of its entries.
    list: (usize, Language),
    /// What the entry above began, if that is a command of which the rest is yet to come.
    opened: Option<Opened>,
    ignores: Vec<Span>,
    blocks: Vec<Block>,
}

impl<'t> Reader<'t> {
    fn read(&mut self) {
        while let Some(line) = self.lines.get(self.index) {
            self.index += 1;
            if line.text.trim_start().starts_with('#') {
                self.ignores.extend(Remark::HASH.call(line));
                continue;
            }
            let Some(entry) = Entry::read(line) else { continue };
            let language = self.language(&entry);
            let found = self.entry(&entry, language).into_iter().map(|block| freed(block, &entry)).collect();
            self.blocks.extend(code::headed(line.start, found));
            self.blocks.extend(code::comments(std::mem::take(&mut self.ignores)));
        }
        self.blocks.extend(code::comments(std::mem::take(&mut self.ignores)));
    }

    /// The language of the value of `entry`, as its key or that of the list tells in which it stands.
    fn language(&mut self, entry: &Entry<'_>) -> Language {
        let (depth, language) = self.list;
        if entry.key.is_empty() {
            return if entry.indent >= depth { language } else { Language::Unknown };
        }
        let own = entry.language();
        let is_open = entry.value.is_empty();
        self.list = if is_open { (entry.indent, own) } else { (usize::MAX, Language::Unknown) };
        own
    }

    /// The blocks in the value of `entry`, whose lines are then dealt with.
    fn entry(&mut self, entry: &Entry<'_>, language: Language) -> Vec<Block> {
        if let Some(blocks) = self.spread(entry) {
            return blocks;
        }
        let (source, rest) = (self.source, &self.lines[self.index..]);
        let value = entry.value.of(source);
        if let Some(folding) = Folding::read(value) {
            let deeper = |line: &&Line<'_>| line.is_blank() || line.indent() > entry.indent;
            let len = rest.iter().take_while(deeper).count();
            self.index += len;
            return folding.block(source, &rest[..len], language, std::mem::take(&mut self.ignores));
        }
        let list = List::read(source, entry.value.start, Strings::Yaml);
        let words = list.and_then(|list| Some((list.block(source, &mut self.ignores)?, list.end)));
        if let Some((block, end)) = words {
            self.index += rest.iter().take_while(|line| line.start < end).count();
            return vec![block];
        }
        if value.is_empty() {
            let list = sequence::read(source, rest, entry.indent);
            let words = list.and_then(|(list, count)| Some((list.words(source)?, count)));
            self.index += words.as_ref().map_or(0, |(_, count)| *count);
            let ignores = if words.is_some() { std::mem::take(&mut self.ignores) } else { Vec::new() };
            return words.map(|(block, _)| Block { ignores, ..block }).into_iter().collect();
        }
        if value.starts_with(['{', '[']) {
            let flow = flow::read(source, entry.value.start, entry.indent);
            self.pass(flow.end);
            // What lies in braces has keys of its own.
            let language = if value.starts_with('[') { language } else { Language::Unknown };
            let string = |value: flow::Value| self.string(value.start, value.quoted, language);
            return flow.values.into_iter().flat_map(string).collect();
        }
        self.scalar(entry, language)
    }

    /// The command that ends in the list of `entry`, where another key began it; none yet where it begins one.
    fn spread(&mut self, entry: &Entry<'_>) -> Option<Vec<Block>> {
        let (list, count) = spread::list(self.source, entry, &self.lines[self.index..])?;
        let behind = self.index + count;
        let (lines, index) = (self.lines, self.index);
        let opened = self.opened.take();
        if let Some(opened) = opened.filter(|opened| opened.goes_on(entry, &lines[opened.index..index - 1])) {
            let block = opened.with(list).block(self.source, &mut self.ignores)?;
            self.index = behind;
            return Some(vec![block]);
        }
        self.opened = Some(Opened::of(entry, list, behind)?);
        self.index = behind;
        Some(Vec::new())
    }

    /// What stands before `end` is dealt with.
    fn pass(&mut self, end: usize) {
        self.index += self.lines[self.index..].partition_point(|line| line.start < end);
    }

    /// The blocks in a string that starts at `start`.
    fn string(&mut self, start: usize, quoted: Quoted, language: Language) -> Vec<Block> {
        let blocks = self.text(Span::new(start, quoted.end), quoted.text, language);
        blocks.into_iter().map(|block| Block { notation: quoted.notation, ..block }).collect()
    }

    /// The blocks in `text`, a value that stands at `span`: a command, or a script if it has lines or `language` says so.
    fn text(&mut self, span: Span, text: Mapped, language: Language) -> Vec<Block> {
        let has_lines = text.text().contains('\n');
        if !has_lines && let Some(block) = code::inline(span, &text, &mut self.ignores) {
            return vec![block];
        }
        let is_script = has_lines || matches!(language, Language::Shell(..));
        if !is_script || !text.text().contains("curl") {
            return Vec::new();
        }
        Code { span, text, language, ignores: std::mem::take(&mut self.ignores) }.blocks()
    }

    /// The blocks in the value of `entry`, quoted or not; none where its quotes hold more than this reader knows.
    fn scalar(&mut self, entry: &Entry<'_>, language: Language) -> Vec<Block> {
        let (source, value) = (self.source, entry.value);
        if value.of(source).starts_with(['"', '\'']) {
            let end = self.string_end(value.start);
            self.pass(end);
            let Some(quoted) = quoted::read(source, value.start, end) else { return Vec::new() };
            // Nothing but a comment may follow.
            let rest = source[quoted.end..].split('\n').next().unwrap_or("").trim();
            let is_all = rest.is_empty() || rest.starts_with('#');
            return if is_all { self.string(value.start, quoted, language) } else { Vec::new() };
        }
        let more = self.more(entry);
        self.index += more.len();
        // Deeper keys and entries would be no part of a text, and an empty line ends one of it.
        let is_none = |line: &Line<'_>| line.is_blank() || line.text.contains(" #") || line.text.contains(": ");
        let is_below = |line: &Line<'_>| line.indent() > entry.indent && !line.text.trim_start().starts_with('#');
        if more.iter().any(is_none) || self.lines.get(self.index).is_some_and(is_below) {
            return Vec::new();
        }
        let value = Span::new(value.start, value.start + plain(value.of(source)).len());
        // Where YAML begins a comment within quotes, the command is none, and what was meant is more than YAML has.
        if value.end < entry.value.end && is_open(value.of(source)) {
            return Vec::new();
        }
        let mut text = Mapped::verbatim(source, value);
        let mut end = value.end;
        for line in more {
            let start = line.start + line.indent();
            text.replace(" ", Span::new(end, start));
            end = start + line.text.trim().len();
            text.copy(source, Span::new(start, end));
        }
        let turns = if more.is_empty() { Turns::Kept } else { Turns::Folded };
        let blocks = self.text(Span::new(value.start, end), text, language);
        blocks.into_iter().map(|block| Block { notation: Notation::Bare, turns, ..block }).collect()
    }

    /// The lines that go on with the value of `entry`, which has no quotes.
    fn more(&self, entry: &Entry<'_>) -> &'t [Line<'t>] {
        let rest = &self.lines[self.index..];
        if entry.value.of(self.source).contains(" #") {
            return &[];
        }
        let goes_on = |line: &&Line<'_>| {
            let is_deeper = line.indent() > entry.indent && !line.text.trim_start().starts_with('#');
            line.is_blank() || is_deeper && Entry::read(line).is_none_or(|entry| entry.key.is_empty())
        };
        let more = &rest[..rest.iter().take_while(goes_on).count()];
        let blank = more.iter().rev().take_while(|line| line.is_blank()).count();
        &more[..more.len() - blank]
    }

    /// Where the string ends that starts at `start`; in its line where nothing ends it.
    fn string_end(&mut self, start: usize) -> usize {
        let kind = usize::from(self.source[start..].starts_with('"'));
        let end = if self.open[kind] { None } else { quoted::end(self.source, start) };
        self.open[kind] |= end.is_none();
        end.unwrap_or(start)
    }
}

/// What of `text`, which has no quotes around it, is no comment.
fn plain(text: &str) -> &str {
    let end = text.match_indices('#').map(|(at, _)| at).find(|&at| text[..at].ends_with([' ', '\t']));
    end.map_or(text, |end| text[..end].trim_end())
}

/// Whether a quote is open at the end of `text`, a typographic one too.
fn is_open(text: &str) -> bool {
    let open = |kind| matches!(kind, ComplaintKind::OpenQuote(_) | ComplaintKind::OpenExpansion);
    let is_odd = [["“", "”"], ["‘", "’"], ["«", "»"]]
        .iter()
        .any(|[open, close]| text.matches(open).count() > text.matches(close).count());
    is_odd || shell::read(text, Dialect::Posix).complaints.iter().any(|complaint| open(complaint.kind))
}
