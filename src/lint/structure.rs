//! What of a block is the document's and not the command's: quote marks, indents, line ends, entities.
//!
//! A command's text maps past it; an edit of the document must leave it standing, and give it to
//! lines that it adds.

use crate::mend::{Command, Slip, SlipKind};
use crate::page::{Block, Dollars, Notation, Turns};
use crate::print;
use crate::text::{Edit, Mapped, Run, Span, settle};

/// What freed a block from its document, in order of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Structure {
    parts: Vec<Part>,
    notation: Notation,
    dollars: Dollars,
    turns: Turns,
}

/// Bytes of the document, and what they are to the block.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    span: Span,
    given: String,
    read: String,
    /// What to put before a line like the one that this stands before: blanks and the marks of quotes, but no prompt.
    lead: Option<String>,
}

impl Part {
    fn new(span: Span, read: &str, source: &str) -> Self {
        let given = span.of(source).to_owned();
        let starts = source[..span.start].ends_with('\n') || span.start == 0 || given.contains('\n');
        let last = given.rsplit('\n').next().unwrap_or("");
        let len = last.len() - last.trim_start_matches([' ', '\t', '>']).len();
        // A mark takes one blank behind it, which must not be one of the line.
        let blank = if last[..len].ends_with('>') { " " } else { "" };
        let lead = (starts && read.is_empty()).then(|| format!("{}{blank}", &last[..len]));
        Self { span, given, read: read.to_owned(), lead }
    }

    /// Whether a layout of its own has it too: what stands before lines, their ends, signs that the document writes
    /// otherwise than the command.
    fn is_written_anew(&self, notation: Notation) -> bool {
        let is_blank = |c: char| c.is_whitespace() || c == '>';
        let is_sign = match notation {
            Notation::Double | Notation::Single | Notation::Template => true,
            Notation::Plain | Notation::Bare | Notation::Words | Notation::Markup => {
                self.given.starts_with('&') || self.given == "$$"
            }
        };
        self.given.chars().all(is_blank) || is_sign && !self.read.is_empty()
    }
}

impl Structure {
    /// What `block` of `source` was freed from.
    pub(crate) fn of(block: &Block, source: &str) -> Self {
        let mut parts = Vec::new();
        let mut at = block.span.start;
        let end = Run { text: "", from: Span::at(block.span.end), verbatim: true };
        for run in block.text.runs().chain([end]) {
            if at < run.from.start {
                parts.push(Part::new(Span::new(at, run.from.start), "", source));
            }
            if !run.verbatim {
                parts.push(Part::new(run.from, run.text, source));
            }
            at = run.from.end.max(at);
        }
        if block.notation == Notation::Double {
            for part in &mut parts {
                part.lead = None;
            }
        }
        Self { parts, notation: block.notation, dollars: block.dollars, turns: block.turns }
    }

    /// The edits of the source that put `text` in place of `command`, the structure left standing.
    ///
    /// What pasting left before and behind the command (prompts, fences) goes with them, and a reply glued
    /// to it gets a line of its own. `None` where the document cannot say it.
    pub(crate) fn edits(&self, command: &Command, text: &Mapped) -> Option<Vec<Edit>> {
        self.with_outer(self.inner_edits(text, command.span)?, command, |_| true)
    }

    /// The same, where the command stays in its sentence and with it the marks that it bears there.
    pub(crate) fn edits_in_place(&self, command: &Command, text: &Mapped) -> Option<Vec<Edit>> {
        let mut edits = self.inner_edits(text, command.span)?;
        edits.retain(|edit| !command.slips.iter().any(|slip| slip.span == edit.span && is_mark(slip, command)));
        self.with_outer(edits, command, |slip| !is_mark(slip, command))
    }

    /// `edits`, and those that take off what pasting left around `command`, of slips for which `goes` says so.
    fn with_outer(&self, mut edits: Vec<Edit>, command: &Command, goes: impl Fn(&Slip) -> bool) -> Option<Vec<Edit>> {
        for slip in command.slips.iter().filter(|slip| goes(slip)) {
            edits.extend(self.outer_edits(command, slip)?);
        }
        Some(settle(edits))
    }

    /// What undoes `slip` in the source, if that is no part of the command's text; `None` where the document cannot say it.
    fn outer_edits(&self, command: &Command, slip: &Slip) -> Option<Vec<Edit>> {
        let text = match slip.kind {
            SlipKind::GluedReply => "\n",
            _ if command.span.contains(slip.span) => return Some(Vec::new()),
            _ => slip.text.as_str(),
        };
        let written = self.written(text, self.prefix(command.span.start))?;
        Some(vec![Edit::new(slip.span, written)])
    }

