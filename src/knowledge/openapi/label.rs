//! What the variants of a choice are called, in places and in names of rows.

/// A name for each variant, from the values by which it may be told: the first that no other has, else its number.
pub(super) fn labels(told: &[Vec<String>]) -> Vec<String> {
    let mut counts = std::collections::HashMap::new();
    for values in told {
        let own: std::collections::BTreeSet<_> = values.iter().collect();
        for value in own {
            *counts.entry(value).or_insert(0) += 1;
        }
    }
    let label = |(at, values): (usize, &Vec<String>)| {
        let own = values.iter().find(|value| counts.get(value) == Some(&1) && is_label(value));
        own.map_or_else(|| (at + 1).to_string(), Clone::clone)
    };
    told.iter().enumerate().map(label).collect()
}

fn is_label(value: &str) -> bool {
    !value.is_empty() && !value.contains(|c: char| c == ' ' || c.is_control())
}
