//! Dates as HTTP writes them, in seconds since 1970.

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The seconds since 1970 of `Tue, 24 Nov 2026 10:00:00 GMT`; the day of the week, the time and the zone may be missing.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let text = text.split_once(", ").map_or(text, |(_, date)| date);
    let mut words = text.split_whitespace();
    let day: i64 = words.next()?.parse().ok()?;
    let month = words.next()?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year: i64 = words.next()?.parse().ok().filter(|year| (1970..10_000).contains(year))?;
    let time = match words.next() {
        Some(time) => clock(time)?,
        None => 0,
    };
    let zone = words.next().is_none_or(|zone| matches!(zone, "GMT" | "UTC" | "Z"));
    let whole = zone && words.next().is_none() && (1..=31).contains(&day);
    whole.then(|| (days(year, i64::try_from(month).unwrap_or_default(), day)) * 86_400 + time)
}

/// `10:00:00` or `10:00`
fn clock(text: &str) -> Option<i64> {
    let parts: Vec<i64> = text.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match *parts {
        [hours, minutes] => Some(hours * 3600 + minutes * 60),
        [hours, minutes, seconds] => Some(hours * 3600 + minutes * 60 + seconds),
        _ => None,
    }
}

/// The days from 1970 to a day of a month, the first of which is 0.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let leaps = year / 4 - year / 100 + year / 400;
    year * 365 + leaps + (153 * month + 2) / 5 + day - 1 - 719_468
}

/// `number` as Rust writes it: `1_606_212_000`.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 && !out.ends_with('-') {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(seconds("Tue, 24 Nov 2020 10:00:00 GMT"), Some(1_606_212_000));
        assert_eq!(seconds("29 Feb 2024"), Some(1_709_164_800));
        assert_eq!(seconds("1 mar 2023 01:02"), Some(1_677_632_520));
        for text in ["yesterday", "2020-11-24", "24 Nov 2020 10:00:00 CET", "0 Nov 2020", "24 Nov 20"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(1_606_212_000), "1_606_212_000");
        assert_eq!(grouped(1234), "1234");
        assert_eq!(grouped(12345), "12_345");
    }
}
