//! How badly a reading fits, told apart by what that means.

use std::ops::Add;

/// What speaks against a reading, in the unit of [`SlipKind::cost`](super::SlipKind::cost).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// What curl or a server may refuse, but anybody may have typed. It tells readings apart that change
    /// the text; a text that needs no change is wrong then, not damaged.
    pub(super) wrong: u32,
    /// What nobody types: traces of damage that the reading leaves.
    pub(super) trace: u32,
}

impl Fit {
    /// A perfect fit.
    pub(super) const PERFECT: Self = Self { wrong: 0, trace: 0 };

    /// What cannot be at all.
    pub(super) const HOPELESS: Self = Self { wrong: 0, trace: 12 };

    /// Wrong by this much.
    pub(super) const fn wrong(wrong: u32) -> Self {
        Self { wrong, trace: 0 }
    }

    /// Leaves this much of a trace.
    pub(super) const fn trace(trace: u32) -> Self {
        Self { wrong: 0, trace }
    }

    /// All that speaks against it.
    pub(super) const fn total(self) -> u32 {
        self.wrong + self.trace
    }

    /// Whether it cannot be at all.
    pub(super) const fn is_hopeless(self) -> bool {
        self.total() >= Self::HOPELESS.trace
    }
}

impl Add for Fit {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { wrong: self.wrong + other.wrong, trace: self.trace + other.trace }
    }
}

impl std::iter::Sum for Fit {
    fn sum<I: Iterator<Item = Self>>(fits: I) -> Self {
        fits.fold(Self::PERFECT, Add::add)
    }
}
