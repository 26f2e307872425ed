//! Typographic dashes in values that are spelled with hyphens, whatever stands around them: dates, ids, numbers, media types.

use super::accept::Role;
use crate::curl::Arg;
use crate::knowledge::glyphs::{is_dash, is_typographic_dash};
use crate::shell::Value;

/// Whether a date, an id, a number or a media type in `arg` has a typographic dash.
pub(super) fn is_dashed(arg: &Arg) -> bool {
    let Some(value) = arg.value.as_ref().map(Value::text).filter(|value| !value.is_ascii()) else {
        return false;
    };
    let role = arg.option.map_or(Role::Operand, Role::of);
    let is_part = |c: char| c.is_ascii_alphanumeric() || is_dash(c);
    let mut parts = value.split(|c: char| !is_part(c)).filter(|part| !part.is_ascii());
    parts.any(|part| is_date(part) || is_id(part))
        || matches!(role, Role::Data | Role::Header) && value.split([':', '=', '&', ',', '}']).any(is_negative)
        || role == Role::Header && is_dashed_type(value)
}

/// `2024–01–02`
fn is_date(part: &str) -> bool {
    // The time follows behind a `T`.
    let lengths: Vec<_> = part.split(is_dash).map(|number| number.split('T').next().unwrap_or("")).collect();
    let is_number = |at: usize, len: usize| {
        lengths.get(at).is_some_and(|it| it.len() == len && it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    is_number(0, 4) && is_number(1, 2) && is_number(2, 2)
}

/// `f174e90a–fafe–4643–bbbc–4a0ed4fc8415`
fn is_id(part: &str) -> bool {
    let groups: Vec<_> = part.split(is_dash).collect();
    let is_hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(is_hex)
}

/// `–5`, where nothing else is the value
fn is_negative(value: &str) -> bool {
    let number = value.trim().strip_prefix(is_dash).filter(|_| !value.is_ascii());
    number.is_some_and(|number| number.parse::<f64>().is_ok_and(|_| !number.starts_with(['+', '-'])))
}

/// `Content-Type: application/x–www–form–urlencoded`
fn is_dashed_type(header: &str) -> bool {
    let Some((name, value)) = header.split_once(':') else { return false };
    let takes_type = ["accept", "content-type"].iter().any(|known| name.trim().eq_ignore_ascii_case(known));
    takes_type && value.contains(is_typographic_dash)
}

#[cfg(test)]
mod tests {
    use super::super::pasted::tests::check;

    #[test]
    fn changed_hyphens_are_told() {
        let told = Some("whether a dash in a date, number, id or type was a hyphen");
        for value in [
            "'https://a.example/x?from=2024–01–02'",
            "-d '{\"a\":\"2024–01–02T10:00\"}' https://a.example/x",
            "-d amount=–5 https://a.example/x",
            "\"https://a.example/f174e90a–fafe–4643–bbbc–4a0ed4fc8415\"",
            "-H \"Content-Type: application/x–www–form–urlencoded\" -d a=1 https://a.example/x",
        ] {
            check(&format!("curl {value}\n"), told);
        }
    }

    #[test]
    fn dashes_of_texts_stay() {
        for value in ["-d '{\"a\":\"2019–2024, 01–02\"}'", "-H \"Title: a–b\"", "-d 'a=A – 5 b'", "-d 'text=1990–2000'"]
        {
            check(&format!("curl {value} https://a.example/x\n"), None);
        }
    }
}
