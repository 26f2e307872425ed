//! Comments that ask for silence: `# uncurly: ignore rule-a, rule-b -- reason`.

use std::collections::BTreeMap;

use super::rules;
use super::settings::reach;
use crate::knowledge::glyphs::is_dash;
use crate::mend::Command;
use crate::page::{Block, BlockKind, Remark};
use crate::shell::Dialect;
use crate::text::{Finding, Source, Span};

/// A comment that asks for silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// All of the comment, in the text as given.
    pub span: Span,
    /// The rules and groups it names; none means every rule.
    pub rules: Vec<IgnoredRule>,
    /// Why, where it is said.
    pub reason: Option<String>,
    /// The commands it holds for.
    pub commands: Vec<usize>,
    /// How many findings it silenced, where it names no rules.
    pub silenced: usize,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Where it holds for what is below it.
    Heeded,
    /// Where the document or the shell has no such comment, or where it holds for nothing.
    Unheeded,
}

/// A rule or group that a comment names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredRule {
    /// Its name as written.
    pub name: String,
    /// Where it stands in the text as given.
    pub span: Span,
    /// How many findings it silenced.
    pub silenced: usize,
}

impl Ignore {
    /// Whether it names no rules and gives no reason, and so holds for nothing.
    pub fn is_bare(&self) -> bool {
        self.rules.is_empty() && self.reason.is_none()
    }

    /// Whether it silences `finding`, which is then counted.
    fn takes(&mut self, finding: &Finding) -> bool {
        if self.rules.is_empty() {
            let takes = self.reason.is_some();
            self.silenced += usize::from(takes);
            return takes;
        }
        // Of several words, the closest one is of use.
        let Some(rule) = rules::find(finding.rule) else { return false };
        let named = self.rules.iter_mut().filter_map(|word| Some((reach(&word.name, rule)?, word)));
        let Some((_, word)) = named.max_by_key(|(reach, _)| *reach) else { return false };
        word.silenced += 1;
        true
    }

    /// Whether findings of `rule` on its commands are silenced.
    pub(super) fn silences(&self, rule: &str) -> bool {
        let is_named = |rule| self.rules.iter().any(|word| reach(&word.name, rule).is_some());
        let named = || rules::find(rule).is_some_and(is_named);
        !self.is_bare() && (self.rules.is_empty() || named())
    }
}

/// For each command, the indices of the comments that hold for it.
pub(super) fn holding(ignores: &[Ignore]) -> BTreeMap<usize, Vec<usize>> {
    let mut holding: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, ignore) in ignores.iter().enumerate() {
        for &command in &ignore.commands {
            holding.entry(command).or_default().push(index);
        }
    }
    holding
}

/// Takes away the findings that `ignores` silence, and counts them there.
pub(super) fn silence(findings: &mut Vec<Finding>, ignores: &mut [Ignore]) {
    if ignores.is_empty() {
        return;
    }
    let holding = holding(ignores);
    findings.retain(|finding| {
        let held = finding.command.and_then(|command| holding.get(&command));
        // Each of several comments for one rule is of use, so all of them are asked.
        let taken = held.into_iter().flatten().filter(|&&index| ignores[index].takes(finding)).count();
        taken == 0
    });
}

/// The comments of `blocks`, each with the commands it holds for.
pub(super) fn read(blocks: &[Block], commands: &[Command], homes: &[usize], source: &Source) -> Vec<Ignore> {
    let mut ignores: Vec<Ignore> = Vec::new();
    let is_marked = Remark::calls(source.text()).next().is_some();
    for (home, block) in blocks.iter().enumerate() {
        let first = homes.partition_point(|&other| other < home);
        let last = homes.partition_point(|&other| other <= home);
        for &span in &block.ignores {
            let ignore = directive(source.text(), span);
            ignores.extend(ignore.map(|ignore| Ignore { commands: (first..last).collect(), ..ignore }));
        }
        if is_marked {
            ignores.extend(above_commands(block, &commands[first..last], first, source));
        }
    }
    ignores.sort_by_key(|ignore| ignore.span);
    ignores.dedup_by(|later, earlier| {
        let same = later.span == earlier.span;
        if same {
            earlier.commands.append(&mut later.commands);
        }
        same
    });
    if is_marked {
        let unheeded = unheeded(source.text(), &ignores);
        ignores.extend(unheeded);
        ignores.sort_by_key(|ignore| ignore.span);
    }
    ignores
}

