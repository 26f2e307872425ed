//! Bounds of numbers and counts.

/// From one number to another, both included unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<'a> {
    /// The least; empty for none.
    pub least: &'a str,
    /// The most; empty for none.
    pub most: &'a str,
    /// Whether the least is itself left out.
    pub above: bool,
}

impl<'a> Range<'a> {
    pub(super) fn read(text: &'a str) -> Self {
        let above = text.starts_with('>');
        let (least, most) = text.trim_start_matches('>').split_once("..").unwrap_or_default();
        Self { least, most, above }
    }

    /// Whether `number` lies within.
    pub fn holds(self, number: f64) -> bool {
        let bound = |text: &str| text.parse::<f64>().ok();
        let least = bound(self.least).is_none_or(|least| if self.above { number > least } else { number >= least });
        least && bound(self.most).is_none_or(|most| number <= most)
    }

    /// The same in words: `1 to 32`, `at least 1`, `more than 0`; empty for all numbers.
    pub fn words(self) -> String {
        let Self { least, most, .. } = self;
        match (least, most, self.above) {
            ("", "", _) => String::new(),
            ("", most, _) => format!("at most {most}"),
            (least, "", true) => format!("more than {least}"),
            (least, "", false) => format!("at least {least}"),
            (least, most, true) => format!("more than {least}, at most {most}"),
            (least, most, false) if least == most => format!("exactly {least}"),
            (least, most, false) => format!("{least} to {most}"),
        }
    }
}
