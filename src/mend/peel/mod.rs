//! What software put around or over the text of a whole paste: one operator a file, in the order of this list.

mod acute;
mod apart;
mod argument;
mod backslash;
mod bbcode;
mod called;
mod carriage;
mod csv;
mod diff;
mod doubled;
mod dressed;
mod dropped;
mod emphasis;
mod entity;
mod escape;
mod escaped;
mod gateway;
mod ghost;
mod glued;
mod heredoc;
mod invisible;
mod joined;
mod letters;
mod link;
mod linked;
mod listed;
mod log;
mod loose;
mod misspelled;
mod mojibake;
mod number;
mod prefix;
pub(super) mod printable;
mod prompt;
mod replaced;
mod string;
mod struck;
mod swallowed;
mod table;
mod tag;
mod tick;
mod whole;
mod wide;
mod worded;

use argument::Shown;

use super::argument::Argument;
use super::quoted::{holds, is_bare, quoted, unmarked};
use super::quotes::Quotes;
use super::reach::head;
use super::region;
use super::setting::Setting;
use super::{Slip, SlipKind, is_code, sight};
use crate::knowledge::programs;
use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Edit, Mapped, Span};

/// Undoes one thing: the edits of a text that take it away, none where it did not happen.
pub(super) struct Peeler {
    kind: SlipKind,
    find: fn(&str) -> Vec<Edit>,
    needs: Needs,
}

