//! "Did you mean": the rule or group nearest to a word.

use super::RULES;
use crate::lint::Group;
use crate::text::distance;

/// The name of the rule or group nearest to `word`, if one is near.
pub fn nearest(word: &str) -> Option<&'static str> {
    nearest_of(word, RULES.iter().map(|rule| rule.name).chain(Group::ALL.into_iter().map(Group::name)))
}

/// The one of `names` nearest to `word`, if one is near.
pub fn nearest_of<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.trim().to_lowercase().replace('_', "-");
    let limit = 1 + word.len() / 5;
    let near = names.into_iter().filter_map(|name| Some((distance(&word, name, limit)?, name)));
    near.min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word), expected, "{word}");
    }

    #[test]
    fn small_slips_are_forgiven() {
        check("smart-qoute", Some("smart-quote"));
        check("Smart_Quote", Some("smart-quote"));
        check("mangle", Some("mangled"));
        check("lost-placeholders", Some("lost-placeholder"));
        check("nothing-like-it", None);
        check("", None);
    }
}
