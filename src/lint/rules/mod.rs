//! The rules: one file each, and a list of them for each group.

/// The list of a group's rules, by the names of their modules, and a test of each one's page.
///
/// The modules are declared by plain `mod` lines beside it, for tools that read no macros.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        /// The rules of this group, by name.
        pub(super) const RULES: &[&crate::lint::Rule] = &[$(&$name::RULE.listed()),*];

        #[cfg(test)]
        mod pages {
            $(
                #[test]
                fn $name() {
                    crate::lint::rules::page::check(&super::$name::RULE);
                }
            )*

            #[test]
            fn list_is_complete_and_sorted() {
                crate::lint::rules::page::check_list(file!(), &[$(stringify!($name)),*], super::RULES);
            }
        }
    };
}

mod api;
mod bearer;
mod braces;
mod broken_off;
mod curl;
mod docs;
mod ended;
mod expected;
mod json_fault;
mod lacking;
mod mangled;
mod meant;
mod named;
mod nearest;
#[cfg(test)]
mod page;
mod refused;
mod secret;
mod sent;
mod shell;
mod table;
mod whose;

pub use nearest::{nearest, nearest_of};
pub use table::markdown_table;

use super::Rule;

const GROUPS: [&[&Rule]; 6] = [mangled::RULES, shell::RULES, curl::RULES, api::RULES, secret::RULES, docs::RULES];

const COUNT: usize = count();

/// Every rule, in the order of groups and names.
pub static RULES: &[&Rule] = &all();

/// Whether the rule only tells what the table of shapes says.
pub(super) fn is_by_table(name: &str) -> bool {
    api::BY_TABLE.contains(&name)
}

/// The rule with this name, or that once had it.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name || rule.aliases.contains(&name))
}

const fn count() -> usize {
    let mut count = 0;
    let mut group = 0;
    while group < GROUPS.len() {
        count += GROUPS[group].len();
        group += 1;
    }
    count
}

const fn all() -> [&'static Rule; COUNT] {
    let mut rules = [mangled::RULES[0]; COUNT];
    let (mut group, mut index, mut at) = (0, 0, 0);
    while group < GROUPS.len() {
        if index < GROUPS[group].len() {
            rules[at] = GROUPS[group][index];
            index += 1;
            at += 1;
        } else {
            group += 1;
            index = 0;
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lint::{Checks, Group};
    use crate::mend::SlipKind;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut names = BTreeSet::from(["all"]);
        names.extend(Group::ALL.map(Group::name));
        for name in RULES.iter().flat_map(|rule| rule.aliases.iter().chain([&rule.name])) {
            assert!(names.insert(name), "`{name}` is used twice");
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(name.chars().all(kebab) && !name.starts_with('-') && !name.ends_with('-'), "`{name}`");
        }
    }

    #[test]
    fn rules_stand_by_group_and_name() {
        assert!(RULES.is_sorted_by_key(|rule| (rule.group, rule.name)));
    }

    #[test]
    fn every_kind_of_slip_has_its_rule() {
        for &kind in SlipKind::ALL {
            let rule = find(kind.name()).unwrap_or_else(|| panic!("no rule `{}`", kind.name()));
            let Checks::Slips(slips) = rule.check else { panic!("`{}` does not tell of slips", rule.name) };
            assert_eq!((slips.kind, rule.brief, rule.group), (kind, kind.brief(), Group::Mangled));
        }
    }

    #[test]
    fn briefs_are_phrases() {
        for rule in RULES {
            assert!(!rule.brief.is_empty() && !rule.brief.ends_with('.'), "{}: {}", rule.name, rule.brief);
            let article = ["A ", "An ", "The "].iter().any(|word| rule.brief.starts_with(word));
            assert!(!article, "{}: {}", rule.name, rule.brief);
        }
    }
}