/// What a text must have for something to be found in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// The name of curl.
    Name,
    /// The name of curl, and one of these bytes.
    NameAnd(&'static [u8]),
    /// The name of curl or of a command of PowerShell, and one of these bytes.
    CallAnd(&'static [u8]),
    /// One of these bytes.
    Byte(&'static [u8]),
    /// A character that is not ASCII.
    Foreign,
}

const PEELERS: &[Peeler] = &[
    Peeler { kind: SlipKind::TerminalEscape, find: escape::find, needs: Needs::Byte(b"\x1b\xc2[") },
    Peeler { kind: SlipKind::CarriageReturn, find: carriage::find, needs: Needs::Byte(b"\r") },
    Peeler { kind: SlipKind::MailSource, find: printable::find, needs: Needs::Byte(b"=") },
    Peeler { kind: SlipKind::Mojibake, find: mojibake::find, needs: Needs::Foreign },
    Peeler {
        kind: SlipKind::InvisibleCharacter,
        find: invisible::find_control,
        needs: Needs::Byte(&invisible::CONTROLS),
    },
    Peeler { kind: SlipKind::InvisibleCharacter, find: invisible::find, needs: Needs::Foreign },
    Peeler { kind: SlipKind::BidiControl, find: invisible::find_bidi, needs: Needs::Foreign },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: misspelled::find, needs: Needs::Byte(b"u") },
    Peeler { kind: SlipKind::HtmlTag, find: tag::find, needs: Needs::Byte(b"<") },
    Peeler { kind: SlipKind::HtmlEntity, find: entity::find, needs: Needs::NameAnd(b"&") },
    Peeler { kind: SlipKind::HtmlEntity, find: ghost::find, needs: Needs::Foreign },
    Peeler { kind: SlipKind::HtmlTag, find: tag::find, needs: Needs::Byte(b"<") },
    Peeler { kind: SlipKind::StringLiteral, find: csv::find, needs: Needs::NameAnd(b"\"") },
    Peeler { kind: SlipKind::StringLiteral, find: joined::find, needs: Needs::NameAnd(b"+.(") },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: joined::find_doubtful, needs: Needs::NameAnd(b"+.") },
    Peeler { kind: SlipKind::StringLiteral, find: string::find, needs: Needs::NameAnd(b"\\") },
    Peeler { kind: SlipKind::SmartQuote, find: escaped::find, needs: Needs::NameAnd(b"\\") },
    Peeler { kind: SlipKind::WordList, find: listed::find, needs: Needs::NameAnd(b"[(") },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: replaced::find_doubtful, needs: Needs::NameAnd(b"?") },
    Peeler { kind: SlipKind::ReplacedCharacter, find: replaced::find, needs: Needs::NameAnd(b"?") },
    Peeler { kind: SlipKind::FullWidth, find: wide::find, needs: Needs::Foreign },
    Peeler { kind: SlipKind::NoBreakSpace, find: apart::find, needs: Needs::Foreign },
    Peeler { kind: SlipKind::MissingBlank, find: glued::find, needs: Needs::Name },
    Peeler { kind: SlipKind::LogPrefix, find: log::find, needs: Needs::Name },
    Peeler { kind: SlipKind::LineNumber, find: number::find, needs: Needs::Name },
    Peeler { kind: SlipKind::Prompt, find: prompt::find, needs: Needs::CallAnd(prompt::BYTES) },
    Peeler { kind: SlipKind::DiffMark, find: diff::find, needs: Needs::NameAnd(b"@+") },
    Peeler { kind: SlipKind::QuotePrefix, find: prefix::find_quoted, needs: Needs::Byte(b">|") },
    Peeler { kind: SlipKind::CommentMark, find: prefix::find_comment, needs: Needs::Name },
    Peeler { kind: SlipKind::ListMark, find: prefix::find_bullet, needs: Needs::Name },
    Peeler { kind: SlipKind::Prompt, find: prompt::find, needs: Needs::CallAnd(prompt::BYTES) },
    Peeler { kind: SlipKind::CodeFence, find: bbcode::find, needs: Needs::NameAnd(b"[{") },
    Peeler { kind: SlipKind::CodeFence, find: tick::find, needs: Needs::Byte(b"`~") },
    Peeler { kind: SlipKind::StringLiteral, find: tick::find_given, needs: Needs::NameAnd(b"(=:") },
    Peeler { kind: SlipKind::CodeFence, find: tick::find_quoted, needs: Needs::Name },
    Peeler { kind: SlipKind::LostContinuation, find: doubled::find, needs: Needs::Name },
    Peeler { kind: SlipKind::SmartQuote, find: acute::find, needs: Needs::NameAnd(b"\xc2") },
    Peeler { kind: SlipKind::SmartQuote, find: acute::find_marks, needs: Needs::Byte(b"`'") },
    Peeler { kind: SlipKind::Emphasis, find: emphasis::find, needs: Needs::NameAnd(b"*_") },
    Peeler { kind: SlipKind::MarkdownEscape, find: backslash::find, needs: Needs::Byte(b"\\") },
    Peeler { kind: SlipKind::MarkdownLink, find: link::find, needs: Needs::Byte(b"[<") },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: worded::find_doubtful, needs: Needs::NameAnd(b"]") },
    Peeler { kind: SlipKind::WrappedLink, find: gateway::find, needs: Needs::Byte(b":") },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: letters::find, needs: Needs::Byte(b"\"") },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: linked::find_doubtful, needs: Needs::Foreign },
    Peeler { kind: SlipKind::DroppedCharacter, find: linked::find, needs: Needs::Foreign },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: struck::find_doubtful, needs: Needs::Name },
    Peeler { kind: SlipKind::DroppedCharacter, find: struck::find, needs: Needs::Name },
    Peeler { kind: SlipKind::DoubtfulCharacter, find: dropped::find_doubtful, needs: Needs::Name },
    Peeler { kind: SlipKind::DroppedCharacter, find: dropped::find, needs: Needs::Name },
    Peeler { kind: SlipKind::WrappedLink, find: swallowed::find, needs: Needs::Byte(b"%") },
    Peeler { kind: SlipKind::StringLiteral, find: swallowed::find_escapes, needs: Needs::Byte(b"\\") },
    Peeler { kind: SlipKind::SmartQuote, find: heredoc::find, needs: Needs::Foreign },
    Peeler { kind: SlipKind::SmartDash, find: called::find, needs: Needs::NameAnd(b"'\"\xe2") },
    Peeler { kind: SlipKind::SmartQuote, find: dressed::find, needs: Needs::NameAnd(b"\xe2\xc2") },
];

/// A text freed of what lay around or over it.
#[derive(Debug)]
pub(super) struct Peeled {
    /// What is left, mapped to the text as given.
    pub(super) text: Mapped,
    /// What was taken away, in order; spans in the text as given.
    slips: Vec<Slip>,
    /// The texts that other programs run, in order.
    arguments: Vec<Argument>,
    /// Whether a command may be named in the text that is left, as far as anybody looked.
    pub(super) may_call: bool,
}

/// What may stand behind a command and belong to what stands before it.
const CLOSING: [SlipKind; 3] = [SlipKind::TerminalEscape, SlipKind::CodeFence, SlipKind::NoBreakSpace];

impl Peeled {
    /// `text`, from which `slips` were taken away.
    pub(super) fn new(text: Mapped, mut slips: Vec<Slip>) -> Self {
        slips.sort_by_key(|slip| slip.span);
        Self { text, slips, arguments: Vec::new(), may_call: true }
    }

