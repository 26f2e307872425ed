//! Whether a text has the form that is wanted: a pattern, or a format of which that is certain.

use std::net::{Ipv4Addr, Ipv6Addr};

use regex_lite::Regex;

use crate::knowledge::shape::{Scalar, Shape, Type};

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
        _ if is_stand_in(text) => true,
        "date" | "date-time" if is_day_mask(text) => true,
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

/// What says itself what is to stand there, and is of no format: `START_DATE`, `your-mail`.
fn is_stand_in(text: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let is_yours = text.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("your-") || it.eq_ignore_ascii_case("your_"));
    is_yours && !text.contains('@') || text.contains('_') && text.bytes().all(is_of_name)
}

/// What stands for a day: `YYYY-MM-DD`.
fn is_day_mask(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut parts = ["yy", "mm", "dd", "hh"].into_iter();
    parts.any(|part| text.contains(part))
        && text.bytes().all(|byte| !byte.is_ascii_alphabetic() || b"ymdhstz".contains(&byte))
}

/// A day of the calendar.
fn is_day(text: &str) -> bool {
    let is_right = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let is_written = text.len() == 10 && text.bytes().enumerate().all(is_right);
    let parts = number(0, 4).zip(number(5, 7)).zip(number(8, 10)).filter(|_| is_written);
    parts.is_some_and(|((year, month), day)| (1..=days(year, month)).contains(&day))
}

/// How many days the month has; none where there is no such month.
const fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// A day, a time and a zone, however exact.
fn is_moment(text: &str) -> bool {
    let (Some(day), Some(time)) = (text.get(..10), text.get(10..)) else { return false };
    let Some(time) = time.strip_prefix(['T', 't', ' ']) else { return false };
    let is_zoned = time.ends_with(['Z', 'z']) || time.contains(['+', '-']);
    is_day(day) && is_zoned && has_clock(time)
}

/// Whether `time` begins with hours and minutes, and seconds if there are any.
fn has_clock(time: &str) -> bool {
    let below = |from: usize, bound: u32| {
        let digits = time.get(from..from + 2).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|digits| digits.parse().ok()).is_some_and(|number: u32| number < bound)
    };
    let colon = |at: usize| time.as_bytes().get(at) == Some(&b':');
    // A second may be put in at the end of a minute.
    below(0, 24) && colon(2) && below(3, 60) && (!colon(5) || below(6, 61))
}

/// Whether `text` is far from the format that `shape` names, whatever patterns want of it.
pub(crate) fn lacks_format(shape: Shape<'_>, text: &str) -> bool {
    match shape {
        // A server may take a day for its first moment, and a time without a zone for one of its own.
        Shape::Scalar(Scalar { format: "date-time", .. }) => !text.get(..10).is_some_and(is_day),
        Shape::Scalar(scalar) => !text.is_empty() && !has_format(scalar.format, text),
        Shape::Choice(choice) => choice.variants().all(|variant| lacks_format(Type::shape(variant), text)),
        Shape::List { items, .. } => text.split([',', '|']).any(|piece| lacks_format(items.shape(), piece)),
        _ => false,
    }
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
        check(
            "date",
            &["2026-03-01", "YYYY-MM-DD", "2024-02-29", "2000-02-29", "2026-12-31"],
            &["2026-3-1", "01.03.2026", "2026-03-01T00:00:00Z", "2026-02-29", "2026-13-01", "2026-06-31", "2026-01-00"],
        );
        check(
            "date-time",
            &["2026-03-01T10:00:00Z", "2026-03-01T10:00:00.123+02:00", "2026-03-01t10:00z"],
            &[
                "2026-03-01",
                "2026-03-01T10:00:00",
                "yesterday",
                "2026-03-01Tnever+Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T10:60:00Z",
            ],
        );
        check("email", &["a@acme.coop"], &["acme.coop", "@acme.coop", "a@"]);
        check("uri", &["https://acme.coop", "tcp://192.0.2.1:22", "mailto:a@acme.coop"], &["acme.coop", "//acme.coop"]);
        check("anything", &["", "else"], &[]);
        check("uuid", &["YOUR_ID", "your-id", "ORDER_ID"], &["ORDER", "your id"]);
    }
}
