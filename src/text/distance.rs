//! How far one name is from another.

/// Longer names are nobody's slip of another, and would cost too much to compare.
const LONGEST: usize = 64;

/// Insertions, deletions, substitutions and swaps of neighbors that turn `left` into `right`, if at most `limit`.
pub fn distance(left: &str, right: &str, limit: usize) -> Option<usize> {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len().abs_diff(right.len()) > limit || left.len().max(right.len()) > LONGEST {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, &byte) in left.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, &other) in right.iter().enumerate() {
            let changed = last[column] + usize::from(byte != other);
            let mut best = changed.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && byte == right[column - 1] && left[row - 1] == other {
                best = best.min(before[column - 1] + 1);
            }
            line.push(best);
        }
        before = std::mem::replace(&mut last, line);
        // A row is never better than the best of the two before it.
        if before.iter().chain(&last).all(|&edits| edits > limit) {
            return None;
        }
    }
    last.last().copied().filter(|&edits| edits <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, limit: usize, expected: Option<usize>) {
        assert_eq!(distance(left, right, limit), expected, "{left} {right}");
        assert_eq!(distance(right, left, limit), expected, "{right} {left}");
    }

    #[test]
    fn edits_are_counted() {
        check("", "", 0, Some(0));
        check("header", "header", 0, Some(0));
        check("header", "headers", 1, Some(1));
        check("header", "haeder", 1, Some(1));
        check("header", "heater", 2, Some(1));
        check("data", "json", 9, Some(4));
    }

    #[test]
    fn what_is_too_far_is_none() {
        check("header", "headers", 0, None);
        check("data", "json", 3, None);
        check(&"a".repeat(65), &"a".repeat(65), 9, None);
    }
}
