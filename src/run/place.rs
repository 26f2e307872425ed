//! One of the places that the patterns of a request stand for.

use crate::curl::Target;
use crate::curl::glob::Expanded;

/// What the patterns of a request became.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) url: Expanded,
    /// Whether no pattern was looked for (`-g`).
    pub(super) is_literal: bool,
    /// The file that is uploaded.
    pub(super) upload: Option<Expanded>,
    /// The how manieth URL of the command it is, from 0.
    pub(super) number: usize,
    /// Whether it is the first transfer of its operation.
    pub(super) is_first: bool,
}

impl Place {
    /// What is uploaded of `given`, which may be a pattern.
    pub(super) fn uploaded(&self, given: &Target) -> Target {
        self.upload.as_ref().map_or_else(|| given.clone(), |path| Target::named(&path.text))
    }
}
