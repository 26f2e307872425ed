//! Numbers as curl reads them.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{digit1, one_of};
use nom::combinator::{all_consuming, opt, recognize};
use nom::sequence::{pair, preceded};
use nom::{IResult, Parser};

use crate::knowledge::options::TlsVersion;

const IMPROPER: &str = "expected a proper numerical parameter";
const NEGATIVE: &str = "expected a positive numerical parameter";
const TOO_LARGE: &str = "too large number";
pub(super) const BAD_USE: &str = "is badly used here";

/// Reads a whole number that is not negative.
pub(super) fn count(text: &str) -> Result<u32, &'static str> {
    let number = integer(text)?;
    u32::try_from(number).map_err(|_| if number < 0 { NEGATIVE } else { TOO_LARGE })
}

/// Reads a whole number.
pub(super) fn integer(text: &str) -> Result<i64, &'static str> {
    let digits: IResult<&str, &str> = all_consuming(recognize(pair(opt(one_of("+-")), digit1))).parse(text);
    digits.map_err(|_| IMPROPER)?;
    text.parse().map_err(|_| TOO_LARGE)
}

/// Reads seconds, with a fraction behind a dot.
pub(super) fn seconds(text: &str) -> Result<f64, &'static str> {
    let whole: IResult<&str, &str> = all_consuming(recognize(pair(opt(tag("-")), decimal))).parse(text);
    whole.map_err(|_| IMPROPER)?;
    if text.starts_with('-') {
        return Err(NEGATIVE);
    }
    // curl counts milliseconds.
    let most = i64::MAX / 1000;
    let digits = text.split('.').next().unwrap_or_default();
    if !digits.is_empty() && digits.parse::<i64>().map_or(true, |seconds| seconds > most) {
        return Err(TOO_LARGE);
    }
    text.parse().map_err(|_| IMPROPER)
}

/// Reads a number of bytes: digits with a fraction, and a letter for a power of 1024.
pub(super) fn size(text: &str) -> Result<u64, &'static str> {
    let parsed: IResult<&str, (&str, Option<char>)> =
        all_consuming(pair(recognize(decimal), opt(one_of("bBkKmMgGtTpP")))).parse(text);
    let (_, (number, unit)) = parsed.map_err(|_| BAD_USE)?;
    let power = unit.and_then(|unit| "bkmgtp".find(unit.to_ascii_lowercase())).unwrap_or(0);
    let scale = 1_u64 << (10 * power);
    let Ok(whole) = number.parse::<u64>() else { return fraction(number, scale) };
    whole.checked_mul(scale).ok_or(TOO_LARGE)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a size with a fraction is rough by nature, and the range is checked"
)]
fn fraction(number: &str, scale: u64) -> Result<u64, &'static str> {
    let bytes = number.parse::<f64>().map_err(|_| BAD_USE)? * scale as f64;
    if bytes < 9.0e18 { Ok(bytes as u64) } else { Err(TOO_LARGE) }
}

fn decimal(input: &str) -> IResult<&str, &str> {
    alt((recognize(pair(digit1, opt(preceded(tag("."), digit1)))), recognize(preceded(tag("."), digit1)))).parse(input)
}

/// The permissions of a file, in octal digits.
pub(super) fn mode(text: &str) -> Result<u32, &'static str> {
    let is_octal = !text.is_empty() && text.bytes().all(|byte| (b'0'..=b'7').contains(&byte));
    let mode = is_octal.then(|| u32::from_str_radix(text, 8).ok()).flatten();
    mode.filter(|&mode| mode <= 0o777).ok_or(IMPROPER)
}

/// How many redirects are followed; -1 is any number.
pub(super) fn redirects(text: &str) -> Result<i64, &'static str> {
    integer(text).and_then(|number| if number < -1 { Err(NEGATIVE) } else { Ok(number) })
}

/// A version of TLS; none for the default.
pub(super) fn tls_version(text: &str) -> Result<Option<TlsVersion>, &'static str> {
    Ok(Some(match text {
        "default" => return Ok(None),
        "1.0" => TlsVersion::Tls10,
        "1.1" => TlsVersion::Tls11,
        "1.2" => TlsVersion::Tls12,
        "1.3" => TlsVersion::Tls13,
        _ => return Err(BAD_USE),
    }))
}

/// What curl makes of a range that begins with a number and has no dash: all from there on, whatever follows it.
pub(crate) fn range_from(text: &str) -> Option<String> {
    let digits = &text[..text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())];
    let number = digits.parse::<u64>().ok().filter(|_| !text.contains('-'))?;
    Some(format!("{number}-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(count("5"), Ok(5));
        assert_eq!(count("-1"), Err(NEGATIVE));
        assert_eq!(count("x"), Err(IMPROPER));
        assert_eq!(count(""), Err(IMPROPER));
        assert_eq!(count("1.5"), Err(IMPROPER));
        assert_eq!(count("99999999999"), Err(TOO_LARGE));
        assert_eq!(count("99999999999999999999"), Err(TOO_LARGE));
        assert_eq!(integer("-1"), Ok(-1));
    }

    #[test]
    fn seconds_take_a_dot_only() {
        assert_eq!(seconds("1.5"), Ok(1.5));
        assert_eq!(seconds("10"), Ok(10.0));
        assert_eq!(seconds("1,5"), Err(IMPROPER));
        assert_eq!(seconds("inf"), Err(IMPROPER));
        assert_eq!(seconds("-2"), Err(NEGATIVE));
    }

    #[test]
    fn sizes_know_powers_of_1024() {
        assert_eq!(size("10"), Ok(10));
        assert_eq!(size("2k"), Ok(2048));
        assert_eq!(size("1.5M"), Ok(1_572_864));
        assert_eq!(size("5q"), Err(BAD_USE));
        assert_eq!(size("99999999999P"), Err(TOO_LARGE));
    }

    #[test]
    fn ranges_without_a_dash_get_one() {
        let rows =
            [("5", Some("5-")), ("007", Some("7-")), ("1,2", Some("1-")), ("1-2", None), ("-3", None), ("x", None)];
        for (text, expected) in rows {
            assert_eq!(range_from(text).as_deref(), expected, "{text}");
        }
    }
}
