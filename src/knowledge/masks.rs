//! Values with a part masked, told from real ones and from prose: `xxxx`, `cfut_…`, `203.0.113.x`.

use super::runs::{Run, runs, unmasked_between};
use super::sequences::{is_sequence, is_zeros};
use super::{credentials, vocabulary};

/// A run this long is put there by somebody, whatever it stands in.
const CERTAIN: usize = 6;

/// Whether the whole of `text` is a value with a part masked.
pub(super) fn is_masked(text: &str) -> bool {
    let runs = runs(text);
    if runs.is_empty() {
        return is_sequence(text) || is_zeros(text) || is_masked_address(text);
    }
    let longest = runs.iter().map(|run| run.weight).max().unwrap_or_default();
    if unmasked_between(text, &runs).all(|part| !part.contains(char::is_alphanumeric)) {
        return text.chars().all(is_value_char);
    }
    let real = credentials::classify(text).is_some_and(|found| found.class != credentials::Class::Broken);
    if real && longest < CERTAIN {
        return false;
    }
    if text.contains(char::is_whitespace) {
        return unmasked_between(text, &runs).all(|part| vocabulary::spell(part.trim()).is_some());
    }
    text.chars().all(is_value_char) && (longest >= CERTAIN || is_rest_of_value(text, &runs))
}

/// Whether what short runs leave looks like the rest of a value and not like prose: `Loading...`, `XXXL`.
fn is_rest_of_value(text: &str, runs: &[Run]) -> bool {
    let rest = unmasked_between(text, runs);
    let letters: usize = rest.map(|part| part.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    let is_plain = runs.iter().all(|run| matches!(run.mask, '.' | '?' | '#'));
    if credentials::remnant(text).is_some() {
        return true;
    }
    if is_plain {
        return unmasked_between(text, runs).all(is_like_a_value);
    }
    letters >= 3 || runs.iter().any(|run| run.mask == '*')
}

/// Letters with digits, or words of placeholders.
fn is_like_a_value(part: &str) -> bool {
    let has = |test: fn(&u8) -> bool| part.bytes().any(|b| test(&b));
    has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) || vocabulary::spell(part).is_some()
}

const fn is_value_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '_' | '.' | ':' | '=' | '+' | '@' | '*' | '#' | '?')
        || matches!(c, '…' | '•' | '●' | '█' | '▒' | '■' | ' ')
}

/// `x.x.x.x`, `203.0.113.x`
fn is_masked_address(text: &str) -> bool {
    let is_x = |part: &str| matches!(part, "x" | "X" | "xx" | "XX");
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts = || text.split('.');
    parts().count() == 4 && parts().any(is_x) && parts().all(|part| is_x(part) || is_number(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_told_from_values() {
        let check = |text: &str, expected| assert_eq!(is_masked(text), expected, "{text}");
        for text in [
            "xxx",
            "XXXX",
            "***",
            "...",
            "…",
            "###",
            "••••",
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
            "00000000",
            "00000000-0000-0000-0000-000000000000",
            "1234567",
            "1234567890",
            "abcdef",
            "abcdef123456",
            "0123456789abcdef0123456789abcdef",
            "CFAU1mImL_xxxMY_AUTH_KEY",
            "c2547xxxx",
            "023e105f****",
            "eyJhbGciOi...",
            "cfut_…",
            "abc123…",
            "x.x.x.x",
            "203.0.113.x",
            "my xxxx key",
            "f00…zone",
            "sk-xxxx",
            "aaaaaaaaaaaaaaaaaaaaaaaa00000000",
        ] {
            check(text, true);
        }
        for text in [
            "",
            "xx",
            "..",
            ".",
            "*",
            "**",
            "XXXL",
            "foo.xxx",
            "Loading...",
            "wait…",
            "### Title",
            "what???",
            "100000000",
            "123456",
            "abcde",
            "example.com",
            "*.example.com",
            "1.2.3.4",
            "192.168.0.1",
            "023e105f4ecef8ad9ca31a8372d0c353",
            "YQSn-xWAQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
            "YQSn-xxxQiiEh9qM58wZNnyQS7FUdoqGIUAbrh7T",
            "/path/***",
            "see xxx there",
        ] {
            check(text, false);
        }
    }
}
