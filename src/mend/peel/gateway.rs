//! URLs that a mail gateway or a redirector wrapped: Safe Links, URL Defense of each version, and their like.

mod defense;

use memchr::memmem;

use super::swallowed::opened;
use crate::text::Edit;

/// A wrapper that carries the URL in a parameter of its own.
struct Gateway {
    /// How its host ends.
    host: &'static str,
    /// Its path.
    path: &'static str,
    /// The parameter that holds the URL.
    parameter: &'static str,
    /// How the parameters begin that it always has besides.
    others: &'static [&'static str],
    /// What its links end with, where that is always the same.
    end: Option<&'static str>,
}

const GATEWAYS: [Gateway; 8] = [
    Gateway {
        host: ".safelinks.protection.outlook.com",
        path: "/",
        parameter: "url",
        others: &[],
        end: Some("reserved=0"),
    },
    Gateway {
        host: ".safelinks.protection.office365.us",
        path: "/",
        parameter: "url",
        others: &[],
        end: Some("reserved=0"),
    },
    Gateway { host: "linkprotect.cudasvc.com", path: "/url", parameter: "a", others: &["c="], end: None },
    Gateway { host: "www.google.com", path: "/url", parameter: "q", others: &["sa=", "usg="], end: None },
    Gateway { host: "slack-redir.net", path: "/link", parameter: "url", others: &[], end: None },
    Gateway { host: "l.facebook.com", path: "/l.php", parameter: "u", others: &["h="], end: None },
    Gateway { host: "protect2.fireeye.com", path: "/v1/url", parameter: "u", others: &["k="], end: None },
    Gateway { host: "clicktime.symantec.com", path: "/", parameter: "u", others: &[], end: None },
];

/// Every wrapped URL, as the URL inside.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = memmem::find(&text.as_bytes()[at..], b"https://").map(|offset| at + offset) {
        let rest = &text[start..];
        let found = defense::read(rest).or_else(|| wrapped(rest)).or_else(|| in_path(rest));
        at = start + found.as_ref().map_or(8, |(len, _)| *len);
        edits.extend(found.map(|(len, url)| Edit::new(start..start + len, opened(&url))));
    }
    edits
}

/// How long a wrapped URL may be.
const LONGEST: usize = 8192;

/// The URL at the start of `text`.
fn url(text: &str) -> &str {
    let ends = |byte: u8| byte <= b' ' || matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\') || !byte.is_ascii();
    let len = text.len().min(LONGEST);
    &text[..text.bytes().take(len).position(ends).unwrap_or(len)]
}

/// `https://HOST/PATH?PARAMETER=URL&…`
fn wrapped(text: &str) -> Option<(usize, String)> {
    let link = url(text);
    let (address, query) = link.split_once('?')?;
    let (host, path) = address["https://".len()..].split_once('/')?;
    let gateway = GATEWAYS.iter().find(|it| host.ends_with(it.host) && path == &it.path[1..])?;
    let parameters = || query.split('&').map(|parameter| parameter.strip_prefix("amp;").unwrap_or(parameter));
    let value = parameters().find_map(|parameter| parameter.strip_prefix(gateway.parameter)?.strip_prefix('='))?;
    let others = gateway.others.iter().all(|other| parameters().any(|parameter| parameter.starts_with(other)));
    let inner = percent(value).filter(|inner| others && is_url(inner))?;
    let end = gateway.end.and_then(|end| Some(link.rfind(end)? + end.len()));
    Some((end.unwrap_or(link.len()), inner))
}

/// `https://secure-web.cisco.com/…/https%3A%2F%2F…`
fn in_path(text: &str) -> Option<(usize, String)> {
    let link = url(text);
    let (_, inner) = link.strip_prefix("https://secure-web.cisco.com/")?.split_once('/')?;
    Some((link.len(), percent(inner).filter(|inner| is_url(inner))?))
}

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// `text` with every `%XX` read.
fn percent(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = digits.filter(|_| first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn wrapped_urls_come_out() {
        check(
            super::find,
            "curl \"https://n1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.b%2Fc%3Fd%3D1&data=x&reserved=0\" -v",
            "curl \"https://a.b/c?d=1\" -v",
        );
        check(super::find, "curl https://slack-redir.net/link?url=https%3A%2F%2Fa.b%2Fc -v", "curl https://a.b/c -v");
        check(super::find, "curl https://secure-web.cisco.com/1x/https%3A%2F%2Fa.b%2Fc -v", "curl https://a.b/c -v");
    }

    #[test]
    fn a_link_ends_where_its_gateway_ended_it() {
        check(
            super::find,
            "curl 'https://n1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.b%2F&data=x&reserved=0<ID>/d'",
            "curl 'https://a.b/<ID>/d'",
        );
        check(
            super::find,
            "https://n1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.b%2Fc%E2%80%9D&amp;data=x&amp;reserved=0/d",
            "https://a.b/c”/d",
        );
    }

    #[test]
    fn other_redirections_stay() {
        for text in ["curl 'https://www.google.com/url?q=https://a.b/c'", "curl https://a.b/url?a=https://c.d"] {
            check(super::find, text, text);
        }
    }
}