/// The comments that look as if they asked for silence, and are none of `heeded`, which are sorted.
fn unheeded(text: &str, heeded: &[Ignore]) -> Vec<Ignore> {
    let comments = Remark::calls(text).filter_map(|at| comment_at(text, at));
    let is_new = |span: &Span| {
        let next = heeded.partition_point(|ignore| ignore.span.end <= span.start);
        heeded.get(next).is_none_or(|ignore| ignore.span.start >= span.end)
    };
    let found = comments.filter(is_new).filter_map(|span| directive(text, span));
    found.map(|ignore| Ignore { standing: Standing::Unheeded, ..ignore }).collect()
}

/// The comment that begins with the mark at `at` of `text`, if that is one and stands in no quotes.
fn comment_at(text: &str, at: usize) -> Option<Span> {
    let line = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
    let before = &text[line..at];
    let (remark, open) = Remark::ALL.iter().find_map(|remark| Some((remark, remark.opened(before)?)))?;
    // Between backticks, somebody tells how it is written.
    if memchr::memchr_iter(b'`', &before.as_bytes()[..open]).count() % 2 == 1 {
        return None;
    }
    let end = memchr::memchr2(b'\r', b'\n', &text.as_bytes()[at..]).map_or(text.len(), |len| at + len);
    let rest = &text[at..end];
    Some(Span::new(line + open, at + remark.ends(rest)?))
}

/// Comments on lines of their own in `block`; each holds for the commands that start on the next
/// line that is neither blank nor a comment.
fn above_commands(block: &Block, commands: &[Command], first: usize, source: &Source) -> Vec<Ignore> {
    let (mut done, mut open): (Vec<Ignore>, Vec<Ignore>) = (Vec::new(), Vec::new());
    let hidden: &[Remark] = if block.kind == BlockKind::Paste { &[Remark::HIDDEN] } else { &[] };
    let remarks: Vec<_> = Remark::of(block.dialect).iter().chain(hidden).collect();
    let mut at = 0;
    let text = block.text.text();
    while at < text.len() {
        let line = logical_line(&text[at..], block.dialect);
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let given = block.text.span(span);
        let trimmed = line.trim();
        if remarks.iter().any(|remark| remark.said(trimmed).is_some()) {
            open.extend(directive(source.text(), given));
        } else if !trimmed.is_empty() {
            let start = commands.partition_point(|command| command.span.start < given.start);
            let end = commands.partition_point(|command| command.span.start < given.end);
            for ignore in &mut open {
                ignore.commands.extend(first + start..first + end.max(start));
            }
            done.append(&mut open);
        }
    }
    done.append(&mut open);
    done
}

/// The first line of `text`, with those that it goes on with, where it is no comment of a shell's.
fn logical_line(text: &str, dialect: Option<Dialect>) -> &str {
    let sign = match dialect {
        Some(Dialect::Cmd) => '^',
        Some(Dialect::PowerShell) => '`',
        Some(Dialect::Posix) | None => '\\',
    };
    let is_comment =
        Remark::of(dialect).iter().any(|remark| remark.said(text.lines().next().unwrap_or("").trim()).is_some());
    let goes_on = |line: &str| {
        let line = line.trim_end_matches(['\r', '\n']);
        !is_comment && (line.len() - line.trim_end_matches(sign).len()) % 2 == 1
    };
    let mut len = 0;
    for line in text.split_inclusive('\n') {
        len += line.len();
        if !goes_on(line) {
            break;
        }
    }
    &text[..len]
}

