//! What is told of a place: the option or header that stands there, the rule that was broken, what a reply and its codes mean.

use gen_lsp_types::{Hover, MarkupContent, MarkupKind};

use super::document::Document;
use crate::curl::Arg;
use crate::knowledge::options::{CurlOption, Effect, Takes};
use crate::knowledge::{errors, headers};
use crate::lint::{Rule, rules};
use crate::text::Span;

/// What stands between two texts.
const RULER: &str = "\n\n---\n\n";

/// What is known of the byte at `offset` of `document`.
pub(super) fn at(document: &Document, offset: usize) -> Option<Hover> {
    let option = argument(document, offset).map(|(span, arg, option)| (span, of_argument(arg, option)));
    let rule = named(document, offset).or_else(|| broken(document, offset));
    let rule = rule.map(|(span, rule)| (span, page(rule)));
    let told = [
        option,
        header(document, offset),
        operation(document, offset),
        rule,
        code(document, offset),
        reply(document, offset),
    ];
    let told: Vec<_> = told.into_iter().flatten().collect();
    let span = told.iter().map(|(span, _)| *span).min_by_key(|span| span.len())?;
    let value = told.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(RULER);
    Some(Hover { contents: markdown(value).into(), range: Some(document.range(span)) })
}

/// `value`, as editors draw it.
pub(super) fn markdown(value: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value }
}

/// Whether the character at `offset` is one of `span`, or stands behind an empty one.
fn holds(span: Span, offset: usize) -> bool {
    span.start <= offset && offset < span.end.max(span.start + 1)
}

/// The option of curl whose name stands at `offset`.
fn argument(document: &Document, offset: usize) -> Option<(Span, &Arg, &'static CurlOption)> {
    let commands = document.report.commands.iter().filter(|command| holds(command.span, offset));
    let arguments = commands.flat_map(|command| {
        command.invocation.args.iter().filter_map(|arg| Some((command.text.span(arg.span), arg, arg.option?)))
    });
    arguments.filter(|(span, ..)| holds(*span, offset)).min_by_key(|(span, ..)| span.len())
}

/// What the header says that is given at `offset`.
fn header(document: &Document, offset: usize) -> Option<(Span, String)> {
    let commands = document.report.commands.iter().filter(|command| holds(command.span, offset));
    let mut values = commands.flat_map(|command| {
        let headers =
            command.invocation.args.iter().filter(|arg| arg.option.is_some_and(|it| it.effect == Effect::Header));
        headers.filter_map(|arg| arg.value.as_ref()).map(|value| (command.text.span(value.whole()), value))
    });
    let (span, value) = values.find(|(span, _)| holds(*span, offset))?;
    let header = headers::find(value.text().split([':', ';']).next()?.trim())?;
    let values: Vec<_> = header.values().map(|value| format!("`{}`", value.trim())).collect();
    let often = if values.is_empty() { String::new() } else { format!("\n\noften {}", values.join(", ")) };
    Some((span, format!("**{}**\n\n{}{often}", header.name, header.brief)))
}

/// What `option` does as `arg` has it.
fn of_argument(arg: &Arg, option: &CurlOption) -> String {
    told(option, if arg.is_on() { "" } else { "switches off: " })
}

/// What `option` does as its long name says.
pub(super) fn option(option: &CurlOption) -> String {
    told(option, if option.on_by_default { "switches off: " } else { "" })
}

fn told(option: &CurlOption, does: &str) -> String {
    let short = option.short.filter(|_| option.is_known()).map(|letter| format!("`-{letter}`, "));
    let value = match option.takes {
        Takes::Nothing | Takes::Switch => "",
        Takes::Text => " TEXT",
        Takes::File => " FILE",
        Takes::Count => " NUMBER",
        Takes::Seconds => " SECONDS",
    };
    let no = if option.on_by_default { "no-" } else { "" };
    let name = format!("{}`--{no}{}{value}`", short.unwrap_or_default(), option.long);
    let mut history = format!("since curl {}", option.added);
    for (what, release) in [("without effect", option.deprecated), ("gone", option.removed)] {
        history.extend(release.map(|release| format!(", {what} since {release}")));
    }
    format!("{name}\n\n{does}{}\n\n{history}", option.brief)
}

