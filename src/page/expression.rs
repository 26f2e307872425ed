//! Where MDX holds programs: expressions in braces, and modules. Knows of Markdown what hides braces there, its code, and
//! of programs what hides braces in them.

use super::line::{self, Line};
use crate::text::Span;

/// A program that has template literals.
pub(super) struct Program {
    /// All of it, the braces of an expression included.
    pub(super) span: Span,
    /// Its template literals, their marks included.
    pub(super) templates: Vec<Span>,
}

impl Program {
    /// Whether it is an expression of nothing but one template literal.
    pub(super) fn is_literal(&self, source: &str) -> bool {
        let [template] = self.templates[..] else { return false };
        let before = &source[self.span.start..template.start];
        before.trim_end() == "{" && source[template.end..self.span.end].trim_start() == "}"
    }
}

/// How long an expression may be.
const LONGEST: usize = 64 << 10;

/// How many backticks may stand around code in a sentence.
const TICKS: usize = 32;

/// The programs of `source` that have template literals, in order.
pub(super) fn programs(source: &str) -> Vec<Program> {
    if !source.contains('`') {
        return Vec::new();
    }
    let mut scanner = Scanner { source, stuck: 0, paragraph: 0, unclosed: [0; TICKS], found: Vec::new() };
    let (mut at, mut is_apart) = (0, true);
    while let Some(line) = line::at(source, at) {
        at = line.next;
        if let Some(fence) = fence(line.text) {
            at = behind(source, at, fence);
            is_apart = true;
        } else if is_apart && ["import ", "export "].iter().any(|word| line.text.starts_with(word)) {
            at = scanner.module(line.start);
        } else {
            is_apart = line.is_blank();
            at = scanner.line(&line);
        }
    }
    scanner.found
}

/// The marks that open a fence on `line`, whatever holds it.
fn fence(line: &str) -> Option<&str> {
    let open = line.trim_start_matches(|c: char| {
        matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit()
    });
    let sign = open.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let marks = &open[..open.len() - open.trim_start_matches(sign).len()];
    // Behind such code in a sentence, more of them follow.
    (marks.len() >= 3 && !open[marks.len()..].contains(sign)).then_some(marks)
}

/// Where the text goes on behind the fence that `marks` close, whose first line starts at `at`.
fn behind(source: &str, mut at: usize, marks: &str) -> usize {
    while let Some(line) = line::at(source, at) {
        at = line.next;
        let rest = line.text.trim_start_matches([' ', '\t', '>']).trim_end();
        if rest.len() >= marks.len() && rest.starts_with(marks) && rest.trim_start_matches(&marks[..1]).is_empty() {
            break;
        }
    }
    at
}

struct Scanner<'t> {
    source: &'t str,
    /// Before this, no brace is closed.
    stuck: usize,
    /// Where the paragraph at hand ends.
    paragraph: usize,
    /// For each number of backticks, up to where none of as many follow.
    unclosed: [usize; TICKS],
    found: Vec<Program>,
}

impl Scanner<'_> {
    /// Reads `line` and what goes on with it; gives where the next one starts.
    fn line(&mut self, line: &Line<'_>) -> usize {
        let bytes = self.source.as_bytes();
        let (mut at, mut end, mut next) = (line.start, line.end(), line.next);
        while let Some(sign) = bytes.get(at..end).and_then(|rest| memchr::memchr3(b'`', b'{', b'\\', rest)) {
            let start = at + sign;
            at = match bytes[start] {
                b'\\' => start + 2,
                b'`' => self.code(start),
                _ => self.expression(start).unwrap_or(start + 1),
            };
            if at > end {
                next =
                    memchr::memchr(b'\n', bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |len| at + len + 1);
                end = next;
            }
        }
        next
    }

    /// Where the text goes on behind the code that starts at `start` with a backtick, or behind that.
    fn code(&mut self, start: usize) -> usize {
        let ticks = run(self.source, start);
        let begin = start + ticks;
        if self.paragraph <= start {
            self.paragraph = paragraph(self.source, start);
        }
        if ticks >= TICKS || self.unclosed[ticks] >= self.paragraph {
            return begin;
        }
        let mut at = begin;
        while let Some(tick) = self.source[at..self.paragraph.max(at)].find('`').map(|len| at + len) {
            let len = run(self.source, tick);
            at = tick + len;
            if len == ticks {
                return at;
            }
        }
        self.unclosed[ticks] = self.paragraph;
        begin
    }

    /// Where the expression ends that starts at `start` with a brace, if it does.
    fn expression(&mut self, start: usize) -> Option<usize> {
        if start < self.stuck {
            return None;
        }
        let limit = self.source.len().min(start + LONGEST);
        let walk = walk(self.source, start, limit, Kind::Expression);
        if !walk.is_closed {
            self.stuck = walk.end;
            return None;
        }
        self.add(Span::new(start, walk.end), walk.templates);
        Some(walk.end)
    }

    /// Where the line starts behind the module that starts at `start`.
    fn module(&mut self, start: usize) -> usize {
        let walk = walk(self.source, start, self.source.len(), Kind::Module);
        self.add(Span::new(start, walk.end), walk.templates);
        walk.end
    }

    fn add(&mut self, span: Span, templates: Vec<Span>) {
        if !templates.is_empty() {
            self.found.push(Program { span, templates });
        }
    }
}

