//! GitLab's code quality report.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::view::{Shown, View, views};
use super::{Format, Look};
use crate::lint::Report;
use crate::text::Level;

pub(super) const FORMAT: Format = Format { name: "gitlab", brief: "GitLab's code quality report", write };

fn write(reports: &[Report], _: &Look, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<_> = views(reports)
        .flat_map(|view| view.findings().iter().map(|shown| issue(&view, shown)).collect::<Vec<_>>())
        .collect();
    writeln!(out, "{}", Value::Array(issues))
}

fn issue(view: &View<'_>, shown: &Shown<'_>) -> Value {
    let positions = json!({
        "begin": {"line": shown.start.line, "column": shown.start.column},
        "end": {"line": shown.end.line, "column": shown.end.column},
    });
    let lines = json!({"begin": shown.start.line, "end": shown.end.line});
    json!({
        "description": shown.sentence(),
        "check_name": shown.rule(),
        "fingerprint": shown.fingerprint,
        "severity": severity(shown.level()),
        "location": {"path": view.path(), "lines": lines, "positions": positions},
    })
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note => "info",
    }
}
