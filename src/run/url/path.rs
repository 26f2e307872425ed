//! Paths as curl sends them: dot segments resolved, bytes beyond ASCII escaped, nothing else touched.

use super::Dots;
use crate::run::{encode, octets};

/// `path` as it is sent.
pub(super) fn normal(path: &[u8], dots: Dots) -> String {
    let mut out = Vec::with_capacity(path.len() + 1);
    for &byte in path {
        if byte.is_ascii() { out.push(byte) } else { encode::push_escape(&mut out, byte) }
    }
    resolved(&octets::text(&upper_escapes(&out)), dots)
}

/// `path` with nothing done to it but that dot segments are resolved.
pub(super) fn resolved(path: &str, dots: Dots) -> String {
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    if dots == Dots::Keep { path } else { without_dots(&path) }
}

/// `bytes` with the digits of their escapes in capitals.
pub(in crate::run) fn upper_escapes(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at + 2 < out.len() {
        if out[at] == b'%' && out[at + 1].is_ascii_hexdigit() && out[at + 2].is_ascii_hexdigit() {
            out[at + 1].make_ascii_uppercase();
            out[at + 2].make_ascii_uppercase();
            at += 3;
        } else {
            at += 1;
        }
    }
    out
}

fn without_dots(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut segments = path[1..].split('/').peekable();
    while let Some(segment) = segments.next() {
        let dots = dots(segment);
        if dots == 0 {
            out.push(segment);
            continue;
        }
        if dots == 2 {
            out.pop();
        }
        if segments.peek().is_none() {
            out.push("");
        }
    }
    format!("/{}", out.join("/"))
}

/// How many dots `segment` consists of, if it is one that names a folder: 1 or 2, else 0.
pub(in crate::run) fn dots(segment: &str) -> usize {
    match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
        "." => 1,
        ".." => 2,
        _ => 0,
    }
}

/// `target` of a redirect with its blanks and what is beyond ASCII as curl writes them: a blank is `%20`, and `+` in
/// the query.
pub(super) fn without_blanks(target: &str) -> String {
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    escaped(path, "%20") + &escaped(query, "+")
}

/// A part of where a redirect leads, its blanks written as `blank`, what is beyond ASCII as escapes, and all escapes in
/// capitals.
pub(in crate::run) fn escaped(part: &str, blank: &str) -> String {
    let mut out = Vec::with_capacity(part.len());
    for &byte in octets::bytes(part).iter() {
        match byte {
            b' ' => out.extend(blank.bytes()),
            byte if byte.is_ascii() && !byte.is_ascii_control() => out.push(byte),
            byte => encode::push_escape(&mut out, byte),
        }
    }
    octets::text(&upper_escapes(&out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved() {
        for (path, expected) in [
            ("/a/./b", "/a/b"),
            ("/a/../b", "/b"),
            ("/../..", "/"),
            ("/a/..", "/"),
            ("/a/b/.", "/a/b/"),
            ("/a/%2e%2E/b", "/b"),
            ("/a//../b", "/a/b"),
            ("/...", "/..."),
            ("", "/"),
        ] {
            assert_eq!(normal(path.as_bytes(), Dots::Resolve), expected, "{path}");
        }
        assert_eq!(normal(b"/a/../b", Dots::Keep), "/a/../b");
    }
}