/// The operation of a known API whose path stands at `offset`, and what it asks for.
fn operation(document: &Document, offset: usize) -> Option<(Span, String)> {
    let report = &document.report;
    let calls = report.commands.iter().zip(&report.calls).chain(report.commands.iter().zip(&report.own));
    let mut calls = calls.flat_map(|(command, calls)| calls.iter().flatten().map(move |call| (command, call)));
    let (span, call) = calls.find_map(|(command, call)| {
        let span = command.text.span(call.path);
        holds(span, offset).then_some((span, call))
    })?;
    let operation = call.operation?;
    let gone = if operation.deprecated { ", deprecated" } else { "" };
    let of = call.api.map_or_else(String::new, |api| format!(" of {}", api.name));
    let mut text = format!("`{} {}`{of}{gone}", operation.method, operation.path);
    let permissions: Vec<_> = operation.permission_names().map(|name| format!("- {name}")).collect();
    if !permissions.is_empty() {
        text.extend(["\n\na token needs one of\n\n", &permissions.join("\n")]);
    }
    let required = operation.required();
    if !required.is_empty() {
        text.extend(["\n\nthe body must have `", &required.join("`, `"), "`"]);
    }
    Some((span, text))
}

/// The rule that a comment names at `offset`.
fn named(document: &Document, offset: usize) -> Option<(Span, &'static Rule)> {
    let mut names = document.report.ignores.iter().flat_map(|ignore| &ignore.rules);
    let name = names.find(|name| holds(name.span, offset))?;
    Some((name.span, rules::find(&name.name)?))
}

/// The rule of the closest finding around `offset`.
fn broken(document: &Document, offset: usize) -> Option<(Span, &'static Rule)> {
    let findings = document.report.findings.iter().filter(|finding| holds(finding.span, offset));
    let finding = findings.min_by_key(|finding| finding.span.len())?;
    Some((finding.span, rules::find(finding.rule)?))
}

/// The page of `rule`; its examples are labeled as what they are.
fn page(rule: &Rule) -> String {
    let mut out = format!("**{}** ({}, {})\n\n{}\n\n", rule.name, rule.group.name(), rule.level.name(), rule.brief);
    for line in rule.docs.trim().lines() {
        let mut words = line.split(' ');
        match (words.next(), words.next()) {
            (Some(fence), Some(verdict @ ("good" | "bad"))) if fence.starts_with("```") => {
                out.extend([verdict, ":\n\n", fence]);
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// What the code at `offset` of a reply may mean, whatever it means there.
fn code(document: &Document, offset: usize) -> Option<(Span, String)> {
    let reply = document.report.replies.iter().find(|reply| holds(reply.span, offset))?;
    let text = document.text();
    let is_digit = |at: &usize| text.as_bytes().get(*at).is_some_and(u8::is_ascii_digit);
    let start = (reply.span.start..=offset).rev().take_while(is_digit).last()?;
    let end = (offset..reply.span.end).take_while(is_digit).last()? + 1;
    let span = Span::new(start, end);
    let number = span.of(text).parse().ok()?;
    let rows = if reply.errors.iter().any(|error| error.has(number)) { errors::rows(number) } else { Vec::new() };
    let line = |row: &errors::ErrorCode| {
        let remedy = if row.remedy.is_empty() { String::new() } else { format!("; {}", row.remedy) };
        format!("- {} ({}): {}{remedy}", row.meaning, row.family, row.text)
    };
    let lines: Vec<_> = rows.iter().map(line).collect();
    (!lines.is_empty()).then(|| (span, format!("**{}**\n\n{}", span.of(text), lines.join("\n"))))
}

/// What the reply at `offset` means.
fn reply(document: &Document, offset: usize) -> Option<(Span, String)> {
    let mut replies = document.report.replies.iter().filter(|reply| !reply.text.is_empty());
    let reply = replies.find(|reply| holds(reply.span, offset))?;
    let remedy = if reply.remedy.is_empty() { String::new() } else { format!("; {}", reply.remedy) };
    Some((reply.span, document.plain(&format!("{}{remedy}", reply.text))))
}
