//! Commands in the forms of other translators' tests.
//!
//! `%U` is the server's URL, `%P` its port. A blank line parts them.

pub(super) const ROWS: &str = r##"
curl %U/first
"##;
