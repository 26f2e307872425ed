//! What a rule is.

use super::Check;
use crate::text::Level;

/// One rule: everything known of it stands in one file under `rules/`.
#[derive(Debug)]
pub struct Rule {
    /// Flat kebab-case name of the bad thing.
    pub name: &'static str,
    /// What it belongs to.
    pub group: Group,
    /// How bad a finding is unless the check says otherwise.
    pub level: Level,
    /// The version that first had it.
    pub since: &'static str,
    /// Names it had before.
    pub aliases: &'static [&'static str],
    /// The bad thing, in a few words; Markdown.
    pub brief: &'static str,
    /// The page: why it matters, and examples in fences `sh bad`, `sh good`; Markdown.
    pub docs: &'static str,
    /// Looks for it.
    pub check: fn(&mut Check<'_>),
}

/// What a rule belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What pasting did.
    Mangled,
    /// How a shell reads it.
    Shell,
    /// How curl reads it.
    Curl,
    /// How the API takes it.
    Api,
    /// What it gives away.
    Secret,
    /// How documentation writes it.
    Docs,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 6] = [Self::Mangled, Self::Shell, Self::Curl, Self::Api, Self::Secret, Self::Docs];

    /// The word used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mangled => "mangled",
            Self::Shell => "shell",
            Self::Curl => "curl",
            Self::Api => "api",
            Self::Secret => "secret",
            Self::Docs => "docs",
        }
    }
}

/// A fenced example of a rule's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'a> {
    /// Number of findings of the rule it must have; 0 for a good one.
    pub findings: usize,
    /// The text.
    pub text: &'a str,
}
