//! Small functions that a program brings along where it needs them.

mod replies;
mod sending;
mod values;

use sending::Pause;

use super::import::Import;
use super::{Flavor, media};

/// A function of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Snippet {
    /// The value of an environment variable.
    Env,
    /// The same, which must hold something.
    Filled,
    /// The value of one that need not be set.
    EnvOr,
    /// An argument of the program.
    Argument,
    /// The text in a file.
    Contents,
    /// Percent-encodes.
    Encode,
    /// Leaves line ends out.
    Joined,
    /// Reads standard input.
    Stdin,
    /// The last segment of a path.
    FileName,
    /// The same of a URL.
    RemoteName,
    /// The content type of a file.
    MediaType,
    /// The entity tag in a file.
    Etag,
    /// The head of a reply as text.
    Head,
    /// The value of a header of a reply.
    Header,
    /// Sends, and sends again.
    Send,
    /// The same, with pauses of one length.
    SendEvery,
    /// Has libcurl send something, and collects the reply.
    Perform,
    /// The same, and again.
    PerformAgain,
    /// Has libcurl send something, and writes the reply to a file.
    Append,
    /// Has libcurl send a file.
    Upload,
    /// Reads a file of cookies.
    Cookies,
    /// The type of what Cloudflare's API answers.
    Envelope,
}

impl Snippet {
    /// The function, a blank line before it.
    pub(super) fn code(self, flavor: Flavor) -> String {
        let code = match self {
            Self::MediaType => return media::code(),
            Self::Send => return flavored(&sending::send(Pause::Growing), flavor),
            Self::SendEvery => return flavored(&sending::send(Pause::Fixed), flavor),
            Self::Env => values::ENV,
            Self::EnvOr => values::ENV_OR,
            Self::Filled => values::FILLED,
            Self::Argument => values::ARGUMENT,
            Self::Contents => values::CONTENTS,
            Self::Encode => values::ENCODE,
            Self::Joined => values::JOINED,
            Self::Stdin => values::STDIN,
            Self::FileName => replies::FILE_NAME,
            Self::RemoteName => replies::REMOTE_NAME,
            Self::Perform => sending::PERFORM,
            Self::PerformAgain => sending::PERFORM_AGAIN,
            Self::Append => sending::APPEND,
            Self::Upload => sending::UPLOAD,
            Self::Etag => values::ETAG,
            Self::Head => replies::HEAD,
            Self::Header => replies::HEADER,
            Self::Envelope => replies::ENVELOPE,
            Self::Cookies => values::COOKIES,
        };
        flavored(code, flavor)
    }

    /// What it wants in scope.
    pub(super) fn imports(self) -> &'static [Import] {
        match self {
            Self::Stdin => &[Import::Io, Import::Read],
            Self::Send | Self::SendEvery | Self::PerformAgain => &[Import::Duration],
            Self::Contents => &[Import::Fs, Import::Io],
            Self::Append => &[Import::Fs, Import::Write],
            Self::Cookies | Self::Etag => &[Import::Fs],
            Self::Upload => &[Import::Fs, Import::Read, Import::Seek],
            _ => &[],
        }
    }

    /// The names of `curl::easy` in it.
    pub(super) fn uses(self) -> &'static [&'static str] {
        if self == Self::Upload { &["ReadError", "SeekResult"] } else { &[] }
    }

    /// Features of tokio that it wants.
    pub(super) fn tokio(self) -> &'static [&'static str] {
        if matches!(self, Self::Send | Self::SendEvery) { &["time"] } else { &[] }
    }
}

/// `code`, written for `async`, as it is for `flavor`.
pub(super) fn flavored(code: &str, flavor: Flavor) -> String {
    match flavor {
        Flavor::Async => code.to_owned(),
        Flavor::Blocking => code
            .replace("reqwest::Re", "reqwest::blocking::Re")
            .replace("reqwest::multipart", "reqwest::blocking::multipart")
            .replace("tokio::time::sleep", "std::thread::sleep")
            .replace("async fn", "fn")
            .replace(".await", ""),
    }
}
