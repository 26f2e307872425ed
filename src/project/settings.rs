//! What a project wants for a text.

use serde::{Deserialize, Serialize};

use crate::lint::Settings;
use crate::shell::Dialect;

/// What a project wants for a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectSettings {
    /// What to look for.
    pub lint: Settings,
    /// Rules or groups whose safe fixes are applied though they are no errors.
    pub also: Vec<String>,
    /// The shell to quote for.
    pub shell: Option<Shell>,
}

/// A shell that commands are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shell {
    /// bash.
    Bash,
    /// POSIX sh.
    Sh,
    /// Windows cmd.exe.
    Cmd,
    /// Windows PowerShell.
    PowerShell,
}

impl From<Shell> for Dialect {
    fn from(shell: Shell) -> Self {
        match shell {
            Shell::Bash | Shell::Sh => Self::Posix,
            Shell::Cmd => Self::Cmd,
            Shell::PowerShell => Self::PowerShell,
        }
    }
}
