//! Values in place of variables: `--set NAME=VALUE`.

use std::collections::BTreeMap;

use super::splice::words;
use crate::mend::Command;
use crate::shell::{Dialect, Part, Quoting, UnknownKind, Worth, quote};
use crate::text::Edit;

/// The edits that put values in place of the variables of `command` that `set` names.
pub fn values(command: &Command, set: &BTreeMap<String, String>) -> Vec<Edit> {
    words(command).flat_map(|word| &word.parts).filter_map(|part| edit(part, set, command.dialect)).collect()
}

fn edit(part: &Part, set: &BTreeMap<String, String>, dialect: Dialect) -> Option<Edit> {
    let Worth::Unknown(UnknownKind::Variable(name)) = &part.worth else { return None };
    let value = set.get(name)?;
    let written = match part.quoting {
        Quoting::Double => escaped(value, dialect),
        _ => quote(value, dialect),
    };
    Some(Edit::new(part.span, written))
}

/// `value` within double quotes.
fn escaped(value: &str, dialect: Dialect) -> String {
    let (signs, escape): (&[char], char) = match dialect {
        Dialect::Posix => (&['"', '$', '\\', '`'], '\\'),
        Dialect::Cmd => (&['"'], '"'),
        Dialect::PowerShell => (&['"', '$', '`'], '`'),
    };
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if signs.contains(&c) {
            out.push(escape);
        }
        out.push(c);
    }
    out
}