/// What is asked of this program.
const IGNORE: &str = "ignore";

/// Reads the bytes `span` of `source`, a comment of any kind, as a directive: `# uncurly: ignore rule-a, rule-b -- reason`.
fn directive(source: &str, span: Span) -> Option<Ignore> {
    let text = span.of(source);
    let indent = text.len() - text.trim_start().len();
    let span = Span::new(span.start + indent, span.end);
    let text = text.trim();
    let (said, end) = Remark::ALL.iter().find_map(|remark| Some((remark.said(text)?, remark.said_to(text))))?;
    let (word, words) = Remark::called(said)?.trim_start().split_at_checked(IGNORE.len())?;
    if !word.eq_ignore_ascii_case(IGNORE) {
        return None;
    }
    if words.starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let base = span.start + end - words.len();
    let (names, reason) = match separator(words) {
        Some(dash) => (&words[..dash.start], Some(words[dash.end..].trim()).filter(|reason| !reason.is_empty())),
        None => (words, None),
    };
    let end = span.start + text.len();
    let (rules, reason) = (named(names, base), reason.map(str::to_owned));
    Some(Ignore {
        span: Span::new(span.start, end),
        rules,
        reason,
        commands: Vec::new(),
        silenced: 0,
        standing: Standing::Heeded,
    })
}

/// What stands between the rules and the reason in `words`: dashes of any kind between blanks, or two hyphens.
fn separator(words: &str) -> Option<Span> {
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let dashes = word.trim_end();
        if !dashes.is_empty() && dashes.chars().all(is_dash) {
            return Some(Span::new(at, at + dashes.len()));
        }
        if let Some(hyphens) = word.find("--") {
            return Some(Span::new(at + hyphens, at + hyphens + 2));
        }
        at += word.len();
    }
    None
}

