//! The names of variables that take the place of parameters and placeholders.

use crate::knowledge::placeholders::{Meaning, Placeholder};
use crate::knowledge::shell_names;

/// The variable for a parameter of a path: `zone_id` → `ZONE_ID`.
pub fn parameter_variable(parameter: &str) -> String {
    match parameter {
        "zone_identifier" | "zone" => "ZONE_ID".to_owned(),
        "account_identifier" | "accountId" | "account" => "ACCOUNT_ID".to_owned(),
        _ => upper_snake(parameter),
    }
}

/// The variable for a placeholder by its own words: `<client id>` → `CLIENT_ID`.
pub(super) fn own_variable(text: &str, found: Placeholder) -> String {
    let words = upper_snake(text.trim_matches(['<', '>', '«', '»']));
    let plain = words.strip_prefix("YOUR_").or_else(|| words.strip_prefix("MY_")).unwrap_or(&words);
    match found.meaning {
        Some(meaning @ (Meaning::ZoneId | Meaning::AccountId | Meaning::RecordId)) => meaning.variable().to_owned(),
        _ if plain.is_empty() || plain.starts_with(|c: char| c.is_ascii_digit()) => "VALUE".to_owned(),
        // What the reader's shell holds under that name is not what the author meant.
        _ if shell_names::is_set(plain) => format!("YOUR_{plain}"),
        _ => plain.to_owned(),
    }
}

/// `text` as the name of a variable.
fn upper_snake(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_uppercase() && out.ends_with(|last: char| last.is_ascii_lowercase()) {
                out.push('_');
            }
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_variables() {
        assert_eq!(upper_snake("accountId"), "ACCOUNT_ID");
        assert_eq!(upper_snake("<your zone-id>"), "YOUR_ZONE_ID");
    }
}
