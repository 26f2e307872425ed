//! The comment that keeps rules silent for one command, as the document around the command writes it.

mod list;

use std::fmt;

use super::{Report, literal};
use crate::mend::{Command, SlipKind};
use crate::page::{self, Block, BlockKind, Dollars, Lines, Notation, Remark, Turns};
use crate::text::{Edit, Span};

/// What a comment says.
#[derive(Clone, Copy, Debug)]
pub struct Silence<'a> {
    /// The rules that are to be silent.
    pub rules: &'a [&'a str],
    /// Why, where it is said.
    pub reason: Option<&'a str>,
}

/// The edit that silences rules for the command at `index` of `report`, where a comment can say so.
///
/// A comment that holds for this command alone takes them in, and keeps its own reason.
pub fn comment(report: &Report, index: usize, silence: Silence<'_>) -> Option<Edit> {
    // A text that is one literal of a program has no room for a line of its own.
    if report.commands[index].slips.iter().any(|slip| slip.kind == SlipKind::StringLiteral)
        || page::is_returned(report.source.text())
    {
        return None;
    }
    let home = report.homes[index];
    // The commands stand in the order of their blocks.
    let last = index.checked_sub(1).map(|last| report.homes[last]);
    let alone = last != Some(home) && report.homes.get(index + 1) != Some(&home);
    let site = Site {
        text: report.source.text(),
        block: &report.blocks[home],
        command: &report.commands[index],
        remark: page::remark(&report.source),
        lines: page::comments(&report.source),
        silence,
    };
    let outside = || if alone { site.hidden().or_else(|| site.over()) } else { None };
    // One for the whole block is better than none.
    let inside = || if literal::holds(report, index) { None } else { site.inside() };
    added(report, index, silence.rules).or_else(outside).or_else(inside).or_else(|| site.over())
}

/// The rules, added to a comment that holds for this command alone.
fn added(report: &Report, index: usize, rules: &[&str]) -> Option<Edit> {
    let ignore = report.ignores.iter().find(|ignore| ignore.commands == [index])?;
    Some(Edit::new(Span::at(ignore.rules.last()?.span.end), format!(", {}", rules.join(", "))))
}

impl fmt::Display for Silence<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "uncurly: ignore {}", self.rules.join(", "))?;
        self.reason.map_or(Ok(()), |reason| write!(out, " -- {reason}"))
    }
}

/// A place where rules are to be silent.
struct Site<'a> {
    text: &'a str,
    block: &'a Block,
    command: &'a Command,
    /// How the document writes comments.
    remark: Remark,
    /// What lines of its blocks are.
    lines: Lines,
    silence: Silence<'a>,
}

