//! Whether a text has the form that is wanted: a pattern, or a format of which that is certain.

use std::net::{Ipv4Addr, Ipv6Addr};

use regex_lite::Regex;

use crate::knowledge::shape::Scalar;

/// Longer texts are not looked at, nor is one that was lost.
const LONGEST: usize = 4096;

/// Whether `text` may be what `scalar` wants. A pattern that is not understood fits all.
pub(super) fn is_formed(scalar: Scalar<'_>, text: &str) -> bool {
    if text.is_empty() || text.len() > LONGEST {
        return true;
    }
    let matches = |pattern: &str| Regex::new(pattern).ok().is_none_or(|regex| regex.is_match(text));
    has_format(scalar.format, text) && (scalar.pattern.is_empty() || matches(scalar.pattern))
}

fn has_format(format: &str, text: &str) -> bool {
    match format {
        "uuid" => is_uuid(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "date" => is_day(text),
        "date-time" => is_moment(text),
        "email" => text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
        "uri" => text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)),
        _ => true,
    }
}

/// With or without its dashes, as some servers take it.
fn is_uuid(text: &str) -> bool {
    let digits = text.bytes().filter(|byte| *byte != b'-');
    let dashes = text.bytes().enumerate().filter(|(_, byte)| *byte == b'-').map(|(at, _)| at);
    digits.clone().count() == 32
        && digits.into_iter().all(|byte| byte.is_ascii_hexdigit())
        && (!text.contains('-') || dashes.eq([8, 13, 18, 23]))
}

fn is_day(text: &str) -> bool {
    let is_right = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(is_right)
}

/// A day, a time and a zone, however exact.
fn is_moment(text: &str) -> bool {
    let (Some(day), Some(time)) = (text.get(..10), text.get(10..)) else { return false };
    let Some(time) = time.strip_prefix(['T', 't', ' ']) else { return false };
    let is_zoned = time.ends_with(['Z', 'z']) || time.contains(['+', '-']);
    let has_clock = time.get(..5).is_some_and(|clock| clock.as_bytes()[2] == b':');
    is_day(day) && is_zoned && has_clock
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known() {
        let check = |format: &str, right: &[&str], wrong: &[&str]| {
            for text in right {
                assert!(has_format(format, text), "{format}: {text}");
            }
            for text in wrong {
                assert!(!has_format(format, text), "{format}: {text}");
            }
        };
        check(
            "uuid",
            &["6f1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64", "6F1C2A5E93D44B7A8E21C05D7B9F3A64"],
            &["", "6f1c2a5e", "6f1c2a5e93d4-4b7a-8e21-c05d7b9f3a64", "zf1c2a5e-93d4-4b7a-8e21-c05d7b9f3a64"],
        );
        check("ipv4", &["192.0.2.1"], &["192.0.2", "2001:db8::1", "192.0.2.256"]);
        check("ipv6", &["2001:db8::1", "::"], &["192.0.2.1", "2001:db8"]);
        check("date", &["2026-03-01"], &["2026-3-1", "01.03.2026", "2026-03-01T00:00:00Z"]);
        check(
            "date-time",
            &["2026-03-01T10:00:00Z", "2026-03-01T10:00:00.123+02:00", "2026-03-01t10:00z"],
            &["2026-03-01", "2026-03-01T10:00:00", "yesterday", "2026-03-01Tnever+Z"],
        );
        check("email", &["a@acme.coop"], &["acme.coop", "@acme.coop", "a@"]);
        check("uri", &["https://acme.coop", "tcp://192.0.2.1:22", "mailto:a@acme.coop"], &["acme.coop", "//acme.coop"]);
        check("anything", &["", "else"], &[]);
    }
}
