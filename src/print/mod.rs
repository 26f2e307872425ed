//! A command, corrected, as text: styles and shells, variables in place of placeholders and secrets.

mod atom;
mod body;
mod compact;
mod dialect;
mod docs;
mod fill;
mod indent;
mod meaning;
mod obstacle;
mod order;
mod secret;
mod splice;
mod standin;
mod values;
mod variable;

pub use docs::{Departure, departures};
pub use fill::{Filled, placeholders};
pub use indent::set_in;
pub use obstacle::Obstacle;
pub use secret::secrets;
pub(crate) use secret::without_scheme;
pub use values::values;
pub use variable::parameter_variable;

use crate::mend::Command;
use crate::shell::{self, Dialect};

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

/// `command` as text for the shell `dialect`, or what that shell cannot say of it.
pub fn print(command: &Command, style: Style, dialect: Dialect) -> Result<String, Obstacle> {
    if command.dialect != dialect
        && let Some(obstacle) = obstacle::find(command, dialect)
    {
        return Err(obstacle);
    }
    let text = match style {
        Style::Keep if command.dialect == dialect => command.text.text().to_owned(),
        Style::Keep => dialect::print(command, dialect)?,
        Style::Compact => compact::print(command, dialect)?,
        Style::Docs => docs::print(command, dialect)?,
    };
    // A layout is no reason to do something else: where it would, the author's stays.
    let is_own = style != Style::Keep && command.dialect == dialect;
    let text = if is_own && !meaning::is_kept(command, &text) { command.text.text().to_owned() } else { text };
    if shell::read(&text, dialect).complaints.is_empty() { Ok(text) } else { Err(Obstacle::Unreadable) }
}
