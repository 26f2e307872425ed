//! On which side of which time a document is wanted (`-z`).

use std::time::UNIX_EPOCH;

use super::headers::Header;
use super::{Permission, Stop, World, octets};
use crate::curl::date;

/// When a document must have changed to be wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    After(i64),
    Before(i64),
}

impl Condition {
    /// Whether a document that last changed at `modified` is wanted.
    pub(super) fn wants(self, modified: &str) -> bool {
        match (self, date::read(modified)) {
            (Self::After(time), Some(changed)) => changed > time,
            (Self::Before(time), Some(changed)) => changed < time,
            (_, None) => true,
        }
    }
}

/// What `-z` asks of a document.
pub(super) fn read(text: &str, world: &World) -> Result<Option<Condition>, Stop> {
    let Some((name, value)) = header(text, world)? else { return Ok(None) };
    Ok(date::read(&value).map(|seconds| match name.as_str() {
        "If-Unmodified-Since" => Condition::Before(seconds),
        // A date that is sent as `Last-Modified` counts as one that must have passed.
        _ => Condition::After(seconds),
    }))
}

/// The header for it: a date, or a file whose time counts; what is neither is no condition.
pub(super) fn header(text: &str, world: &World) -> Result<Option<Header>, Stop> {
    let (name, text) = match text.chars().next() {
        Some('-') => ("If-Unmodified-Since", &text[1..]),
        Some('=') => ("Last-Modified", &text[1..]),
        Some('+') => ("If-Modified-Since", &text[1..]),
        _ => ("If-Modified-Since", text),
    };
    let seconds = match date::read(text) {
        Some(seconds) => Some(seconds),
        None => file_time(text, world)?,
    };
    Ok(seconds.map(|seconds| (name.to_owned(), date::written(seconds))))
}

fn file_time(path: &str, world: &World) -> Result<Option<i64>, Stop> {
    let Ok(facts) = std::fs::metadata(octets::path(path)) else { return Ok(None) };
    world.permissions.require(Permission::Read, || format!("the command looks at the file `{path}`"))?;
    let since = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(since.and_then(|since| i64::try_from(since.as_secs()).ok()))
}