    /// The edits that turn the bytes `whole` of the source into `text`, the structure left standing.
    fn inner_edits(&self, text: &Mapped, whole: Span) -> Option<Vec<Edit>> {
        if self.parts.is_empty() && self.notation == Notation::Plain && self.dollars == Dollars::Plain {
            return Some(text.edits(whole));
        }
        let mut restored =
            Restored { structure: self, start: whole.start, out: Mapped::default(), at: whole.start, turn: None };
        text.runs().try_for_each(|run| restored.add(run))?;
        let mut edits = restored.out.edits(whole);
        edits.retain(|edit| !edit.span.is_empty() || !edit.text.is_empty());
        let breaks = |edit: &Edit| self.parts.iter().any(|part| part.span.overlaps(edit.span));
        (self.notation != Notation::Words || !edits.iter().any(breaks)).then_some(edits)
    }

    /// The edit that puts `text` in a layout of its own in place of `command`, `indent` before its lines; `None` too
    /// where the document has something between its words that would be lost, or takes some of its lines for others.
    pub(crate) fn replacement(&self, command: &Command, text: &str, indent: &str) -> Option<Edit> {
        if !self.within(command.span).iter().all(|part| part.is_written_anew(self.notation)) {
            return None;
        }
        let set_in = print::set_in(command, text, indent);
        if !self.turns.leave_whole(&set_in) {
            return None;
        }
        let (lines, ending) = set_in.strip_suffix('\n').map_or((&*set_in, ""), |lines| (lines, "\n"));
        let mut written = self.written(lines, self.prefix(command.span.start))?;
        // What stands before the line behind it is there already.
        written.push_str(&self.written(ending, "")?);
        Some(Edit::new(command.span, written))
    }

    /// The edits that put `text` in a layout of its own in place of `command`, `indent` before its lines, and take off
    /// what pasting left around it.
    pub(crate) fn replacements(&self, command: &Command, text: &str, indent: &str) -> Option<Vec<Edit>> {
        self.with_outer(vec![self.replacement(command, text, indent)?], command, |_| true)
    }

    /// The block's own blanks before what starts at `at` of `source`.
    pub(crate) fn indent<'s>(&self, source: &'s str, at: usize) -> &'s str {
        let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
        let lead = self.within(Span::new(line, at)).iter().find(|part| part.lead.is_some());
        let own = &source[lead.map_or(line, |part| part.span.end)..at];
        &own[..own.len() - own.trim_start_matches([' ', '\t']).len()]
    }

    /// What the document puts before a line that follows the one with the byte `at`.
    fn prefix(&self, at: usize) -> &str {
        // Such a string has no lines of its own.
        if self.notation == Notation::Double {
            return "";
        }
        let before = self.parts.partition_point(|part| part.span.start < at);
        self.parts[..before].iter().rev().find_map(|part| part.lead.as_deref()).unwrap_or("")
    }

    /// `text` as the document writes it, `prefix` before each of its lines but the first.
    fn written(&self, text: &str, prefix: &str) -> Option<String> {
        let ending = if self.parts.iter().any(|part| part.given.ends_with("\r\n")) { "\r\n" } else { "\n" };
        let noted = self.dollars.written(self.notation.written(text)?);
        let encoded = self.encoded(&noted);
        let mut lines = encoded.split('\n').peekable();
        let mut out = lines.next().unwrap_or_default().to_owned();
        while let Some(line) = lines.next() {
            let is_blank = line.is_empty() && lines.peek().is_some();
            out.extend([ending, if is_blank { prefix.trim_end() } else { prefix }, line]);
        }
        Some(out)
    }

    /// `text` with the entities that the block has signs written as.
    fn encoded(&self, text: &str) -> String {
        if !self.parts.iter().any(|part| part.given.starts_with('&') && part.given.ends_with(';')) {
            return text.to_owned();
        }
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }

    /// Whether a line of the document starts at `at`, with something before it.
    fn leads(&self, at: usize) -> bool {
        let first = self.parts.partition_point(|part| part.span.start < at);
        self.parts.get(first).is_some_and(|part| part.span.start == at && part.lead.is_some())
    }

    /// Whether `span` lies in a part that the block does not see.
    fn around(&self, span: Span) -> bool {
        let first = self.parts.partition_point(|part| part.span.end < span.end);
        self.parts.get(first).is_some_and(|part| part.read.is_empty() && part.span.contains(span))
    }

    /// Whether one of the parts overlaps or touches `span`.
    pub(super) fn touches(&self, span: Span) -> bool {
        let first = self.parts.partition_point(|part| part.span.end < span.start);
        self.parts.get(first).is_some_and(|part| part.span.start <= span.end)
    }

    /// The parts that lie within `span`.
    fn within(&self, span: Span) -> &[Part] {
        let first = self.parts.partition_point(|part| part.span.start < span.start);
        let last = self.parts.partition_point(|part| part.span.end <= span.end);
        self.parts.get(first..last).unwrap_or_default()
    }
}

