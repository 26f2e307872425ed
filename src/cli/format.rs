//! The formats of `report`, as values of `--format`.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::report::{self, FORMATS};

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
