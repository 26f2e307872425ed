//! curl's options, one row each in `grammar/options.tsv`. Knows nothing of how a command line is read.

mod effect;
mod handling;

use std::sync::OnceLock;

use super::table::Row;
use crate::text::distance;

pub use effect::{DataKind, Effect, HttpVersion, IpVersion, Redirect, TlsVersion};
pub use handling::Handling;

/// One option of curl.
#[derive(Debug, PartialEq, Eq)]
pub struct CurlOption {
    /// The long name, without dashes.
    pub long: &'static str,
    /// The short name. Options that are gone may have had a letter that another one has today.
    pub short: Option<char>,
    /// Whether it takes a value, and of what kind.
    pub takes: Takes,
    /// Whether it is on unless switched off, so that its short name means *off* (`-N`).
    pub on_by_default: bool,
    /// What it does to the request.
    pub effect: Effect,
    /// The release that brought it.
    pub added: &'static str,
    /// The release since which it does nothing but warn.
    pub deprecated: Option<&'static str>,
    /// The release that dropped it.
    pub removed: Option<&'static str>,
    /// What a `@` in its value means.
    pub at_file: AtFile,
    /// Whether an empty value is fine.
    pub blank: bool,
    /// What it means to give it more than once.
    pub repeats: Repeats,
    /// How far it reaches.
    pub scope: Scope,
    /// What it does, in a few words.
    pub brief: &'static str,
}

/// What follows an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Takes {
    /// Nothing, and there is no `--no-` form.
    Nothing,
    /// Nothing; `--no-NAME` switches it off.
    Switch,
    /// Text.
    Text,
    /// A file name.
    File,
    /// A whole number, not negative.
    Count,
    /// Seconds, with a fraction.
    Seconds,
}

/// What a `@` in the value of an option means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AtFile {
    /// Nothing.
    Never,
    /// In front, all of the value comes from a file.
    Whole,
    /// Behind a name, the rest comes from a file.
    Name,
    /// In front of some part of the value, that part does.
    Part,
}

/// What it means to give an option more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeats {
    /// The last one counts.
    Last,
    /// All of them count.
    All,
    /// Each goes with one URL.
    PerUrl,
}

/// How far an option reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Up to the next `--next`.
    Request,
    /// The whole command line.
    Global,
}

impl CurlOption {
    /// Whether a value follows.
    pub fn takes_value(&self) -> bool {
        !matches!(self.takes, Takes::Nothing | Takes::Switch)
    }

    /// The long name that the oldest curls know of those that mean the same, where it has a letter, which is as old: some
    /// options were given another name later.
    pub fn oldest_name(&self) -> &'static str {
        let added = numbers(self.added);
        let is_older = |it: &&Self| {
            it.is_known()
                && (it.effect, it.takes, it.brief) == (self.effect, self.takes, self.brief)
                && is_before(it.added, added)
        };
        self.short.filter(|_| self.is_known()).and_then(|_| all().iter().find(is_older)).map_or(self.long, |it| it.long)
    }

    /// Whether today's curl knows it.
    pub fn is_known(&self) -> bool {
        self.removed.is_none()
    }
}

/// All options that any curl ever had, sorted by name.
pub fn all() -> &'static [CurlOption] {
    &table().options
}

/// The option with this exact long name; `buffer`, not `no-buffer`, for what `--no-buffer` switches off.
pub fn long(name: &str) -> Option<&'static CurlOption> {
    let options = all();
    let index = options.binary_search_by(|option| option.long.cmp(name)).ok()?;
    Some(&options[index])
}

/// The option with this letter today.
pub fn short(letter: char) -> Option<&'static CurlOption> {
    let index = *table().letters.get(letter as usize)?;
    all().get(usize::from(index))
}

/// The only option whose long name starts with `name`, which curls before 8.6.0 took for it.
///
/// Of the options those curls had, that is; two that start so make it ambiguous.
pub fn abbreviation(name: &str) -> Option<&'static CurlOption> {
    let from = all().partition_point(|option| option.long < name);
    let mut found = all()[from..]
        .iter()
        .take_while(|option| option.long.starts_with(name))
        .filter(|option| option.is_known() && is_before(option.added, [8, 6, 0]));
    found.next().filter(|_| !name.is_empty() && found.next().is_none())
}

/// The option whose long name is nearest to `name`, if it is near.
pub fn nearest(name: &str) -> Option<&'static CurlOption> {
    let known = || all().iter().filter(|option| option.is_known());
    let limit = if name.len() < 5 { 1 } else { 2 };
    let close = known()
        .filter_map(|option| Some((distance(name, option.long, limit)?, option)))
        .min_by_key(|(distance, option)| (*distance, option.long.chars().next() != name.chars().next()));
    let prefixed = || known().filter(|option| name.len() > 2 && option.long.starts_with(name));
    close.map(|(_, option)| option).or_else(|| prefixed().min_by_key(|option| option.long.len()))
}

/// The release of curl whose options are known.
pub fn release() -> &'static str {
    let line = TEXT.lines().next().and_then(|line| line.strip_prefix("# curl "));
    line.and_then(|line| line.split(',').next()).unwrap_or_default()
}

/// Whether the release `name` is older than `than`.
pub fn is_before(name: &str, than: [u32; 3]) -> bool {
    numbers(name) < than
}

