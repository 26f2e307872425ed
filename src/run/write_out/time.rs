//! `%time{…}`: the moment at which it is told, in a form of the format's.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::curl::moment::{self, DAYS, Moment};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The longest text that is told; of a longer one nothing is.
const LONGEST: usize = 255;

/// Now, as `format` has it.
pub(super) fn now(format: &str) -> String {
    let (seconds, micros) = clock();
    let text = at(format, seconds, micros);
    if text.len() > LONGEST { String::new() } else { text }
}

fn at(format: &str, seconds: i64, micros: u32) -> String {
    let mut out = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        // Writing into a string never fails.
        let _ = match letters.next() {
            None => out.write_char('%'),
            Some('f') => write!(out, "{micros:06}"),
            Some('s') => write!(out, "{seconds}"),
            Some(letter) => match conversion(letter, seconds) {
                Some(text) => out.write_str(&text),
                None => write!(out, "%{letter}"),
            },
        };
    }
    out
}

/// What `%` and `letter` stand for where no locale says otherwise.
fn conversion(letter: char, seconds: i64) -> Option<String> {
    let moment = Moment::after(seconds);
    let Moment { year, month, day, weekday, yearday, hour, minute, second } = moment;
    let whole = |format: &str| Some(at(format, seconds, 0));
    let twelve = (hour + 11) % 12 + 1;
    let from_sunday = (weekday + 1) % 7;
    Some(match letter {
        'a' => DAYS[weekday][..3].to_owned(),
        'A' => DAYS[weekday].to_owned(),
        'b' | 'h' => MONTHS[month][..3].to_owned(),
        'B' => MONTHS[month].to_owned(),
        'c' => return whole("%a %b %e %H:%M:%S %Y"),
        'C' => format!("{:02}", year / 100),
        'd' => format!("{day:02}"),
        'D' | 'x' => return whole("%m/%d/%y"),
        'e' => format!("{day:2}"),
        'F' => return whole("%Y-%m-%d"),
        'g' => format!("{:02}", week(&moment).0 % 100),
        'G' => week(&moment).0.to_string(),
        'H' => format!("{hour:02}"),
        'I' => format!("{twelve:02}"),
        'j' => format!("{:03}", yearday + 1),
        'k' => format!("{hour:2}"),
        'l' => format!("{twelve:2}"),
        'm' => format!("{:02}", month + 1),
        'M' => format!("{minute:02}"),
        'n' => "\n".to_owned(),
        'p' => if hour < 12 { "AM" } else { "PM" }.to_owned(),
        'P' => if hour < 12 { "am" } else { "pm" }.to_owned(),
        'r' => return whole("%I:%M:%S %p"),
        'R' => return whole("%H:%M"),
        'S' => format!("{second:02}"),
        't' => "\t".to_owned(),
        'T' | 'X' => return whole("%H:%M:%S"),
        'u' => (weekday + 1).to_string(),
        'U' => format!("{:02}", full_weeks(yearday, from_sunday)),
        'V' => format!("{:02}", week(&moment).1),
        'w' => from_sunday.to_string(),
        'W' => format!("{:02}", full_weeks(yearday, weekday)),
        'y' => format!("{:02}", year % 100),
        'Y' => year.to_string(),
        'z' => "+0000".to_owned(),
        'Z' => "UTC".to_owned(),
        '%' => "%".to_owned(),
        _ => return None,
    })
}

/// How many weeks have begun in the year, `weekday` being counted from their first day.
fn full_weeks(yearday: i64, weekday: usize) -> i64 {
    (yearday + 7 - i64::try_from(weekday).unwrap_or(0)) / 7
}

/// The year and the number of a week (ISO 8601): that of its Thursday.
fn week(moment: &Moment) -> (i64, i64) {
    let thursday = moment.yearday + 3 - i64::try_from(moment.weekday).unwrap_or(0);
    let length = |year| moment::days_to(year + 1, 0, 1) - moment::days_to(year, 0, 1);
    let (year, thursday) = match thursday {
        ..0 => (moment.year - 1, thursday + length(moment.year - 1)),
        _ if thursday >= length(moment.year) => (moment.year + 1, thursday - length(moment.year)),
        _ => (moment.year, thursday),
    };
    (year, thursday / 7 + 1)
}

/// The seconds from 1970 until now, and the microseconds of this one.
fn clock() -> (i64, u32) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_micros())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: &str, seconds: i64, expected: &str) {
        assert_eq!(at(format, seconds, 42), expected, "{format}");
    }

    #[test]
    fn moments_are_written() {
        let time = 1_795_913_294; // 2026-11-29
        check("%c|%x %X|%r|%R|%F", time, "Sun Nov 29 00:48:14 2026|11/29/26 00:48:14|12:48:14 AM|00:48|2026-11-29");
        check("%G %V %j %U %W %e %k %l %P %p %D", time, "2026 48 333 48 47 29  0 12 am AM 11/29/26");
        check("%f %s %Z %z %% %C %g %u %w %A %B", time, "000042 1795913294 UTC +0000 % 20 26 7 0 Sunday November");
        check("%E é%", time, "%E é%");
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        check("%G-%V %g", 1_609_459_200, "2020-53 20"); // 2021-01-01
        check("%G-%V", 1_735_603_200, "2025-01"); // 2024-12-31
        check("%G-%V %U %W", 1_704_067_200, "2024-01 00 01"); // 2024-01-01
    }
}
