//! Where an API is reached.

use crate::api::address::Address;

/// A URL that paths are put behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    is_plain: bool,
    host: String,
    port: u16,
    base: Vec<String>,
}

impl Site {
    /// Reads `https://api.example.com/v1`; what keeps it from being a site is the error.
    pub fn read(url: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = url.split_once("://").ok_or("it does not begin with `https://`")?;
        let is_plain = match scheme.to_ascii_lowercase().as_str() {
            "https" => false,
            "http" => true,
            _ => return Err("it does not begin with `https://`"),
        };
        if rest.contains(['?', '#', '@', ' ', '{', '$', '*']) {
            return Err("it is to be a plain URL, without query, user or variables");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| "its port is no number")?),
            None => (host, if is_plain { 80 } else { 443 }),
        };
        if host.is_empty() {
            return Err("it names no host");
        }
        let base = path.split('/').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Ok(Self { is_plain, host: host.to_ascii_lowercase(), port, base })
    }

    /// What stands between its host and the paths, word by word.
    pub fn base(&self) -> &[String] {
        &self.base
    }

    /// The same as a path; empty where nothing stands there.
    pub fn base_path(&self) -> String {
        self.base.iter().fold(String::new(), |path, word| path + "/" + word)
    }

    /// All of it.
    pub fn url(&self) -> String {
        let (scheme, usual) = if self.is_plain { ("http", 80) } else { ("https", 443) };
        let port = if self.port == usual { String::new() } else { format!(":{}", self.port) };
        format!("{scheme}://{}{port}{}", self.host, self.base_path())
    }

    /// Whether it answers without encryption.
    pub const fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether this is its host, and its port unless a scheme that is not its own leads to another.
    pub(super) fn is_at(&self, address: &Address) -> bool {
        let port = match (address.port_number(), address.scheme_name().to_ascii_lowercase().as_str()) {
            (Some(port), _) => port,
            (None, "http") => 80,
            (None, "https") => 443,
            (None, _) => self.port,
        };
        let is_usual = |port| port == 80 || port == 443;
        let is_port = port == self.port || address.port.is_none() && is_usual(self.port) && is_usual(port);
        address.host_name().eq_ignore_ascii_case(&self.host) && is_port
    }
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
        check("https://api.pets.example:443", Ok("https://api.pets.example"));
        check("http://localhost:8080/a/b", Ok("http://localhost:8080/a/b"));
        check("api.pets.example", Err("it does not begin with `https://`"));
        check("ftp://pets.example", Err("it does not begin with `https://`"));
        check("https:///v1", Err("it names no host"));
        check("https://pets.example:many", Err("its port is no number"));
        check("https://{tenant}.pets.example", Err("it is to be a plain URL, without query, user or variables"));
    }
}
