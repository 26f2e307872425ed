//! Dates as curl reads them: day, month and year in any order that is plain, time and zone where given.

use super::moment::{DAYS, Moment, days_to};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Zones, and how many minutes they are behind Greenwich.
const ZONES: [(&str, i64); 42] = [
    ("GMT", 0),
    ("UT", 0),
    ("UTC", 0),
    ("WET", 0),
    ("BST", -60),
    ("WAT", 60),
    ("AST", 240),
    ("ADT", 180),
    ("EST", 300),
    ("EDT", 240),
    ("CST", 360),
    ("CDT", 300),
    ("MST", 420),
    ("MDT", 360),
    ("PST", 480),
    ("PDT", 420),
    ("YST", 540),
    ("YDT", 480),
    ("HST", 600),
    ("HDT", 540),
    ("CAT", 600),
    ("AHST", 600),
    ("NT", 660),
    ("IDLW", 720),
    ("CET", -60),
    ("MET", -60),
    ("MEWT", -60),
    ("MEST", -120),
    ("CEST", -120),
    ("MESZ", -120),
    ("FWT", -60),
    ("FST", -120),
    ("EET", -120),
    ("WAST", -420),
    ("WADT", -480),
    ("CCT", -480),
    ("JST", -540),
    ("EAST", -600),
    ("EADT", -660),
    ("GST", -600),
    ("NZT", -720),
    ("NZDT", -780),
];

/// The longest name that is looked at.
const LONGEST: usize = 12;

/// How many words and numbers a date has at most.
const PARTS: usize = 6;

/// What has been read of a date.
#[derive(Debug, Default)]
struct Date {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    time: Option<[i64; 3]>,
    zone: Option<i64>,
    weekday: bool,
    year_next: bool,
}

/// The seconds from 1970 to the date in `text`; `None` where it is none that curl knows.
pub fn read(text: &str) -> Option<i64> {
    let mut date = Date::default();
    let mut at = 0;
    for _ in 0..PARTS {
        let skipped = text[at..].find(|c: char| c.is_ascii_alphanumeric());
        let Some(skipped) = skipped else { break };
        at += skipped;
        let is_name = text.as_bytes()[at].is_ascii_alphabetic();
        at += if is_name { date.name(&text[at..])? } else { date.number(text, at)? };
    }
    date.seconds()
}

impl Date {
    /// Reads a name at the start of `text`; its length.
    fn name(&mut self, text: &str) -> Option<usize> {
        let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = &text[..length];
        if length >= LONGEST {
            return None;
        }
        let is_day = |day: &&str| day.eq_ignore_ascii_case(name) || day[..3].eq_ignore_ascii_case(name);
        if !self.weekday && DAYS.iter().any(is_day) {
            self.weekday = true;
        } else if let Some(month) = position(&MONTHS, name).filter(|_| self.month.is_none()) {
            self.month = Some(month);
        } else if let Some(zone) = zone(name).filter(|_| self.zone.is_none()) {
            self.zone = Some(zone * 60);
        } else {
            return None;
        }
        Some(length)
    }

    /// Reads a time or number at `at`; its length.
    fn number(&mut self, text: &str, at: usize) -> Option<usize> {
        if let Some((time, length)) = time(&text[at..]).filter(|_| self.time.is_none()) {
            self.time = Some(time);
            return Some(length);
        }
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let value: i64 = text[at..at + digits].parse().ok().filter(|&value| value <= i64::from(i32::MAX))?;
        let sign = text[..at].chars().next_back();
        if digits == 4 && value <= 1400 && self.zone.is_none() && matches!(sign, Some('+' | '-')) {
            let offset = (value / 100 * 60 + value % 100) * 60;
            self.zone = Some(if sign == Some('+') { -offset } else { offset });
        } else if digits == 8 && (self.year, self.month, self.day) == (None, None, None) {
            (self.year, self.month, self.day) = (Some(value / 10000), Some(value % 10000 / 100 - 1), Some(value % 100));
        } else {
            self.day_or_year(value)?;
        }
        Some(digits)
    }

