//! Variables and functions of make, and names for them that a shell could have: `grammar/make.tsv`.

use super::table::Table;

const TABLE: Table = Table::new(include_str!("../../grammar/make.tsv"));

/// Letters of a name, at most.
const LONGEST: usize = 48;

/// The name of a shell variable for what stands in `$(…)` or behind `$`: that of the variable, where it is one that
/// a shell could have too, else one that tells what make fills in.
pub fn variable(inside: &str) -> String {
    if is_name(inside) {
        return inside.to_owned();
    }
    let sign = inside.chars().next().map_or(0, char::len_utf8);
    let (sign, rest) = inside.split_at(sign);
    let (name, rest) = TABLE.find(sign).map_or(("", inside), |row| (row.cell(1), rest));
    let words = rest.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::from("MAKE");
    for word in [name].into_iter().filter(|name| !name.is_empty()).chain(words) {
        if out.len() + word.len() < LONGEST {
            out.extend(["_", &word.to_ascii_uppercase()]);
        }
    }
    out
}

fn is_name(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_make_fills_in() {
        for (inside, name) in [
            ("URL", "URL"),
            ("X", "X"),
            ("@", "MAKE_TARGET"),
            ("@D", "MAKE_TARGET_D"),
            ("<", "MAKE_FIRST_PREREQUISITE"),
            ("^", "MAKE_PREREQUISITES"),
            ("1", "MAKE_1"),
            ("shell date +%s", "MAKE_SHELL_DATE_S"),
            ("X:.c=.o", "MAKE_X_C_O"),
            ("", "MAKE"),
        ] {
            assert_eq!(variable(inside), name, "{inside}");
        }
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
    }
}
