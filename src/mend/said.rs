//! What shells, curl and APIs begin with when they say something.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// What shells say about commands that fell apart.
pub(super) const SAID: [&str; 9] = [
    "command not found",
    "is not recognized as",
    "No such file or directory",
    "no matches found",
    "unexpected EOF while looking for",
    "syntax error near unexpected token",
    "event not found",
    "bad substitution",
    "Cannot bind parameter",
];

/// The same, to be looked for.
pub(super) static SHELL: LazyLock<[Finder<'_>; 9]> = LazyLock::new(|| SAID.map(Finder::new));

/// What wrangler and others say before the path of a request that failed.
pub(super) const PATH: &str = "Cloudflare API (/";

/// What begins answers and messages, beside brackets.
pub(super) const OPENINGS: [&str; 6] = ["HTTP/", "<html", "<!doc", STATUS, CURL, PATH];

/// What the edge says before a number.
pub(super) const STATUS: &str = "error code: ";

/// What curl says before a number.
pub(super) const CURL: &str = "curl: (";
