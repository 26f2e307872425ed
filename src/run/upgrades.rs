//! Files in which curl keeps what servers said of better ways to them (`--hsts`, `--alt-svc`).
//!
//! They are read to know where curl would go otherwise than the URL says, and written. To another server nobody goes
//! here, so that it is refused.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use super::alternatives::{Alternatives, Server};
use super::clock::now;
use super::extras::Extras;
use super::hsts::Hosts;
use super::reply::Reply;
use super::shared::Shared;
use super::{Stop, Url, World, octets, sink};

/// Hosts that curl would speak to in another way.
#[derive(Clone, Debug, Default)]
pub(super) struct Upgrades {
    /// Those that want HTTPS.
    hosts: Rc<RefCell<Hosts>>,
    /// Where they are kept; a path without a name is nowhere.
    file: Option<PathBuf>,
    /// Those that have other servers stand in for them.
    alternatives: Rc<RefCell<Alternatives>>,
    /// Where those are kept.
    list: Option<PathBuf>,
}

impl Upgrades {
    /// Those of the files that `extras` names; one that is not there has none.
    pub(super) fn new(extras: &Extras, session: &Shared, world: &World) -> Result<Self, Stop> {
        let mut out = Self::default();
        if let Some(path) = extras.text("hsts") {
            out.file = Some(place(&path, world)?);
            out.hosts = session.hosts();
            if session.is_unread(&format!("hsts {path}")) {
                out.hosts.borrow_mut().load(&read(&path, world)?, now());
            }
        }
        if let Some(path) = extras.text("alt-svc") {
            out.list = Some(place(&path, world)?);
            out.alternatives = session.alternatives();
            if session.is_unread(&format!("alt-svc {path}")) {
                out.alternatives.borrow_mut().load(&read(&path, world)?, now());
            }
        }
        Ok(out)
    }

    /// Takes in what `reply` of the host of `url` says.
    pub(super) fn learn(&self, reply: &Reply, url: &Url) {
        if !url.is_secure() {
            return;
        }
        if self.list.is_some() {
            let version = if reply.version == "2" { "h2" } else { "h1" };
            let origin = Server { version, host: url.name().to_owned(), port: url.port() };
            for value in reply.all("alt-svc") {
                self.alternatives.borrow_mut().learn(&origin, value, now());
            }
        }
        if self.file.is_some() {
            for value in reply.all("strict-transport-security") {
                self.hosts.borrow_mut().learn(url.name(), value, now());
            }
        }
    }

    /// Writes them into their files; where that cannot be done, a file is left as it is, as with curl.
    pub(super) fn keep(&self) {
        let texts = [(&self.file, self.hosts.borrow().text(now())), (&self.list, self.alternatives.borrow().text())];
        for (file, text) in texts {
            if let Some(file) = file.as_ref().filter(|file| !file.as_os_str().is_empty()) {
                let _ = std::fs::write(file, &*octets::bytes(&text));
            }
        }
    }

    /// `url` as it is gone to: over TLS, if its host wants that.
    pub(super) fn secured(&self, url: Url) -> Url {
        if self.hosts.borrow().want(url.name(), now()) { url.secured() } else { url }
    }

    /// Refuses `url` if curl would go to another server for it.
    pub(super) fn allow(&self, url: &Url) -> Result<(), Stop> {
        let name = url.name().trim_end_matches('.').to_ascii_lowercase();
        if !url.is_secure() || !self.alternatives.borrow().replace(&name, url.port(), now()) {
            return Ok(());
        }
        let why = "which uncurly does not do; leave the option away, or write where the request is to go";
        Err(Stop::refused(format!(
            "what is known by `--alt-svc` may have curl go to another server for `{name}`, {why}"
        )))
    }
}

fn place(path: &str, world: &World) -> Result<PathBuf, Stop> {
    if path.is_empty() { Ok(PathBuf::new()) } else { sink::writable(path, world) }
}

fn read(path: &str, world: &World) -> Result<String, Stop> {
    if path.is_empty() {
        return Ok(String::new());
    }
    match world.read_file(path) {
        Ok(bytes) => Ok(octets::text(&bytes)),
        Err(stop) if stop.exit == 26 => Ok(String::new()),
        Err(stop) => Err(stop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::address::address;
    use crate::run::url::Dots;

    #[test]
    fn hosts_of_the_files() {
        let upgrades = Upgrades::default();
        let list = "h1 a.example 443 h2 b.example 8443 \"20991231 10:00:00\" 0 0\n";
        upgrades.alternatives.borrow_mut().load(list, now());
        upgrades.hosts.borrow_mut().load("only.example. \"unlimited\"\n", now());
        let read = |url| address(url, None, None, Dots::Resolve).expect("a good URL").url;
        for (url, allowed) in [("https://a.example/", false), ("http://a.example/", true), ("https://b.example/", true)]
        {
            assert_eq!(upgrades.allow(&read(url)).is_ok(), allowed, "{url}");
        }
        for (url, expected) in [
            ("http://Only.example./a", "https://Only.example./a"),
            ("http://only.example:8080/", "https://only.example:8080/"),
            ("https://only.example/", "https://only.example/"),
            ("ftp://only.example/", "ftp://only.example/"),
            ("http://other.example/", "http://other.example/"),
        ] {
            assert_eq!(upgrades.secured(read(url)).to_string(), expected);
        }
    }
}
