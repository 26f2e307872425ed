//! What to look for; a plain struct that `project` or the command line fills.

use std::collections::BTreeMap;

use crate::text::Level;

/// What to look for, and how it is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Only these rules or groups; all if empty.
    pub select: Vec<String>,
    /// Not these rules or groups.
    pub ignore: Vec<String>,
    /// Levels that differ from the rule's own.
    pub levels: BTreeMap<String, Level>,
    /// Today as `YYYY-MM-DD`, for dated rules; empty where unknown.
    pub today: String,
}
