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
    /// Whether the most is itself left out.
    pub below: bool,
    /// What a number is a multiple of; empty for none.
    pub step: &'a str,
    /// Whether nothing of what is counted may be there twice.
    pub once: bool,
}

impl<'a> Range<'a> {
    pub(super) fn read(text: &'a str) -> Self {
        let (text, step) = text.split_once('/').unwrap_or((text, ""));
        let (text, once) = text.strip_suffix('!').map_or((text, false), |text| (text, true));
        let above = text.starts_with('>');
        let (least, most) = text.trim_start_matches('>').split_once("..").unwrap_or_default();
        let (most, below) = most.strip_prefix('<').map_or((most, false), |most| (most, true));
        Self { least, most, above, below, step, once }
    }

    /// Whether `number` lies within.
    pub fn holds(self, number: f64) -> bool {
        let bound = |text: &str| text.parse::<f64>().ok();
        let least = bound(self.least).is_none_or(|least| if self.above { number > least } else { number >= least });
        let most = bound(self.most).is_none_or(|most| if self.below { number < most } else { number <= most });
        least && most && bound(self.step).is_none_or(|step| is_multiple(number, step))
    }

    /// Whether it has no bound.
    pub fn is_open(self) -> bool {
        self.least.is_empty() && self.most.is_empty() && self.step.is_empty()
    }

    /// The same in words: `1 to 32`, `at least 1`, `more than 0`, `a multiple of 5`; empty for all numbers.
    pub fn words(self) -> String {
        let Self { least, most, step, .. } = self;
        let from = if self.above { "more than" } else { "at least" };
        let to = if self.below { "less than" } else { "at most" };
        let bounds = match (least, most) {
            ("", "") => String::new(),
            ("", most) => format!("{to} {most}"),
            (least, "") => format!("{from} {least}"),
            (least, most) if self.above || self.below => format!("{from} {least}, {to} {most}"),
            (least, most) if least == most => format!("exactly {least}"),
            (least, most) => format!("{least} to {most}"),
        };
        match (bounds.as_str(), step) {
            (_, "") => bounds,
            ("", step) => format!("a multiple of {step}"),
            (bounds, step) => format!("{bounds}, a multiple of {step}"),
        }
    }
}

/// Whether `number` is one of `step`, as far as binary fractions can tell.
fn is_multiple(number: f64, step: f64) -> bool {
    let times = number / step;
    step <= 0.0 || (times - times.round()).abs() < 1e-6
}
