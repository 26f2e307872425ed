//! A transcript → its commands without prompts, and what they printed.

use std::borrow::Cow;

use super::code::{is_curl, is_options};
use super::line::{Line, lines};
use super::{Block, BlockKind, prompt};
use crate::knowledge::glyphs::{Glyph, glyph};
use crate::shell::{self, ComplaintKind, Dialect};
use crate::text::{Edit, Mapped, Span};

/// How many lines an open quote or heredoc may take, and how long a command with one may be.
const OPEN_LINES: usize = 64;
const OPEN_BYTES: usize = 16 << 10;

/// The commands of `text` and the blocks of output between them; `None` where no line has a prompt.
pub(super) fn split(text: &Mapped, dialect: Dialect) -> Option<(Mapped, Vec<Block>)> {
    parts(text, dialect, None)
}

/// The same of one that is said to be a transcript, with prompts of whatever program: what stands before curl is one, and
/// so is the same before anything else.
pub(super) fn split_strange(text: &Mapped, dialect: Dialect) -> Option<(Mapped, Vec<Block>)> {
    let strange = lines(text.text()).iter().find_map(|line| prompt::strange(line.text))?.to_owned();
    parts(text, dialect, Some(&strange))
}

fn parts(text: &Mapped, dialect: Dialect, strange: Option<&str>) -> Option<(Mapped, Vec<Block>)> {
    let lines = lines(text.text());
    let reader = Reader { lines: &lines, roots: roots(&lines), strange, dialect };
    let (mut prompts, mut output) = (Vec::new(), Vec::<Span>::new());
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        if let Some(len) = reader.prompt(line) {
            prompts.push(Span::new(line.start, line.start + len));
            let end = reader.end(index - 1, len);
            let more = &lines[index..=end];
            prompts.extend(more.iter().map(|line| Span::new(line.start, line.start + prompt::secondary(line.text))));
            index = end + 1;
        } else if let Some(last) = output.last_mut().filter(|last| last.end == line.start) {
            last.end = line.next;
        } else {
            output.push(line.whole());
        }
    }
    if prompts.is_empty() {
        return None;
    }
    let left_out = prompts.iter().chain(&output).filter(|span| !span.is_empty());
    let edits: Vec<_> = left_out.map(|&span| Edit::new(span, "")).collect();
    let blocks = output.into_iter().filter(|span| !span.of(text.text()).trim().is_empty());
    Some((text.edited(&edits), blocks.map(|span| block(text, span)).collect()))
}

fn block(text: &Mapped, span: Span) -> Block {
    let given = text.span(span);
    Block::of(given, text.slice(span), BlockKind::Output)
}

/// Whether `#` is a prompt: only where there is no other, and where curl stands behind none it begins comments.
fn roots(lines: &[Line<'_>]) -> bool {
    let prompted = |line: &Line<'_>| prompt::primary(line.text).is_some_and(|prompt| is_curl(&line.text[prompt.len..]));
    lines.iter().filter_map(|line| prompt::primary(line.text)).all(|prompt| prompt.doubtful)
        && (lines.iter().any(prompted) || !lines.iter().any(|line| is_curl(line.text)))
}

struct Reader<'t> {
    lines: &'t [Line<'t>],
    roots: bool,
    /// A prompt of another program, where it has such.
    strange: Option<&'t str>,
    dialect: Dialect,
}

impl Reader<'_> {
    /// The length of the prompt before the command on `line`.
    fn prompt(&self, line: &Line<'_>) -> Option<usize> {
        if let Some(strange) = self.strange {
            let own = prompt::strange(line.text);
            return own.or_else(|| Some(strange).filter(|prompt| line.text.starts_with(prompt))).map(str::len);
        }
        let prompt = prompt::primary(line.text)?;
        (!prompt.doubtful || self.roots).then_some(prompt.len)
    }

    /// The last line of the command that starts on line `index` behind a prompt of `len` bytes.
    fn end(&self, index: usize, len: usize) -> usize {
        let mut code = self.lines[index].text[len..].to_owned();
        let is_curl = code.contains("curl");
        let mut end = index;
        while let Some(next) = self.next(end) {
            let goes_on = || is_options(&next.text[prompt::secondary(next.text)..]) || self.is_spaced(&code, next);
            if self.is_continued(&code) || is_curl && goes_on() {
                add(&mut code, next);
                end += 1;
            } else if is_open(&code) {
                let Some(closed) = self.close(&mut code, end) else { break };
                end = closed;
            } else {
                break;
            }
        }
        end
    }

    /// The line behind line `index`, unless a new command starts there.
    fn next(&self, index: usize) -> Option<&Line<'_>> {
        self.lines.get(index + 1).filter(|line| self.prompt(line).is_none())
    }

    /// The line on which what is open at the end of line `index` is closed.
    fn close(&self, code: &mut String, index: usize) -> Option<usize> {
        let mut end = index;
        while let Some(next) = self.next(end).filter(|_| end < index + OPEN_LINES && code.len() < OPEN_BYTES) {
            add(code, next);
            end += 1;
            if !is_open(code) {
                return Some(end);
            }
        }
        None
    }

    /// Whether the last line of `code` says that more follows.
    fn is_continued(&self, code: &str) -> bool {
        let signs = match self.dialect {
            Dialect::Posix => code.len() - code.trim_end_matches('\\').len(),
            Dialect::Cmd => code.len() - code.trim_end_matches('^').len(),
            Dialect::PowerShell => code.len() - code.trim_end_matches('`').len(),
        };
        signs % 2 == 1 || code.trim_end().ends_with('|') || code.trim_end().ends_with("&&")
    }

    /// Whether only a blank behind the sign at the end of `code` keeps it from going on in `next`, which is set in.
    fn is_spaced(&self, code: &str, next: &Line<'_>) -> bool {
        let bare = code.trim_end_matches([' ', '\t']);
        let is_set_in = next.text.starts_with([' ', '\t']) || prompt::secondary(next.text) > 0;
        bare.len() < code.len() && is_set_in && self.is_continued(bare)
    }
}

