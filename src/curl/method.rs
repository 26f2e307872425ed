//! What kind of request it is: five ways that exclude each other.

use super::request::{Body, KeepPost, Request, Transport};
use crate::shell::Value;

/// A way to make a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Form,
    Post,
    Put,
}

impl Method {
    /// curl's name for it.
    const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET (-G, --get)",
            Self::Head => "HEAD (-I, --head)",
            Self::Form => "multipart formpost (-F, --form)",
            Self::Post => "POST (-d, --data)",
            Self::Put => "PUT (-T, --upload-file)",
        }
    }

    /// The word of the request line.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Form | Self::Post => "POST",
            Self::Put => "PUT",
        }
    }

    /// Fills `slot`; if another way has filled it, what curl says.
    pub(super) fn select(self, slot: &mut Option<Self>) -> Result<(), String> {
        match *slot {
            Some(other) if other != self => Err(format!(
                "You can only select one HTTP request method! You asked for both {} and {}.",
                self.name(),
                other.name()
            )),
            _ => {
                *slot = Some(self);
                Ok(())
            }
        }
    }
}

impl Request {
    /// The method that curl would use without `-X`.
    pub fn inferred_method(&self) -> &'static str {
        match self.body {
            Body::Data(_) | Body::Form(_) => "POST",
            Body::Upload(_) => "PUT",
            Body::None if self.output.head_only => "HEAD",
            Body::None => "GET",
        }
    }

    /// The method of `-X`, where redirects are to be followed, which may change one that curl chose.
    pub fn sticking_method(&self) -> Option<&Value> {
        let Transport { follow, follow_spec, trust_redirects, keep_post, .. } = &self.transport;
        let follows = *follow || *follow_spec || *trust_redirects || *keep_post != KeepPost::default();
        self.custom_method.as_ref().filter(|_| follows)
    }
}
