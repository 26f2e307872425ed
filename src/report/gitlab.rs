//! GitLab's code quality report.

use serde_json::{Value, json};

use super::Format;
use super::fingerprint::fingerprints;
use super::sheet::Array;
use super::view::{Shown, View};
use crate::text::Level;

pub(super) const FORMAT: Format =
    Format { name: "gitlab", brief: "GitLab's code quality report", open: || Array::sheet("[", issues, "]") };

fn issues(view: &View<'_>) -> Vec<Value> {
    let prints = fingerprints(view);
    view.findings().iter().zip(prints).map(|(shown, print)| issue(view, shown, &print)).collect()
}

fn issue(view: &View<'_>, shown: &Shown<'_>, fingerprint: &str) -> Value {
    let positions = json!({
        "begin": {"line": shown.start.line, "column": shown.start.column},
        "end": {"line": shown.end.line, "column": shown.end.column},
    });
    let lines = json!({"begin": shown.start.line, "end": shown.end.line});
    json!({
        "description": shown.sentence(),
        "check_name": shown.rule(),
        "fingerprint": fingerprint,
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
