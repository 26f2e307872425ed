//! The diagnostic format of reviewdog; its columns count bytes.

use serde_json::{Value, json};

use super::Format;
use super::sheet::Array;
use super::view::{Shown, View};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const FORMAT: Format = Format {
    name: "rdjson",
    brief: "reviewdog's diagnostic format",
    open: || Array::sheet(r#"{"source":{"name":"uncurly"},"diagnostics":["#, diagnostics, "]}"),
};

fn diagnostics(view: &View<'_>) -> Vec<Value> {
    view.findings().iter().map(|shown| diagnostic(view, shown)).collect()
}

fn diagnostic(view: &View<'_>, shown: &Shown<'_>) -> Value {
    let fix = shown.fix.as_ref().filter(|it| it.fix.grade == Grade::Safe);
    let suggestion = |edit: &Edit| json!({"range": range(view, edit.span), "text": edit.text});
    json!({
        "message": shown.sentence(),
        "location": {"path": view.path(), "range": range(view, shown.finding.span)},
        "severity": severity(shown.level()),
        "code": {"value": shown.rule()},
        "suggestions": fix.map_or(&[][..], |it| it.edits).iter().map(suggestion).collect::<Vec<_>>(),
    })
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note => "INFO",
    }
}

fn range(view: &View<'_>, span: Span) -> Value {
    json!({"start": place(view, span.start), "end": place(view, span.end)})
}

fn place(view: &View<'_>, offset: usize) -> Value {
    let position = view.position(offset);
    let line = view.report.source.line(position.line).map_or(position.offset, |line| line.start);
    json!({"line": position.line, "column": position.offset - line + 1})
}