    /// What was taken away in `span` of the text as given, and what touches it: a line may have lost several things one
    /// behind another, and undoing the last alone would leave the others for the next time.
    pub(super) fn around(&self, span: Span) -> impl Iterator<Item = &Slip> {
        let inside = self.slips.partition_point(|slip| slip.span.start < span.end);
        let mut start = span.start;
        let before = self.slips[..inside].iter().rev().take_while(move |slip| {
            let is_near = slip.span.end >= start;
            start = start.min(slip.span.start);
            is_near
        });
        let mut end = span.end;
        let behind = self.slips[inside..].iter().take_while(move |slip| {
            let is_next = slip.span.start == end && CLOSING.contains(&slip.kind);
            end = slip.span.end;
            is_next
        });
        before.filter(move |slip| slip.span.end <= span.end).chain(behind)
    }

    /// The text that another program runs in which what stands at `span` of the text as given begins.
    pub(super) fn argument(&self, span: Span) -> Option<&Argument> {
        let behind = self.arguments.partition_point(|argument| argument.inside.start <= span.start);
        self.arguments[..behind].last().filter(|argument| span.start < argument.inside.end)
    }

    /// What was taken away in and beside `span` of the text as given.
    pub(super) fn beside(&self, span: Span) -> impl Iterator<Item = &Slip> {
        self.slips.iter().filter(move |slip| slip.span.end >= span.start && slip.span.start <= span.end)
    }
}

/// Whether a slip of this kind can be one in a block of that kind, and is not what the document means.
fn can_slip(kind: SlipKind, block: BlockKind) -> bool {
    match block {
        // Around a command, nobody sees what blanks a text has, and only the command is taken from it.
        BlockKind::Paste => kind != SlipKind::NoBreakSpace,
        // In a document, such a list is what a program has, and stays.
        _ if matches!(kind, SlipKind::WordList | SlipKind::MissingBlank) => false,
        // A mark before a line of a script makes it a comment, a backtick substitutes what a command puts out, and no
        // converter to Markdown writes scripts.
        BlockKind::Script => !MARKS.contains(&kind) && !matches!(kind, SlipKind::MarkdownEscape | SlipKind::CodeFence),
        BlockKind::Transcript | BlockKind::Output | BlockKind::Inline => {
            let is_of_text = matches!(
                kind,
                SlipKind::Prompt
                    | SlipKind::LineNumber
                    | SlipKind::LogPrefix
                    | SlipKind::HtmlTag
                    | SlipKind::Emphasis
                    | SlipKind::CodeFence
            );
            !is_of_text && !MARKS.contains(&kind)
        }
    }
}

/// What takes quotes away, which a script may mean.
const QUOTES: [SlipKind; 2] = [SlipKind::CodeFence, SlipKind::StringLiteral];

/// What stands before lines of a text, but of no command.
const MARKS: [SlipKind; 4] = [SlipKind::DiffMark, SlipKind::QuotePrefix, SlipKind::CommentMark, SlipKind::ListMark];

/// Whether `edit` of `text` would make a command of a comment.
fn uncomments(edit: &Edit, text: &str) -> bool {
    edit.span.of(text).trim_start().starts_with('#')
}

/// What a text has of all that peelers need.
struct Seen {
    name: bool,
    call: bool,
    foreign: bool,
    bytes: [bool; 256],
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut bytes = [false; 256];
        for byte in text.bytes() {
            bytes[usize::from(byte)] = true;
        }
        let name = bytes[usize::from(b'u')] || bytes[usize::from(b'U')];
        Self {
            name: name && region::names(text.as_bytes()).next().is_some(),
            call: sight::called(text).next().is_some(),
            foreign: bytes[128..].contains(&true),
            bytes,
        }
    }

    fn has(&self, needs: Needs) -> bool {
        let any = |bytes: &[u8]| bytes.iter().any(|&byte| self.bytes[usize::from(byte)]);
        match needs {
            Needs::Name => self.name,
            Needs::NameAnd(bytes) => self.name && any(bytes),
            Needs::CallAnd(bytes) => self.call && any(bytes),
            Needs::Byte(bytes) => any(bytes),
            Needs::Foreign => self.foreign,
        }
    }
}