/// How many backticks stand at `at`.
fn run(source: &str, at: usize) -> usize {
    source[at..].len() - source[at..].trim_start_matches('`').len()
}

/// Where the paragraph ends in which `at` stands.
fn paragraph(source: &str, at: usize) -> usize {
    let mut next = at;
    while let Some(line) = line::at(source, next).filter(|line| !line.is_blank()) {
        next = line.next;
    }
    next
}

/// What ends a program.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The brace that closes the first one.
    Expression,
    /// An empty line.
    Module,
}

struct Walk {
    end: usize,
    is_closed: bool,
    templates: Vec<Span>,
}

/// Reads the program that starts at `start` of `source`, up to `limit`.
fn walk(source: &str, start: usize, limit: usize, kind: Kind) -> Walk {
    let bytes = source.as_bytes();
    let (mut at, mut depth, mut templates) = (start, 0_usize, Vec::new());
    while at < limit {
        let from = at;
        at += 1;
        match bytes[from] {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && kind == Kind::Expression {
                    return Walk { end: at, is_closed: true, templates };
                }
            }
            b'\n' if kind == Kind::Module && line::at(source, at).is_none_or(|line| line.is_blank()) => {
                return Walk { end: at, is_closed: true, templates };
            }
            quote @ (b'"' | b'\'') => at = closed(bytes, at, quote, limit).unwrap_or(at),
            b'`' => {
                let Some(end) = template_end(bytes, at, limit) else { break };
                templates.push(Span::new(from, end));
                at = end;
            }
            b'/' if bytes[at..limit].starts_with(b"*") => {
                at = source.get(at..limit).and_then(|rest| rest.find("*/")).map_or(at, |len| at + len + 2);
            }
            _ => {}
        }
    }
    Walk { end: limit, is_closed: kind == Kind::Module, templates }
}

/// Where the string ends in its line whose inside starts at `at`.
fn closed(bytes: &[u8], mut at: usize, quote: u8, limit: usize) -> Option<usize> {
    while at < limit && bytes[at] != b'\n' {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// Where the template literal ends whose inside starts at `at`.
fn template_end(bytes: &[u8], mut at: usize, limit: usize) -> Option<usize> {
    while let Some(sign) = bytes.get(at..limit).and_then(|rest| memchr::memchr2(b'`', b'\\', rest)) {
        at += sign + 1;
        if bytes[at - 1] == b'`' {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let found: Vec<_> = programs(source).iter().map(|program| program.span.of(source)).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn expressions_and_modules_are_found() {
        check("<A>{`a\n\nb`}</A> {x} {a ? `b` : '}'}\n", &["{`a\n\nb`}", "{a ? `b` : '}'}"]);
        check(
            "import A from 'a'\nexport const b = `c\n\nd`;\n\n{`e`}\n",
            &["import A from 'a'\nexport const b = `c\n\nd`;\n", "{`e`}"],
        );
        check("a {don't} {`b \\` }`}\n", &["{`b \\` }`}"]);
    }

    #[test]
    fn what_code_and_comments_hold_is_none() {
        for text in [
            "`{` a `}`\n",
            "``{`a`}``\n",
            "- ```sh\n  {`a`}\n  ```\n",
            "~~~\n{`a`}\n",
            "\\{`a`}\n",
            "{/* `a` */}\n",
            "{`a`\n",
        ] {
            check(text, &[]);
        }
        check("```sh\n{`a`}\n```\n{`b`}\n", &["{`b`}"]);
    }
}
