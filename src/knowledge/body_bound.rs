//! Headers that hold for the bytes of one body and no others: `grammar/body-bound.tsv`.

use super::table::{Table, fits};

const TABLE: Table = Table::new(include_str!("../../grammar/body-bound.tsv"));

/// Whether a header of this name is wrong once a byte of the body is another.
pub fn is_bound(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    TABLE.rows().iter().any(|row| fits(row.key(), &name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_signatures_are_known() {
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.key() < b.key()));
        for name in ["X-Signature", "X-Hub-Signature-256", "digest", "Content-MD5", "X-Amz-Date", "Stripe-Signature"] {
            assert!(is_bound(name), "{name}");
        }
        for name in ["Content-Type", "Authorization", "X-Auth-Key", "Accept"] {
            assert!(!is_bound(name), "{name}");
        }
    }
}
