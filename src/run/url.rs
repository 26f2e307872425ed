//! A URL as curl keeps one: its path and query are sent byte for byte, save what curl itself rewrites.

mod host;
mod path;

use std::fmt;

use super::{Stop, octets};
pub(super) use path::{dots, escaped, upper_escapes};

/// A URL. Its user name, password and fragment are told where one asks for all of it, and sent nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Url {
    scheme: Scheme,
    host: String,
    /// The host in the script that it is written in.
    raw_host: String,
    zone: Option<String>,
    port: Option<u16>,
    path: String,
    /// The path before its bytes beyond ASCII were escaped.
    raw_path: String,
    query: Option<Vec<u8>>,
    userinfo: Option<String>,
    fragment: Option<String>,
}

/// What is spoken to the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    Http,
    Https,
    /// Only an HTTP proxy is asked for it, which speaks FTP itself.
    Ftp,
}

/// What becomes of `.` and `..` in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dots {
    /// They are resolved.
    Resolve,
    /// They stay (`--path-as-is`).
    Keep,
}

impl Scheme {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
            Self::Ftp => "ftp",
        }
    }

    fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
            Self::Ftp => 21,
        }
    }
}

impl Url {
    /// The URL of `authority` (`host[:port]`) with `target` (path and query) behind it.
    pub(super) fn new(scheme: Scheme, authority: &str, target: &[u8], dots: Dots) -> Result<Self, Stop> {
        let host::Authority { host, written: raw_host, zone, port } = host::authority(authority)?;
        let (path, raw_path) = (String::new(), String::new());
        let (query, userinfo, fragment) = (None, None, None);
        let mut url = Self { scheme, host, raw_host, zone, port, path, raw_path, query, userinfo, fragment };
        url.set_target(target, dots);
        Ok(url)
    }

    /// The same with what is not sent of it, as it was written.
    pub(super) fn with(self, userinfo: Option<&str>, fragment: Option<&str>) -> Self {
        Self { userinfo: userinfo.map(str::to_owned), fragment: fragment.map(str::to_owned), ..self }
    }

    /// The URL of `host[:port]` alone.
    pub(super) fn of_authority(authority: &str) -> Result<Self, Stop> {
        Self::new(Scheme::Http, authority, b"", Dots::Resolve)
    }

    fn set_target(&mut self, target: &[u8], dots: Dots) {
        let mark = target.iter().position(|&byte| byte == b'?');
        let path = &target[..mark.unwrap_or(target.len())];
        self.path = path::normal(path, dots);
        self.raw_path = path::resolved(&octets::text(path), dots);
        self.query = mark.map(|mark| target[mark + 1..].to_vec());
    }

