//! curl's options, one row each in `grammar/options.tsv`.

/// One option of curl.
#[derive(Debug)]
pub struct CurlOption {
    /// The long name, without dashes.
    pub long: &'static str,
    /// The short name.
    pub short: Option<char>,
    /// Whether it takes a value, and of what kind.
    pub takes: Takes,
    /// What it does to the request.
    pub effect: Effect,
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

/// What an option does to the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// To be refined by the table.
    Other,
}

impl CurlOption {
    /// Whether a value follows.
    pub fn takes_value(&self) -> bool {
        !matches!(self.takes, Takes::Nothing | Takes::Switch)
    }
}

/// The option with this exact long name, which may be a `--no-` form's positive.
pub fn long(name: &str) -> Option<&'static CurlOption> {
    let _ = name;
    None
}

/// The option with this letter.
pub fn short(letter: char) -> Option<&'static CurlOption> {
    let _ = letter;
    None
}

/// The option whose long name is nearest to `name`, if it is near.
pub fn nearest(name: &str) -> Option<&'static CurlOption> {
    let _ = name;
    None
}
