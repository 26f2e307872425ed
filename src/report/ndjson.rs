//! One JSON object a line for each finding.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Format;
use super::json::finding;
use super::sheet::Lines;
use super::view::View;

pub(super) const FORMAT: Format =
    Format { name: "ndjson", brief: "one JSON object a line for each finding", open: || Lines::sheet(write) };

fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    for shown in view.findings() {
        let mut line = json!({"version": 1, "path": view.path()});
        if let (Some(line), Value::Object(finding)) = (line.as_object_mut(), finding(view, &shown)) {
            line.extend(finding);
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}
