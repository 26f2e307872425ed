//! The cookie engine: what servers set, and to whom it is sent back.

mod file;
mod parse;

use super::encode::is_control;
use super::octets;

pub(super) use file::Sessions;
pub(super) use parse::Site;

/// The longest `Cookie` header.
const LONGEST: usize = 8190;

/// How many cookies one reply may set.
pub(super) const MOST_SET: usize = 50;

/// How many cookies one request may carry.
const MOST_SENT: usize = 150;

/// A cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own in the files")]
struct Cookie {
    name: String,
    value: String,
    /// The host or domain; `None` is any address.
    domain: Option<String>,
    /// Whether hosts below the domain get it too.
    below: bool,
    /// The path, without quotes and without a slash at its end.
    path: Option<String>,
    /// When it ends, in seconds from 1970; 0 is with the session.
    expires: i64,
    secure: bool,
    http_only: bool,
    /// Whether a server set it in this run.
    live: bool,
    /// Later ones have greater numbers.
    number: u64,
}

impl Cookie {
    fn is_for(&self, site: &Site) -> bool {
        let host = site.host.as_str();
        // One of a file that says no domain is for hosts that are addresses, as curl keeps them together.
        let by_domain = self.domain.as_deref().map_or(site.is_address(), |domain| {
            if self.below && !site.is_address() { ends_in(host, domain) } else { host.eq_ignore_ascii_case(domain) }
        });
        by_domain
            && (!self.secure || site.is_trusted())
            && self.path.as_deref().is_none_or(|scope| covers(scope, &site.path))
    }

    fn is_same_as(&self, other: &Self) -> bool {
        let domain = |cookie: &Self| cookie.domain.as_deref().map(str::to_ascii_lowercase);
        self.name == other.name && domain(self) == domain(other) && self.below == other.below && self.path == other.path
    }
}

/// Whether `host` is `domain` or below it.
fn ends_in(host: &str, domain: &str) -> bool {
    let Some(split) = host.len().checked_sub(domain.len()).filter(|&at| host.is_char_boundary(at)) else {
        return false;
    };
    let (front, end) = host.split_at(split);
    end.eq_ignore_ascii_case(domain) && (front.is_empty() || front.ends_with('.'))
}

/// Whether the path `wanted` is `scope` or below it.
fn covers(scope: &str, wanted: &str) -> bool {
    let wanted = wanted.split('?').next().filter(|path| path.starts_with('/')).unwrap_or("/");
    scope == "/" || wanted.strip_prefix(scope).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// All cookies that are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Jar {
    cookies: Vec<Cookie>,
    last: u64,
}

impl Jar {
    /// Takes in what a server at `site` sets.
    pub(super) fn learn(&mut self, line: &str, site: &Site, now: i64) {
        if let Some(mut cookie) = parse::header(line, Some(site), now) {
            cookie.live = true;
            self.add(cookie, Some(site), now);
        }
    }

    fn add(&mut self, mut cookie: Cookie, site: Option<&Site>, now: i64) {
        self.drop_expired(now);
        if site.is_some_and(|site| !site.is_trusted()) && self.hides_a_secure_one(&cookie) {
            return;
        }
        self.last += 1;
        cookie.number = self.last;
        if let Some(at) = self.cookies.iter().position(|other| other.is_same_as(&cookie)) {
            if self.cookies[at].live && !cookie.live {
                return;
            }
            cookie.number = self.cookies[at].number;
            self.cookies.remove(at);
        }
        self.cookies.push(cookie);
    }

    /// Whether an insecure site would set what a secure one has set.
    fn hides_a_secure_one(&self, cookie: &Cookie) -> bool {
        let overlaps = |one: &str, other: &str| ends_in(one, other) || ends_in(other, one);
        self.cookies.iter().any(|other| {
            let domains = match (&cookie.domain, &other.domain) {
                (Some(one), Some(two)) => overlaps(one, two),
                (one, two) => one == two,
            };
            let first = |cookie: &Cookie| {
                let scope = cookie.path.as_deref().unwrap_or_default();
                scope.get(1..).and_then(|rest| rest.split('/').next()).unwrap_or_default().to_owned()
            };
            other.secure && other.name == cookie.name && domains && first(other) == first(cookie)
        })
    }

    fn drop_expired(&mut self, now: i64) {
        self.cookies.retain(|cookie| cookie.expires == 0 || cookie.expires >= now);
    }