    pub(super) fn scheme(&self) -> &'static str {
        self.scheme.name()
    }

    /// Whether it is spoken to over TLS.
    pub(super) fn is_secure(&self) -> bool {
        self.scheme == Scheme::Https
    }

    /// The same over TLS, if it is one of HTTP.
    pub(super) fn secured(self) -> Self {
        Self { scheme: if self.scheme == Scheme::Http { Scheme::Https } else { self.scheme }, ..self }
    }

    /// The host as it stands in `Host`, an IPv6 address in brackets.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// The host as it is looked up, without brackets.
    pub(super) fn name(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }

    /// The zone of an IPv6 address, which is not sent.
    pub(super) fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    /// The port, that of the scheme where none is written.
    pub(super) fn port(&self) -> u16 {
        self.port.unwrap_or(self.scheme.port())
    }

    /// The port, if one is written.
    pub(super) fn given_port(&self) -> Option<u16> {
        self.port
    }

    /// Host and port as `Host` has them: the port only where it is not the one of HTTP or HTTPS.
    pub(super) fn host_field(&self) -> String {
        if self.scheme == Scheme::Ftp { format!("{}:{}", self.host, self.port()) } else { self.authority() }
    }

    /// Host and port as a URL has them: the port only where it is not that of the scheme.
    pub(super) fn authority(&self) -> String {
        match self.port.filter(|&port| port != self.scheme.port()) {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }

    /// Whether it names a user.
    pub(super) fn has_user(&self) -> bool {
        self.userinfo.is_some()
    }

    /// The path; never empty.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// What stands behind the question mark, if there is one.
    pub(super) fn query(&self) -> Option<&[u8]> {
        self.query.as_deref()
    }

    /// The path as it was written, dots resolved.
    pub(super) fn written_path(&self) -> &str {
        &self.raw_path
    }

    /// Path and query, as they stand in a request line.
    pub(super) fn target(&self) -> Vec<u8> {
        let mut out = self.path.clone().into_bytes();
        if let Some(query) = &self.query {
            out.push(b'?');
            out.extend(query);
        }
        out
    }

    /// The same as a proxy is asked for it: with the path as it was written, and no question mark with nothing behind.
    pub(super) fn raw_target(&self) -> Vec<u8> {
        let mut out = octets::bytes(&self.raw_path).into_owned();
        if let Some(query) = self.query.as_ref().filter(|query| !query.is_empty()) {
            out.push(b'?');
            out.extend(query);
        }
        out
    }

    /// Whether it can be sent nowhere but to an HTTP proxy, which asks for it by other means.
    pub(super) fn needs_proxy(&self) -> bool {
        self.scheme == Scheme::Ftp
    }

    /// Whether `other` is of the same scheme, host and port.
    pub(super) fn has_origin_of(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.port() == other.port() && self.host.eq_ignore_ascii_case(&other.host)
    }

    /// All of it, as one would write it.
    pub(super) fn whole(&self) -> String {
        let userinfo = self.userinfo.as_ref().map(|it| format!("{it}@")).unwrap_or_default();
        let host = match (&self.zone, self.host.strip_suffix(']')) {
            (Some(zone), Some(address)) => format!("{address}%25{zone}]"),
            _ => self.raw_host.clone(),
        };
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        let query = self.query.as_ref().map(|it| format!("?{}", octets::text(it))).unwrap_or_default();
        let fragment = self.fragment.as_ref().map(|it| format!("#{it}")).unwrap_or_default();
        format!("{}://{userinfo}{host}{port}{}{query}{fragment}", self.scheme(), self.raw_path)
    }

    /// What curl calls the part `name`; nothing where there is none, or it is empty.
    pub(super) fn part(&self, name: &str) -> Option<String> {
        let (user, password) = match self.userinfo.as_deref().map(|it| it.split_once(':').ok_or(it)) {
            None => (None, None),
            Some(Ok((user, password))) => (Some(user), Some(password)),
            Some(Err(user)) => (Some(user), None),
        };
        let is_filled = |text: &String| !text.is_empty();
        match name {
            "scheme" => Some(self.scheme().to_owned()),
            "user" => user.map(str::to_owned),
            "password" => password.map(str::to_owned),
            "host" => Some(self.raw_host.clone()),
            "port" => Some(self.port().to_string()),
            "path" => Some(self.raw_path.clone()),
            "query" => self.query.as_ref().map(|query| octets::text(query)).filter(is_filled),
            "fragment" => self.fragment.clone().filter(is_filled),
            "zoneid" => self.zone.clone(),
            _ => None,
        }
    }

    /// The URL that `relative`, which has no scheme, names for one who stands here.
    pub(super) fn join(&self, relative: &str) -> Result<Self, Stop> {
        let relative = path::without_blanks(relative);
        let (relative, fragment) =
            relative.split_once('#').map_or((relative.as_str(), None), |(it, rest)| (it, Some(rest)));
        if let Some(rest) = relative.strip_prefix("//") {
            let split = rest.find(['/', '?']).unwrap_or(rest.len());
            let (authority, target) = rest.split_at(split);
            let (userinfo, host) =
                authority.rsplit_once('@').map_or((None, authority), |(userinfo, host)| (Some(userinfo), host));
            return Ok(Self::new(self.scheme, host, target.as_bytes(), Dots::Resolve)?.with(userinfo, fragment));
        }
        let mut target = match relative.chars().next() {
            None => self.target(),
            Some('/') => Vec::new(),
            Some('?') => self.path.clone().into_bytes(),
            Some(_) => self.path.as_bytes()[..=self.path.rfind('/').unwrap_or(0)].to_vec(),
        };
        target.extend(relative.bytes());
        let mut url = self.clone().with(self.userinfo.as_deref(), fragment);
        url.set_target(&target, Dots::Resolve);
        Ok(url)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        write!(out, "{}://{}{port}{}", self.scheme(), self.host, octets::text(&self.target()))
    }
}

