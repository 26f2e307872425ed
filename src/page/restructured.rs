//! reStructuredText: `code-block` directives, literal blocks behind `::`, and literals in sentences.

use super::code::{self, Code};
use super::language::Language;
use super::line::{Line, dedented, lines};
use super::pending::Pending;
use super::{Block, Format, Purpose, Remark};
use crate::text::{Edit, Mapped, Source, Span};

pub(super) const FORMAT: Format =
    Format { endings: &[".rst", ".rest"], read, purpose: Purpose::Document, remark: Remark::DOTS };

/// Directives whose argument is a language and whose body is code.
const DIRECTIVES: [&str; 9] = [
    "code-block",
    "code",
    "code-tab",
    "sourcecode",
    "prompt",
    "parsed-literal",
    "highlight",
    "substitution-code-block",
    "substitution-prompt",
];

/// What says that names between bars are filled in: such a directive, or that option of another.
const FILLED: [&str; 3] = [".. parsed-literal::", ".. substitution-", ":substitutions:"];

fn read(source: &Source) -> Vec<Block> {
    let lines = lines(source.text());
    let mut reader = Reader { source: source.text(), lines: &lines, default: Language::Unknown };
    let mut blocks = Vec::new();
    let mut pending = Pending::default();
    // Where the paragraph at hand begins.
    let mut head = None;
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        if line.is_blank() {
            blocks.extend(pending.settle());
            head = None;
            continue;
        }
        if let Some(comment) = Remark::DOTS.call(line) {
            pending.spans.push(comment);
            continue;
        }
        if let Some(comment) = below(line, &lines[index..]) {
            index += comment.len();
            pending.spans.push(Span::new(line.start + line.indent(), comment[comment.len() - 1].end()));
            continue;
        }
        let begin = *head.get_or_insert(line.start);
        if let Some(language) = reader.opens(line) {
            if !line.text.trim_start().starts_with("..") {
                blocks.extend(code::headed(begin, reader.literals(line, &mut pending.spans)));
            }
            let (body, end) = reader.body(index, line.indent());
            blocks.extend(code::headed(begin, reader.block(line, body, language, pending.take())));
            (index, head) = (end, None);
        } else {
            blocks.extend(code::headed(begin, reader.literals(line, &mut pending.spans)));
            pending.pass();
        }
    }
    blocks.extend(pending.end());
    blocks
}

/// The lines below the dots on `line`, in which alone a comment for this program stands.
fn below<'l, 't>(line: &Line<'_>, lines: &'l [Line<'t>]) -> Option<&'l [Line<'t>]> {
    let deeper = |next: &&Line<'_>| !next.is_blank() && next.indent() > line.indent();
    let len = lines.iter().take_while(deeper).count();
    let is_call = line.text.trim() == ".." && len > 0 && Remark::is_call(lines[0].text);
    is_call.then(|| &lines[..len])
}

struct Reader<'t> {
    source: &'t str,
    lines: &'t [Line<'t>],
    /// What literal blocks are in.
    default: Language,
}

impl<'t> Reader<'t> {
    /// The language of the block that `line` opens.
    fn opens(&mut self, line: &Line<'_>) -> Option<Language> {
        let text = line.text.trim();
        let directive = text.strip_prefix(".. ").and_then(|rest| rest.split_once("::"));
        if let Some((name, label)) = directive {
            if !DIRECTIVES.contains(&name.trim()) {
                return None;
            }
            let language = if label.trim().is_empty() { self.default } else { Language::of(label) };
            if name.trim() == "highlight" {
                // A whole document of commands still has output and configuration between them.
                self.default = if matches!(language, Language::Shell(..)) { Language::Unknown } else { language };
                return None;
            }
            return Some(language);
        }
        (text.ends_with("::") && !text.starts_with("..")).then_some(Language::Unknown)
    }

