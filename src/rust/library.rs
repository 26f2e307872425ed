//! The libraries that programs are written for.

use super::draft::Draft;
use super::goal::Goals;
use super::reqwest::{self, Common, Jars};
use super::url::Userinfo;
use super::{Flavor, libcurl};
use crate::curl::Request;

/// What sends the requests of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Library {
    /// reqwest, wherever it sends what curl would send.
    Reqwest,
    /// libcurl, by the crate `curl`.
    Libcurl,
}

impl Library {
    /// How a program waits that was asked to wait as `asked`.
    pub(super) fn flavor(self, asked: Flavor) -> Flavor {
        match self {
            Self::Reqwest => asked,
            Self::Libcurl => Flavor::Blocking,
        }
    }

    /// What becomes of the credentials in a URL.
    pub(super) fn userinfo(self) -> Userinfo {
        match self {
            Self::Reqwest => Userinfo::Cut,
            Self::Libcurl => Userinfo::Kept,
        }
    }

    /// Writes the client that functions may share; libcurl has none.
    pub(super) fn client(self, draft: &mut Draft<'_>, request: &Request, common: Common, jars: Jars<'_>) {
        if self == Self::Reqwest {
            reqwest::client(draft, request, common, jars);
        }
    }

    /// Writes what sends `request` to each of `goals` and shows the replies.
    pub(super) fn exchange(self, draft: &mut Draft<'_>, request: &Request, goals: &Goals) {
        match self {
            Self::Reqwest => reqwest::exchange(draft, request, goals),
            Self::Libcurl => libcurl::exchange(draft, request, goals),
        }
    }
}
