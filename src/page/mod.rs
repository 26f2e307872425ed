//! A file by its name, or an unnamed paste → blocks that may hold commands.
//!
//! Structure of a named document is structure; an unnamed paste is one block of plain text, and
//! everything peeled off it is a slip, which is the business of [`mend`](crate::mend).

mod aligned;
mod ansible;
mod asciidoc;
mod attribute;
mod code;
mod component;
mod container;
mod docker;
mod entity;
mod entry;
mod expression;
mod filled;
mod flow;
mod highlight;
mod html;
mod interpolated;
mod language;
mod line;
mod list;
mod makefile;
mod markdown;
mod notation;
mod notebook;
mod pending;
mod plain;
mod program;
mod prompt;
mod quoted;
mod remark;
mod restructured;
mod scalar;
mod script;
mod sequence;
mod spread;
mod template;
mod transcript;
mod variable;
mod yaml;

pub use notation::{Dollars, Notation};
pub use remark::Remark;

use crate::knowledge::file_ends;
use crate::shell::Dialect;
use crate::text::{Edit, Mapped, Source, Span};

/// A stretch of a source that may hold commands, freed from the document's structure.
#[derive(Clone, Debug)]
pub struct Block {
    /// Where it stands in the source.
    pub span: Span,
    /// Its text, mapped to the source: quote marks, indents and list markers of the document left out.
    pub text: Mapped,
    /// What kind of block it is.
    pub kind: BlockKind,
    /// The shell it is written for, where the document says so.
    pub dialect: Option<Dialect>,
    /// `uncurly: ignore` comments that hold for it, spans in the source.
    pub ignores: Vec<Span>,
    /// The start of the line of the source above which a comment of the document holds for it, where that is known.
    pub head: Option<usize>,
    /// What becomes of line ends that are written into it.
    pub turns: Turns,
    /// How what is written into it stands in the document.
    pub notation: Notation,
    /// How its dollar signs do.
    pub dollars: Dollars,
}

impl Block {
    /// One of `kind`, of which nothing else is known.
    pub(crate) fn of(span: Span, text: Mapped, kind: BlockKind) -> Self {
        Self {
            span,
            text,
            kind,
            dialect: None,
            ignores: Vec::new(),
            head: None,
            turns: Turns::Kept,
            notation: Notation::Plain,
            dollars: Dollars::Plain,
        }
    }

    /// This block of a text that was derived as `lower`, mapped to the origin of that.
    fn over(self, lower: &Mapped) -> Self {
        let ignores = self.ignores.iter().map(|&span| lower.span(span)).collect();
        let head = self.head.map(|at| lower.span(Span::at(at)).start);
        Self { span: lower.span(self.span), text: self.text.over(lower), ignores, head, ..self }
    }
}

/// What becomes of line ends in a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Turns {
    /// The shell sees them.
    #[default]
    Kept,
    /// They are read as blanks, so that a command stands on one line whatever it looks like.
    Folded,
    /// Only those behind a backslash reach the shell; any other ends the command, within quotes too.
    Ending,
}

impl Turns {
    /// Whether `text` is one command to whatever hands it to the shell.
    pub(crate) fn leave_whole(self, text: &str) -> bool {
        match self {
            Self::Kept => true,
            Self::Folded => !text.contains('\n'),
            Self::Ending => text.trim_end_matches('\n').split('\n').rev().skip(1).all(|line| line.ends_with('\\')),
        }
    }
}

/// The kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// An unnamed paste: prose, commands, replies, in any mix.
    Paste,
    /// A code block of a document, or a shell script: commands, line by line.
    Script,
    /// The commands of a transcript, freed from their prompts.
    Transcript,
    /// What the commands of a transcript printed: replies, and never a command.
    Output,
    /// Code inside a sentence.
    Inline,
}

