//! The rules: one file each, and this list.

use super::Rule;

/// Every rule, in the order of groups and names.
pub const RULES: &[&Rule] = &[];

/// The rule with this name, or that once had it.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name || rule.aliases.contains(&name))
}
