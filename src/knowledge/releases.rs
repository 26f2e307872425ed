//! Releases of curl: `grammar/releases.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/releases.tsv"));

/// The last release of the series `major`; none where there is no such series.
pub fn last(major: u32) -> Option<&'static str> {
    TABLE.find(&major.to_string()).map(|row| row.cell(1))
}

/// The first release that there was, and the last that is known.
pub fn ends() -> [String; 2] {
    let keys: Vec<_> = TABLE.rows().iter().collect();
    let first = keys.first().map_or_else(String::new, |row| format!("{}.0", row.key()));
    [first, keys.last().map_or_else(String::new, |row| row.cell(1).to_owned())]
}

/// The numbers of `release`: major, minor, patch.
pub fn numbers(release: &str) -> Option<[u32; 3]> {
    let numbers: Vec<u32> = release.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    match *numbers.as_slice() {
        [major, minor] => Some([major, minor, 0]),
        [major, minor, patch] => Some([major, minor, patch]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::options;

    #[test]
    fn options_came_with_known_releases() {
        assert_eq!(ends(), ["4.0", "8.22.0"]);
        for option in options::all() {
            for release in [Some(option.added), option.deprecated, option.removed].into_iter().flatten() {
                let Some(numbers) = numbers(release) else { continue };
                let last = last(numbers[0]).and_then(super::numbers).expect("a known series");
                assert!(numbers <= last, "{}: {release}", option.long);
            }
        }
    }
}
