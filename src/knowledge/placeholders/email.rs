//! Addresses that stand for somebody's own: `me@example.com`, `[email protected]`.

use super::{Meaning, Placeholder, Style, vocabulary};
use crate::knowledge::vocabulary::Word;
use crate::knowledge::{runs, wording};

/// What Cloudflare shows for an e-mail address in a page, and the link behind it.
pub(super) fn is_protected(text: &str) -> bool {
    const SHOWN: [&str; 6] = [
        "[email protected]",
        "[email\u{a0}protected]",
        "[email&nbsp;protected]",
        "[email&#160;protected]",
        "[email%20protected]",
        "%5Bemail%20protected%5D",
    ];
    SHOWN.iter().any(|shown| text.eq_ignore_ascii_case(shown)) || text.contains("/cdn-cgi/l/email-protection")
}

/// A stand-in for an address, or an address with a part masked.
pub(super) fn email(text: &str) -> Option<Placeholder> {
    let (local, host) = text.split_once('@')?;
    if local.is_empty() || host.is_empty() || host.contains('@') || text.contains(char::is_whitespace) {
        return None;
    }
    let meaning = Some(Meaning::Email);
    if runs::has_run(local) || runs::has_run(host) {
        return Some(Placeholder { style: Style::Masked, meaning });
    }
    let local = vocabulary::spell(local);
    let is_local = |kind: &str| local.as_ref().is_some_and(|words| words.iter().any(|word| word.is(kind)));
    let stands_in = is_local("mine")
        || is_local("local-any")
        || is_reserved(host)
        || wording::is_domain(host)
        || (is_local("local") || is_local("alone") || is_local("noun")) && is_generic(host);
    stands_in.then_some(Placeholder { style: Style::Email, meaning })
}

/// Hosts that are made up: `email.com`, `company`, `bar.com`.
fn is_generic(host: &str) -> bool {
    let is_generic = |word: &Word| ["site", "local", "alone", "mine"].iter().any(|kind| word.is(kind));
    let name = host.rsplit_once('.').map_or(host, |(name, _)| name);
    vocabulary::spell(name).is_some_and(|words| words.iter().all(is_generic))
}

/// Names that no mail reaches.
fn is_reserved(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let labels: Vec<_> = host.rsplit('.').collect();
    matches!(labels.as_slice(), ["example" | "test" | "invalid", ..] | ["com" | "net" | "org", "example", ..])
}
