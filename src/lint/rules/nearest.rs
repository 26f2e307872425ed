//! "Did you mean": the rule or group nearest to a word.

use super::RULES;
use crate::lint::Group;

/// Words longer than any name are not looked at.
const LONGEST: usize = 48;

/// The name of the rule or group nearest to `word`, if one is near.
pub fn nearest(word: &str) -> Option<&'static str> {
    nearest_of(word, RULES.iter().map(|rule| rule.name).chain(Group::ALL.into_iter().map(Group::name)))
}

/// The one of `names` nearest to `word`, if one is near.
pub fn nearest_of<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.trim().to_lowercase().replace('_', "-");
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let near = names.into_iter().map(|name| (distance(&word, name), name)).min()?;
    (near.0 <= 1 + word.len() / 5).then_some(near.1)
}

/// Insertions, deletions, substitutions and swaps of neighbors that turn `a` into `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (i, c) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, &d) in b.iter().enumerate() {
            let change = row[j] + usize::from(c != d);
            let mut cost = change.min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && previous == Some(d) && c == b[j - 1] {
                cost = cost.min(before[j - 1] + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
        previous = Some(c);
    }
    row[b.len()]
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
