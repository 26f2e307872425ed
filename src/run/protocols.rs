//! `--proto`: which protocols a command may use.

/// Whether `list` lets `scheme` be used: `=https`, `-http`, `-all,https`; without a sign, or with `+`,
/// a protocol is added.
pub(super) fn allows(list: &str, scheme: &str) -> bool {
    let mut allowed = true;
    for entry in list.split(',').map(str::trim) {
        let name = entry.trim_start_matches(['=', '+', '-']).to_ascii_lowercase();
        let names_it = name == scheme || name == "all";
        if entry.starts_with('=') {
            allowed = names_it;
        } else if names_it {
            allowed = !entry.starts_with('-');
        }
    }
    allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_from_left_to_right() {
        for (list, scheme, expected) in [
            ("=https", "http", false),
            ("=https", "https", true),
            ("-http", "http", false),
            ("-all,https", "https", true),
            ("-all,+http", "https", false),
            ("=ftp,https", "https", true),
        ] {
            assert_eq!(allows(list, scheme), expected, "{list} {scheme}");
        }
    }
}