fn add(code: &mut String, line: &Line<'_>) {
    code.push('\n');
    code.push_str(&line.text[prompt::secondary(line.text)..]);
}

/// Whether a quote, an expansion or a heredoc is open at the end of `code`.
fn is_open(code: &str) -> bool {
    let open =
        |kind| matches!(kind, ComplaintKind::OpenQuote(_) | ComplaintKind::OpenExpansion | ComplaintKind::OpenHeredoc);
    let may = code.contains(['"', '\'', '`']) || code.contains("<<") || code.contains("$(");
    may && shell::read(&undressed(code), Dialect::Posix).complaints.iter().any(|complaint| open(complaint.kind))
}

/// `code` without the typographic quotes around the words that end here-documents, which stand in no line that ends one.
fn undressed(code: &str) -> Cow<'_, str> {
    if code.is_ascii() || !code.contains("<<") {
        return Cow::Borrowed(code);
    }
    let is_mark = |c: char| matches!(glyph(c), Some((Glyph::Single | Glyph::Double, _)));
    let mut out = String::with_capacity(code.len());
    for (index, part) in code.split("<<").enumerate() {
        if index > 0 {
            out.push_str("<<");
        }
        let opening = part.find(|c: char| !matches!(c, '-' | ' ')).filter(|_| index > 0);
        let end = part.find('\n').unwrap_or(part.len());
        match opening.filter(|&at| at < end && part[at..].starts_with(is_mark)) {
            Some(at) => out.extend([&part[..at], &part[at..end].replace(is_mark, ""), &part[end..]]),
            None => out.push_str(part),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, commands: &str, output: &[&str]) {
        let whole = Mapped::verbatim(text, Span::new(0, text.len()));
        let (found, blocks) = split(&whole, Dialect::Posix).expect("a transcript with prompts");
        assert_eq!(found.text(), commands, "{text}");
        assert_eq!(blocks.iter().map(|block| block.text.text()).collect::<Vec<_>>(), output, "{text}");
    }

    #[test]
    fn only_lines_behind_prompts_are_commands() {
        check("$ curl a\n{\"b\":1}\n$ curl c\n", "curl a\ncurl c\n", &["{\"b\":1}\n"]);
        check(
            "me@box:~$ curl -v a\n> GET / HTTP/1.1\ncurl 8.5.0 (x)\n",
            "curl -v a\n",
            &["> GET / HTTP/1.1\ncurl 8.5.0 (x)\n"],
        );
        check("# curl a\nb\n", "curl a\n", &["b\n"]);
        check("# list\n$ curl a\n", "curl a\n", &["# list\n"]);
    }

    #[test]
    fn commands_go_on() {
        check("$ curl a \\\n>   -d b\nc", "curl a \\\n  -d b\n", &["c"]);
        check("$ curl a \\\n  -d b\nc", "curl a \\\n  -d b\n", &["c"]);
        check("$ curl a\n  -d b\nc", "curl a\n  -d b\n", &["c"]);
        check("$ curl a -d '{\n> \"b\": 1\n> }'\nc", "curl a -d '{\n\"b\": 1\n}'\n", &["c"]);
        check("$ curl \\ \n    a \\ \n> -b\nc", "curl \\ \n    a \\ \n-b\n", &["c"]);
        check("$ curl a -d @- <<’X’\nb\nX\nc", "curl a -d @- <<’X’\nb\nX\n", &["c"]);
        check("$ curl a -d @- <<X\nb\nX\nc", "curl a -d @- <<X\nb\nX\n", &["c"]);
    }

    #[test]
    fn other_programs_have_prompts_of_their_own() {
        let text = "app:1> curl a \\\n... -H 'B: c'\n{}\napp:2> curl d\napp:1> exit\n";
        let (found, output) =
            split_strange(&Mapped::verbatim(text, Span::new(0, text.len())), Dialect::Posix).expect("prompts");
        assert_eq!(found.text(), "curl a \\\n-H 'B: c'\ncurl d\nexit\n");
        assert_eq!(output.len(), 1);
    }

    #[test]
    fn a_quote_that_never_closes_takes_nothing() {
        check("$ echo don't\nb\n$ curl a\n", "echo don't\ncurl a\n", &["b\n"]);
    }

    #[test]
    fn nothing_without_prompts() {
        for text in ["curl a\n", "# get it\ncurl a\n"] {
            assert!(split(&Mapped::verbatim(text, Span::new(0, text.len())), Dialect::Posix).is_none(), "{text}");
        }
    }
}
