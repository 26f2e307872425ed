//! The comment that keeps rules silent for one command, as the document around the command writes it.

use std::fmt;

use super::Report;
use crate::mend::{Command, SlipKind};
use crate::page::{self, Block, BlockKind, Dollars, Notation, Remark, Turns};
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
    if report.commands[index].slips.iter().any(|slip| slip.kind == SlipKind::StringLiteral) {
        return None;
    }
    let home = report.homes[index];
    let alone = report.homes.iter().filter(|&&other| other == home).count() == 1;
    let site = Site {
        text: report.source.text(),
        block: &report.blocks[home],
        command: &report.commands[index],
        remark: page::remark(&report.source),
        silence,
    };
    let outside = || if alone { site.hidden().or_else(|| site.over()) } else { None };
    // One for the whole block is better than none.
    added(report, index, silence.rules).or_else(outside).or_else(|| site.inside()).or_else(|| site.over())
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
    silence: Silence<'a>,
}

impl Site<'_> {
    /// A comment that readers do not see: before the fence, the tag's content, or the code in a sentence.
    fn hidden(&self) -> Option<Edit> {
        if ![Remark::HIDDEN, Remark::EXPRESSION].contains(&self.remark) {
            return None;
        }
        let start = self.block.span.start;
        let comment = self.remark.written(&self.silence.to_string());
        let above = line(self.text, self.text[..start].strip_suffix('\n').map_or(start, str::len));
        let fence = above.of(self.text).trim_start_matches([' ', '\t', '>']);
        if self.block.kind == BlockKind::Inline {
            return Some(self.beside(comment));
        }
        if fence.starts_with("```") || fence.starts_with("~~~") {
            let lead = &above.of(self.text)[..above.len() - fence.len()];
            return Some(Edit::new(Span::at(above.start), format!("{lead}{comment}{}", self.line_end())));
        }
        let is_element = self.remark == Remark::HIDDEN && self.text[..start].trim_end().ends_with('>');
        is_element.then(|| Edit::new(Span::at(start), comment))
    }

    /// `comment` before code in a sentence. Where that begins its line, the line would become HTML with the comment.
    fn beside(&self, comment: String) -> Edit {
        let start = self.block.span.start;
        let before = &self.text[line(self.text, start).start..start];
        let is_first = self.text[start..].starts_with('`') && before.chars().all(is_of_list);
        if self.remark == Remark::HIDDEN && is_first {
            let lead: String = before.chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect();
            return Edit::new(Span::at(start), format!("{comment}{}{lead}", self.line_end()));
        }
        Edit::new(Span::at(start), comment + " ")
    }

    /// A comment above the line that begins what the document takes for the command.
    fn over(&self) -> Option<Edit> {
        let head = line(self.text, self.block.head?);
        let before = self.text[..head.start].trim_end_matches([' ', '\t']);
        let shown = head.of(self.text);
        let lead = &shown[..shown.len() - shown.trim_start_matches([' ', '\t']).len()];
        let comment = self.remark.written(&self.silence.to_string());
        let end = self.line_end();
        let written = match self.remark {
            // Elsewhere it would be a text.
            Remark::SLASHES => format!("{comment}{end}"),
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
        let may = matches!(self.block.kind, BlockKind::Paste | BlockKind::Script) && self.block.turns == Turns::Kept;
        if !may || self.block.notation != Notation::Plain {
            return None;
        }
        let command = line(self.text, self.command.span.start);
        let before = self.text[..command.start].trim_end_matches(['\n', '\r']);
        let shown = command.of(self.text);
        let lead = &shown[..shown.len() - shown.trim_start_matches([' ', '\t', '>']).len()];
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
        let comment = format!("{lead}{}{}", remark.written(&self.silence.to_string()), self.line_end());
        Some(Edit::new(Span::at(command.start), comment))
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
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
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find(['\r', '\n']).map_or(text.len(), |len| at + len);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;
    use crate::text::{Source, apply};

    const RULE: &str = "pipe-to-shell";

    fn read(name: &str, text: &str) -> Report {
        lint(Source::new(Some(name.to_owned()), text), Mending::On, &Settings::default())
    }

    /// Checks what silences the first finding of the rule in `text`, and that the others are left.
    #[track_caller]
    fn check(name: &str, text: &str, expected: Option<&str>) {
        let report = read(name, text);
        let of_rule = |report: &Report| report.findings.iter().filter(|finding| finding.rule == RULE).count();
        let finding = report.findings.iter().find(|finding| finding.rule == RULE).expect("something to silence");
        let silence = Silence { rules: &[finding.rule], reason: None };
        let edit = finding.command.and_then(|command| comment(&report, command, silence));
        let Some(expected) = expected else { return assert_eq!(edit, None, "{text}") };
        let silent = apply(text, &[edit.expect("a comment")]);
        assert_eq!(silent, expected);
        let again = read(name, &silent);
        assert_eq!(
            (of_rule(&again), again.findings.len()),
            (of_rule(&report) - 1, report.findings.len() - 1),
            "{silent}"
        );
    }

    #[test]
    fn scripts_have_comments_of_the_shell() {
        check(
            "a.sh",
            "ls\n  curl https://x.y | sh\n",
            Some("ls\n  # uncurly: ignore pipe-to-shell\n  curl https://x.y | sh\n"),
        );
        check(
            "a.sh",
            "if curl https://x.y | sh; then ls; fi\n",
            Some("# uncurly: ignore pipe-to-shell\nif curl https://x.y | sh; then ls; fi\n"),
        );
        check("a.sh", "true && \\\n curl https://x.y | sh\n", None);
        check(
            "a.cmd",
            "curl https://x.y | sh\r\n",
            Some("REM uncurly: ignore pipe-to-shell\r\ncurl https://x.y | sh\r\n"),
        );
        check("a.cmd", "dir ^\r\n & curl https://x.y | sh\r\n", None);
        check("notes", "> curl https://x.y | sh\n", None);
        check("notes", "\"curl https://x.y/a -H \\\"Accept: application/json\\\" | sh\"\n", None);
    }

    #[test]
    fn markup_has_comments_that_are_not_shown() {
        let comment = "<!-- uncurly: ignore pipe-to-shell -->";
        check(
            "a.md",
            "> ```sh\n> curl https://x.y | sh\n> ```\n",
            Some(&format!("> {comment}\n> ```sh\n> curl https://x.y | sh\n> ```\n")),
        );
        check(
            "a.md",
            "a\r\n\r\n~~~\r\ncurl https://x.y | sh\r\n~~~\r\n",
            Some(&format!("a\r\n\r\n{comment}\r\n~~~\r\ncurl https://x.y | sh\r\n~~~\r\n")),
        );
        check(
            "a.md",
            "Say `curl https://x.y | sh` loud.\n",
            Some(&format!("Say {comment} `curl https://x.y | sh` loud.\n")),
        );
        check(
            "a.md",
            "```console\n$ curl https://x.y | sh\n```\n",
            Some(&format!("{comment}\n```console\n$ curl https://x.y | sh\n```\n")),
        );
        check(
            "a.html",
            "<pre>curl https://x.y | sh</pre>\n",
            Some(&format!("<pre>{comment}curl https://x.y | sh</pre>\n")),
        );
    }

    #[test]
    fn one_of_several_in_a_block_is_silenced_alone() {
        check(
            "a.md",
            "```sh\ncurl https://x.y | sh\ncurl https://x.z | sh\n```\n",
            Some("```sh\n# uncurly: ignore pipe-to-shell\ncurl https://x.y | sh\ncurl https://x.z | sh\n```\n"),
        );
        check("a.md", "```console\n$ curl https://x.y | sh\n$ curl https://x.z | sh\n```\n", None);
        check(
            "a.mdx",
            "```sh\ncurl https://x.y | sh\n```\n",
            Some("{/* uncurly: ignore pipe-to-shell */}\n```sh\ncurl https://x.y | sh\n```\n"),
        );
        check("a.html", "<pre>curl https://x.y | sh\ncurl https://x.z | sh</pre>\n", None);
    }

    #[test]
    fn code_that_begins_an_entry_stays_in_it() {
        let comment = "<!-- uncurly: ignore pipe-to-shell -->";
        check(
            "a.md",
            "> 1. `curl https://x.y | sh` is loud.\n",
            Some(&format!("> 1. {comment}\n>    `curl https://x.y | sh` is loud.\n")),
        );
        check(
            "a.mdx",
            "- `curl https://x.y | sh`\n",
            Some("- {/* uncurly: ignore pipe-to-shell */} `curl https://x.y | sh`\n"),
        );
    }

    #[test]
    fn asciidoc_has_them_at_the_beginning_of_a_line() {
        let comment = "// uncurly: ignore pipe-to-shell";
        for text in [
            ".Title\n[source,sh]\n----\n$ curl https://x.y | sh\n----\n",
            "Say `curl https://x.y | sh` loud.\n",
            "  curl https://x.y | sh\n",
        ] {
            check("a.adoc", text, Some(&format!("{comment}\n{text}")));
        }
    }

    #[test]
    fn restructured_text_has_them_apart() {
        let comment = ".. uncurly: ignore pipe-to-shell";
        for text in [
            ".. code:: console\n\n   $ curl https://x.y | sh\n",
            "Do\nthis::\n\n   curl https://x.y | sh\n",
            "Say ``curl https://x.y | sh`` loud.\n",
        ] {
            check("a.rst", text, Some(&format!("{comment}\n\n{text}")));
        }
        check("a.rst", "- ``curl https://x.y | sh``\n", None);
        let within = "- Do::\n\n    curl https://x.y | sh\n";
        check("a.rst", within, Some("- Do::\n\n    # uncurly: ignore pipe-to-shell\n    curl https://x.y | sh\n"));
    }

    #[test]
    fn recipes_have_them_for_make_alone() {
        check(
            "Makefile",
            "a:\n\ttrue && \\\n\t curl https://x.y | sh\n",
            Some("a:\n# uncurly: ignore pipe-to-shell\n\ttrue && \\\n\t curl https://x.y | sh\n"),
        );
        check(
            "Dockerfile",
            "RUN true && \\\n  curl https://x.y | sh\n",
            Some("# uncurly: ignore pipe-to-shell\nRUN true && \\\n  curl https://x.y | sh\n"),
        );
    }

    #[test]
    fn yaml_has_them_above_the_entry() {
        check(
            "a.yml",
            "a:\n  - run: curl https://x.y | sh\n",
            Some("a:\n  # uncurly: ignore pipe-to-shell\n  - run: curl https://x.y | sh\n"),
        );
        check(
            "a.yml",
            "a:\n  run: >\n    curl https://x.y | sh\n",
            Some("a:\n  # uncurly: ignore pipe-to-shell\n  run: >\n    curl https://x.y | sh\n"),
        );
        check(
            "a.yml",
            "run: |\n  curl https://x.y | sh\n  curl https://x.z | sh\n",
            Some("run: |\n  # uncurly: ignore pipe-to-shell\n  curl https://x.y | sh\n  curl https://x.z | sh\n"),
        );
    }

    #[test]
    fn a_comment_that_is_there_takes_the_rule() {
        check(
            "a.sh",
            "# uncurly: ignore bad-url -- so\ncurl https://x.y | sh\n",
            Some("# uncurly: ignore bad-url, pipe-to-shell -- so\ncurl https://x.y | sh\n"),
        );
    }
}
