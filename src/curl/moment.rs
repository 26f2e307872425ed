//! A moment as calendars and clocks name it, in Greenwich.

/// Days of the week, from Monday.
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// How many days of a year that is no leap year are over when a month begins.
const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// A second of a day of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As the calendar counts.
    pub year: i64,
    /// From 0.
    pub month: usize,
    /// From 1.
    pub day: i64,
    /// From 0 for Monday.
    pub weekday: usize,
    /// The day of the year, from 0.
    pub yearday: i64,
    /// From 0.
    pub hour: i64,
    /// From 0.
    pub minute: i64,
    /// From 0.
    pub second: i64,
}

impl Moment {
    /// What is `seconds` after the start of 1970.
    pub fn after(seconds: i64) -> Self {
        let (days, rest) = (seconds.div_euclid(86400), seconds.rem_euclid(86400));
        let mut year = 1970 + days.div_euclid(366);
        while days_to(year + 1, 0, 1) <= days {
            year += 1;
        }
        let month = (1..12).take_while(|&month| days_to(year, month, 1) <= days).count();
        Self {
            year,
            month,
            day: days - days_to(year, i64::try_from(month).unwrap_or(0), 1) + 1,
            weekday: usize::try_from((days + 3).rem_euclid(7)).unwrap_or(0),
            yearday: days - days_to(year, 0, 1),
            hour: rest / 3600,
            minute: rest % 3600 / 60,
            second: rest % 60,
        }
    }
}

/// The days from 1970 to a day of a month that counts from 0.
pub fn days_to(year: i64, month: i64, day: i64) -> i64 {
    let leap = if month < 2 { year - 1 } else { year };
    let leap_days = leap / 4 - leap / 100 + leap / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
    let month = usize::try_from(month).ok().and_then(|month| BEFORE.get(month)).copied().unwrap_or(0);
    (year - 1970) * 365 + leap_days + month + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_named() {
        let moment = Moment::after(1_709_236_805);
        let expected =
            Moment { year: 2024, month: 1, day: 29, weekday: 3, yearday: 59, hour: 20, minute: 0, second: 5 };
        assert_eq!(moment, expected);
        assert_eq!(Moment::after(1_735_689_599).yearday, 365);
    }
}
