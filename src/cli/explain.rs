//! `explain`: the page of a rule, what an error code means, or the list of rules.

use std::fmt::Write as _;

use super::output::Streams;
use super::{Failure, GOOD};
use crate::knowledge::errors;
use crate::lint::{Group, Unknown, rules};

/// Prints what is known of `subject`, or the list.
pub(super) fn explain(subject: Option<&str>, streams: &mut Streams) -> Result<u8, Failure> {
    let text = match subject {
        None => list(),
        Some(subject) => match subject.parse() {
            Ok(code) => meaning(code).ok_or(Failure::UnknownCode(code))?,
            Err(_) => page(subject)?,
        },
    };
    streams.print(&text)?;
    Ok(GOOD)
}

fn list() -> String {
    let width = rules::RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for group in Group::ALL {
        let _ = writeln!(out, "{}{}", if out.is_empty() { "" } else { "\n" }, group.name());
        for rule in rules::RULES.iter().filter(|rule| rule.group == group) {
            let _ = writeln!(out, "  {:width$}  {:7}  {}", rule.name, rule.level.name(), rule.brief);
        }
    }
    out
}

fn page(name: &str) -> Result<String, Failure> {
    let unknown = || Failure::UnknownRule(Unknown { name: name.to_owned(), nearest: rules::nearest(name) });
    let rule = rules::find(name).ok_or_else(unknown)?;
    let (group, level, since) = (rule.group.name(), rule.level.name(), rule.since);
    let docs = rule.docs.trim();
    Ok(format!("{}: {}\n\n{group} · {level} · since {since}\n\n{docs}\n", rule.name, rule.brief))
}

fn meaning(code: u32) -> Option<String> {
    let rows = errors::rows(code);
    if rows.is_empty() {
        return None;
    }
    let mut out = String::new();
    for row in rows {
        let place = match row.under {
            Some(outer) => format!("{code}, behind {outer}"),
            None => code.to_string(),
        };
        let _ = writeln!(out, "{}{place} ({}): {}", if out.is_empty() { "" } else { "\n" }, row.family, row.meaning);
        for line in [row.message, row.text, row.remedy].into_iter().filter(|line| !line.is_empty()) {
            let _ = writeln!(out, "  {line}");
        }
    }
    Some(out)
}