    fn day_or_year(&mut self, value: i64) -> Option<()> {
        if !self.year_next && self.day.is_none() {
            self.year_next = true;
            if (1..32).contains(&value) {
                self.day = Some(value);
                return Some(());
            }
        }
        if !self.year_next || self.year.is_some() {
            return None;
        }
        self.year = Some(match value {
            0..=70 => value + 2000,
            71..=99 => value + 1900,
            _ => value,
        });
        self.year_next = self.day.is_some();
        Some(())
    }

    fn seconds(&self) -> Option<i64> {
        let [hour, minute, second] = self.time.unwrap_or_default();
        let (year, month, day) = (self.year?, self.month?, self.day?);
        let good = day <= 31 && (0..12).contains(&month) && hour <= 23 && minute <= 59 && second <= 60 && year >= 1583;
        let days = days_to(year, month, day);
        good.then(|| days * 86400 + hour * 3600 + minute * 60 + second + self.zone.unwrap_or(0))
    }
}

fn position(names: &[&str], name: &str) -> Option<i64> {
    let index = names.iter().position(|other| other.eq_ignore_ascii_case(name))?;
    i64::try_from(index).ok()
}

/// How many minutes the zone `name` is behind Greenwich; a letter is one of the military.
fn zone(name: &str) -> Option<i64> {
    if let [letter] = name.as_bytes() {
        return match letter.to_ascii_uppercase() {
            letter @ b'A'..=b'I' => Some(i64::from(letter - b'A' + 1) * -60),
            letter @ b'K'..=b'M' => Some(i64::from(letter - b'A') * -60),
            letter @ b'N'..=b'Y' => Some(i64::from(letter - b'N' + 1) * 60),
            b'Z' => Some(0),
            _ => None,
        };
    }
    ZONES.iter().find(|(zone, _)| zone.eq_ignore_ascii_case(name)).map(|(_, minutes)| *minutes)
}

/// `H:MM` or `H:MM:SS` at the start of `text`, and its length.
fn time(text: &str) -> Option<([i64; 3], usize)> {
    let mut out = [0; 3];
    let mut at = 0;
    for (index, place) in out.iter_mut().enumerate() {
        if index > 0 {
            match text.as_bytes().get(at) {
                Some(b':') => at += 1,
                _ if index == 2 => return Some((out, at)),
                _ => return None,
            }
        }
        let digits = text[at..].bytes().take(2).take_while(u8::is_ascii_digit).count();
        *place = text[at..at + digits].parse().ok()?;
        at += digits;
    }
    Some((out, at))
}

/// `seconds` from 1970 as HTTP writes a date.
pub fn written(seconds: i64) -> String {
    let Moment { year, month, day, weekday, hour, minute, second, .. } = Moment::after(seconds);
    format!("{}, {day:02} {} {year:4} {hour:02}:{minute:02}:{second:02} GMT", &DAYS[weekday][..3], MONTHS[month])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
            ("Sun, 06 Nov 1994 08:49:37 +0200", Some(784_104_577)),
            ("20040911 04:05", Some(1_094_875_500)),
            ("20200101", Some(1_577_836_800)),
            ("1 Jan 2020", Some(1_577_836_800)),
            ("Fri Feb 2 11:56:27 GMT 2035", Some(2_054_030_187)),
            ("2020-01-01", None),
            ("1994.Nov.6", Some(784_080_000)),
            ("soon", None),
            ("", None),
            ("é", None),
            ("29 Feb 2024 12:00:00 PST", Some(1_709_236_800)),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_are_written() {
        assert_eq!(written(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(written(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(written(1_709_236_800), "Thu, 29 Feb 2024 20:00:00 GMT");
        assert_eq!(written(1_735_689_599), "Tue, 31 Dec 2024 23:59:59 GMT");
    }
}
