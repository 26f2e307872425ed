//! Replies and what they mean.

use std::fmt::Write as _;

use super::block::{line, titled};
use crate::api::{ApiError, Reply, Service};
use crate::report::Look;
use crate::report::json;
use crate::report::link;
use crate::report::look::Ink;
use crate::report::view::View;
use crate::text::Finding;

/// What `reply` says, where, what it means and why it came.
pub(super) fn draw(view: &View<'_>, reply: &Reply, look: &Look) -> String {
    let mut out = titled(look, Ink::Strong, &format!("reply[{}]", name(reply)), &says(view, reply));
    let place = view.position(reply.span.start);
    let rule = look.sign("──", "--");
    let _ = write!(out, "\n  {rule} {}:{}:{}", link::file(view.path(), look), place.line, place.column);
    if let Some(command) = reply.command.and_then(|index| view.report.commands.get(index)) {
        let _ = write!(out, ", to the command on line {}", view.position(command.span.start).line);
    }
    out.push('\n');
    line(look, Ink::Note, "means", &view.plain(&reply.text), &mut out);
    if let Some(note) = note(view, reply) {
        line(look, Ink::Note, &format!("{}[{}]", note.level.name(), note.rule), &view.plain(&note.message), &mut out);
        if let Some(fix) = &note.fix {
            line(look, Ink::Note, "by hand", &view.plain(&fix.title), &mut out);
        }
    } else if let Some(finding) = json::cause(view.report, reply).map(|index| &view.report.findings[index]) {
        let place = view.position(finding.span.start);
        line(look, Ink::Faint, "because of", &format!("`{}` on line {}", finding.rule, place.line), &mut out);
    } else if !reply.remedy.is_empty() {
        line(look, Ink::Note, "do", &view.plain(&reply.remedy), &mut out);
    }
    out
}

/// The finding on `reply` itself, if there is one.
pub(super) fn note<'a>(view: &View<'a>, reply: &Reply) -> Option<&'a Finding> {
    let finding = &view.report.findings[json::cause(view.report, reply)?];
    (finding.span == reply.span).then_some(finding)
}

/// The codes, outer before inner, or who speaks.
fn name(reply: &Reply) -> String {
    let codes: Vec<_> = reply.errors.iter().filter(|error| error.code != 0).map(chain).collect();
    if codes.is_empty() { reply.service.name().to_owned() } else { codes.join(", ") }
}

fn chain(error: &ApiError) -> String {
    let inner: Vec<_> = error.chain.iter().map(chain).collect();
    if inner.is_empty() { error.code.to_string() } else { format!("{} > {}", error.code, inner.join(", ")) }
}

/// The words of the reply that say most.
fn says(view: &View<'_>, reply: &Reply) -> String {
    let innermost = reply.errors.first().map(|error| {
        let mut last = error;
        while let Some(inner) = last.chain.last() {
            last = inner;
        }
        last.message.as_str()
    });
    let text = reply.span.of(view.report.source.text());
    match (innermost.filter(|message| !message.is_empty()), reply.service) {
        (Some(message), _) => view.plain(message),
        (None, Service::Curl | Service::Shell) => view.plain(text.trim().lines().next().unwrap_or_default()),
        (None, _) => reply.meaning.replace('-', " "),
    }
}
