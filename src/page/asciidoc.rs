//! `AsciiDoc`: listing and literal blocks, and code in sentences.

use super::attribute::{Attributes, Filled};
use super::code::{self, Code};
use super::language::Language;
use super::line::{Line, dedented, lines};
use super::pending::Pending;
use super::{Block, Format, Purpose, Remark};
use crate::text::{Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &[".adoc", ".asciidoc", ".asc"], read, purpose: Purpose::Document, remark: Remark::SLASHES };

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut blocks = Vec::new();
    let mut pending = Pending::default();
    let (mut label, mut head) = (None, None);
    let attributes = Attributes::of(&lines);
    let mut filled = Filled::default();
    let mut index = 0;
    // What is indented begins a block only where nothing goes on.
    let mut is_apart = true;
    let in_sentence = |block: Block| Block { text: attributes.freed(block.text, Filled::Set), ..block };
    while let Some(line) = lines.get(index) {
        index += 1;
        if is_comment(line) {
            pending.spans.extend(Remark::SLASHES.call(line));
            continue;
        }
        let rest = &lines[index..];
        if let Some(comment) = comment(line, rest) {
            index += comment.len();
            let end = comment[comment.len() - 1].text.trim_end().len() + comment[comment.len() - 1].start;
            pending.spans.extend(Remark::is_call(comment[0].text).then(|| Span::new(line.start, end)));
            continue;
        }
        let body = if let Some(fence) = fence(line.text) {
            let len = rest.iter().position(|line| line.text.trim_end() == fence).unwrap_or(rest.len());
            index += len + 1;
            Some((&rest[..len], label.take().unwrap_or_else(|| Language::of(&line.text[fence.len()..]))))
        } else if let Some(language) = label.take().filter(|_| !line.is_blank() && !is_heading(line)) {
            let len = rest.iter().position(Line::is_blank).unwrap_or(rest.len());
            let body = &lines[index - 1..index + len];
            index += len;
            Some((body, language))
        } else {
            None
        };
        if let Some((body, language)) = body {
            let found = block(source.text(), body, language, pending.take(), |text| {
                attributes.freed(text, std::mem::take(&mut filled))
            });
            blocks.extend(code::headed(head.take().unwrap_or(line.start), found));
            is_apart = true;
        } else if is_apart && line.indent() > 0 && !line.is_blank() {
            let len = rest.iter().position(Line::is_blank).unwrap_or(rest.len());
            blocks.extend(literal(source.text(), &lines[index - 1..index + len], &mut pending));
            index += len;
        } else if line.is_blank() || line.text.trim_end() == "+" {
            is_apart = line.is_blank();
            blocks.extend(pending.settle());
            head = None;
        } else {
            is_apart = false;
            label = source_of(line.text).or(label.filter(|_| line.text.starts_with('.')));
            if is_heading(line) {
                head.get_or_insert(line.start);
                filled = if line.text.starts_with('[') { Filled::of(line.text) } else { filled };
            } else {
                (head, filled) = (None, Filled::Set);
                blocks.extend(sentences(source.text(), line, &mut pending.spans).into_iter().map(in_sentence));
                pending.pass();
            }
        }
    }
    blocks.extend(pending.end());
    blocks
}

