//! What curl does when it is told to look elsewhere.

use super::headers::{self, Header};
use super::prepared::{Kind, Method, Prepared};
use super::{Content, Permission, Stop, Url, address};

/// One request of a chain of redirects.
#[derive(Clone, Debug)]
pub(super) struct Hop {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<Header>,
    pub(super) body: Option<Content>,
}

impl Hop {
    /// The first one.
    pub(super) fn first(prepared: &Prepared) -> Self {
        Self {
            method: prepared.method.clone(),
            url: prepared.url.clone(),
            headers: prepared.headers.clone(),
            body: prepared.body.clone(),
        }
    }

    /// The one after a reply of `status` that names `location`.
    pub(super) fn next(self, status: u16, location: &str, prepared: &Prepared) -> Result<Self, Stop> {
        let url = address::redirected(&self.url, location)?;
        let (method, keeps_body) = follow(self.method, status);
        let body = self.body.filter(|_| keeps_body);
        let mut headers = self.headers;
        if !keeps_body {
            headers.retain(|(name, _)| !name.eq_ignore_ascii_case("transfer-encoding"));
        }
        if !url.has_origin_of(&prepared.url) {
            headers = elsewhere(headers, &url, prepared)?;
        }
        Ok(Self { method, url, headers, body })
    }
}

/// Whether curl follows a reply of `status`.
pub(super) fn is_redirect(status: u16) -> bool {
    matches!(status, 300..=303 | 305..=308)
}

/// The method of the next request, and whether it has the body again.
fn follow(method: Method, status: u16) -> (Method, bool) {
    let keep = method.keep_post;
    let becomes_get = match (status, method.kind) {
        (301, Kind::Post) => !keep.moved,
        (302, Kind::Post) => !keep.found,
        (303, Kind::Post) => !keep.see_other,
        (303, Kind::Put) => true,
        _ => false,
    };
    if !becomes_get {
        return (method, true);
    }
    let word = if method.sticks { method.word } else { "GET".to_owned() };
    (Method { word, kind: Kind::Get, ..method }, false)
}

/// The headers that may go to another origin: curl itself holds back `Authorization` and `Cookie`, but
/// not the API's own headers.
fn elsewhere(mut headers: Vec<Header>, url: &Url, prepared: &Prepared) -> Result<Vec<Header>, Stop> {
    headers.retain(|(name, _)| !name.eq_ignore_ascii_case("host"));
    let redirects = prepared.carriage.redirects;
    if !redirects.trusted {
        headers.retain(|(name, _)| !name.eq_ignore_ascii_case("authorization") && !name.eq_ignore_ascii_case("cookie"));
    }
    match headers.iter().find(|header| headers::is_credential(header)) {
        Some((name, _)) if !redirects.allowed => Err(Stop::refused(format!(
            "the reply redirects to `{}`, where curl would send `{name}` too; if you want that, add `--allow {}`",
            url.host(),
            Permission::Redirect.name()
        ))),
        _ => Ok(headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curl::KeepPost;

    fn check(kind: Kind, word: &str, sticks: bool, status: u16, expected: (&str, bool)) {
        let method = Method { word: word.into(), kind, sticks, keep_post: KeepPost::default() };
        let (method, keeps) = follow(method, status);
        assert_eq!((method.word.as_str(), keeps), expected, "{word} {status}");
    }

    #[test]
    fn methods_after_a_redirect() {
        check(Kind::Post, "POST", false, 301, ("GET", false));
        check(Kind::Post, "POST", false, 302, ("GET", false));
        check(Kind::Post, "POST", true, 302, ("POST", false));
        check(Kind::Post, "POST", false, 307, ("POST", true));
        check(Kind::Put, "PUT", false, 302, ("PUT", true));
        check(Kind::Put, "PUT", false, 303, ("GET", false));
        check(Kind::Head, "HEAD", false, 303, ("HEAD", true));
    }
}