/// The end of a line.
#[derive(Clone, Copy)]
enum Turn {
    /// It stands in the source.
    Given,
    /// It is new.
    New,
}

/// A text that gets its structure back.
struct Restored<'a> {
    structure: &'a Structure,
    /// Where the text starts in the source.
    start: usize,
    out: Mapped,
    /// How far the source is dealt with.
    at: usize,
    /// The line end that nothing follows yet.
    turn: Option<Turn>,
}

impl Restored<'_> {
    /// Adds `run`; `None` where the document cannot say it.
    fn add(&mut self, run: Run<'_>) -> Option<()> {
        if run.text.is_empty() && self.structure.around(run.from) {
            return Some(());
        }
        // Where whole lines go, what stood before the line behind them stays.
        if !(run.text.is_empty() && self.turn.is_some() && self.structure.leads(run.from.end)) {
            self.between(run);
        }
        let part = self.structure.within(run.from).iter().find(|part| part.span == run.from && part.read == run.text);
        match part {
            _ if run.verbatim => self.out.keep(run.text, run.from),
            Some(part) => self.out.keep(&part.given, part.span),
            None => self.replace(run)?,
        }
        self.at = run.from.end.max(self.at);
        // A folded line end is read as a blank, and kept as it stands.
        if run.text.ends_with('\n') || part.is_some_and(|part| part.given.ends_with('\n')) {
            let given = run.verbatim || part.is_some();
            self.turn = Some(if given { Turn::Given } else { Turn::New });
        }
        Some(())
    }

    /// Keeps the structure between what was dealt with and `run`.
    fn between(&mut self, run: Run<'_>) {
        let structure = self.structure;
        let next = run.from.start.max(self.at);
        let mut parts = structure.within(Span::new(self.at, next)).iter().filter(|part| part.read.is_empty());
        if self.turn.is_none() {
            // What stands before a line goes with the end of the one above it.
            parts.filter(|part| part.lead.is_none()).for_each(|part| self.out.keep(&part.given, part.span));
        } else if let Some(lead) = parts.next() {
            self.out.keep(&lead.given, lead.span);
            self.turn = None;
            let mut end = lead.span.end;
            for part in parts {
                // A prompt goes with the marks before it.
                if part.span.start == end {
                    self.out.keep(&part.given, part.span);
                    end = part.span.end;
                }
            }
        } else if !run.text.is_empty()
            && let Some(Turn::New) = self.turn.take()
        {
            self.out.replace(structure.prefix(self.start), Span::at(self.at));
        }
    }

    fn replace(&mut self, run: Run<'_>) -> Option<()> {
        // What stands before the line behind it is seen to when that line comes.
        let (text, ending) = run.text.strip_suffix('\n').map_or((run.text, ""), |text| (text, "\n"));
        let mut written = self.structure.written(text, self.structure.prefix(self.start))?;
        written.push_str(&self.structure.written(ending, "")?);
        self.out.replace(&written, run.from);
        Some(())
    }
}

/// Whether `slip` took a quote or backtick away that tells `command` from the words around it.
fn is_mark(slip: &Slip, command: &Command) -> bool {
    let touches = slip.span.end == command.span.start || slip.span.start == command.span.end;
    slip.kind == SlipKind::CodeFence && touches && slip.span.len() <= MARK
}

