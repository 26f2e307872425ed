//! Pages for the terminal on what the API and Cloudflare's edge answer: one code, one message, and the list of codes.

use std::fmt::Write as _;

use super::Look;
use super::look::Ink;
use super::wrap::wrap;
use crate::knowledge::edge::{self, EdgeCode};
use crate::knowledge::errors::{self, ErrorCode};
use crate::knowledge::mentions::Mentions;

/// How far lines behind the first are set in.
const INDENT: &str = "    ";

/// What `code` means: a number, or a chain of them as replies give it, `6003 > 6103`.
pub fn code(code: &str, look: &Look) -> Option<String> {
    let chain: Option<Vec<u32>> = code.split('>').map(|number| number.trim().parse().ok()).collect();
    let chain = chain.filter(|chain| !chain.is_empty())?;
    let mut out = String::new();
    for (index, &number) in chain.iter().enumerate() {
        let under = index.checked_sub(1).map(|before| chain[before]);
        let fits = |row: &ErrorCode| under.is_none() || row.under.is_none() || row.under == under;
        let rows: Vec<_> = errors::rows(number).into_iter().filter(fits).collect();
        meanings(&rows, look, &mut out);
        if chain.len() == 1 {
            inner(number, look, &mut out);
            if let Some(row) = edge::find(number) {
                edge_meaning(&row, look, &mut out);
            }
        }
    }
    (!out.is_empty()).then(|| out.trim_end().to_owned() + "\n")
}

/// What a message of the API means that stands in `text`.
pub fn message(text: &str, look: &Look) -> Option<String> {
    let found = Mentions::about_cloudflare(text).read(text);
    let worded = found.iter().filter(|mention| !mention.message.is_empty());
    let rows: Vec<_> = worded.filter_map(|it| errors::find(it.code, None, it.message, "")).collect();
    let exact = || errors::all().filter(|row| row.message.eq_ignore_ascii_case(text.trim())).collect::<Vec<_>>();
    let rows = if rows.is_empty() { exact() } else { rows };
    let mut out = String::new();
    meanings(&rows, look, &mut out);
    (!out.is_empty()).then(|| out.trim_end().to_owned() + "\n")
}

/// Every code that an error reply may hold.
pub fn codes(look: &Look) -> String {
    let mut out = String::new();
    for row in errors::all().filter(|row| row.code != 0) {
        line(&number(&row), row.family, row.text, look, &mut out);
    }
    for row in edge::all() {
        line(&row.code.to_string(), family(&row), row.text, look, &mut out);
    }
    out
}

/// One line of the list.
fn line(number: &str, family: &str, text: &str, look: &Look, out: &mut String) {
    let number = format!("{number:>13}");
    let head = format!("{number}  {family:11}");
    let wrapped = wrap(text, look.width.max(60), &format!("{head}  "), &" ".repeat(28));
    out.push_str(&wrapped.replacen(&number, &look.paint(Ink::Strong, &number), 1));
    out.push('\n');
}

/// `6003`, or `6003 > 6103` where it only stands under another code.
fn number(row: &ErrorCode) -> String {
    match row.under {
        Some(under) => format!("{under} > {}", row.code),
        None => row.code.to_string(),
    }
}

const fn family(row: &EdgeCode) -> &'static str {
    if row.is_status() { "http" } else { "edge" }
}

/// What each of `rows` means; the messages of those that mean the same stand together.
fn meanings(rows: &[ErrorCode], look: &Look, out: &mut String) {
    let same = |a: &ErrorCode, b: &ErrorCode| (a.code, a.meaning, a.family) == (b.code, b.meaning, b.family);
    for (index, row) in rows.iter().enumerate() {
        if rows[..index].iter().any(|before| same(before, row)) {
            continue;
        }
        let alike: Vec<_> = rows[index..].iter().filter(|other| same(row, other)).collect();
        // The row with a message is the one that people met.
        let told = alike.iter().find(|row| !row.message.is_empty()).unwrap_or(&alike[0]);
        let head = if row.code == 0 { "no code".to_owned() } else { number(row) };
        title(&head, row.meaning, row.family, look, out);
        for row in &alike {
            fact("says", row.message, look, out);
        }
        fact("means", told.text, look, out);
        fact("do", told.remedy, look, out);
        let rules: Vec<_> = told.rules().map(|rule| format!("`{rule}`")).collect();
        fact(if rules.len() > 1 { "rules" } else { "rule" }, &rules.join(", "), look, out);
        out.push('\n');
    }
}

/// The codes that stand under `code` in a chain.
fn inner(code: u32, look: &Look, out: &mut String) {
    let rows: Vec<_> = errors::all().filter(|row| row.under == Some(code)).collect();
    if !rows.is_empty() {
        out.push_str("Behind it in `error_chain`:\n\n");
        meanings(&rows, look, out);
    }
}

/// What a code means where Cloudflare's edge or a web server answers.
fn edge_meaning(row: &EdgeCode, look: &Look, out: &mut String) {
    title(&row.code.to_string(), row.meaning, family(row), look, out);
    for (name, text) in [("says", row.title), ("means", row.text), ("do", row.remedy)] {
        fact(name, text, look, out);
    }
    out.push('\n');
}

fn title(number: &str, meaning: &str, family: &str, look: &Look, out: &mut String) {
    let family = look.paint(Ink::Faint, family);
    let _ = writeln!(out, "{}  {meaning}  {family}", look.paint(Ink::Strong, number));
}

fn fact(name: &str, text: &str, look: &Look, out: &mut String) {
    if !text.is_empty() {
        out.push_str(&wrap(text, look.width, &format!("  {name}: "), INDENT));
        out.push('\n');
    }
}
