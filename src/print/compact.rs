//! A command on one line.

use super::{Obstacle, atom, dialect};
use crate::json;
use crate::mend::Command;
use crate::shell::{Dialect, Value, quote_value};
use crate::text::{Edit, Span, apply};

/// `command` on one line for `dialect`.
pub(super) fn print(command: &Command, dialect: Dialect) -> Result<String, Obstacle> {
    let flat = flatten(command);
    if command.dialect == dialect {
        return Ok(flat);
    }
    let flat = command.reread(&flat);
    dialect::print(flat.as_ref().unwrap_or(command), dialect)
}

/// The command's text with line ends between words gone, and JSON bodies without blanks.
fn flatten(command: &Command) -> String {
    let text = command.text.text();
    let mut edits = Vec::new();
    for simple in &command.pipeline.commands {
        let assignments = simple.assignments.iter().map(|assignment| assignment.span);
        let redirects = simple.redirects.iter().map(|redirect| redirect.span);
        let mut spans: Vec<Span> =
            simple.words.iter().map(|word| word.span).chain(assignments).chain(redirects).collect();
        spans.sort_unstable();
        let gaps = spans.windows(2).map(|pair| Span::new(pair[0].end, pair[1].start.max(pair[0].end)));
        edits.extend(gaps.filter(|gap| gap.of(text).contains('\n')).map(|gap| Edit::new(gap, " ")));
    }
    for value in super::body::values(command) {
        let word = atom::word_of(command, value).filter(|word| word.value(text).text() == value.text());
        edits.extend(word.and_then(|word| Some(Edit::new(word.span, body(value, command.dialect)?))));
    }
    apply(text, &edits)
}

/// A JSON body that has line ends, without them.
fn body(value: &Value, dialect: Dialect) -> Option<String> {
    let text = value.known().filter(|text| text.contains('\n'))?;
    let document = json::read(text);
    let root = document.root.filter(|_| document.faults.is_empty())?;
    let flat = root.to_text();
    let mapped = crate::text::Mapped::verbatim(&flat, Span::new(0, flat.len()));
    Some(quote_value(&Value::new(mapped, Vec::new()), dialect))
}
