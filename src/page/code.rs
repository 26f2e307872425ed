//! A code block of a document, whatever the format → blocks.

use super::language::Language;
use super::line::lines;
use super::{Block, BlockKind, highlight, program, prompt, transcript};
use crate::knowledge::takers::takes;
use crate::shell::Dialect;
use crate::text::{Mapped, Span};

/// A code block.
pub(super) struct Code {
    /// Where it stands.
    pub(super) span: Span,
    /// What it says.
    pub(super) text: Mapped,
    /// What it is labeled as.
    pub(super) language: Language,
    /// Comments above it.
    pub(super) ignores: Vec<Span>,
}

impl Code {
    /// The blocks that it makes: none where it is no shell's, several where commands and output mix.
    pub(super) fn blocks(mut self) -> Vec<Block> {
        self.text = highlight::freed(self.text);
        if self.language == Language::Unknown && program::has_step(self.text.text()) {
            self.text = program::said_by_step(self.text);
        }
        let (kind, dialect) = match self.language {
            Language::Shell(kind, dialect) => (kind, dialect),
            Language::Unknown if shows_curl(self.text.text()) => (BlockKind::Script, None),
            Language::Unknown | Language::Other => return comments(self.ignores),
        };
        if kind == BlockKind::Transcript || opens_with_prompt(self.text.text()) || prompts_for_all(self.text.text()) {
            let dialect = dialect.or_else(|| prompted(self.text.text()));
            let shell = dialect.unwrap_or(Dialect::Posix);
            let strange = || {
                Some(kind)
                    .filter(|kind| *kind == BlockKind::Transcript)
                    .and_then(|_| transcript::split_strange(&self.text, shell))
            };
            let parts = transcript::split(&self.text, shell).or_else(strange);
            // One without prompts shows commands alone.
            if let Some((commands, output)) = parts {
                let mut blocks = vec![self.block(commands, BlockKind::Transcript, dialect)];
                blocks.extend(output);
                return blocks;
            }
        }
        let text = self.text.clone();
        vec![self.block(text, BlockKind::Script, dialect)]
    }

    fn block(self, text: Mapped, kind: BlockKind, dialect: Option<Dialect>) -> Block {
        Block { dialect, ignores: self.ignores, ..Block::of(self.span, text, kind) }
    }
}

/// Code inside a sentence, if a command of curl stands there.
pub(super) fn inline(span: Span, text: &Mapped, ignores: &mut Vec<Span>) -> Option<Block> {
    let is_command = |text: &str| is_curl(&text[prompt::primary(text).map_or(0, |prompt| prompt.len)..]);
    is_command(text.text()).then(|| command(span, text, ignores))
}

/// What is marked as code in a sentence, if a command of curl stands there, or what a shell would run has one.
pub(super) fn marked(span: Span, text: &Mapped, ignores: &mut Vec<Span>) -> Option<Block> {
    shows_curl(text.text()).then(|| command(span, text, ignores))
}

fn command(span: Span, text: &Mapped, ignores: &mut Vec<Span>) -> Block {
    let prompt = prompt::primary(text.text());
    let (len, dialect) = prompt.map_or((0, None), |prompt| (prompt.len, prompt.dialect));
    let text = text.slice(Span::new(len, text.text().trim_end().len()));
    Block { dialect, ignores: std::mem::take(ignores), ..Block::of(span, text, BlockKind::Inline) }
}

/// A block without text for each of `ignores`, so that those that hold for nothing can be told of.
pub(super) fn comments(ignores: Vec<Span>) -> Vec<Block> {
    let block = |span: Span| Block { ignores: vec![span], ..Block::of(span, Mapped::default(), BlockKind::Output) };
    ignores.into_iter().map(block).collect()
}

/// `blocks`, for the first of which a comment above the line at `head` holds.
pub(super) fn headed(head: usize, mut blocks: Vec<Block>) -> Vec<Block> {
    if let Some(first) = blocks.first_mut() {
        first.head = Some(head);
    }
    blocks
}

