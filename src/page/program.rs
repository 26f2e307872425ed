//! Programs and settings of other languages: whatever quotes mean there, they are none of a paste's. Knows no language,
//! but what many have in common: comments that bear marks, and escapes in strings.

use super::line::{Line, lines};
use super::{Block, BlockKind, Format, Purpose, Remark, code};
use crate::knowledge::file_ends;
use crate::text::{Edit, Mapped, Source, Span};

pub(super) const FORMAT: Format = Format { endings: &[], read, purpose: Purpose::Document, remark: Remark::HASH };

/// What lines of comments begin with, the longest first.
const LEADS: [&str; 3] = ["///", "//!", "//"];

/// What the lines of a longer comment begin with.
const STAR: &str = "*";

/// A program is one block.
fn read(source: &Source) -> Vec<Block> {
    let text = source.text();
    let is_plain = !["//", "/*", "\\\\", "#{", "$ ", "\\$"].iter().any(|sign| text.contains(sign));
    let freed = if is_plain { Mapped::verbatim(text, source.span()) } else { freed(text) };
    let freed = if source.name().is_some_and(file_ends::escapes_dollars) { with_dollars(freed) } else { freed };
    vec![Block::of(source.span(), freed, BlockKind::Script)]
}

/// `text` with dollar signs that the program leaves to the shell.
fn with_dollars(text: Mapped) -> Mapped {
    let signs = text.text().match_indices("\\$").filter(|(at, _)| !text.text()[..*at].ends_with('\\'));
    let edits: Vec<_> = signs.map(|(at, _)| Edit::new(at..at + 2, "$")).collect();
    if edits.is_empty() { text } else { text.edited(&edits) }
}

/// `text` without the marks of its comments and the prompts in them, and with what its strings write otherwise than a shell
/// as that gets it.
fn freed(text: &str) -> Mapped {
    let mut out = Mapped::default();
    let mut is_comment = false;
    for line in lines(text) {
        let start = line.start + lead(&line, is_comment);
        if line.text.contains("/*") || is_comment {
            is_comment = line.text.rfind("*/").is_none_or(|end| line.text.rfind("/*").is_some_and(|open| open > end));
        }
        let end = said(text, Span::new(start, line.end()), &mut out);
        out.copy(text, Span::new(end, line.next));
    }
    out
}

/// The length of the mark of a comment that `line` begins with, and of a prompt.
fn lead(line: &Line<'_>, is_comment: bool) -> usize {
    let indent = line.indent();
    let said = &line.text[indent..];
    let mark = LEADS.iter().find(|mark| said.starts_with(**mark)).or(Some(&STAR).filter(|_| is_comment));
    let behind = mark.and_then(|mark| said.strip_prefix(mark)).filter(|behind| is_apart(behind));
    let len = behind.map_or(0, |behind| line.text.len() - behind.strip_prefix(' ').unwrap_or(behind).len());
    let rest = &line.text[len..];
    let prompt = rest.trim_start().strip_prefix("$ ").filter(|command| code::is_curl(command));
    prompt.map_or(len, |command| line.text.len() - command.len())
}

fn is_apart(behind: &str) -> bool {
    behind.is_empty() || behind.starts_with([' ', '\t'])
}

/// Appends to `out` what stands at `span` of `text`, up to an escaped backslash at its end, and gives where it got to.
fn said(text: &str, span: Span, out: &mut Mapped) -> usize {
    let mut at = span.start;
    // What is filled in: `#{name}`.
    for (hash, _) in span.of(text).match_indices("#{") {
        let hash = span.start + hash;
        out.copy(text, Span::new(at, hash));
        out.replace("$", Span::new(hash, hash + 1));
        at = hash + 1;
    }
    let rest = &text[at..span.end];
    let is_escaped = rest.ends_with("\\\\") && !rest.ends_with("\\\\\\");
    if is_escaped {
        out.copy(text, Span::new(at, span.end - 2));
        out.replace("\\", Span::new(span.end - 2, span.end));
        return span.end;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::Script;
    use super::super::tests::check;

    #[test]
    fn comments_lose_their_marks() {
        check(
            "a.go",
            "// Do\n//\n//\tcurl a \\\n//\t  -d b\nx := 1 // c\n",
            &[(Script, "Do\n\n\tcurl a \\\n\t  -d b\nx := 1 // c\n")],
        );
        check(
            "a.js",
            "/**\n * curl a \\\n *   -d b\n */\nc = d\n  * e\n",
            &[(Script, "/**\ncurl a \\\n  -d b\n */\nc = d\n  * e\n")],
        );
        check("a.rs", "//! curl a\n", &[(Script, "curl a\n")]);
        check("a.py", "\"\"\"\n  $ curl a\n  $ ls\n\"\"\"\n", &[(Script, "\"\"\"\ncurl a\n  $ ls\n\"\"\"\n")]);
        check("crontab", "* * * * * curl http://a\n", &[(Script, "* * * * * curl http://a\n")]);
    }

    #[test]
    fn strings_say_what_the_shell_gets() {
        check("Jenkinsfile", "sh \"\"\"curl \\\\\n  a\"\"\"\n", &[(Script, "sh \"\"\"curl \\\n  a\"\"\"\n")]);
        check("Jenkinsfile", "sh \"curl \\$A ${b}\"\n", &[(Script, "sh \"curl $A ${b}\"\n")]);
        check("a.rb", "`curl \\\\\r\n #{a}/#{b}`", &[(Script, "`curl \\\r\n ${a}/${b}`")]);
    }
}
