//! Where settings come from.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::EVERYWHERE;
use crate::project::{Lookup, Projects};

#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = EVERYWHERE)]
pub(in crate::cli) struct Configuration {
    /// Take settings from this file, not from the nearest `uncurly.toml`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Take settings from no file
    #[arg(long)]
    no_config: bool,
    /// Take this for the current day where rules name one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<String>,
}

impl Configuration {
    /// The settings files that are meant.
    pub(in crate::cli) fn projects(&self) -> Projects {
        Projects::new(match &self.config {
            Some(file) => Lookup::File(file.clone()),
            None if self.no_config => Lookup::Nothing,
            None => Lookup::Nearest,
        })
        .on(self.today.clone())
    }
}

/// `YYYY-MM-DD`
fn day(text: &str) -> Result<String, String> {
    let pieces: Vec<_> = text.split('-').collect();
    let number = |piece: &str, length: usize| {
        let is_one = piece.len() == length && piece.bytes().all(|byte| byte.is_ascii_digit());
        piece.parse::<u32>().ok().filter(|_| is_one)
    };
    let is_day = match pieces.as_slice() {
        [year, month, day] => {
            number(year, 4).is_some()
                && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
                && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    };
    if is_day { Ok(text.to_owned()) } else { Err("write it as YYYY-MM-DD".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_whole() {
        assert_eq!(day("2026-11-29"), Ok("2026-11-29".to_owned()));
        for text in ["2026-11", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-00", "tomorrow", "2026-01-01-01"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
