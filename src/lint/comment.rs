//! The comment that keeps rules silent for one command, as the document around the command writes it.

use std::fmt;

use super::Report;
use crate::mend::{Command, SlipKind};
use crate::page::{Block, BlockKind};
use crate::shell::Dialect;
use crate::text::{Edit, Span};

/// Endings of documents whose readers do not see `<!-- -->`.
const MARKUP: &[&str] = &[".md", ".markdown", ".mdown", ".qmd", ".rmd", ".html", ".htm", ".xhtml"];

/// Endings of documents in which a `#` comments a line, outside of blocks too.
const YAML: &[&str] = &[".yml", ".yaml"];

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
    let text = report.source.text();
    let site = Site { text, block: &report.blocks[home], command: &report.commands[index], silence };
    added(report, index, silence.rules).or_else(|| match Kind::of(report) {
        Kind::Markup => (if alone { site.hidden() } else { None }).or_else(|| site.inside()),
        Kind::Yaml if alone => site.above(site.header()),
        Kind::Yaml if site.header().of(text).contains('>') => None,
        Kind::Yaml | Kind::Other => site.inside(),
    })
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

/// How a document writes comments.
enum Kind {
    Markup,
    Yaml,
    Other,
}

impl Kind {
    fn of(report: &Report) -> Self {
        let name = report.source.name().unwrap_or_default().to_ascii_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        match () {
            () if ends(MARKUP) => Self::Markup,
            () if ends(YAML) => Self::Yaml,
            () => Self::Other,
        }
    }
}

/// A place where rules are to be silent.
struct Site<'a> {
    text: &'a str,
    block: &'a Block,
    command: &'a Command,
    silence: Silence<'a>,
}

impl Site<'_> {
    /// A comment that readers do not see: before the fence, the tag's content, or the code in a sentence.
    fn hidden(&self) -> Option<Edit> {
        let start = self.block.span.start;
        let comment = format!("<!-- {} -->", self.silence);
        let above = line(self.text, self.text[..start].strip_suffix('\n').map_or(start, str::len));
        let fence = above.of(self.text).trim_start_matches([' ', '\t', '>']);
        if self.block.kind == BlockKind::Inline {
            return Some(Edit::new(Span::at(start), comment + " "));
        }
        if fence.starts_with("```") || fence.starts_with("~~~") {
            let lead = &above.of(self.text)[..above.len() - fence.len()];
            return Some(Edit::new(Span::at(above.start), format!("{lead}{comment}{}", self.line_end())));
        }
        self.text[..start].trim_end().ends_with('>').then(|| Edit::new(Span::at(start), comment))
    }

    /// A comment of the shell, on a line of its own above the command.
    fn inside(&self) -> Option<Edit> {
        let may = match self.block.kind {
            BlockKind::Paste | BlockKind::Script => self.command.dialect != Dialect::Cmd,
            BlockKind::Transcript | BlockKind::Output | BlockKind::Inline => false,
        };
        if may { self.above(line(self.text, self.command.span.start)) } else { None }
    }

    /// A comment on a line of its own above `line`, set in as that is.
    fn above(&self, line: Span) -> Option<Edit> {
        let before = self.text[..line.start].trim_end_matches(['\n', '\r']);
        let shown = line.of(self.text);
        let lead = &shown[..shown.len() - shown.trim_start_matches([' ', '\t', '>']).len()];
        // What is quoted by the block's own text, and not by the document, is damage that a new line would change.
        let quoted =
            lead.contains('>') && self.block.text.text().lines().any(|line| line.trim_start().starts_with('>'));
        // Behind a continuation a comment would be part of the command before it, and before a tag none.
        if quoted || before.ends_with(['\\', '`']) && !before.ends_with("```") || shown[lead.len()..].starts_with('<') {
            return None;
        }
        let comment = format!("{lead}# {}{}", self.silence, self.line_end());
        Some(Edit::new(Span::at(line.start), comment))
    }

    /// The line of a YAML file that the block belongs to.
    fn header(&self) -> Span {
        let own = line(self.text, self.block.span.start);
        if self.block.kind == BlockKind::Inline { own } else { line(self.text, own.start.saturating_sub(1)) }
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
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
        check("a.cmd", "curl https://x.y | sh\r\n", None);
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
            Some("```sh\n# uncurly: ignore pipe-to-shell\ncurl https://x.y | sh\n```\n"),
        );
        check("a.html", "<pre>curl https://x.y | sh\ncurl https://x.z | sh</pre>\n", None);
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
