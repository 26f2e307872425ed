//! A command on one line.

use super::{Obstacle, dialect};
use crate::json;
use crate::mend::Command;
use crate::shell::{Dialect, Value, quote_value};
use crate::text::{Edit, Span, apply};

/// `command` on one line for `dialect`.
pub(super) fn print(command: &Command, dialect: Dialect) -> Result<String, Obstacle> {
    let flat = if command.dialect == dialect { flatten(command) } else { dialect::print(command, dialect)? };
    Ok(if dialect == command.dialect { flat } else { flat.replace([' ', '\n'], " ") })
}

/// The command's text with line ends between words gone, and JSON bodies without blanks.
fn flatten(command: &Command) -> String {
    let text = command.text.text();
    let mut edits = Vec::new();
    for simple in &command.pipeline.commands {
        for pair in simple.words.windows(2) {
            let gap = Span::new(pair[0].span.end, pair[1].span.start);
            if gap.of(text).contains('\n') {
                edits.push(Edit::new(gap, " "));
            }
        }
        for word in &simple.words {
            let value = word.value(text);
            edits.extend(body(&value).map(|written| Edit::new(word.span, written)));
        }
    }
    apply(text, &edits)
}

/// A JSON body that has line ends, without them.
fn body(value: &Value) -> Option<String> {
    let text = value.known().filter(|text| text.contains('\n'))?;
    let document = json::read(text.trim());
    let root = document.root.filter(|_| document.faults.is_empty())?;
    let flat = root.to_text();
    let mapped = crate::text::Mapped::verbatim(&flat, Span::new(0, flat.len()));
    Some(quote_value(&Value::new(mapped, Vec::new()), Dialect::Posix))
}
