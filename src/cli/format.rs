//! The formats of `report`, as values of `--format`, and how text for people looks on a stream.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::report::{self, Charset, Color, FORMATS, Look};

/// A format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format(pub(super) &'static report::Format);

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: [Format; FORMATS.len()] = {
            let mut variants = [Format(FORMATS[0]); FORMATS.len()];
            let mut at = 0;
            while at < FORMATS.len() {
                variants[at] = Format(FORMATS[at]);
                at += 1;
            }
            variants
        };
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name).help(self.0.brief))
    }
}

/// The look of text on a stream with or without color.
pub(super) fn look(color: Color) -> Look {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let width = set("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|&columns| columns >= 40);
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    let is_ascii = locale.is_some_and(|locale| matches!(locale.as_str(), "C" | "POSIX"));
    Look {
        color,
        charset: if is_ascii { Charset::Ascii } else { Charset::Unicode },
        width: width.unwrap_or(Look::default().width),
    }
}