/// Peels `block`, whose map leads to the text as given.
pub(super) fn peel(block: &Block) -> Peeled {
    let mut text = block.text.clone();
    let mut slips = Vec::new();
    let mut seen = Seen::of(text.text());
    if block.kind == BlockKind::Paste && seen.has(Needs::Name) {
        text = text.edited(&table::find(text.text()));
    }
    for peeler in PEELERS.iter().filter(|peeler| can_slip(peeler.kind, block.kind)) {
        if !seen.has(peeler.needs) {
            continue;
        }
        // Nobody sends documents and scripts as the text of a mail.
        if peeler.kind == SlipKind::MailSource && block.kind != BlockKind::Paste && !printable::is_sure(text.text()) {
            continue;
        }
        let mut edits = (peeler.find)(text.text());
        if peeler.kind == SlipKind::Prompt && block.kind == BlockKind::Script {
            edits.retain(|edit| !uncomments(edit, text.text()));
        }
        let is_marked = matches!(peeler.kind, SlipKind::Prompt | SlipKind::LineNumber | SlipKind::LogPrefix);
        if !edits.is_empty() && is_marked && block.kind == BlockKind::Script && !is_bare(text.text()) {
            edits = unmarked(edits, text.text());
        }
        if !edits.is_empty() && is_code(block.kind) && QUOTES.contains(&peeler.kind) {
            let quoted = quoted(text.text());
            edits.retain(|edit| !holds(&quoted, edit.span.start));
        }
        if peeler.kind == SlipKind::DroppedCharacter && block.kind != BlockKind::Paste {
            edits = without_meant(text.text(), &edits, block.dialect);
        }
        if edits.is_empty() {
            continue;
        }
        slips.extend(edits.iter().map(|edit| Slip {
            kind: peeler.kind,
            span: text.span(edit.span),
            text: edit.text.clone(),
        }));
        text = text.edited(&edits);
        seen = Seen::of(text.text());
    }
    let mut arguments = Vec::new();
    // Scripts for other shells have quotes of their own.
    let is_posix = block.kind != BlockKind::Script || block.dialect.is_none_or(|dialect| dialect == Dialect::Posix);
    if is_posix && seen.has(Needs::Name) {
        let is_shown = matches!(block.kind, BlockKind::Paste | BlockKind::Transcript);
        let found = argument::find(text.text(), if is_shown { Shown::Read } else { Shown::Left });
        arguments = found.list.into_iter().map(|argument| argument.over(&text)).collect();
        if !found.edits.is_empty() {
            text = text.edited(&found.edits);
        }
    }
    Peeled { may_call: seen.call, arguments, ..Peeled::new(text, slips) }
}

/// `edits` of `text`, written for `dialect`, without the quotes round words that in a document nobody dropped.
fn without_meant(text: &str, edits: &[Edit], dialect: Option<Dialect>) -> Vec<Edit> {
    let mut out = Vec::with_capacity(edits.len());
    let mut index = 0;
    while let Some(edit) = edits.get(index) {
        let is_kept = dialect == Some(Dialect::Cmd) && dropped::is_round_caret(text, edits, index);
        if is_kept || dropped::is_round_placeholder(text, edits, index) {
            index += 2;
        } else {
            out.push(edit.clone());
            index += 1;
        }
    }
    out
}

/// The lines of `text`, each with its offset and without its line end.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::from_fn(move || {
        let (start, end) = (at, ends.next().unwrap_or(text.len()));
        at = end + 1;
        (start < text.len()).then(|| (start, &text[start..end]))
    })
}

/// The lines of `text` that hold the name of curl, each as [`lines`] gives it.
fn named_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut over = 0;
    region::names(text.as_bytes()).filter_map(move |at| {
        let start = over + memchr::memrchr(b'\n', text.as_bytes().get(over..at)?).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |end| at + end);
        over = end;
        Some((start, &text[start..end]))
    })
}

/// How much of a line is looked at for the name of its command.
const NAME: usize = 256;

/// What Markdown puts around code, and what is to be bold.
const MARKUP: [char; 3] = ['*', '`', '_'];

/// Whether `line` starts with the name of curl, in any letter case, or with what runs it.
fn is_command(line: &str) -> bool {
    let line = head(line, NAME).trim_start().trim_start_matches(MARKUP);
    let is_named = |word: &str| {
        let name = word.trim_matches(MARKUP);
        name.eq_ignore_ascii_case("curl") || name.eq_ignore_ascii_case("curl.exe") || name.ends_with("/curl")
    };
    let mut words = line.split_whitespace();
    let Some(first) = words.next() else { return false };
    is_named(first)
        || line.contains("curl") && programs::runs(first).is_some() && {
            let call: Vec<_> = line.split_whitespace().take_while(|word| !is_named(word)).collect();
            words.any(is_named) && programs::leads(&call)
        }
}

/// Whether `line` holds a command where a shell looks for one: behind what feeds it, in a list, or in a substitution.
fn holds_command(line: &str) -> bool {
    let starts = || region::starts(head(line, 4 * NAME));
    is_command(line) || line.contains("curl") && starts().iter().any(|start| start.setting == Setting::Line)
}

/// Whether a command stands in `text` without a mark before it, so that a `#` before another one makes that a comment.
fn has_bare_command(text: &str) -> bool {
    lines(text).any(|(_, line)| is_command(line))
}

#[cfg(test)]
fn check(find: fn(&str) -> Vec<Edit>, text: &str, expected: &str) {
    assert_eq!(crate::text::apply(text, &find(text)), expected, "{text}");
}