/// A URL that curl would not take, and why.
pub(super) fn bad(why: &str) -> Stop {
    Stop::curl(3, format!("the URL cannot be used: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(authority: &str, target: &str) -> Url {
        Url::new(Scheme::Http, authority, target.as_bytes(), Dots::Resolve).expect("a good URL")
    }

    #[test]
    fn targets_stay_as_they_are() {
        for target in ["/", "/a//b?c=d", "/{a}|\"<>^`\\", "/a?é=/../b", "/%zz"] {
            assert_eq!(url("h", target).target(), target.as_bytes(), "{target}");
        }
        assert_eq!(url("h", "?q").target(), b"/?q");
        assert_eq!(url("h", "/é%c3").target(), b"/%C3%A9%C3");
    }

    #[test]
    fn relative_locations() {
        let base = url("h:8080", "/a/b?c");
        for (relative, expected) in [
            ("/x y?a b", "http://h:8080/x%20y?a+b"),
            ("x", "http://h:8080/a/x"),
            ("../x", "http://h:8080/x"),
            ("?z%7e", "http://h:8080/a/b?z%7E"),
            ("/%7e%zz", "http://h:8080/%7E%zz"),
            ("//other/p#f", "http://other/p"),
            ("", "http://h:8080/a/b?c"),
        ] {
            assert_eq!(base.join(relative).map(|url| url.to_string()).as_deref(), Ok(expected), "{relative}");
        }
    }

    #[test]
    fn all_of_a_url_is_told() {
        let url = url("[fe80::1%25lo]:81", "/a/../é?").with(Some("u:p%40"), Some("f"));
        assert_eq!(url.whole(), "http://u:p%40@[fe80::1%25lo]:81/é?#f");
        assert_eq!(
            url.join("x y#g h").map(|url| url.whole()).as_deref(),
            Ok("http://u:p%40@[fe80::1%25lo]:81/x%20y#g%20h")
        );
        let parts = ["scheme", "user", "password", "options", "host", "port", "path", "query", "fragment", "zoneid"];
        let expected = [Some("http"), Some("u"), Some("p%40"), None, Some("[fe80::1]"), Some("81"), Some("/é"), None];
        let expected = expected.into_iter().chain([Some("f"), Some("lo")]);
        assert_eq!(
            parts.map(|name| url.part(name)).to_vec(),
            expected.map(|it| it.map(str::to_owned)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn names_are_told_in_their_own_script() {
        let url = url("b\u{fc}cher.example", "/a").join("b").expect("a good URL");
        assert_eq!((url.host(), url.whole().as_str()), ("xn--bcher-kva.example", "http://b\u{fc}cher.example/b"));
        assert_eq!(url.part("host").as_deref(), Some("b\u{fc}cher.example"));
    }

    #[test]
    fn the_port_of_the_scheme_is_left_out() {
        assert_eq!(url("h:80", "/").authority(), "h");
        assert_eq!(url("h:81", "/").authority(), "h:81");
        assert_eq!(url("h:80", "/").to_string(), "http://h:80/");
    }
}
