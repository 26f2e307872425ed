//! What a variable holds that is sent as a credential, by what the text sets it to or else by its name.

use super::Credential;
use crate::knowledge::clients::{Holds, promised};
use crate::knowledge::credentials::classify;
use crate::mend::Command;
use crate::shell::{Unknown, UnknownKind};

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    /// Its name.
    pub name: &'a str,
    /// A token or a key.
    pub holds: Holds,
    /// What tells.
    pub by: By,
}

/// What tells what a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The text sets it.
    Value,
    /// Its name, which may be wrong.
    Name,
}

/// What the variable holds that `credential` is, where `command` or its name tells.
pub fn held<'a>(command: Option<&Command>, credential: &'a Credential) -> Option<Held<'a>> {
    let [Unknown { kind: UnknownKind::Variable(name), span }] = credential.value.unknowns() else { return None };
    if span.len() < credential.value.text().trim().len() {
        return None;
    }
    let assigned = command.into_iter().flat_map(|command| &command.assignments).find(|it| it.name == *name);
    let known = |value: &str| match classify(value)?.class {
        class if class.is_token() => Some(Holds::Token),
        class if class.is_key() => Some(Holds::Key),
        _ => None,
    };
    match assigned.and_then(|it| it.value.as_deref()) {
        Some(value) => known(value).map(|holds| Held { name, holds, by: By::Value }),
        None => promised(name).map(|holds| Held { name, holds, by: By::Name }),
    }
}
