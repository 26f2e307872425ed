//! Mappings and lists of YAML on one line: the strings among their values.

use super::quoted::{self, Quoted};

/// A string among the values, and where it starts.
pub(super) struct Value {
    pub(super) start: usize,
    pub(super) quoted: Quoted,
}

/// The strings in quotes that are values of what starts at `start` of `source` with a brace or bracket, up to `end`.
pub(super) fn values(source: &str, start: usize, end: usize) -> Vec<Value> {
    let mut values = Vec::new();
    let mut at = start;
    while let Some(quote) = source[at..end].find(['"', '\'']).map(|quote| at + quote) {
        at = quote + 1;
        // Within a word, it is an apostrophe.
        if !source[start..quote].trim_end().ends_with([':', ',', '[', '{']) {
            continue;
        }
        let Some(quoted) = quoted::read(source, quote, end) else { break };
        at = quoted.end;
        let next = source[at..end].trim_start();
        if next.is_empty() || next.starts_with([',', '}', ']']) {
            values.push(Value { start: quote, quoted });
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_keys() {
        let check = |source: &str, expected: &[&str]| {
            let found = values(source, 0, source.len());
            assert_eq!(found.iter().map(|it| it.quoted.text.text()).collect::<Vec<_>>(), expected, "{source}");
        };
        check(r#"{run: "a, b", "c": 'd', e: f}"#, &["a, b", "d"]);
        check(r#"[{run: "a"}, {name: it's, run: "b"}]"#, &["a", "b"]);
        check(r#"{run: "a" x, y: "b}"#, &[]);
    }
}
