//! A URL taken apart as far as an API needs. Knows nothing of requests.

use std::ops::Range;

use crate::shell::Value;
use crate::text::Span;

/// The API's host.
const HOST: &str = "api.cloudflare.com";

/// What stands first in the paths below the base.
const COLLECTIONS: &[&str] = &[
    "accounts",
    "certificates",
    "graphql",
    "internal",
    "ips",
    "live",
    "memberships",
    "oauth",
    "organizations",
    "pages",
    "radar",
    "ready",
    "signed-url",
    "tenants",
    "user",
    "users",
    "workers",
    "zone",
    "zones",
];

/// The parts of a URL; spans in the URL's own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    text: String,
    /// `https`; empty where none is written.
    pub scheme: Span,
    /// `user:password`, without the `@`.
    pub user: Option<Span>,
    /// The host, without a port.
    pub host: Span,
    /// `:8443`
    pub port: Option<Span>,
    /// Everything before the path.
    pub origin: Span,
    /// The path, from its first slash; query and fragment excluded.
    pub path: Span,
    /// Everything behind the `?`.
    pub query: Option<Span>,
}

/// What stands between host and path of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    /// Whether it is right.
    pub kind: BaseKind,
    /// Where it stands; empty where it is missing. In the text of the command.
    pub span: Span,
}

/// Whether the base of a path is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BaseKind {
    /// `/client/v4`
    Right,
    /// Nothing.
    Missing,
    /// Something else: `/api/v4`, `/v4`, `/client`.
    Wrong,
    /// Twice.
    Doubled,
}

/// A path of an API; spans in the URL's own text, except that of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) base: Base,
    pub(super) path: Span,
    pub(super) segments: Vec<Span>,
}

impl Address {
    /// Takes `url` apart; `None` where the shell decides on the host.
    pub fn read(url: &Value) -> Option<Self> {
        Self::anywhere(url).filter(|address| !url.is_unknown(address.host))
    }

    /// Takes `url` apart, whoever decides on its host.
    pub(super) fn anywhere(url: &Value) -> Option<Self> {
        let text = opaque(url);
        let find = |range: Range<usize>, mark: u8| {
            memchr::memchr(mark, &text.as_bytes()[range.clone()]).map(|at| range.start + at)
        };
        let is_scheme =
            |&at: &usize| text[at..].starts_with("://") && text[..at].bytes().all(|byte| byte.is_ascii_alphanumeric());
        let start = find(0..text.len(), b':').filter(is_scheme);
        let scheme = Span::new(0, start.unwrap_or(0));
        let host_start = start.map_or(0, |at| at + 3);
        let end = memchr::memchr3(b'/', b'?', b'#', &text.as_bytes()[host_start..]);
        let end = end.map_or(text.len(), |at| host_start + at);
        let at_sign = memchr::memrchr(b'@', &text.as_bytes()[host_start..end]).map(|at| host_start + at);
        let user = at_sign.map(|at| Span::new(host_start, at));
        let host_start = at_sign.map_or(host_start, |at| at + 1);
        let colon = memchr::memrchr(b':', &text.as_bytes()[host_start..end]).map_or(end, |at| host_start + at);
        let host = Span::new(host_start, colon);
        if host.is_empty() {
            return None;
        }
        let hash = find(end..text.len(), b'#').unwrap_or(text.len());
        let mark = find(end..hash, b'?');
        Some(Self {
            scheme,
            user,
            host,
            port: (colon < end).then(|| Span::new(colon, end)),
            origin: Span::new(0, end),
            path: Span::new(end, mark.unwrap_or(hash)),
            query: mark.map(|at| Span::new(at + 1, hash)),
            text,
        })
    }

    /// Whether it goes to Cloudflare's API.
    pub fn is_cloudflare(&self) -> bool {
        self.host.of(&self.text).eq_ignore_ascii_case(HOST)
    }

    /// Whether it goes to Cloudflare, or somewhere else with a path of its API.
    pub fn means_cloudflare(&self) -> bool {
        let host = self.host_name().to_ascii_lowercase();
        host == "cloudflare.com" || host.ends_with(".cloudflare.com") || self.path_text().contains("client/v4")
    }

    /// The host as written.
    pub fn host_name(&self) -> &str {
        self.host.of(&self.text)
    }

    /// The scheme as written, without the colon.
    pub fn scheme_name(&self) -> &str {
        self.scheme.of(&self.text)
    }

    /// The path, what the shell fills in made opaque.
    pub fn path_text(&self) -> &str {
        self.path.of(&self.text)
    }

