//! Pages for the terminal: a rule, an option of curl's, and the list of rules.

use std::fmt::Write as _;

use super::Look;
use super::look::Ink;
use super::wrap::wrap;
use crate::knowledge::options::{self, Takes};
use crate::lint::{Group, Rule, rules};
use crate::text::Level;

/// How far examples are set in.
const INDENT: &str = "    ";

/// The page of `rule`.
pub fn rule(rule: &Rule, look: &Look) -> String {
    let facts = [rule.level.name(), rule.group.name(), &format!("since {}", rule.since)].join(look.sign(" · ", ", "));
    let mut out = format!("{}  {}\n", look.paint(Ink::Strong, rule.name), look.paint(Ink::Faint, &facts));
    if !rule.aliases.is_empty() {
        let _ = writeln!(out, "formerly {}", rule.aliases.join(", "));
    }
    paragraph(rule.brief, look, &mut out);
    markdown(rule.docs, look, &mut out);
    out.trim_end().to_owned() + "\n"
}

/// What is known of the option of curl's that is written as `written`: `--data`, `-d`.
pub fn option(written: &str, look: &Look) -> Option<String> {
    let letter = || written.strip_prefix('-').and_then(|rest| rest.parse().ok()).and_then(options::short);
    let option = written.strip_prefix("--").map_or_else(letter, options::long)?;
    let no = if option.on_by_default { "no-" } else { "" };
    let mut name = format!("--{no}{}", option.long);
    if let Some(letter) = option.short {
        let _ = write!(name, ", -{letter}");
    }
    let value = match option.takes {
        Takes::Nothing | Takes::Switch => "",
        Takes::Text => " TEXT",
        Takes::File => " FILE",
        Takes::Count => " NUMBER",
        Takes::Seconds => " SECONDS",
    };
    let not = if option.on_by_default { "do not " } else { "" };
    let mut out = format!("{}{value}\n\n  {not}{}\n", look.paint(Ink::Strong, &name), option.brief);
    let _ = write!(out, "  since curl {}", option.added);
    for (release, what) in [(option.deprecated, "does nothing since"), (option.removed, "gone since")] {
        let _ = release.map_or(Ok(()), |release| write!(out, "; {what} {release}"));
    }
    let _ = write!(out, "\n  {}\n", option.effect.handling().sentence());
    Some(out)
}

/// Every rule, by group.
pub fn rules(look: &Look) -> String {
    let mut out = String::new();
    let width = rules::RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for group in Group::ALL {
        let of_group: Vec<_> = rules::RULES.iter().filter(|rule| rule.group == group).collect();
        if of_group.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{}", look.paint(Ink::Strong, group.name()));
        for rule in of_group {
            let level = format!("{:7}", rule.level.name());
            let name = format!("  {:width$}  ", rule.name);
            let rest = " ".repeat(name.len() + 9);
            let wrapped = wrap(rule.brief, look.width.max(rest.len() + 20), &format!("{name}{level}  "), &rest);
            out.push_str(&wrapped.replacen(&level, &look.paint(ink(rule.level), &level), 1));
            out.push('\n');
        }
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

const fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Error,
        Level::Warning => Ink::Warning,
        Level::Note => Ink::Note,
    }
}

/// `docs` for the terminal: paragraphs wrapped, headings strong, examples set in below their verdict.
fn markdown(docs: &str, look: &Look, out: &mut String) {
    let mut text = String::new();
    let mut lines = docs.trim().lines();
    while let Some(line) = lines.next() {
        let words = line.trim_start_matches('`');
        let fence = &line[..line.len() - words.len()];
        if fence.len() >= 3 {
            paragraph(&std::mem::take(&mut text), look, out);
            example(words, lines.by_ref().take_while(|line| *line != fence), look, out);
        } else if let Some(heading) = line.strip_prefix('#') {
            paragraph(&std::mem::take(&mut text), look, out);
            paragraph(&look.paint(Ink::Strong, heading.trim_start_matches('#').trim()), look, out);
        } else if line.is_empty() || line.starts_with("- ") || line.starts_with("* ") {
            paragraph(&std::mem::take(&mut text), look, out);
            text.push_str(line);
        } else {
            text.push(' ');
            text.push_str(line);
        }
    }
    paragraph(&text, look, out);
}

fn paragraph(text: &str, look: &Look, out: &mut String) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let indent = if text.starts_with("- ") || text.starts_with("* ") { "  " } else { "" };
    out.push('\n');
    out.push_str(&wrap(text, look.width, "", indent));
    out.push('\n');
}

fn example<'a>(words: &str, lines: impl Iterator<Item = &'a str>, look: &Look, out: &mut String) {
    out.push('\n');
    let verdict = words.split_ascii_whitespace().nth(1);
    if let Some(verdict) = verdict {
        let ink = if verdict == "good" { Ink::Good } else { Ink::Error };
        let _ = writeln!(out, "  {}", look.paint(ink, &format!("{verdict}:")));
    }
    for line in lines {
        out.push_str(format!("{INDENT}{line}").trim_end());
        out.push('\n');
    }
}