    /// The lines from `index` on that are deeper than `indent`, without what is said of them, and where they end.
    fn body(&self, index: usize, indent: usize) -> (&'t [Line<'t>], usize) {
        let deeper = |line: &&Line<'_>| line.is_blank() || line.indent() > indent;
        let end = index + self.lines[index..].iter().take_while(deeper).count();
        let body = &self.lines[index..end];
        let is_option = |line: &&Line<'_>| line.text.trim_start().starts_with(':');
        let body = &body[body.iter().take_while(is_option).count()..];
        let body = &body[body.iter().take_while(|line| line.is_blank()).count()..];
        let blank = body.iter().rev().take_while(|line| line.is_blank()).count();
        (&body[..body.len() - blank], end)
    }

    /// The blocks in `body` of the directive on `line`.
    fn block(&self, line: &Line<'_>, body: &[Line<'_>], language: Language, ignores: Vec<Span>) -> Vec<Block> {
        let (Some(first), Some(last)) = (body.first(), body.last()) else { return code::comments(ignores) };
        let said = &self.source[line.start..first.start];
        let text = dedented(self.source, body);
        let text = if FILLED.iter().any(|mark| said.contains(mark)) { filled(&text) } else { text };
        Code { span: Span::new(first.start, last.next), text, language, ignores }.blocks()
    }

    /// The commands in ``literals`` and in texts of a role, :command:`curl …`, on `line`.
    fn literals(&self, line: &Line<'_>, ignores: &mut Vec<Span>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = 0;
        while let Some(tick) = line.text[at..].find('`').map(|tick| at + tick) {
            let marks = if line.text[tick..].starts_with("``") { "``" } else { "`" };
            let start = tick + marks.len();
            let Some(len) = line.text[start..].find(marks) else { break };
            at = start + len + marks.len();
            if marks == "``" || has_role(&line.text[..tick]) {
                let span = Span::new(line.start + start, line.start + start + len);
                blocks.extend(code::marked(span, &Mapped::verbatim(self.source, span), ignores));
            }
        }
        blocks
    }
}

/// Whether `before`, what stands before a mark, ends with the name of a role: `:command:`.
fn has_role(before: &str) -> bool {
    let name =
        before.strip_suffix(':').and_then(|before| before.rsplit(':').next().filter(|name| name.len() < before.len()));
    name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+.".contains(&byte))
    })
}

/// `text` with plain words for the names between bars, which are filled in before a shell could take them for pipes.
fn filled(text: &Mapped) -> Mapped {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it));
    let mut edits = Vec::new();
    let mut bars = text.text().match_indices('|').map(|(at, _)| at).peekable();
    while let Some(open) = bars.next() {
        let name = bars.peek().map(|&close| Span::new(open + 1, close)).filter(|name| is_name(name.of(text.text())));
        if let Some(name) = name {
            bars.next();
            edits.push(Edit::new(open..name.end + 1, format!("_{}_", name.of(text.text()))));
        }
    }
    text.edited(&edits)
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind::{Inline, Output, Script, Transcript};
    use super::super::tests::check;

    #[test]
    fn directives() {
        check(
            "a.rst",
            "x\n\n.. code-block:: bash\n   :linenos:\n\n   curl a \\\n     b\n\nx\n",
            &[(Script, "curl a \\\n  b\n")],
        );
        check("a.rst", ".. code:: console\r\n\r\n  $ curl a\r\n  b\r\n", &[(Transcript, "curl a\n"), (Output, "b\n")]);
        check("a.rst", ".. code-block:: json\n\n   curl a\n", &[]);
        check("a.rst", ".. tabs::\n\n   .. code-tab:: bash\n\n      curl a\n\n   b\n", &[(Script, "curl a\n")]);
        check("a.rst", ".. note::\n\n   .. code-block:: sh\n\n      a\n\n   curl b\n", &[(Script, "a\n")]);
    }

    #[test]
    fn names_between_bars_are_no_pipes() {
        check("a.rst", ".. parsed-literal::\n\n   curl a/|b.c|/d | e\n", &[(Script, "curl a/_b.c_/d | e\n")]);
        check(
            "a.rst",
            ".. code-block:: sh\n   :substitutions:\n\n   curl |a|\n\n.. code:: sh\n\n   curl a |b|c\n",
            &[(Script, "curl _a_\n"), (Script, "curl a |b|c\n")],
        );
    }

    #[test]
    fn literals() {
        check("a.rst", "Do::\n\n  curl a\n\nor::\n\n  ls\n", &[(Script, "curl a\n")]);
        check("a.rst", "Run ``curl a`` or::\n\n  curl b\n", &[(Inline, "curl a"), (Script, "curl b\n")]);
        check("a.rst", "Use ``curl a`` or ``ls``.\n", &[(Inline, "curl a")]);
        check(
            "a.rst",
            "Use :command:`curl a`, :ref:`b <c>`, `curl d` or ``curl e``.\n",
            &[(Inline, "curl a"), (Inline, "curl e")],
        );
    }
}
