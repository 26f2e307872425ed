//! The method of a request, and what becomes of it on a redirect.

use super::{Stop, World};
use crate::curl::{Body, KeepPost, Request};

/// The word of the request line, and what curl does on account of it.
#[derive(Clone, Debug)]
pub(super) struct Method {
    /// The word.
    pub(super) word: String,
    /// What the options make of it, whatever the word.
    pub(super) kind: Kind,
    /// Whether a redirect leaves the word as it is, because `-X` gave it.
    pub(super) sticks: bool,
    /// On which redirects a POST stays one.
    pub(super) keep_post: KeepPost,
}

/// The kinds of requests that curl tells apart when it is redirected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Get,
    Head,
    Post,
    Put,
}

impl Method {
    /// The method of `request`, if it can be sent.
    pub(super) fn of(request: &Request, world: &World) -> Result<Self, Stop> {
        let given = request.custom_method.as_ref().map(|method| world.fill(method)).transpose()?;
        let verb = given.unwrap_or_else(|| request.method.clone());
        if verb == "CONNECT" {
            return Err(Stop::refused("`CONNECT` asks for a way through and not for a document; use curl itself"));
        }
        if verb.is_empty() || verb.bytes().any(|byte| byte.is_ascii_control()) {
            let shown = crate::text::visible(&verb);
            return Err(Stop::refused(format!("`{shown}` cannot be sent as a method; it must be one word, as `POST`")));
        }
        let kind = match &request.body {
            _ if request.output.head_only => Kind::Head,
            Body::None => Kind::Get,
            Body::Data(_) | Body::Form(_) => Kind::Post,
            Body::Upload(_) => Kind::Put,
        };
        let sticks = request.custom_method.is_some() && !request.transport.follow_spec;
        Ok(Self { word: verb, kind, sticks, keep_post: request.transport.keep_post })
    }

    /// The method of the next request after a reply of `status`, and whether that has the body again.
    pub(super) fn after(self, status: u16) -> (Self, bool) {
        let keep = self.keep_post;
        let becomes_get = match (status, self.kind) {
            (301, Kind::Post) => !keep.moved,
            (302, Kind::Post) => !keep.found,
            (303, Kind::Post) => !keep.see_other,
            (303, _) => true,
            _ => false,
        };
        if !becomes_get {
            return (self, true);
        }
        let (kind, word) = if self.kind == Kind::Head { (Kind::Head, "HEAD") } else { (Kind::Get, "GET") };
        let word = if self.sticks { self.word } else { word.to_owned() };
        (Self { word, kind, ..self }, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, word: &str, sticks: bool, status: u16, expected: (&str, bool)) {
        let method = Method { word: word.into(), kind, sticks, keep_post: KeepPost::default() };
        let (method, keeps) = method.after(status);
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
        check(Kind::Head, "HEAD", false, 303, ("HEAD", false));
        check(Kind::Head, "OPTIONS", false, 303, ("HEAD", false));
        check(Kind::Get, "DELETE", false, 303, ("GET", false));
        check(Kind::Get, "DELETE", false, 302, ("DELETE", true));
        check(Kind::Get, "DELETE", true, 303, ("DELETE", false));
    }
}
