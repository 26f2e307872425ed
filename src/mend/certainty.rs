//! How sure a reading is, and all that speaks against it.

use std::borrow::Cow;
use std::fmt;

/// How sure a reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// No other reading comes near.
    Certain,
    /// Another reading is possible: the command as it would then be.
    Likely(String),
    /// The text no longer tells all that was meant.
    Unsure(Doubts),
}

/// What a text no longer tells, in words; never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Values that are gone, and can be given.
    lost: Vec<Cow<'static, str>>,
    /// What no value settles.
    open: Vec<Cow<'static, str>>,
    /// The command as it would be in another reading that is possible as well.
    other: Option<String>,
}

impl Certainty {
    /// Takes back that the reading is certain: `what` is not known.
    pub(super) fn doubt(&mut self, what: impl Into<Cow<'static, str>>) {
        let what = what.into();
        self.add(|doubts| {
            if !doubts.open.contains(&what) {
                doubts.open.push(what);
            }
        });
    }

    /// Takes back that the reading is certain: the value `what` is gone.
    pub(super) fn lose(&mut self, what: impl Into<Cow<'static, str>>) {
        self.add(|doubts| doubts.lost.push(what.into()));
    }

    /// Takes back that values are gone: they were given.
    pub(super) fn give(&mut self) {
        if let Self::Unsure(doubts) = self {
            doubts.lost.clear();
            if doubts.open.is_empty() {
                *self = Self::Certain;
            }
        }
    }

    fn add(&mut self, add: impl FnOnce(&mut Doubts)) {
        let mut doubts = match std::mem::replace(self, Self::Certain) {
            Self::Certain => Doubts::default(),
            Self::Likely(other) => {
                Doubts { open: vec!["which of two readings was meant".into()], other: Some(other), ..Doubts::default() }
            }
            Self::Unsure(doubts) => doubts,
        };
        add(&mut doubts);
        *self = Self::Unsure(doubts);
    }

    /// Whether nothing but values is unknown.
    pub fn is_but_for_values(&self) -> bool {
        match self {
            Self::Certain => true,
            Self::Likely(_) => false,
            Self::Unsure(doubts) => doubts.open.is_empty(),
        }
    }

    /// The command as it would be in another reading that is possible as well.
    pub fn other(&self) -> Option<&str> {
        match self {
            Self::Certain => None,
            Self::Likely(other) => Some(other),
            Self::Unsure(doubts) => doubts.other.as_deref(),
        }
    }
}

impl Doubts {
    /// What the first of the values was that are gone.
    pub fn lost(&self) -> Option<&str> {
        self.lost.first().map(AsRef::as_ref)
    }

    /// Each thing that is not known, in words.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.lost.iter().chain(&self.open).map(AsRef::as_ref)
    }

    /// What is not known even when all values are given, in words; empty where that is nothing.
    pub fn open(&self) -> String {
        self.open.join("; ")
    }
}

impl fmt::Display for Doubts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, doubt) in self.all().enumerate() {
            out.write_str(if index == 0 { "" } else { "; " })?;
            out.write_str(doubt)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_keeps_all_its_doubts() {
        let mut certainty = Certainty::Certain;
        certainty.lose("the value of `zone_id`");
        certainty.doubt("whether the line below belongs to the command");
        certainty.doubt("whether the line below belongs to the command");
        let Certainty::Unsure(doubts) = &certainty else { panic!("{certainty:?}") };
        assert_eq!(doubts.lost(), Some("the value of `zone_id`"));
        assert!(!certainty.is_but_for_values());
        assert_eq!(doubts.to_string(), "the value of `zone_id`; whether the line below belongs to the command");
    }

    #[test]
    fn values_that_are_given_settle_what_is_not_doubted_otherwise() {
        let mut certainty = Certainty::Certain;
        certainty.lose("the value of `zone_id`");
        let mut doubtful = certainty.clone();
        doubtful.doubt("the value of an option");
        certainty.give();
        doubtful.give();
        assert_eq!(certainty, Certainty::Certain);
        let Certainty::Unsure(doubts) = &doubtful else { panic!("{doubtful:?}") };
        assert_eq!(doubts.to_string(), "the value of an option");
    }

    #[test]
    fn two_readings_and_a_doubt_are_two_doubts() {
        let mut certainty = Certainty::Likely("curl https://b.example".to_owned());
        certainty.doubt("the value of an option");
        let Certainty::Unsure(doubts) = &certainty else { panic!("{certainty:?}") };
        assert_eq!(doubts.open(), "which of two readings was meant; the value of an option");
        assert_eq!((doubts.lost(), certainty.other()), (None, Some("curl https://b.example")));
    }
}
