//! SARIF 2.1.0, which code scanning services read.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Format;
use super::fingerprint::fingerprints;
use super::sheet::Array;
use super::view::{Shown, View};
use crate::lint::{Rule, rules};
use crate::text::{Edit, Grade, Level, Span};

pub(super) const FORMAT: Format =
    Format { name: "sarif", brief: "SARIF 2.1.0, for code scanning", open: || Array::sheet(head(), results, "]}]}") };

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All that stands before the first result.
fn head() -> String {
    let driver = json!({
        "name": "uncurly",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules::RULES.iter().map(|it| rule(it)).collect::<Vec<_>>(),
    });
    let tool = json!({"driver": driver});
    format!(
        r#"{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"tool":{tool},"columnKind":"unicodeCodePoints","results":["#
    )
}

fn results(view: &View<'_>) -> Vec<Value> {
    let prints = fingerprints(view);
    view.findings().iter().zip(prints).map(|(shown, print)| result(view, shown, &print)).collect()
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": {"text": rule.brief},
        "fullDescription": {"text": rule.brief},
        "help": {"text": rule.docs.trim(), "markdown": rule.docs.trim()},
        "defaultConfiguration": {"level": level(rule.level)},
        "properties": {"tags": [rule.group.name()], "since": rule.since},
    })
}

const fn level(level: Level) -> &'static str {
    level.name()
}

fn result(view: &View<'_>, shown: &Shown<'_>, fingerprint: &str) -> Value {
    let artifact = json!({"uri": uri(view.path())});
    let location = json!({"artifactLocation": artifact, "region": region(view, shown.finding.span)});
    let mut result = json!({
        "ruleId": shown.rule(),
        "level": level(shown.level()),
        "message": {"text": shown.sentence()},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"uncurly/v1": fingerprint},
    });
    if let Some(index) = rules::RULES.iter().position(|rule| rule.name == shown.rule()) {
        result["ruleIndex"] = index.into();
    }
    if let Some(fix) = shown.fix.as_ref().filter(|it| it.fix.grade == Grade::Safe && !it.edits.is_empty()) {
        let replacements: Vec<_> = fix.edits.iter().map(|edit| replacement(view, edit)).collect();
        let change = json!({"artifactLocation": artifact, "replacements": replacements});
        result["fixes"] = json!([{"description": {"text": fix.title}, "artifactChanges": [change]}]);
    }
    result
}

fn replacement(view: &View<'_>, edit: &Edit) -> Value {
    json!({"deletedRegion": region(view, edit.span), "insertedContent": {"text": edit.text}})
}

fn region(view: &View<'_>, span: Span) -> Value {
    let (start, end) = (view.position(span.start), view.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
