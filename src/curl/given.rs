//! A value that an option is given.

use crate::shell::Value;
use crate::text::Span;

/// A value, and where it and its option's name stand.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) value: Value,
    pub(super) span: Span,
}