    /// The value of the `Cookie` header for `site`, with what the command itself gives behind.
    pub(super) fn header(&mut self, site: &Site, given: Option<&str>, now: i64) -> Option<String> {
        self.drop_expired(now);
        let mut fitting: Vec<&Cookie> =
            self.cookies.iter().filter(|cookie| cookie.is_for(site)).take(MOST_SENT).collect();
        let count = |text: &Option<String>| text.as_deref().map_or(0, octets::len);
        fitting.sort_by_key(|cookie| {
            let lengths = (count(&cookie.path), count(&cookie.domain), octets::len(&cookie.name));
            std::cmp::Reverse((lengths, cookie.number))
        });
        let mut out = String::new();
        let mut used = "Cookie: ".len();
        for cookie in fitting {
            let length = octets::len(&cookie.name) + octets::len(&cookie.value) + 1;
            if used + length >= LONGEST {
                return Some(out).filter(|out| !out.is_empty());
            }
            used += length + if out.is_empty() { 0 } else { 2 };
            push(&mut out, &format!("{}={}", cookie.name, cookie.value));
        }
        if let Some(given) = given {
            push(&mut out, given);
        }
        Some(out).filter(|out| !out.is_empty())
    }
}

fn push(out: &mut String, cookie: &str) {
    if !out.is_empty() {
        out.push_str("; ");
    }
    out.push_str(cookie);
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn site(url: &str) -> Site {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Site { host: host.into(), path: path.into(), secure: scheme == "https" }
    }

    #[track_caller]
    fn check(from: &str, lines: &[&str], to: &str, expected: Option<&str>) {
        let mut jar = Jar::default();
        for line in lines {
            jar.learn(line, &site(from), NOW);
        }
        assert_eq!(jar.header(&site(to), None, NOW).as_deref(), expected, "{lines:?}");
    }

    #[test]
    fn no_cookie_of_a_file_has_control_characters() {
        let mut jar = Jar::default();
        let line = |name: &str, value: &str| format!("a.example\tFALSE\t/\tFALSE\t0\t{name}\t{value}\n");
        let text = [line("value", "a\u{7}b"), line("na\u{1}me", "a"), line("good", "yes")].concat();
        jar.load(&text, file::Sessions::Kept, NOW);
        assert_eq!(jar.header(&site("http://a.example/"), None, NOW).as_deref(), Some("good=yes"));
    }

    #[test]
    fn no_cookie_of_a_file_is_for_what_many_share() {
        let mut jar = Jar::default();
        let line = |domain: &str, name: &str| format!("{domain}\tTRUE\t/\tFALSE\t0\t{name}\tv\n");
        let text = [line(".co.uk", "a"), line("foo.co.uk", "b"), line("example", "c"), line("localhost", "d")].concat();
        jar.load(&text, file::Sessions::Kept, NOW);
        let mut sent = |url: &str| jar.header(&site(url), None, NOW);
        assert_eq!(sent("http://foo.co.uk/").as_deref(), Some("b=v"));
        assert_eq!(sent("http://example/"), None);
        assert_eq!(sent("http://localhost/").as_deref(), Some("d=v"));
    }

    #[test]
    fn cookies_go_back_to_where_they_came_from() {
        check(
            "http://a.example/x/y",
            &["a=1", "b=2; path=/", "c=3; Path=/z"],
            "http://a.example/x/q",
            Some("a=1; b=2"),
        );
        check("http://a.example/", &["a=1"], "http://b.example/", None);
        check("http://a.example/", &["a=1; path=/\tb", "b=2; path=/"], "http://a.example/", Some("b=2"));
        check("http://a.example/", &["a=1; domain=example"], "http://a.example/", None);
        check("http://a.b.example/", &["a=1; domain=.b.example"], "http://c.b.example/", Some("a=1"));
        check("http://a.b.example/", &["a=1; domain=c.example"], "http://a.b.example/", None);
        check("http://shop.co.uk/", &["a=1; domain=co.uk"], "http://shop.co.uk/", None);
        check("http://shop.co.uk./", &["a=1; domain=co.uk."], "http://other.co.uk./", None);
        check(
            "http://z.compute-1.amazonaws.com/",
            &["a=1; domain=amazonaws.com"],
            "http://z.compute-1.amazonaws.com/",
            None,
        );
        check("http://github.io/", &["a=1; domain=github.io"], "http://github.io/", Some("a=1"));
        check("http://github.io/", &["a=1; domain=github.io"], "http://other.github.io/", None);
        check("http://localhost/", &["a=1; domain=localhost"], "http://a.localhost/", None);
        check("http://127.0.0.1/", &["a=1; domain=127.0.0.1"], "http://127.0.0.1/", Some("a=1"));
        check("http://a.example/", &["a=1; path=/ab"], "http://a.example/abc", None);
        check("http://a.example/", &["a=1; path=/ab/"], "http://a.example/ab?c", Some("a=1"));
    }

    #[test]
    fn secure_cookies_stay_secure() {
        check("http://a.example/", &["a=1; secure"], "https://a.example/", None);
        check("https://a.example/", &["a=1; secure"], "http://a.example/", None);
        check("https://a.example/", &["a=1; secure"], "https://a.example/", Some("a=1"));
        check("http://localhost/", &["a=1; secure"], "http://localhost/", Some("a=1"));
        check("https://a.example/", &["__Host-a=1; secure; path=/"], "https://a.example/x", Some("__Host-a=1"));
        check("https://a.example/", &["__Host-a=1; secure; path=/b"], "https://a.example/b", None);
        check("http://a.example/", &["__Secure-a=1", "__secure-b=2"], "http://a.example/", Some("__secure-b=2"));
    }

    #[test]
    fn cookies_end() {
        check("http://a.example/", &["a=1; max-age=0"], "http://a.example/", None);
        check("http://a.example/", &["a=1; max-age=\"5\""], "http://a.example/", Some("a=1"));
        let expires = "a=1; expires=Thu, 01 Jan 1998 00:00:00 GMT";
        check("http://a.example/", &["a=1", expires], "http://a.example/", None);
        check("http://a.example/", &["novalue", "=1", "a=b\tc", "b=\u{1}"], "http://a.example/", None);
    }

    #[test]
    fn longer_paths_come_first_and_later_cookies_before_earlier_ones() {
        let lines = ["a=1", "b=2", "cc=3", "d=4; path=/", "a=5"];
        check("http://h.example/x/1", &lines, "http://h.example/x/2", Some("cc=3; b=2; a=5; d=4"));
    }

    #[test]
    fn what_the_command_gives_comes_last() {
        let mut jar = Jar::default();
        jar.learn("a=1", &site("http://h/"), NOW);
        assert_eq!(jar.header(&site("http://h/"), Some("b=2"), NOW).as_deref(), Some("a=1; b=2"));
        jar.learn(&format!("c={}", "x".repeat(4000)), &site("http://h/"), NOW);
        jar.learn(&format!("d={}", "x".repeat(4000)), &site("http://h/"), NOW);
        jar.learn(&format!("e={}", "x".repeat(4000)), &site("http://h/"), NOW);
        let header = jar.header(&site("http://h/"), Some("b=2"), NOW).expect("cookies");
        assert!(header.starts_with("e=") && header.len() < LONGEST && !header.contains("b=2"), "{}", header.len());
    }

    #[test]
    fn jars_are_read_and_written() {
        let mut jar = Jar::default();
        let text = "# Netscape HTTP Cookie File\n\n.example.com\tTRUE\t/\tFALSE\t2000000000\ta\tb\n\
            #HttpOnly_h.example.com\tFALSE\t/x\tTRUE\t0\tc\t\nbroken\nSet-Cookie: d=e\n";
        jar.load(text, file::Sessions::Kept, NOW);
        assert_eq!(jar.header(&site("http://h.example.com/x"), None, NOW).as_deref(), Some("a=b"));
        assert_eq!(jar.header(&site("http://127.0.0.1/"), None, NOW).as_deref(), Some("d=e"));
        let written = jar.text(NOW);
        let lines: Vec<_> = written.lines().skip(4).collect();
        let expected =
            ["#HttpOnly_h.example.com\tFALSE\t/x\tTRUE\t0\tc\t", ".example.com\tTRUE\t/\tFALSE\t2000000000\ta\tb"];
        assert_eq!(lines, expected);
        let mut fresh = Jar::default();
        fresh.load(text, file::Sessions::Dropped, NOW);
        assert_eq!(fresh.text(NOW).lines().count(), 5);
    }
}