/// The numbers of the release `name`.
fn numbers(name: &str) -> [u32; 3] {
    let mut parts = name.split('.').map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

/// The table, and where each letter's option stands in it.
struct Table {
    options: Vec<CurlOption>,
    letters: [u16; 128],
}

const TEXT: &str = include_str!("../../grammar/options.tsv");

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = TEXT.lines().skip(2);
        let options: Vec<_> = rows.map(|row| option(row).expect("every row of the table reads")).collect();
        let mut letters = [u16::MAX; 128];
        for (index, option) in (0_u16..).zip(&options) {
            if let Some(letter) = option.short.filter(|_| option.is_known()) {
                letters[letter as usize] = index;
            }
        }
        Table { options, letters }
    })
}

/// Reads one row.
fn option(row: &'static str) -> Option<CurlOption> {
    let mut cells = Row::of(row).cells();
    let mut cell = || cells.next();
    Some(CurlOption {
        long: cell()?,
        short: cell()?.chars().next(),
        takes: takes(cell()?)?,
        on_by_default: cell()? == "on",
        at_file: at_file(cell()?)?,
        blank: cell()? != "deny",
        repeats: repeats(cell()?),
        scope: if cell()? == "global" { Scope::Global } else { Scope::Request },
        added: cell()?,
        deprecated: cell().filter(|release| !release.is_empty()),
        removed: cell().filter(|release| !release.is_empty()),
        effect: effect::named(cell()?)?,
        brief: cell()?,
    })
}

fn takes(word: &str) -> Option<Takes> {
    Some(match word {
        "nothing" => Takes::Nothing,
        "switch" => Takes::Switch,
        "text" => Takes::Text,
        "file" => Takes::File,
        "count" => Takes::Count,
        "seconds" => Takes::Seconds,
        _ => return None,
    })
}

fn at_file(word: &str) -> Option<AtFile> {
    Some(match word {
        "" => AtFile::Never,
        "whole" => AtFile::Whole,
        "name" => AtFile::Name,
        "part" => AtFile::Part,
        _ => return None,
    })
}

fn repeats(word: &str) -> Repeats {
    match word {
        "append" => Repeats::All,
        "per-URL" => Repeats::PerUrl,
        _ => Repeats::Last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_several_names_is_known() {
        let renamed: Vec<_> = all().iter().map(|it| (it.long, it.oldest_name())).filter(|(a, b)| a != b).collect();
        assert_eq!(renamed, [("show-headers", "include")]);
    }

    #[test]
    fn rows_are_sorted_and_read() {
        let rows = TEXT.lines().skip(2);
        let mut last = "";
        for row in rows {
            let option = option(row).unwrap_or_else(|| panic!("does not read: {row}"));
            assert!(option.long > last, "{} does not stand behind {last}", option.long);
            assert_eq!(row.split('\t').count(), 13, "{row}");
            assert!((1..=70).contains(&option.brief.len()), "{row}");
            assert!(!is_before(option.added, [4, 0, 0]), "{row}");
            assert_eq!(long(option.long), Some(&option));
            last = option.long;
        }
        assert_eq!(all().len(), 303);
        assert_eq!(all().iter().filter(|option| option.is_known()).count(), 287);
    }

    #[test]
    fn letters_name_one_option_each() {
        let known = all().iter().filter(|option| option.is_known());
        let letters: Vec<char> = known.filter_map(|option| option.short).collect();
        for &letter in &letters {
            assert_eq!(short(letter).and_then(|option| option.short), Some(letter));
            assert_eq!(letters.iter().filter(|&&other| other == letter).count(), 1, "{letter}");
        }
        let missing: String = ('A'..='z').filter(|c| c.is_ascii_alphabetic() && short(*c).is_none()).collect();
        assert_eq!(missing, "W");
        assert_eq!(short('é'), None);
        assert_eq!(short(':').map(|option| option.long), Some("next"));
    }

    #[test]
    fn options_do_what_their_rows_say() {
        let option = long("json").unwrap();
        assert_eq!(option.effect, Effect::Data(DataKind::Json));
        assert_eq!((option.added, option.repeats, option.blank), ("7.82.0", Repeats::All, true));
        assert_eq!(long("proxy-tlsuser").unwrap().deprecated, Some("8.22.0"));
        assert_eq!(long("http-request").unwrap().removed, Some("7.49.0"));
        assert_eq!(short('N').map(|option| (option.long, option.on_by_default)), Some(("buffer", true)));
        assert_eq!(long("silent").unwrap().scope, Scope::Global);
    }

    #[track_caller]
    fn check_nearest(name: &str, expected: Option<&str>) {
        assert_eq!(nearest(name).map(|option| option.long), expected, "{name}");
    }

    #[test]
    fn nearest_forgives_two_slips() {
        check_nearest("headers", Some("header"));
        check_nearest("haeder", Some("header"));
        check_nearest("reqeust", Some("request"));
        check_nearest("dta", Some("data"));
        check_nearest("date-urlencode", Some("data-urlencode"));
        check_nearest("connect-time", Some("connect-timeout"));
        check_nearest("http-request", None);
        check_nearest("zone-identifier", None);
        check_nearest("", None);
    }

    #[track_caller]
    fn check_abbreviation(name: &str, expected: Option<&str>) {
        assert_eq!(abbreviation(name).map(|option| option.long), expected, "{name}");
    }

    #[test]
    fn abbreviations_are_unique_among_old_options() {
        check_abbreviation("inse", Some("insecure"));
        check_abbreviation("dat", None);
        check_abbreviation("jso", Some("json"));
        check_abbreviation("show-", Some("show-error"));
        check_abbreviation("", None);
    }
}