impl Site<'_> {
    /// A comment that readers do not see: before the fence, the tag's content, or the code in a sentence.
    fn hidden(&self) -> Option<Edit> {
        if ![Remark::HIDDEN, Remark::EXPRESSION].contains(&self.remark) {
            return None;
        }
        let start = self.block.span.start;
        let comment = self.written(self.remark)?;
        if self.block.notation == Notation::Template {
            return self.before_brace(comment);
        }
        let above = line(self.text, self.text[..start].strip_suffix('\n').map_or(start, str::len));
        let fence = above.of(self.text).trim_start_matches([' ', '\t', '>']);
        if let Some(tag) = self.shown_whole() {
            return Some(Edit::new(Span::at(tag), comment));
        }
        if self.block.kind == BlockKind::Inline {
            return self.beside(comment);
        }
        if fence.starts_with("```") || fence.starts_with("~~~") {
            let lead = &above.of(self.text)[..above.len() - fence.len()];
            return Some(Edit::new(Span::at(above.start), format!("{lead}{comment}{}", self.line_end())));
        }
        let is_element = self.remark == Remark::HIDDEN && self.text[..start].trim_end().ends_with('>');
        is_element.then(|| Edit::new(Span::at(start), comment))
    }

    /// What is to be said, as such a comment; `None` where that would end elsewhere.
    fn written(&self, remark: Remark) -> Option<String> {
        let said = self.silence.to_string();
        remark.obstacle(&said).is_none().then(|| remark.written(&said))
    }

    /// `comment` before the expression whose template literal the block is, where that stands among the text of a page.
    fn before_brace(&self, comment: String) -> Option<Edit> {
        let is_expression = self.remark == Remark::EXPRESSION;
        let before = self.text[..self.block.span.start].strip_suffix('`').filter(|_| is_expression)?;
        let before = before.trim_end().strip_suffix('{')?;
        // There, it is a value of an element's, which has nothing beside it.
        (!before.trim_end().ends_with('=')).then(|| Edit::new(Span::at(before.len()), comment))
    }

    /// Where the element begins that holds the block, if whatever stands in it is shown, comments too.
    fn shown_whole(&self) -> Option<usize> {
        let before = self.text[..self.block.span.start].trim_end();
        if self.remark != Remark::HIDDEN {
            return None;
        }
        let tag = before.strip_suffix('>')?.rfind('<')?;
        let name = before[tag + 1..].split(|c: char| !c.is_ascii_alphabetic()).next()?;
        SHOWN_WHOLE.iter().any(|shown| name.eq_ignore_ascii_case(shown)).then_some(tag)
    }

    /// `comment` before code in a sentence. Where that begins its line, the line would become HTML with the comment.
    fn beside(&self, comment: String) -> Option<Edit> {
        let start = self.block.span.start;
        let shown = line(self.text, start);
        let before = &self.text[shown.start..start];
        let is_first = self.text[start..].starts_with('`') && before.chars().all(is_of_list);
        if self.remark != Remark::HIDDEN || !is_first {
            return Some(Edit::new(Span::at(start), comment + " "));
        }
        let above = self.above(shown.start);
        if before.chars().all(|c| matches!(c, ' ' | '\t' | '>')) && goes_on(above.of(self.text)) {
            return self.behind(above, &comment);
        }
        let lead: String = before.chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect();
        Some(Edit::new(Span::at(start), format!("{comment}{}{lead}", self.line_end())))
    }

    /// The line that ends before the one that starts at `start`; nothing, before the first one.
    fn above(&self, start: usize) -> Span {
        let end = self.text[..start].trim_end_matches('\r').len();
        let end = self.text[..end].strip_suffix('\n').map_or(end, str::len);
        line(self.text, self.text[..end].strip_suffix('\r').map_or(end, str::len))
    }

    /// `comment` at the end of the line `above` of the same paragraph, before what breaks the line there; `None` where
    /// code may be open at its end.
    fn behind(&self, above: Span, comment: &str) -> Option<Edit> {
        let shown = above.of(self.text);
        let end = above.start + shown.trim_end_matches([' ', '\\']).len();
        shown.matches('`').count().is_multiple_of(2).then(|| Edit::new(Span::at(end), format!(" {comment}")))
    }

    /// A comment above the line that begins what the document takes for the command.
    fn over(&self) -> Option<Edit> {
        let head = line(self.text, self.block.head?);
        let before = self.text[..head.start].trim_end_matches([' ', '\t']);
        let shown = head.of(self.text);
        let lead = &shown[..shown.len() - shown.trim_start_matches([' ', '\t']).len()];
        let comment = self.written(self.remark)?;
        let end = self.line_end();
        let written = match self.remark {
            Remark::SLASHES => {
                let place = list::place(self.text, head.start)?;
                return Some(Edit::new(Span::at(place), format!("{comment}{end}")));
            }
            // A tab would hand it to the shell, which make shows.
            Remark::HASH if lead.contains('\t') => format!("{comment}{end}"),
            Remark::DOTS => {
                let is_apart = before.trim().is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
                let is_marked = shown[lead.len()..].starts_with(['-', '*', '+', '|', '#', '=']) || is_numbered(shown);
                // Between the entries of a list or a table, it would end them.
                if !is_apart || is_marked {
                    return None;
                }
                format!("{lead}{comment}{end}{end}")
            }
            _ => format!("{lead}{comment}{end}"),
        };
        Some(Edit::new(Span::at(head.start), written))
    }

    /// A comment of the shell, on a line of its own above the command.
    fn inside(&self) -> Option<Edit> {
        let may = matches!(self.block.kind, BlockKind::Paste | BlockKind::Script) && self.block.turns != Turns::Folded;
        if !may || self.block.notation != Notation::Plain {
            return None;
        }
        let command = line(self.text, self.command.span.start);
        let before = self.text[..command.start].trim_end_matches(['\n', '\r']);
        let shown = command.of(self.text);
        let lead = &shown[..shown.len() - shown.trim_start_matches([' ', '\t', '>']).len()];
        let lead = if self.lines == Lines::Shell { lead } else { self.marks(command.start)? };
        // What is quoted by the block's own text, and not by the document, is damage that a new line would change.
        let quoted =
            lead.contains('>') && self.block.text.text().lines().any(|line| line.trim_start().starts_with('>'));
        // Behind a tab, make would hand it to a shell of its own, and show it.
        if self.block.dollars == Dollars::Doubled && lead.contains('\t') {
            return None;
        }
        // Behind a continuation a comment would be part of the command before it, and before a tag none.
        let continues = before.ends_with(['\\', '^', '`']) && !before.ends_with("```");
        if quoted || continues || shown[lead.len()..].starts_with('<') {
            return None;
        }
        let remark = Remark::of(Some(self.block.dialect.unwrap_or(self.command.dialect))).first()?;
        let comment = format!("{lead}{}{}", self.written(*remark)?, self.line_end());
        Some(Edit::new(Span::at(command.start), comment))
    }

    /// What makes the line that starts at `start` a comment of a program, whose own comments are none of a shell's.
    fn marks(&self, start: usize) -> Option<&str> {
        let before = self.text.get(start..self.command.span.start)?;
        ["//", "///", "//!", "*"].contains(&before.trim()).then_some(before)
    }

    fn line_end(&self) -> &'static str {
        if memchr::memmem::find(self.text.as_bytes(), b"\r\n").is_some() { "\r\n" } else { "\n" }
    }
}

/// Elements of HTML in which nothing is a comment.
const SHOWN_WHOLE: [&str; 4] = ["iframe", "textarea", "title", "xmp"];

/// Whether a paragraph may go on behind `line` of Markdown.
fn goes_on(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let is_rule = !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '));
    !text.is_empty() && !is_rule && !["#", "```", "~~~", "<!--"].iter().any(|mark| text.starts_with(mark))
}

/// Whether `c` may stand before the text of an entry of a list or a quote.
const fn is_of_list(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')' | '0'..='9')
}

/// Whether `line` is the first one of a numbered entry.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.trim_start().len() && rest.starts_with(['.', ')'])
}

/// The line of `text` with the byte `at`, without its end.
fn line(text: &str, at: usize) -> Span {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
    let end = memchr::memchr2(b'\r', b'\n', &text.as_bytes()[at..]).map_or(text.len(), |len| at + len);
    Span::new(start, end)
}

#[cfg(test)]
mod tests;
