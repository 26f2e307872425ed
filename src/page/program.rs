//! Programs and settings of other languages: whatever quotes mean there, they are none of a paste's. Knows no language,
//! but what many have in common: comments that bear marks, and escapes in strings.

use super::line::{Line, lines};
use super::{Block, BlockKind, Format, Purpose, Remark, code, interpolated};
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
    let signs = source.name().map_or("", file_ends::escaped);
    let read = if signs.is_empty() { parted(freed, Strings::Long) } else { handed(freed, signs) };
    vec![Block::of(source.span(), read, BlockKind::Script)]
}

/// What the strings of Groovy write with a backslash.
const GROOVY: &str = "$\\";

/// What opens and closes a string of several lines, where backslashes are escapes.
const LONG: &str = "\"\"\"";

/// The same, and where they are none.
const MARKS: [&str; 2] = [LONG, "'''"];

/// Whether `text`, of which nobody says what it is, has a step of Jenkins in it that runs a script.
pub(super) fn has_step(text: &str) -> bool {
    ["sh \"\"\"", "sh '''", "sh(\"\"\"", "sh('''"].iter().any(|step| text.contains(step))
}

/// `text`, some Groovy, as the shell gets what its strings say.
pub(super) fn said_by_step(text: Mapped) -> Mapped {
    handed(text, GROOVY)
}

/// `text` as the shell gets what its strings say, which write `signs` with a backslash.
fn handed(text: Mapped, signs: &str) -> Mapped {
    parted(unescaped(interpolated::freed(text), signs), Strings::Any)
}

/// Which of the strings that may have several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    Any,
    /// Those that have them.
    Long,
}

/// `text` with line ends for the marks around `strings`: to a shell, they would be quotes, of which one is open.
fn parted(text: Mapped, strings: Strings) -> Mapped {
    let said = text.text();
    if !MARKS.iter().any(|mark| said.contains(mark)) {
        return text;
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some((start, mark)) = opened(said, at) {
        let inner = start + mark.len();
        let Some(len) = said[inner..].find(mark) else { break };
        at = inner + len + mark.len();
        if strings == Strings::Any || said[inner..inner + len].contains('\n') {
            edits.extend([Edit::new(start..inner, "\n"), Edit::new(inner + len..at, "\n")]);
        }
    }
    if edits.is_empty() { text } else { text.edited(&edits) }
}

/// The first mark of a string of several lines from `at` on, and where it stands.
fn opened(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let mut places = memchr::memchr2_iter(b'"', b'\'', &text.as_bytes()[at..]).map(|place| at + place);
    places.find_map(|place| MARKS.iter().find(|mark| text[place..].starts_with(**mark)).map(|mark| (place, *mark)))
}

/// `text` with those of `signs` that the program leaves to the shell; in Groovy, a string of several lines may have
/// backslashes before its quotes too.
fn unescaped(text: Mapped, signs: &str) -> Mapped {
    let said = text.text();
    if signs.is_empty() || !said.contains('\\') {
        return text;
    }
    let mut edits = Vec::new();
    let (mut at, mut is_long) = (0, false);
    while let Some(next) = said[at..].find(['\\', '"']).map(|len| at + len) {
        at = next + 1;
        if said[next..].starts_with(LONG) {
            is_long = !is_long;
            at = next + LONG.len();
        } else if let Some(sign) = said[at..].chars().next().filter(|_| said[next..].starts_with('\\')) {
            at += sign.len_utf8();
            if signs.contains(sign) || sign == '"' && is_long && signs == GROOVY {
                edits.push(Edit::new(next..at, sign.to_string()));
            }
        }
    }
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
        check("a.py", "\"\"\"\n  $ curl a\n  $ ls\n\"\"\"\n", &[(Script, "\n\ncurl a\n  $ ls\n\n\n")]);
        check("crontab", "* * * * * curl http://a\n", &[(Script, "* * * * * curl http://a\n")]);
    }

    #[test]
    fn strings_say_what_the_shell_gets() {
        check("Jenkinsfile", "sh \"\"\"curl \\\\\n  a\"\"\"\n", &[(Script, "sh \ncurl \\\n  a\n\n")]);
        check("a.py", "a = '''\ncurl b\n'''\nc('''d''')\n", &[(Script, "a = \n\ncurl b\n\n\nc('''d''')\n")]);
        check("Jenkinsfile", "sh \"curl \\$A ${b}\"\n", &[(Script, "sh \"curl $A ${b}\"\n")]);
        let given = r#"sh """curl -d "{\\"a\\": \"\$B\"}" """"#;
        check("a.groovy", given, &[(Script, "sh \ncurl -d \"{\\\"a\\\": \"$B\"}\" \n")]);
        check("a.kt", r#""""curl \\ \$A""""#, &[(Script, "\ncurl \\\\ $A\n")]);
        check("a.rb", "`curl \\\\\r\n #{a}/#{b}`", &[(Script, "`curl \\\r\n ${a}/${b}`")]);
    }
}
