//! An API's operations over a byte blob, read in place; Cloudflare's is `grammar/operations.tsv`.

use std::borrow::Cow;

/// Operations of one API.
#[derive(Clone, Debug)]
pub struct Catalogue {
    rows: Cow<'static, [u8]>,
}

/// One operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation<'a> {
    /// `POST`
    pub method: &'a str,
    /// `/zones/{zone_id}/purge_cache`, below the API's base.
    pub path: &'a str,
    /// What body it takes.
    pub body: BodyKind,
    /// Keys the body must have; alternatives as `a|b`.
    pub required: &'a str,
    /// Whether it works without credentials.
    pub public: bool,
    /// Whether it is marked deprecated.
    pub deprecated: bool,
    /// Token permissions that allow it, separated by `,`.
    pub permissions: &'a str,
}

/// What body an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// None.
    None,
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// Some other JSON.
    Json,
    /// `multipart/form-data` only.
    Multipart,
    /// Raw bytes, scripts, text, or a choice of types.
    Raw,
}

/// A path found in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'a> {
    /// All operations of the path, by method.
    pub operations: Vec<Operation<'a>>,
    /// Index of the segment and name of each placeholder: `(1, "zone_id")`.
    pub parameters: Vec<(usize, &'a str)>,
}

impl Catalogue {
    /// Cloudflare's API v4.
    pub fn cloudflare() -> Self {
        Self { rows: Cow::Borrowed(b"") }
    }

    /// The route of a path given as its segments below the base; an empty segment fits a placeholder.
    ///
    /// Literal segments win over placeholders.
    pub fn route<'a>(&'a self, segments: &[&str]) -> Option<Route<'a>> {
        let _ = (segments, &self.rows);
        None
    }

    /// The template nearest to the path, if one is near.
    pub fn nearest<'a>(&'a self, segments: &[&str]) -> Option<&'a str> {
        let _ = (segments, &self.rows);
        None
    }
}