    /// The port, where it is written as a number.
    pub fn port_number(&self) -> Option<u16> {
        self.port?.of(&self.text).get(1..)?.parse().ok()
    }

    /// The port that is asked: the one written, else that of the scheme; `None` where either is not known.
    pub fn port_asked(&self) -> Option<u16> {
        match (self.port, self.scheme_name().to_ascii_lowercase().as_str()) {
            (Some(_), _) => self.port_number(),
            (None, "http") => Some(80),
            (None, "https") => Some(443),
            (None, _) => None,
        }
    }

    /// The path below a base of `count` words, if it lies there: `is_word` tells which word may stand at which place.
    pub(super) fn below(&self, url: &Value, count: usize, is_word: impl Fn(usize, &str) -> bool) -> Option<Place> {
        self.behind_base(url, BaseKind::Right, count, is_word)
    }

    /// The same of one that is wrong, and of which `is_word` tells as much.
    pub(super) fn beside(&self, url: &Value, count: usize, is_word: impl Fn(usize, &str) -> bool) -> Option<Place> {
        self.behind_base(url, BaseKind::Wrong, count, is_word)
    }

    fn behind_base(
        &self,
        url: &Value,
        kind: BaseKind,
        count: usize,
        is_word: impl Fn(usize, &str) -> bool,
    ) -> Option<Place> {
        let pieces = pieces(&self.text, self.path);
        let mut words = pieces.iter().take(count).enumerate();
        let is_below = pieces.len() >= count && words.all(|(at, piece)| is_word(at, piece.of(&self.text)));
        is_below.then(|| self.behind(url, kind, &pieces, count))
    }

    /// All of the path, as if the base before it were missing.
    pub(super) fn without_base(&self, url: &Value) -> Place {
        self.behind(url, BaseKind::Missing, &pieces(&self.text, self.path), 0)
    }

    /// The path behind the first `count` of its `pieces`.
    fn behind(&self, url: &Value, kind: BaseKind, pieces: &[Span], count: usize) -> Place {
        let first = pieces.get(count).map_or(self.path.end, |piece| piece.start.saturating_sub(1));
        let base = Base { kind, span: url.origin(Span::new(self.path.start, first)) };
        Place { base, path: Span::new(first, self.path.end), segments: pieces[count..].to_vec() }
    }

    /// The path as one of the API's, if it is one.
    pub(super) fn place(&self, url: &Value) -> Option<Place> {
        let pieces = pieces(&self.text, self.path);
        let (kind, count) = base(&self.text, &pieces)?;
        Some(self.behind(url, kind, &pieces, count))
    }
}

/// The text of `value` with all that the shell fills in made opaque, at the same offsets.
pub(super) fn opaque(value: &Value) -> String {
    let mut out = String::with_capacity(value.text().len());
    for unknown in value.unknowns() {
        out.push_str(&value.text()[out.len()..unknown.span.start]);
        out.extend(std::iter::repeat_n('$', unknown.span.len()));
    }
    out.push_str(&value.text()[out.len()..]);
    out
}

/// The stretches between the slashes of `path`, without what stands before the first one.
fn pieces(text: &str, path: Span) -> Vec<Span> {
    let mut at = path.start;
    let split = path.of(text).split('/').map(|piece| {
        let span = Span::new(at, at + piece.len());
        at = span.end + 1;
        span
    });
    split.skip(1).collect()
}

/// What kind of base the pieces of a path begin with, and how many they are.
fn base(text: &str, pieces: &[Span]) -> Option<(BaseKind, usize)> {
    let words: Vec<_> = pieces.iter().map(|piece| piece.of(text)).collect();
    if let ["client", "v4", rest @ ..] = words.as_slice() {
        return Some(match rest {
            ["client", "v4", ..] => (BaseKind::Doubled, 4),
            ["https:" | "http:", "", HOST, "client", "v4", ..] => (BaseKind::Doubled, 7),
            [HOST, "client", "v4", ..] => (BaseKind::Doubled, 5),
            _ => (BaseKind::Right, 2),
        });
    }
    let first = words.iter().take(4).position(|word| COLLECTIONS.contains(word))?;
    let prefix = |word: &&str| matches!(*word, "" | "api" | "client" | "rest") || is_version(word);
    words[..first].iter().all(prefix).then_some(match first {
        0 => (BaseKind::Missing, 0),
        count => (BaseKind::Wrong, count),
    })
}

/// Whether `word` is called a version: `v4`.
pub(super) fn is_version(word: &str) -> bool {
    word.strip_prefix(['v', 'V']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}
