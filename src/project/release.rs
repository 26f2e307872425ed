//! The release of curl that settings name.

use serde::{Deserialize, Serialize};

use crate::knowledge::releases;

/// A release of curl: `8.5`, `8.5.0`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Release(pub(super) [u32; 3]);

impl TryFrom<String> for Release {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let [first, last] = releases::ends();
        let Some(numbers) = releases::numbers(&text) else {
            return Err(match meant(&text) {
                Some(meant) => format!("`{text}` is no release of curl; did you mean `{meant}`?"),
                None => format!("`{text}` is no release of curl; write it as `8.5.0`, from `{first}` to `{last}`"),
            });
        };
        match releases::last(numbers[0]) {
            None => Err(format!("`{text}` is no release of curl; those known are from `{first}` to `{last}`")),
            // The last series goes on after this was written.
            Some(end) if end != last && releases::numbers(end).is_some_and(|end| numbers > end) => {
                Err(format!("`{text}` is no release of curl; the last of `{}` that is known is `{end}`", numbers[0]))
            }
            Some(_) => Ok(Self(numbers)),
        }
    }
}

/// A release within `text`, as in `v8.5` and `curl 8.5.0`.
fn meant(text: &str) -> Option<&str> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.';
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let release = &rest[..rest.find(|c| !is_of_number(c)).unwrap_or(rest.len())];
    let major = releases::numbers(release)?[0];
    releases::last(major).map(|_| release)
}

impl From<Release> for String {
    fn from(Release([major, minor, patch]): Release) -> Self {
        format!("{major}.{minor}.{patch}")
    }
}
