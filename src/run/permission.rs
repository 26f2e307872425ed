//! What a command found somewhere may do only when its sender says so.

use super::Stop;

/// Something that is refused unless allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// To take any certificate (`-k`).
    Insecure,
    /// To read the files that the command names.
    Read,
    /// To write the files that the command names.
    Write,
    /// To carry credentials along to another origin.
    Redirect,
    /// To send credentials without encryption, or to a host that is not the API's.
    Credentials,
    /// To send a command that has errors.
    Findings,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Insecure, Self::Read, Self::Write, Self::Redirect, Self::Credentials, Self::Findings];

    /// The word on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Insecure => "insecure",
            Self::Read => "read",
            Self::Write => "write",
            Self::Redirect => "redirect",
            Self::Credentials => "credentials",
            Self::Findings => "findings",
        }
    }

    /// What it lets a command do, in a few words.
    pub const fn brief(self) -> &'static str {
        match self {
            Self::Insecure => "accept any certificate (`-k`)",
            Self::Read => "read files",
            Self::Write => "write files",
            Self::Redirect => "carry credentials along to another origin",
            Self::Credentials => "send credentials in the clear, or to another host than the API's",
            Self::Findings => "send a command that has errors",
        }
    }
}

/// What is allowed.
#[derive(Clone, Debug, Default)]
pub struct Permissions(Vec<Permission>);

impl Permissions {
    /// Whether `permission` is among them.
    pub fn has(&self, permission: Permission) -> bool {
        self.0.contains(&permission)
    }

    /// Refuses `what`, in words, unless `permission` is given.
    pub fn require(&self, permission: Permission, what: impl FnOnce() -> String) -> Result<(), Stop> {
        if self.has(permission) {
            return Ok(());
        }
        Err(Stop::refused(format!("{}; if you want that, add `--allow {}`", what(), permission.name())))
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().collect())
    }
}
