//! URLs and addresses as reqwest wants them, where curl guesses.

use crate::rust::text::Text;

/// A proxy's URL with the scheme and port that curl takes where none is given.
pub(super) fn proxy(url: Text) -> Text {
    let mut out = Text::default();
    if !url.start().contains("://") && !url.start().is_empty() {
        out.push("http://");
    }
    out.extend(url);
    let known = out.all().map(str::to_owned);
    if let Some((scheme, host)) = known.as_deref().and_then(|text| text.split_once("://"))
        && !host
            .trim_end_matches('/')
            .rsplit('@')
            .next()
            .is_some_and(|host| host.rsplit(']').next().unwrap_or(host).contains(':'))
    {
        let port = if scheme.eq_ignore_ascii_case("https") { 443 } else { 1080 };
        return Text::known(format!("{scheme}://{}:{port}", host.trim_end_matches('/')));
    }
    out
}

/// The parts of `host:port:address[,address]`.
pub(super) fn resolve(entry: &str) -> Option<(&str, u16, Vec<&str>)> {
    let (host, rest) = entry.split_once(':')?;
    let (port, addresses) = rest.split_once(':')?;
    let addresses: Vec<&str> = addresses.split(',').map(str::trim).collect();
    let plain = !host.is_empty() && !host.starts_with('-') && addresses.iter().all(|address| !address.is_empty());
    plain.then_some((host, port.parse().ok()?, addresses))
}

/// The four parts of `host:port:host:port`.
pub(super) fn detour(entry: &str) -> Option<[&str; 4]> {
    let (host, rest) = host(entry)?;
    let (port, rest) = rest.split_once(':')?;
    let (to, to_port) = self::host(rest)?;
    Some([host, port, to, to_port])
}

/// A host before a colon, which may have colons of its own in brackets.
fn host(text: &str) -> Option<(&str, &str)> {
    let end = if text.starts_with('[') { text.find(']')? } else { 0 };
    let colon = end + text[end..].find(':')?;
    Some((&text[..colon], &text[colon + 1..]))
}

/// The port that `url` goes to, if it is known.
pub(super) fn port(url: &str) -> Option<u16> {
    let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    match host.rsplit_once(':') {
        Some((_, port)) if !port.contains(']') => port.parse().ok(),
        _ if scheme.eq_ignore_ascii_case("https") => Some(443),
        _ => Some(80),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_get_the_port_that_curl_takes() {
        let check = |url: &str, expected: &str| assert_eq!(proxy(Text::known(url)).all(), Some(expected));
        check("proxy.test", "http://proxy.test:1080");
        check("https://p/", "https://p:443");
        check("socks5h://u:p@h", "socks5h://u:p@h:1080");
        check("http://[::1]", "http://[::1]:1080");
        check("http://h:3128", "http://h:3128");
    }

    #[test]
    fn ports_are_found() {
        assert_eq!(port("https://a.test/b:1"), Some(443));
        assert_eq!(port("http://u:p@a.test:8080?x"), Some(8080));
        assert_eq!(port("a.test"), Some(80));
        assert_eq!(port("http://[::1]/"), Some(80));
        assert_eq!(port("http://a:$PORT/"), None);
    }

    #[test]
    fn resolve_wants_all_three() {
        assert_eq!(resolve("a.test:443:1.2.3.4,[::1]"), Some(("a.test", 443, vec!["1.2.3.4", "[::1]"])));
        assert_eq!(resolve("-a.test:443"), None);
        assert_eq!(detour("a:1:[::1]:2"), Some(["a", "1", "[::1]", "2"]));
        assert_eq!(detour("::b:"), Some(["", "", "b", ""]));
        assert_eq!(detour("a:1"), None);
    }
}