/// A format of files.
struct Format {
    /// Endings of names, in lower case; one that begins with no dot is a whole name, or, with a dot at its end, how one
    /// begins.
    endings: &'static [&'static str],
    read: fn(&Source) -> Vec<Block>,
    purpose: Purpose,
    /// How it writes comments outside of blocks.
    remark: Remark,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Somebody asks or tells something.
    Paste,
    /// It is read by people.
    Document,
    /// A shell runs it.
    Script,
    /// Jobs of a pipeline are made of it; each step ends with the first command that fails.
    Pipeline,
    /// An image is built of it; each instruction fails if its commands do.
    Image,
}

/// Every format. A file of an unknown one is read as a program; one without an ending, as a paste.
///
/// What is built for pastes alone has no names to tell them by.
const FORMATS: &[Format] = if cfg!(pastes) { &[] } else { KNOWN };

const KNOWN: &[Format] = &[
    asciidoc::FORMAT,
    docker::FORMAT,
    html::FORMAT,
    makefile::FORMAT,
    markdown::FORMAT,
    markdown::MDX,
    notebook::FORMAT,
    plain::FORMAT,
    restructured::FORMAT,
    script::POSIX,
    script::CMD,
    script::POWERSHELL,
    yaml::FORMAT,
];

/// The blocks of `source`, in order.
pub fn read(source: &Source) -> Vec<Block> {
    let format = of(source);
    let read = |source: &Source| -> Vec<Block> {
        let blocks = (format.read)(source);
        let is_filled = format.purpose != Purpose::Paste;
        if is_filled { blocks.into_iter().map(filled::freed).collect() } else { blocks }
    };
    // Without names, all is a paste, whose line ends are the business of mending; to a shell they are none.
    if !is_returned(source.text()) || matches!(format.purpose, Purpose::Paste | Purpose::Script) {
        return read(source);
    }
    let turns: Vec<_> =
        memchr::memchr_iter(b'\r', source.text().as_bytes()).map(|at| Edit::new(at..at + 1, "\n")).collect();
    let turned = Mapped::verbatim(source.text(), source.span()).edited(&turns);
    let lower = Source::new(source.name().map(str::to_owned), turned.text());
    read(&lower).into_iter().map(|block| block.over(&turned)).collect()
}

/// Whether the lines of `text` end with carriage returns alone.
pub fn is_returned(text: &str) -> bool {
    memchr::memchr(b'\n', text.as_bytes()).is_none() && memchr::memchr(b'\r', text.as_bytes()).is_some()
}

/// What a line of a shell's comment is to whatever reads a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// A comment.
    Shell,
    /// A line of a program in another language.
    Program,
}

/// What a line of a shell's comment is to whatever reads `source`.
pub fn comments(source: &Source) -> Lines {
    let is_other =
        !script::has_shebang(source) && source.name().is_some_and(|name| !is_known(name) && is_program(name));
    if is_other && !source.name().is_some_and(file_ends::has_hashes) { Lines::Program } else { Lines::Shell }
}

/// What `source` is for, as its name or its first line says.
pub fn purpose(source: &Source) -> Purpose {
    of(source).purpose
}

/// How `source` writes comments outside of its blocks.
pub fn remark(source: &Source) -> Remark {
    of(source).remark
}

/// The format of `source`, as its name or its first line says.
fn of(source: &Source) -> &'static Format {
    let known = source.name().and_then(format).filter(|format| format.purpose != Purpose::Paste);
    match (known, source.name()) {
        (Some(format), _) => format,
        (None, _) if script::has_shebang(source) => &script::POSIX,
        (None, Some(name)) if !is_known(name) && is_program(name) => &program::FORMAT,
        (None, _) => &plain::FORMAT,
    }
}

