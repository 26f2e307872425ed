//! What `--version` prints.

use std::sync::OnceLock;

use crate::knowledge::options;

/// The parts that this program was built with.
const FEATURES: &[&str] = &[
    "cli",
    #[cfg(feature = "run")]
    "run",
    #[cfg(feature = "lsp")]
    "lsp",
];

/// The version, the features, and the curl whose options are known.
pub(super) fn long() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let (version, features) = (env!("CARGO_PKG_VERSION"), FEATURES.join(" "));
        format!("{version}\nfeatures: {features}\noptions of curl {}", options::release())
    })
}
