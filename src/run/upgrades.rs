//! Files in which curl keeps what servers said of better ways to them (`--hsts`, `--alt-svc`).
//!
//! They are read to know where curl would go otherwise than the URL says, which is refused here. They are not written.

use super::extras::Extras;
use super::{Stop, Url, World, octets};

/// The options that name such files.
const OPTIONS: [&str; 2] = ["hsts", "alt-svc"];

/// Hosts that curl would speak to in another way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Upgrades {
    hosts: Vec<(&'static str, String)>,
    /// The options that were given.
    pub(super) options: Vec<&'static str>,
}

impl Upgrades {
    /// Those of the files that `extras` names; one that is not there has none.
    pub(super) fn new(extras: &Extras, world: &World) -> Result<Self, Stop> {
        let mut out = Self::default();
        for option in OPTIONS {
            let Some(path) = extras.text(option) else { continue };
            out.options.push(option);
            if path.is_empty() {
                continue;
            }
            match world.read_file(&path) {
                Ok(bytes) => out.read(option, &octets::text(&bytes)),
                Err(stop) if stop.exit == 26 => {}
                Err(stop) => return Err(stop),
            }
        }
        Ok(out)
    }

    fn read(&mut self, option: &'static str, text: &str) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let host = if option == "hsts" { words.next() } else { words.nth(1) };
            self.hosts.extend(host.map(|host| (option, host.trim_end_matches('.').to_ascii_lowercase())));
        }
    }

    /// Refuses `url` if one of the files speaks of its host, be it that what it says has ended meanwhile.
    pub(super) fn allow(&self, url: &Url) -> Result<(), Stop> {
        let name = url.name().trim_end_matches('.').to_ascii_lowercase();
        let fits = |host: &str| match host.strip_prefix('.') {
            Some(host) => name == host || name.strip_suffix(host).is_some_and(|front| front.ends_with('.')),
            None => name == host,
        };
        let concerns = |option: &str| (option == "hsts") != url.is_secure();
        let found = self.hosts.iter().find(|(option, host)| concerns(option) && fits(host));
        found.map_or(Ok(()), |(option, _)| {
            let instead = if *option == "hsts" { "`https`" } else { "another server" };
            let why = "which uncurly does not do; leave the option away, or write where the request is to go";
            Err(Stop::refused(format!("the file of `--{option}` may have curl go to {instead} for `{name}`, {why}")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::address::address;
    use crate::run::url::Dots;

    fn check(option: &'static str, text: &str, url: &str, allowed: bool) {
        let mut upgrades = Upgrades::default();
        upgrades.read(option, text);
        let url = address(url, None, None, Dots::Resolve).expect("a good URL").url;
        assert_eq!(upgrades.allow(&url).is_ok(), allowed, "{text}");
    }

    #[test]
    fn hosts_of_the_files() {
        let hsts = "# comment\n.below.example \"20991231 10:00:00\"\nonly.example. \"unlimited\"\n";
        check("hsts", hsts, "http://below.example/", false);
        check("hsts", hsts, "http://a.below.example:80/", false);
        check("hsts", hsts, "https://below.example/", true);
        check("hsts", hsts, "http://Only.example./", false);
        check("hsts", hsts, "http://a.only.example/", true);
        let services = "h2 a.example 443 h3 b.example 8443 \"20991231 10:00:00\" 0 0\n";
        check("alt-svc", services, "https://a.example/", false);
        check("alt-svc", services, "http://a.example/", true);
        check("alt-svc", services, "https://b.example/", true);
    }
}