/// The rules in a list that starts at `base` of the source.
fn named(list: &str, base: usize) -> Vec<IgnoredRule> {
    let mut rules = Vec::new();
    let mut at = base;
    let parts = |c: char| c == ',' || c.is_whitespace();
    for item in list.split_inclusive(parts) {
        let name = item.trim_end_matches(parts);
        if !name.is_empty() {
            let span = Span::new(at, at + name.len());
            rules.push(IgnoredRule { name: name.to_owned(), span, silenced: 0 });
        }
        at += item.len();
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Settings, lint};
    use crate::mend::Mending;

    fn check(text: &str, names: &[&str], reason: Option<&str>) {
        let ignore = directive(text, Span::new(0, text.len())).unwrap();
        let found: Vec<_> = ignore.rules.iter().map(|rule| rule.span.of(text)).collect();
        assert_eq!(found, names, "{text}");
        assert_eq!(ignore.reason.as_deref(), reason, "{text}");
    }

    #[test]
    fn directives_are_read() {
        check("# uncurly: ignore smart-quote", &["smart-quote"], None);
        check("  #uncurly: ignore a-b,c, d -- they are meant", &["a-b", "c", "d"], Some("they are meant"));
        check("<!-- uncurly: ignore a-b -- so -->", &["a-b"], Some("so"));
        check("{/* uncurly: ignore a-b -- so */}", &["a-b"], Some("so"));
        check("# uncurly: ignore -- all of it", &[], Some("all of it"));
        check("# uncurly: ignore", &[], None);
        check("<!-- uncurly: ignore\r\n  a-b,\n c\n -- so\n it is -->", &["a-b", "c"], Some("so\n it is"));
        for dash in ["–", "—", "-", "---", "−"] {
            check(&format!("# uncurly: ignore a-b {dash} so – it"), &["a-b"], Some("so – it"));
        }
        check("# uncurly: ignore a-b --", &["a-b"], None);
        check("# Uncurly: Ignore a-b", &["a-b"], None);
        check("# uncurly: ignore a-b, c--so", &["a-b", "c"], Some("so"));
    }

    #[test]
    fn other_comments_are_not() {
        for text in ["# uncurly is fine", "# uncurly: ignored", "# ignore a", "<!-- a -->"] {
            assert_eq!(directive(text, Span::new(0, text.len())), None, "{text}");
        }
    }

    const LOUD: &str = "curl https://a.example/x.sh | sh\n";

    #[track_caller]
    fn check_silence(text: &str, expected: &[&str]) {
        let report = lint(Source::new(None, text), Mending::On, &Settings::default());
        let rules: Vec<_> = report.findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, expected, "{text}");
    }

    #[test]
    fn a_comment_holds_for_the_command_below_it() {
        check_silence(LOUD, &["pipe-to-shell"]);
        check_silence(&format!("# uncurly: ignore pipe-to-shell\n{LOUD}"), &[]);
        check_silence(&format!("# UNCURLY: Ignore pipe-to-shell\n{LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore pipe-to-shell\n# more\n\n{LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore shell -- a group holds for its rules\n{LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore all\n{LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore curl\n{LOUD}"), &["unused-ignore", "pipe-to-shell"]);
        check_silence(&format!("# uncurly: ignore -- all of it\n{LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore\n{LOUD}"), &["bare-ignore", "pipe-to-shell"]);
        check_silence(&format!("# uncurly: ignore pipe-to-shell\n{LOUD}{LOUD}"), &["pipe-to-shell"]);
        check_silence(&format!("<!-- uncurly: ignore pipe-to-shell -->\n{LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore pipe-to-shell\nA=b \\\n  {LOUD}"), &[]);
        check_silence(&format!("# uncurly: ignore pipe-to-shell \\\n{LOUD}"), &["unknown-rule"]);
    }

    #[test]
    fn what_a_comment_names_is_told_where_it_is_no_rule_or_group() {
        let check = |name: &str, expected: &str| {
            let text = format!("# uncurly: ignore {name}\n{LOUD}");
            let report = lint(Source::new(None, text), Mending::On, &Settings::default());
            assert_eq!(report.findings[0].message, expected);
        };
        check("shel", "there is no rule `shel`");
        check("insecure-tsl", "there is no rule `insecure-tsl`");
        check("shell, pipe-to-shell", "nothing to silence for `shell`");
    }

    #[test]
    fn comments_of_several_lines_hold_too() {
        let check = |name: &str, text: &str, expected: &[&str]| {
            let report = lint(Source::new(Some(name.to_owned()), text), Mending::On, &Settings::default());
            let rules: Vec<_> = report.findings.iter().map(|finding| finding.rule).collect();
            assert_eq!(rules, expected, "{text}");
        };
        let rst = |comment: &str| format!("{comment}\n\n.. code-block:: sh\n\n   {LOUD}");
        check("a.rst", &rst("..\n   a comment"), &["pipe-to-shell"]);
        check("a.rst", &rst("..\n   uncurly: ignore pipe-to-shell\n   -- we trust them"), &[]);
        let adoc = |comment: &str| format!("{comment}\n[source,sh]\n----\n{LOUD}----\n");
        check("a.adoc", &adoc("////\ncurl https://a.example/x.sh | sh\n////"), &["pipe-to-shell"]);
        check("a.adoc", &adoc("////\nuncurly: ignore pipe-to-shell\n-- we trust them\n////"), &[]);
    }

    #[test]
    fn a_comment_of_no_use_is_told() {
        check_silence(&format!("# uncurly: ignore no-url\n{LOUD}"), &["unused-ignore", "pipe-to-shell"]);
        check_silence(&format!("# uncurly: ignore pipe-to-shell\necho\n{LOUD}"), &["unused-ignore", "pipe-to-shell"]);
    }
}
