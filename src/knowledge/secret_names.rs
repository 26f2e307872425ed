//! Names whose values are credentials, whatever those look like: `grammar/secret-names.tsv`.

use super::table::{Row, Table, fits};

const TABLE: Table = Table::new(include_str!("../../grammar/secret-names.tsv"));

/// Whether a header of this name carries a credential, wherever it is sent.
pub fn is_header(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    let guards_forms = name.contains("csrf") || name.contains("xsrf");
    !guards_forms && names("header").any(|known| fits(known, &name))
}

/// Whether a parameter of this name in a query, a form or JSON is a credential.
pub fn is_parameter(name: &str) -> bool {
    let is_letter = |byte: &u8| !matches!(byte, b'-' | b'_' | b'.');
    let letters = || name.bytes().filter(is_letter).map(|byte| byte.to_ascii_lowercase());
    names("parameter").any(|known| known.bytes().eq(letters()))
}

fn names(place: &str) -> impl Iterator<Item = &'static str> {
    TABLE.rows().iter().filter(move |row| row.cell(1) == place).map(Row::key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_their_places() {
        assert!(TABLE.rows().iter().is_sorted_by(|a, b| a.line() < b.line()));
        assert!(TABLE.rows().iter().all(|row| ["header", "parameter"].contains(&row.cell(1))));
        for name in ["X-Vault-Token", "JOB-TOKEN", "Cookie", "xi-api-key", "X-Auth-Key", "DD-APPLICATION-KEY"] {
            assert!(is_header(name), "{name}");
        }
        for name in ["X-CSRF-Token", "X-Auth-Email", "Accept", "Idempotency-Key"] {
            assert!(!is_header(name), "{name}");
        }
        assert!(is_parameter("client_secret") && is_parameter("clientSecret") && is_parameter("X-Amz-Signature"));
        assert!(!is_parameter("key") && !is_parameter("tokens"));
    }
}
