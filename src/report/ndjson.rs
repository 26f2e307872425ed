//! One JSON object a line for each finding.

use std::io::{self, Write};

use super::view::views;
use super::{Format, Look, json};
use crate::lint::Report;

pub(super) const FORMAT: Format = Format { name: "ndjson", brief: "one JSON object a line for each finding", write };

fn write(reports: &[Report], _: &Look, out: &mut dyn Write) -> io::Result<()> {
    for view in views(reports) {
        for shown in view.findings() {
            let mut line = serde_json::json!({"version": 1, "path": view.path()});
            if let (Some(line), serde_json::Value::Object(finding)) =
                (line.as_object_mut(), json::finding(&view, &shown))
            {
                line.extend(finding);
            }
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
