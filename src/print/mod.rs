//! A command, corrected, as text: styles and shells, placeholders as variables.

use crate::api::Call;
use crate::mend::Command;
use crate::shell::Dialect;
use crate::text::Edit;

/// How a corrected command is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// The author's layout.
    #[default]
    Keep,
    /// One line.
    Compact,
    /// Cloudflare's documentation style.
    Docs,
}

/// How credentials appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Secrets {
    /// As they are.
    #[default]
    Keep,
    /// As environment variables.
    Env,
    /// Masked.
    Mask,
}

/// A variable put in place of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The edit of the command's text.
    pub edit: Edit,
    /// The variable's name.
    pub variable: String,
}

/// Shell variables in place of the placeholders of `command`.
pub fn placeholders(command: &Command, calls: &[Option<Call>]) -> Vec<Filled> {
    let _ = (command, calls);
    Vec::new()
}

/// Shell variables (or masks) in place of the credentials that stand in `command`.
pub fn secrets(command: &Command, calls: &[Option<Call>], secrets: Secrets) -> Vec<Filled> {
    let _ = (command, calls, secrets);
    Vec::new()
}

/// The edits that put values in place of the variables of `command` that `set` names.
pub fn values(command: &Command, set: &std::collections::BTreeMap<String, String>) -> Vec<Edit> {
    let _ = (command, set);
    Vec::new()
}

/// `command` as text for the shell `dialect`; `None` where that shell cannot say it.
pub fn print(command: &Command, style: Style, dialect: Dialect) -> Option<String> {
    let _ = (style, dialect);
    Some(command.text.text().to_owned())
}
