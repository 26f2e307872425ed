//! Everything as one JSON document; `grammar/lint.schema.json` is its contract.

use serde_json::{Value, json};

use super::Format;
use super::sheet::Array;
use super::view::{Shown, View};
use crate::api::{ApiError, Reply};
use crate::lint::Report;
use crate::mend::{Certainty, Command};
use crate::text::{Edit, Finding};

/// The one by which programs ask.
pub const FORMAT: Format = Format {
    name: "json",
    brief: "everything, as one JSON document",
    open: || Array::sheet(r#"{"version":1,"files":["#, |view| vec![file(view)], "]}"),
};

fn file(view: &View<'_>) -> Value {
    let commands = view.report.commands.iter().map(|command| {
        let mut shown = json!({"range": view.range(command.span), "certainty": certainty(&command.certainty)});
        doubt(view, command, &mut shown);
        shown
    });
    let findings = view.findings();
    json!({
        "path": view.path(),
        "commands": commands.collect::<Vec<_>>(),
        "findings": findings.iter().map(|shown| finding(view, shown)).collect::<Vec<_>>(),
        "replies": view.report.replies.iter().map(|it| reply(view, it)).collect::<Vec<_>>(),
    })
}

/// The word for how sure a reading is.
pub fn certainty(certainty: &Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Likely(_) => "likely",
        Certainty::Unsure(_) => "unsure",
    }
}

/// Adds to `shown`, a command, what its text does not tell, if there is something.
pub(super) fn doubt(view: &View<'_>, command: &Command, shown: &mut Value) {
    if let Certainty::Unsure(doubts) = &command.certainty {
        shown["doubts"] = doubts.all().map(|doubt| view.plain(doubt)).collect();
    }
}

/// One finding, its fix without text where that would show a secret.
pub(super) fn finding(view: &View<'_>, shown: &Shown<'_>) -> Value {
    let fix = shown.fix.as_ref().map(|it| {
        let edits: Vec<_> = it.edits.iter().map(|edit| edit_of(view, edit)).collect();
        json!({"grade": it.fix.grade.name(), "title": it.title, "edits": edits})
    });
    json!({
        "rule": shown.rule(),
        "group": shown.group(),
        "level": shown.level().name(),
        "message": shown.message,
        "why": shown.why,
        "command": shown.finding.command,
        "range": view.range(shown.finding.span),
        "fix": fix,
    })
}

fn edit_of(view: &View<'_>, edit: &Edit) -> Value {
    json!({"range": view.range(edit.span), "text": edit.text})
}

/// One reply, with the index of the finding that explains it.
pub(super) fn reply(view: &View<'_>, reply: &Reply) -> Value {
    json!({
        "range": view.range(reply.span),
        "service": reply.service.name(),
        "errors": reply.errors.iter().map(error).collect::<Vec<_>>(),
        "meaning": reply.meaning,
        "text": view.plain(&reply.text),
        "remedy": view.plain(&reply.remedy),
        "cause": cause(view.report, reply),
        "command": reply.command,
    })
}

fn error(error: &ApiError) -> Value {
    json!({"code": error.code, "chain": error.chain.iter().map(self::error).collect::<Vec<_>>()})
}

/// The index of the finding that explains `reply`: of the likeliest rule that has one, that at the place the reply
/// speaks of, or else the first.
pub(super) fn cause(report: &Report, reply: &Reply) -> Option<usize> {
    reply.causes.iter().find_map(|rule| {
        let is_cause = |it: &Finding| it.rule == *rule && it.command == reply.command;
        let here = |it: &Finding| is_cause(it) && reply.place.unwrap_or(reply.span) == it.span;
        let findings = &report.findings;
        findings.iter().position(here).or_else(|| findings.iter().position(is_cause))
    })
}
