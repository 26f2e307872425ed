//! Where an API is reached.

use super::pattern::Pattern;
use crate::api::address::{Address, Place, is_version};
use crate::knowledge::openapi::{Server, Variable};
use crate::shell::Value;

/// How many sites one server may stand for.
const MOST: usize = 32;
/// What hosts of web sites begin with.
const WEB: &str = "www.";

/// A URL that paths are put behind. Its host and path may have variables: `https://{region}.example.com/v1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    is_plain: bool,
    host: Pattern,
    port: u16,
    /// All ports that its server may have, where the document lists them.
    ports: Vec<u16>,
    base: Vec<Pattern>,
}

impl Site {
    /// Reads `https://api.example.com/v1`; what keeps it from being a site is the error.
    pub fn read(url: &str) -> Result<Self, &'static str> {
        let site = Self::with(url, &[])?;
        if site.host.is_anybodys() {
            return Err("it may be any host; name its end, as in `https://{region}.example.com`");
        }
        Ok(site)
    }

    /// The sites that `server` stands for, and what of it is not looked for.
    pub fn of(server: &Server) -> Result<(Vec<Self>, Option<&'static str>), &'static str> {
        let urls = expanded(server);
        let is_more = urls.len() > MOST;
        let mut found = Vec::new();
        let mut remark = is_more.then_some("it has too many values; only the first are looked for");
        for url in urls.into_iter().take(MOST) {
            let mut site = Self::with(&url, &server.variables)?;
            if site.host.is_anybodys() {
                remark = Some("it may be any host; only the usual one is looked for, so say others with `base-url`");
                site.host = Pattern::read(&site.host.usual(), &[]).ok_or("its host is none")?;
            }
            if !found.contains(&site) {
                found.push(site);
            }
        }
        if !is_more && lists_ports(server) {
            let ports: Vec<_> = found.iter().map(|site| site.port).collect();
            found.iter_mut().for_each(|site| site.ports.clone_from(&ports));
        }
        Ok((found, remark))
    }

    fn with(url: &str, variables: &[Variable]) -> Result<Self, &'static str> {
        let (scheme, rest) = url.split_once("://").ok_or("it does not begin with `https://`")?;
        let is_plain = match scheme.to_ascii_lowercase().as_str() {
            "https" => false,
            "http" => true,
            _ => return Err("it does not begin with `https://`"),
        };
        if rest.contains(['?', '#', '@', ' ', '$', '*']) {
            return Err("it is to be a plain URL, without query, user or variables of a shell");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| "its port is no number")?),
            None => (host, if is_plain { 80 } else { 443 }),
        };
        if host.is_empty() {
            return Err("it names no host");
        }
        let read = |word: &str| Pattern::read(word, variables).ok_or("its braces are not closed, or too many");
        let base = path.split('/').filter(|word| !word.is_empty()).map(read).collect::<Result<_, _>>()?;
        Ok(Self { is_plain, host: read(host)?.lowered(), port, ports: Vec::new(), base })
    }

    /// Whether something stands between its host and the paths.
    pub fn has_base(&self) -> bool {
        !self.base.is_empty()
    }

    /// What usually stands between its host and the paths, as a path; empty where nothing does.
    pub fn base_path(&self) -> String {
        self.base.iter().fold(String::new(), |path, word| path + "/" + &word.usual())
    }

    /// All of it.
    pub fn url(&self) -> String {
        let base = self.base.iter().fold(String::new(), |path, word| path + "/" + &word.text());
        self.before_base(&self.host.text()) + &base
    }

    /// The same with each variable as it usually is.
    pub fn usual_url(&self) -> String {
        self.before_base(&self.host.usual()) + &self.base_path()
    }

    fn before_base(&self, host: &str) -> String {
        let (scheme, usual) = if self.is_plain { ("http", 80) } else { ("https", 443) };
        let port = if self.port == usual { String::new() } else { format!(":{}", self.port) };
        format!("{scheme}://{host}{port}")
    }

    /// Whether it answers without encryption.
    pub const fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// The path of `address` below its base, if it lies there.
    pub(super) fn below(&self, address: &Address, url: &Value) -> Option<Place> {
        address.below(url, self.base.len(), |at, word| self.base[at].fits(word))
    }

    /// The path of `address` behind something else than its base: another version, or a word that is not among those it takes.
    pub(super) fn beside(&self, address: &Address, url: &Value) -> Option<Place> {
        let is_near = |base: &Pattern, word: &str| {
            base.fits(word) || base.is_beside(word) || is_version(word) && is_version(&base.usual())
        };
        let place = address.beside(url, self.base.len(), |at, word| is_near(&self.base[at], word))?;
        (self.has_base() && self.below(address, url).is_none()).then_some(place)
    }

    /// Whether `address` has a host like its own, with something else where one of a few words belongs.
    pub(super) fn is_beside(&self, address: &Address) -> bool {
        let host = address.host_name().to_ascii_lowercase();
        address.port_number().is_none_or(|port| port == self.port)
            && !host.starts_with(WEB)
            && self.host.is_beside(&host)
    }

    /// Whether a path, at a host like its own, tells that it is meant: web sites have short ones too.
    pub(super) fn is_told_by(&self, place: &Place) -> bool {
        self.has_base() || place.segments.len() > 1
    }

    /// Whether `address` has its host, and a port that is none of those listed.
    pub(super) fn is_at_other_port(&self, address: &Address) -> bool {
        let is_other = |port: u16| !self.ports.is_empty() && !self.ports.contains(&port);
        address.port_asked().is_some_and(is_other) && self.host.fits(&address.host_name().to_ascii_lowercase())
    }

    /// All ports that its server may have, where the document lists them.
    pub(super) fn ports(&self) -> impl Iterator<Item = u16> {
        self.ports.iter().copied()
    }

    /// Its hosts, each with the words that it takes.
    pub(super) fn hosts(&self) -> Vec<String> {
        self.host.spelled()
    }

    /// What may stand between its host and the paths.
    pub(super) fn base_paths(&self) -> Vec<String> {
        let join = |paths: Vec<String>, word: &Pattern| {
            let words = word.spelled();
            paths.iter().flat_map(|path| words.iter().map(move |word| format!("{path}/{word}"))).take(MOST).collect()
        };
        self.base.iter().fold(vec![String::new()], join)
    }

    /// Whether the host of `address`, at which it may be, is its own beyond doubt.
    pub(super) fn is_surely_at(&self, address: &Address) -> bool {
        self.host.is_surely(&address.host_name().to_ascii_lowercase())
    }

    /// Whether this is its host, and its port unless a scheme that is not its own leads to another.
    pub(super) fn is_at(&self, address: &Address) -> bool {
        let is_unknown = address.port.is_some() && address.port_number().is_none();
        let port = match (address.port_number(), address.scheme_name().to_ascii_lowercase().as_str()) {
            (Some(port), _) => port,
            // Which of those listed, the shell decides.
            _ if is_unknown && !self.ports.is_empty() => self.port,
            (None, "http") => 80,
            (None, "https") => 443,
            (None, _) => self.port,
        };
        let is_usual = |port| port == 80 || port == 443;
        let is_port = port == self.port || address.port.is_none() && is_usual(self.port) && is_usual(port);
        self.host.fits(&address.host_name().to_ascii_lowercase()) && is_port
    }
}

