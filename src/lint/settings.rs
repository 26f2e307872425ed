//! What to look for; a plain struct that `project` or the command line fills.

use std::collections::BTreeMap;
use std::fmt;

use super::{Checks, Group, Rule, rules};
use crate::api::Api;
use crate::print::Style;
use crate::text::Level;

/// What to look for, and how it is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Only these rules or groups, or `all`; all if empty.
    pub select: Vec<String>,
    /// Not these rules or groups, or `all`.
    pub ignore: Vec<String>,
    /// Levels that differ from the rule's own.
    pub levels: BTreeMap<String, Level>,
    /// Today as `YYYY-MM-DD`, for dated rules; empty where unknown.
    pub today: String,
    /// The oldest curl that commands must work with, where the settings name one.
    pub curl: Option<[u32; 3]>,
    /// Rules or groups whose fixes are applied, and which are looked for therefore, though nothing selects them.
    pub wanted: Vec<String>,
    /// The layout that commands are to have; that of documentation is looked for.
    pub style: Style,
    /// APIs beside Cloudflare's.
    pub apis: Vec<&'static Api>,
}

/// A word that names neither a rule nor a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The word.
    pub name: String,
    /// What was probably meant.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "there is no rule `{}`; ", self.name)?;
        match self.nearest {
            Some(nearest) => write!(out, "did you mean `{nearest}`?"),
            None => out.write_str("`uncurly explain` lists them"),
        }
    }
}

/// How closely a word names a rule; a closer word outweighs a wider one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    All,
    Group,
    Name,
}

impl Settings {
    /// Whether `rule` is looked for. The closer word wins, and of equals `ignore`.
    ///
    /// A rule on layout has to be named, it or its group, unless that layout is wanted anyway; one on what is right, it alone.
    pub fn selects(&self, rule: &Rule) -> bool {
        if self.select.is_empty() && self.ignore.is_empty() && self.wanted.is_empty() {
            return match rule.check {
                Checks::Named(_) => false,
                Checks::Style(_) => self.style == Style::Docs,
                Checks::Command(_) | Checks::Text(_) | Checks::Slips(_) => true,
            };
        }
        let is_wanted = closest(&self.wanted, rule) > Some(Reach::All);
        let least = match rule.check {
            Checks::Named(_) if !is_wanted => Reach::Name,
            Checks::Style(_) if self.style != Style::Docs && !is_wanted => Reach::Group,
            _ => Reach::All,
        };
        let selected = if self.select.is_empty() { Some(Reach::All) } else { closest(&self.select, rule) };
        let selected = selected.filter(|selected| *selected >= least);
        selected.is_some_and(|selected| closest(&self.ignore, rule).is_none_or(|ignored| selected > ignored))
    }

    /// The level that these settings give `rule`, by the closest of the words that name it.
    pub(super) fn level(&self, rule: &Rule) -> Option<Level> {
        let named = self.levels.iter().filter_map(|(word, level)| Some((reach(word, rule)?, *level)));
        named.max_by_key(|(reach, _)| *reach).map(|(_, level)| level)
    }

    /// Whether these settings give the rule called `name` a level.
    pub(super) fn has_level(&self, name: &str) -> bool {
        !self.levels.is_empty() && rules::find(name).is_some_and(|rule| self.level(rule).is_some())
    }

    /// The words of these settings that name nothing.
    pub fn unknown(&self) -> Vec<Unknown> {
        let words = self.select.iter().chain(&self.ignore).chain(self.levels.keys());
        words.filter_map(|word| Unknown::check(word)).collect()
    }
}

impl Unknown {
    /// `word`, unless it names a rule, a group, or all.
    pub fn check(word: &str) -> Option<Self> {
        if word == "all" || Group::ALL.iter().any(|group| group.name() == word) || rules::find(word).is_some() {
            return None;
        }
        Some(Self { name: word.to_owned(), nearest: rules::nearest(word) })
    }
}

/// Whether one of `words` names `rule`, its group, or all.
pub(super) fn names(words: &[String], rule: &Rule) -> bool {
    closest(words, rule).is_some()
}

fn closest(words: &[String], rule: &Rule) -> Option<Reach> {
    words.iter().filter_map(|word| reach(word, rule)).max()
}

/// How closely `word` names `rule`, if it does.
pub(super) fn reach(word: &str, rule: &Rule) -> Option<Reach> {
    if word == rule.name || rule.aliases.contains(&word) {
        Some(Reach::Name)
    } else if word == rule.group.name() {
        Some(Reach::Group)
    } else {
        (word == "all").then_some(Reach::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(select: &[&str], ignore: &[&str], rule: &str, expected: bool) {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        let settings = Settings { select: words(select), ignore: words(ignore), ..Settings::default() };
        assert_eq!(settings.selects(rules::find(rule).unwrap()), expected, "{select:?} {ignore:?} {rule}");
    }

    #[test]
    fn the_closer_word_wins() {
        check(&[], &[], "smart-quote", true);
        check(&["shell"], &[], "smart-quote", false);
        check(&["all"], &["mangled"], "smart-quote", false);
        check(&["smart-quote"], &["mangled"], "smart-quote", true);
        check(&["smart-quote"], &["smart-quote"], "smart-quote", false);
        check(&["mangled"], &["smart-quote"], "smart-dash", true);
    }

    #[test]
    fn layout_is_looked_at_where_asked_for() {
        check(&[], &[], "off-style", false);
        check(&["all"], &[], "off-style", false);
        check(&["docs"], &[], "off-style", true);
        check(&["docs"], &["off-style"], "off-style", false);
        let settings = Settings { wanted: vec!["off-style".into()], ..Settings::default() };
        assert!(settings.selects(rules::find("off-style").unwrap()));
        assert!(!settings.selects(rules::find("literal-id").unwrap()));
        let settings = Settings { style: Style::Docs, ..Settings::default() };
        assert!(settings.selects(rules::find("off-style").unwrap()));
    }

    #[test]
    fn what_is_right_is_looked_at_where_it_is_named() {
        check(&[], &[], "purge-not-invalidate", false);
        check(&["api"], &[], "purge-not-invalidate", false);
        check(&["purge-not-invalidate"], &[], "purge-not-invalidate", true);
    }

    #[test]
    fn unknown_words_are_told_with_the_nearest() {
        let settings =
            Settings { select: vec!["smart-qoute".into()], ignore: vec!["curl".into()], ..Settings::default() };
        let unknown = Unknown { name: "smart-qoute".into(), nearest: Some("smart-quote") };
        assert_eq!(settings.unknown(), [unknown]);
    }
}