/// What a shell has a command behind.
const BEFORE: [&str; 11] = ["$(", "| ", "|| ", "&& ", "; ", "do ", "then ", "else ", "until ", "while ", "if ! "];

/// Whether a line starts with curl, or with a prompt and curl, or the shell would run it there.
fn shows_curl(text: &str) -> bool {
    lines(text).iter().any(|line| {
        let line = line.text.trim_start();
        let line = &line[prompt::primary(line).map_or(0, |prompt| prompt.len)..];
        let is_one = |at: usize| is_curl(&line[at..]) && (is_run(&line[..at]) || is_given(&line[..at]));
        is_curl(line) || line.match_indices("curl").any(|(at, _)| is_one(at))
    })
}

/// Whether a command begins behind `before`, the beginning of a line that is no sentence and no row of a table.
fn is_run(before: &str) -> bool {
    BEFORE.iter().any(|mark| before.ends_with(mark)) && !is_said(before) && !before.starts_with('|')
}

/// Whether a program takes what stands behind `before`, in quotes or as its own words, for a command.
fn is_given(before: &str) -> bool {
    let before = before.strip_suffix("sudo ").unwrap_or(before);
    let quotes = before.char_indices().filter(|&(_, c)| matches!(c, '\'' | '"' | '“' | '‘' | '”' | '’'));
    quotes.last().is_some_and(|(at, mark)| {
        let inside = &before[at + mark.len_utf8()..];
        (inside.trim().is_empty() || is_run(inside)) && takes(&before[..at])
    })
}

/// A blank that the shell takes for a letter.
const NO_BREAK: char = '\u{a0}';

/// Whether `text` starts with the name of curl and something behind it.
pub(super) fn is_curl(text: &str) -> bool {
    let text = text.trim_start_matches(NO_BREAK);
    let text = text.strip_prefix("sudo").and_then(|rest| rest.strip_prefix([' ', NO_BREAK])).unwrap_or(text);
    let Some(rest) = text.get(..4).filter(|name| name.eq_ignore_ascii_case("curl")).map(|_| &text[4..]) else {
        return false;
    };
    let rest = rest.strip_prefix(".exe").unwrap_or(rest);
    rest.starts_with([' ', '\t', NO_BREAK, '\\'])
}

/// Whether `line` goes on with options though nothing says that it does.
pub(super) fn is_options(line: &str) -> bool {
    let Some(name) = line.trim_start().strip_prefix(['-', '–', '—']) else { return false };
    let mut chars = name.chars();
    let long = name.strip_prefix('-').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    let short = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next().is_none_or(|c| matches!(c, ' ' | '"' | '\'' | '“' | '‘'));
    long || short
}

/// The shell whose prompt is the first in `text`.
fn prompted(text: &str) -> Option<Dialect> {
    lines(text).iter().find_map(|line| prompt::primary(line.text)).and_then(|prompt| prompt.dialect)
}

/// Whether the first line is output, and prompts that are nothing else stand before all commands of curl below it.
fn prompts_for_all(text: &str) -> bool {
    let lines = lines(text);
    let is_prompted =
        |line: &str| prompt::primary(line).is_some_and(|prompt| !prompt.doubtful && is_curl(&line[prompt.len..]));
    lines.iter().find(|line| !line.is_blank()).is_some_and(|line| is_said(line.text))
        && lines.iter().any(|line| is_prompted(line.text))
        && !lines.iter().any(|line| is_curl(line.text.trim_start()))
}

/// Whether `line` can be no command: it begins as JSON, a tag or a sentence does.
fn is_said(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "{[<".contains(c)) && !word.contains('=')
}

/// Whether the first line that is neither empty nor a comment has a prompt before it.
fn opens_with_prompt(text: &str) -> bool {
    let lines = lines(text);
    let first = lines.iter().find(|line| !line.is_blank() && !line.text.trim_start().starts_with('#'));
    first.is_some_and(|line| prompt::primary(line.text).is_some())
}