/// Whether a file of this name, whose format is unknown, is one that programs read.
fn is_program(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_ending = (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    is_ending || file_ends::is_whole(file)
}

/// Whether the format of a file of this name is known.
pub fn is_known(name: &str) -> bool {
    format(name).is_some()
}

/// Whether a file of this name tells only by its first line what it is: it has no ending.
pub fn is_nameless(name: &str) -> bool {
    !name.contains('.') && !is_known(name)
}

/// Whether a file that begins with `text` is a script of a shell by its first line.
pub fn is_script(text: &str) -> bool {
    script::is_handed_on(text)
}

fn format(name: &str) -> Option<&'static Format> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let is = |ending: &&str| if ending.starts_with('.') { file.ends_with(ending) } else { file == **ending };
    let begins = |beginning: &&str| beginning.ends_with('.') && file.starts_with(beginning);
    let ending = FORMATS.iter().find(|format| format.endings.iter().any(is));
    ending.or_else(|| FORMATS.iter().find(|format| format.endings.iter().any(begins)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply;

    /// Checks the kinds and texts of the blocks of `text` in a file called `name`.
    #[track_caller]
    pub(super) fn check(name: &str, text: &str, expected: &[(BlockKind, &str)]) {
        let source = Source::new(Some(name.to_owned()), text);
        let blocks = read(&source);
        let found: Vec<_> = blocks.iter().map(|block| (block.kind, block.text.text())).collect();
        assert_eq!(found, expected, "{text}");
        for block in &blocks {
            let edits = block.text.edits(block.span);
            assert!(edits.iter().all(|edit| block.span.contains(edit.span)), "the text lies in its span: {text}");
            let freed = apply(block.span.of(text), &shifted(&edits, block.span.start));
            assert_eq!(freed, block.text.text(), "the map leads back: {text}");
        }
    }

    fn shifted(edits: &[crate::text::Edit], by: usize) -> Vec<crate::text::Edit> {
        let shift = |span: Span| Span::new(span.start - by, span.end - by);
        edits.iter().map(|edit| crate::text::Edit::new(shift(edit.span), edit.text.as_str())).collect()
    }

    #[test]
    fn names_choose_the_format() {
        for (name, known) in [
            ("a.md", true),
            ("docs/A.MDX", true),
            ("x/Dockerfile", true),
            ("c:\\x\\y.cmd", true),
            ("Dockerfile.prod", true),
            ("prod.Dockerfile", true),
            ("dockerfiles", false),
            ("md", false),
            ("a.rs", false),
            ("notes", false),
        ] {
            assert_eq!(is_known(name), known, "{name}");
        }
    }

    #[test]
    fn no_ending_stands_twice() {
        let mut endings: Vec<_> = FORMATS.iter().flat_map(|format| format.endings).collect();
        let count = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), count);
    }

    #[test]
    fn every_ending_is_told_of() {
        let told = include_str!("../../README.md").to_ascii_lowercase();
        for ending in FORMATS.iter().flat_map(|format| format.endings) {
            let shown = if ending.ends_with('.') { format!("`{ending}") } else { format!("`{ending}`") };
            assert!(told.contains(&shown), "{ending}");
        }
    }

    #[test]
    fn what_has_no_known_name_is_a_paste() {
        check("notes", "> curl x", &[(BlockKind::Paste, "> curl x")]);
        check("notes", "#!/bin/sh\ncurl x", &[(BlockKind::Script, "#!/bin/sh\ncurl x")]);
        check("notes.txt", "#!/bin/sh\ncurl x", &[(BlockKind::Script, "#!/bin/sh\ncurl x")]);
    }

    /// To a shell, a carriage return is part of a word.
    #[test]
    fn lines_may_end_with_carriage_returns() {
        check("a.md", "x\r\r```sh\rcurl a \\\r  b\r```\r", &[(BlockKind::Script, "curl a \\\n  b\n")]);
        check("a.sh", "curl a\rcurl b", &[(BlockKind::Script, "curl a\rcurl b")]);
    }

    #[test]
    fn files_of_other_languages_keep_their_marks() {
        for name in ["a.py", "x/package.json", ".env", "a.service", "Jenkinsfile"] {
            check(name, "# curl x", &[(BlockKind::Script, "# curl x")]);
        }
        check("a.log", "# curl x", &[(BlockKind::Paste, "# curl x")]);
    }
}