/// The lines below the slashes on `line`, up to those that end the comment that they begin.
fn comment<'l, 't>(line: &Line<'_>, lines: &'l [Line<'t>]) -> Option<&'l [Line<'t>]> {
    let mark = line.text.trim_end();
    let is_mark = mark.len() >= 4 && mark.bytes().all(|byte| byte == b'/');
    let len = lines.iter().position(|line| line.text.trim_end() == mark).filter(|_| is_mark)?;
    Some(&lines[..=len])
}

/// Whether nobody sees `line`.
fn is_comment(line: &Line<'_>) -> bool {
    line.text.starts_with("//") && !line.text.starts_with("///")
}

/// Whether `line` tells something of the block below it.
fn is_heading(line: &Line<'_>) -> bool {
    let title = line.text.strip_prefix('.').is_some_and(|title| !title.starts_with(['.', ' ', '\t']));
    title || line.text.starts_with('[')
}

/// The delimiter that opens a block of code on this line.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let is_row = |sign: u8| line.len() >= 4 && line.bytes().all(|byte| byte == sign);
    if is_row(b'-') || is_row(b'.') {
        return Some(line);
    }
    line.starts_with("```").then(|| &line[..line.len() - line.trim_start_matches('`').len()])
}

/// The language in `[source,bash]`, `[,bash]`, `[source%linenums,bash,role=x]`.
fn source_of(line: &str) -> Option<Language> {
    let inside = line.trim_end().strip_prefix('[')?.strip_suffix(']')?;
    let mut parts = inside.split(',').map(|part| part.trim().trim_matches('"'));
    let style = parts.next()?.split(['%', '#', '.']).next()?;
    let label = parts.find(|part| !part.contains('='));
    match (style, label) {
        ("source" | "", Some(label)) => Some(Language::of(label)),
        ("source" | "listing" | "literal", None) => Some(Language::Unknown),
        _ => None,
    }
}

fn block(
    source: &str,
    body: &[Line<'_>],
    language: Language,
    ignores: Vec<Span>,
    freed: impl FnOnce(Mapped) -> Mapped,
) -> Vec<Block> {
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return code::comments(ignores) };
    let mut text = Mapped::default();
    for line in body {
        let len = line.text.len() - callouts(line.text);
        text.copy(source, Span::new(line.start, line.start + len));
        line.add_ending(source, &mut text);
    }
    Code { span: Span::new(first.start, last.next), text: freed(text), language, ignores }.blocks()
}

/// A paragraph that is set in, and so stands there as it is; a list may be set in too.
fn literal(source: &str, body: &[Line<'_>], pending: &mut Pending) -> Vec<Block> {
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return Vec::new() };
    if first.text.trim_start().starts_with(['*', '-', '.', '|']) {
        let found = body.iter().flat_map(|line| sentences(source, line, &mut pending.spans)).collect();
        pending.pass();
        return found;
    }
    let (span, text) = (Span::new(first.start, last.next), dedented(source, body));
    let ignores = pending.take();
    code::headed(first.start, Code { span, text, language: Language::Unknown, ignores }.blocks())
}

/// What comments begin with in front of callouts, in whatever language; such a mark goes with them.
const GUARDS: [&str; 4] = ["#", "//", "--", ";;"];

/// The length of ` <1> <2>` or ` # <1>` at the end of `line`: numbers of notes below the block.
fn callouts(line: &str) -> usize {
    let mut rest = line.trim_end();
    while let Some((before, number)) = rest.strip_suffix('>').and_then(|open| open.rsplit_once('<')) {
        let is_number = number == "." || !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let unguarded = GUARDS.iter().find_map(|guard| before.trim_end().strip_suffix(guard));
        let before = unguarded.filter(|before| before.ends_with([' ', '\t'])).unwrap_or(before);
        if !is_number || !before.ends_with([' ', '\t']) {
            break;
        }
        rest = before.trim_end();
    }
    if rest.len() == line.trim_end().len() { 0 } else { line.len() - rest.len() }
}

/// The commands in `` `code` `` on `line`.
fn sentences(source: &str, line: &Line<'_>, ignores: &mut Vec<Span>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(start) = line.text[at..].find('`').map(|start| at + start + 1) {
        let Some(len) = line.text[start..].find('`') else { break };
        // `+…+` within says that nothing in it is markup.
        let inner = &line.text[start..start + len];
        let plus = usize::from(inner.len() > 2 && inner.starts_with('+') && inner.ends_with('+'));
        let span = Span::new(line.start + start + plus, line.start + start + len - plus);
        blocks.extend(code::marked(span, &Mapped::verbatim(source, span), ignores));
        at = start + len + 1;
    }
    code::headed(line.start, blocks)
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Output, Script, Transcript};
    use super::super::tests::check;

    #[test]
    fn blocks_of_code() {
        check("a.adoc", "[source,bash]\n----\ncurl a <1>\n----\n<1> x\n", &[(Script, "curl a\n")]);
        check(
            "a.adoc",
            "[source,sh]\n----\ncurl a \\ # <1>\n  -d b \\ <.> <3>\n  -d c#<4> // <5>\n----\n",
            &[(Script, "curl a \\\n  -d b \\\n  -d c#<4>\n")],
        );
        check(
            "a.adoc",
            "[source%linenums,console]\n.Title\n----\n$ curl a\nb\n----\n",
            &[(Transcript, "curl a\n"), (Output, "b\n")],
        );
        check("a.adoc", "----\ncurl a\n----\n....\nls\n....\n", &[(Script, "curl a\n")]);
        check("a.adoc", "[,json]\n----\ncurl a\n----\n", &[]);
        check("a.adoc", "[source,sh]\ncurl a\nb\n\nx\n", &[(Script, "curl a\nb\n")]);
        check("a.adoc", "x\n\n  curl a\n    b\n\nx\n  curl b\n", &[(Script, "curl a\n  b\n")]);
        check("a.adoc", "x\n\n  * Run `curl a`\n\n  ls\n", &[(Inline, "curl a")]);
        check("a.adoc", "```bash\r\ncurl a\r\n```\r\n", &[(Script, "curl a\n")]);
    }

    #[test]
    fn code_in_sentences() {
        check("a.adoc", "Run `curl a` or `+curl b+`, not `ls`.\n", &[(Inline, "curl a"), (Inline, "curl b")]);
    }
}