/// The URLs that `server` stands for, with those variables filled in that decide more than a word of host or path.
fn expanded(server: &Server) -> Vec<String> {
    let mut urls = vec![server.url.clone()];
    for variable in &server.variables {
        let mark = format!("{{{}}}", variable.name);
        let values = if variable.values.is_empty() { std::slice::from_ref(&variable.usual) } else { &variable.values };
        let is_filled_in =
            is_outside(&server.url, &mark) || values.iter().any(|value| value.is_empty() || value.contains('/'));
        if is_filled_in && urls.len() <= MOST {
            urls = urls.iter().flat_map(|url| values.iter().map(|value| url.replace(&mark, value))).collect();
        }
    }
    urls
}

/// Whether the port of `server` is one of a few.
fn lists_ports(server: &Server) -> bool {
    let Some((_, rest)) = server.url.split_once("://") else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let port = host.rsplit_once(':').map_or("", |(_, port)| port);
    server.variables.iter().any(|it| !it.values.is_empty() && port.contains(&format!("{{{}}}", it.name)))
}

/// Whether `mark` stands in the scheme or the port of `url`, or may be all of it.
fn is_outside(url: &str, mark: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return true };
    let host = rest.split('/').next().unwrap_or_default();
    let port = host.rsplit_once(':').map_or("", |(_, port)| port);
    scheme.contains(mark) || port.contains(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read() {
        let check = |url: &str, expected: Result<&str, &'static str>| {
            assert_eq!(Site::read(url).map(|site| site.url()), expected.map(str::to_owned), "{url}");
        };
        check("https://API.pets.example/v1/", Ok("https://api.pets.example/v1"));
        check("https://{tenant}.pets.example/{v}", Ok("https://{tenant}.pets.example/{v}"));
        check("https://api.pets.example:443", Ok("https://api.pets.example"));
        check("http://localhost:8080/a/b", Ok("http://localhost:8080/a/b"));
        check("api.pets.example", Err("it does not begin with `https://`"));
        check("ftp://pets.example", Err("it does not begin with `https://`"));
        check("https:///v1", Err("it names no host"));
        check("https://pets.example:many", Err("its port is no number"));
        check("https://{host}/v1", Err("it may be any host; name its end, as in `https://{region}.example.com`"));
        check("https://{a.pets.example", Err("its braces are not closed, or too many"));
        check("https://$A.pets.example", Err("it is to be a plain URL, without query, user or variables of a shell"));
    }
}