/// The longest mark, in bytes.
const MARK: usize = '“'.len_utf8();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page;
    use crate::text::{Source, apply};

    /// Checks what becomes of `given`, called `name`, when `edits` are made to the text of its first block.
    #[track_caller]
    fn check(name: &str, given: &str, edits: &[Edit], expected: &str) {
        let source = Source::new(Some(name.to_owned()), given);
        let block = page::read(&source).remove(0);
        let text = block.text.edited(edits);
        let whole = block.text.span(Span::new(0, block.text.text().len()));
        let edits = Structure::of(&block, given).inner_edits(&text, whole);
        let found = edits.map_or_else(|| "no".to_owned(), |edits| apply(given, &edits));
        assert_eq!(found, expected);
    }

    #[test]
    fn strings_stay_strings() {
        let double = "- run: \"curl –s \\\"a\\\"\"\n";
        check("a.yml", double, &[], double);
        check("a.yml", double, &[Edit::new(5..8, "-")], &double.replace('–', "-"));
        check("a.yml", double, &[Edit::new(8..9, "-d \"\"")], &double.replace("–s", "–-d \\\"\\\""));
        check("a.yml", "- run: 'curl –s'\n", &[Edit::new(5..8, "'")], "- run: 'curl ''s'\n");
        let lines = "- run: \"curl –s \\\\\\n\\\n    \\  a \\\n    b\n\n    c\"\n";
        check("a.yml", lines, &[], lines);
        check("a.yml", lines, &[Edit::new(5..8, "-")], &lines.replace('–', "-"));
        check("a.yml", lines, &[Edit::new(9..9, " \\\n")], &lines.replace("–s", "–s \\\\\\n"));
        check("a.yml", lines, &[Edit::new(14..15, "")], &lines.replace("a \\\n", " \\\n"));
        let bare = "- run: curl –s\n";
        check("a.yml", bare, &[Edit::new(5..8, "-H \"A: b\"")], "no");
        check("a.yml", bare, &[Edit::new(5..8, "-H A:b ")], "- run: curl -H A:b s\n");
    }

    #[test]
    fn words_of_a_list_stay_apart() {
        let list = "CMD [\"curl\", \"–s\", \"a b\"]\n";
        check("Dockerfile", list, &[], list);
        check("Dockerfile", list, &[Edit::new(5..8, "-")], &list.replace('–', "-"));
        check("Dockerfile", list, &[Edit::new(9..9, "-d c ")], "no");
        check("Dockerfile", list, &[Edit::new(5..10, "")], "no");
        check("Dockerfile", list, &[Edit::new(11..14, "a\"b")], "no");
    }

    const QUOTED: &str = "> ```sh\n> curl \\\n> -s x\n> ```\n";

    #[test]
    fn quote_marks_of_the_document_stay() {
        check("a.md", QUOTED, &[], QUOTED);
        check("a.md", QUOTED, &[Edit::new(7..9, "-v")], "> ```sh\n> curl \\\n> -v x\n> ```\n");
        check("a.md", QUOTED, &[Edit::new(5..7, "\\\n")], QUOTED);
        check("a.md", QUOTED, &[Edit::new(5..9, "\\\n -s")], "> ```sh\n> curl \\\n>  -s x\n> ```\n");
    }

    #[test]
    fn folded_lines_stay_folded() {
        let text = "a:\n  - run: >-\n      curl -f\n      -d a=b\n      x\n";
        check("a.yml", text, &[], text);
        check("a.yml", text, &[Edit::new(8..10, "-v")], &text.replace("-d a=b", "-v a=b"));
    }

    #[test]
    fn they_go_with_their_line_end() {
        check("a.md", QUOTED, &[Edit::new(5..7, "")], "> ```sh\n> curl -s x\n> ```\n");
        check("a.md", QUOTED, &[Edit::new(5..7, ""), Edit::new(7..10, "")], "> ```sh\n> curl x\n> ```\n");
        check("a.md", QUOTED, &[Edit::new(7..8, "")], "> ```sh\n> curl \\\n> s x\n> ```\n");
    }

    #[test]
    fn new_lines_have_them_too() {
        check("a.md", QUOTED, &[Edit::new(9..10, " \\\n")], "> ```sh\n> curl \\\n> -s \\\n> x\n> ```\n");
        check("a.md", QUOTED, &[Edit::new(5..7, "a\nb ")], "> ```sh\n> curl a\n> b -s x\n> ```\n");
    }

    #[test]
    fn lines_end_as_those_of_the_document() {
        let given = "```sh\r\ncurl a\r\n-s\r\n```\r\n";
        check("a.md", given, &[], given);
        check("a.md", given, &[Edit::new(6..7, " \\\n")], "```sh\r\ncurl a \\\r\n-s\r\n```\r\n");
    }

    #[test]
    fn prompts_stay() {
        let given = "> ```console\n> $ curl a\n> b\n> ```\n";
        check("a.md", given, &[Edit::new(4..5, " \\\n")], "> ```console\n> $ curl \\\n> a\n> b\n> ```\n");
    }

    #[test]
    fn tags_that_end_lines_go_with_them() {
        let given = "<pre>\ncurl &lt;a&gt;<br>\nb<br>c</pre>";
        check("a.html", given, &[Edit::new(5..8, "'<a>'")], &given.replace("&lt;a&gt;", "'&lt;a&gt;'"));
    }

    #[test]
    fn entities_stay_and_new_signs_become_some() {
        let given = "<pre>curl a?b&amp;c</pre>";
        check("a.html", given, &[Edit::new(5..6, "d")], "<pre>curl d?b&amp;c</pre>");
        check("a.html", given, &[Edit::new(5..6, "<")], "<pre>curl &lt;?b&amp;c</pre>");
    }
}
