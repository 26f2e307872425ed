//! Files in which curl keeps what servers said of better ways to them (`--hsts`, `--alt-svc`).
//!
//! They are read to know where curl would go otherwise than the URL says, which is refused here. That of hosts that
//! want HTTPS is written too.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use super::extras::Extras;
use super::hsts::Hosts;
use super::reply::Reply;
use super::session::{Shared, now};
use super::{Stop, Url, World, delivery, octets};

/// Hosts that curl would speak to in another way.
#[derive(Clone, Debug, Default)]
pub(super) struct Upgrades {
    /// Those that want HTTPS.
    hosts: Rc<RefCell<Hosts>>,
    /// Where they are kept; a path without a name is nowhere.
    file: Option<PathBuf>,
    /// Those that have other servers stand in for them.
    replaced: Vec<String>,
    /// The option whose file is not written.
    pub(super) unwritten: Option<&'static str>,
}

impl Upgrades {
    /// Those of the files that `extras` names; one that is not there has none.
    pub(super) fn new(extras: &Extras, session: &Shared, world: &World) -> Result<Self, Stop> {
        let mut out = Self::default();
        if let Some(path) = extras.text("hsts") {
            out.file = Some(if path.is_empty() { PathBuf::new() } else { delivery::writable(&path, world)? });
            out.hosts = session.hosts();
            if session.is_unread(&format!("hsts {path}")) {
                out.hosts.borrow_mut().load(&read(&path, world)?, now());
            }
        }
        if let Some(path) = extras.text("alt-svc") {
            out.unwritten = Some("alt-svc");
            out.replaced = replaced(&read(&path, world)?);
        }
        Ok(out)
    }

    /// Takes in what `reply` of the host of `url` says.
    pub(super) fn learn(&self, reply: &Reply, url: &Url) {
        if self.file.is_some() && url.is_secure() {
            for value in reply.all("strict-transport-security") {
                self.hosts.borrow_mut().learn(url.name(), value, now());
            }
        }
    }

    /// Writes the hosts that want HTTPS into their file; where that cannot be done, it is left as it is, as with curl.
    pub(super) fn keep(&self) {
        if let Some(file) = self.file.as_ref().filter(|file| !file.as_os_str().is_empty()) {
            let _ = std::fs::write(file, &*octets::bytes(&self.hosts.borrow().text(now())));
        }
    }

    /// Refuses `url` if curl would go elsewhere for it.
    pub(super) fn allow(&self, url: &Url) -> Result<(), Stop> {
        let name = url.name().trim_end_matches('.').to_ascii_lowercase();
        let (option, instead) = match url.is_secure() {
            false if self.hosts.borrow().want(&name, now()) => ("hsts", "`https`"),
            // Be it that what it says has ended meanwhile.
            true if self.replaced.contains(&name) => ("alt-svc", "another server"),
            _ => return Ok(()),
        };
        let why = "which uncurly does not do; leave the option away, or write where the request is to go";
        Err(Stop::refused(format!("what is known by `--{option}` may have curl go to {instead} for `{name}`, {why}")))
    }
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

/// The hosts that other servers stand in for.
fn replaced(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let hosts = lines.filter_map(|line| line.split_whitespace().nth(1));
    hosts.map(|host| host.trim_end_matches('.').to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::address::address;
    use crate::run::url::Dots;

    #[test]
    fn hosts_of_the_files() {
        let upgrades = Upgrades {
            replaced: replaced("# c\nh2 a.example 443 h3 b.example 8443 \"20991231 10:00:00\" 0 0\n"),
            ..Upgrades::default()
        };
        upgrades.hosts.borrow_mut().load("only.example. \"unlimited\"\n", now());
        for (url, allowed) in [
            ("http://Only.example./", false),
            ("https://only.example/", true),
            ("https://a.example/", false),
            ("http://a.example/", true),
            ("https://b.example/", true),
        ] {
            let url = address(url, None, None, Dots::Resolve).expect("a good URL").url;
            assert_eq!(upgrades.allow(&url).is_ok(), allowed, "{url}");
        }
    }
}
