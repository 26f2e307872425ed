//! The versions of HTTP that are spoken.

/// Versions of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Protocol {
    Http10,
    Http11,
    Http2,
}
