//! A short text, over and over, takes no longer than its length explains. Whoever asks watches the clock.

use uncurly::lint::{Correction, Settings, document};

use super::text::read;

/// How long the text becomes: what takes time by its square does not end soon.
const LENGTH: usize = 4 << 10;

/// The longest text that is repeated.
const LONGEST: usize = 96;

pub(crate) fn hold(bytes: &[u8]) {
    let text = super::text_of(&bytes[..bytes.len().min(LONGEST)]).into_owned();
    if text.is_empty() {
        return;
    }
    let report = read(None, &text.repeat(LENGTH / text.len()));
    document(&report, &Settings::default(), &Correction::default());
}

/// The lines of the text.
pub(crate) fn seed(text: &str) -> Vec<Vec<u8>> {
    text.split_inclusive('\n').map(|line| line.as_bytes()[..line.len().min(LONGEST)].to_vec()).collect()
}
