//! Digest authentication (RFC 7616): a challenge, and the answer to it.

use super::octets;
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher, RandomState};

use md5::{Digest as _, Md5};
use sha2::{Sha256, Sha512_256};

use super::encode;

/// What a server asks with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Challenge {
    realm: String,
    nonce: String,
    opaque: Option<String>,
    algorithm: Option<String>,
    quality: Option<&'static str>,
    /// Whether the nonce was good once, so that the answer may be tried again.
    pub(super) stale: bool,
    hashes_user: bool,
    /// How often the nonce has been used.
    pub(super) count: u32,
}

/// A function from bytes to hexadecimal digits.
#[derive(Clone, Copy)]
enum Hash {
    Md5,
    Sha256,
    Sha512,
}

impl Hash {
    fn hex(self, text: &str) -> String {
        let bytes = match self {
            Self::Md5 => Md5::digest(octets::bytes(text)).to_vec(),
            Self::Sha256 => Sha256::digest(octets::bytes(text)).to_vec(),
            Self::Sha512 => Sha512_256::digest(octets::bytes(text)).to_vec(),
        };
        encode::hex(&bytes)
    }
}

impl Challenge {
    /// Reads what stands behind `Digest` in a challenge; `None` where curl could not answer it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut out = Self { count: 1, ..Self::default() };
        let mut nonce = None;
        for (name, value) in pairs(text) {
            match name.to_ascii_lowercase().as_str() {
                "realm" => out.realm = value,
                "nonce" => nonce = Some(value),
                "opaque" => out.opaque = Some(value),
                "algorithm" => out.algorithm = Some(value),
                "stale" => out.stale = value.eq_ignore_ascii_case("true"),
                "userhash" => out.hashes_user = value.eq_ignore_ascii_case("true"),
                "qop" => out.quality = quality(&value),
                _ => {}
            }
        }
        out.nonce = nonce?;
        out.hash().map(|_| out)
    }

    /// The hash, and whether its key is one of the session.
    fn hash(&self) -> Option<(Hash, bool)> {
        let name = self.algorithm.as_deref().unwrap_or("MD5").to_ascii_uppercase();
        let (name, session) = name.strip_suffix("-SESS").map_or((name.as_str(), false), |name| (name, true));
        let hash = match name {
            "MD5" => Hash::Md5,
            "SHA-256" => Hash::Sha256,
            "SHA-512-256" => Hash::Sha512,
            _ => return None,
        };
        Some((hash, session))
    }

    /// What stands behind `Digest` in the answer for a request of `method` and `target`.
    pub(super) fn answer(&mut self, (user, password): (&str, &str), method: &str, target: &str) -> String {
        self.answer_with((user, password), method, target, &random())
    }

    fn answer_with(&mut self, (user, password): (&str, &str), method: &str, target: &str, own: &str) -> String {
        let (hash, session) = self.hash().expect("a challenge of an unknown kind is not kept");
        let Self { realm, nonce, .. } = self;
        let mut key = hash.hex(&format!("{user}:{realm}:{password}"));
        if session {
            key = hash.hex(&format!("{key}:{nonce}:{own}"));
        }
        let body = if self.quality == Some("auth-int") { format!(":{}", hash.hex("")) } else { String::new() };
        let asked = hash.hex(&format!("{method}:{target}{body}"));
        let name = if self.hashes_user { hash.hex(&format!("{user}:{realm}")) } else { quoted(user) };
        let mut out = format!(
            "username=\"{name}\", realm=\"{}\", nonce=\"{}\", uri=\"{}\"",
            quoted(realm),
            quoted(nonce),
            quoted(target)
        );
        if let Some(quality) = self.quality {
            let count = format!("{:08x}", self.count);
            let response = hash.hex(&format!("{key}:{nonce}:{count}:{own}:{quality}:{asked}"));
            let _ = write!(out, ", cnonce=\"{own}\", nc={count}, qop={quality}, response=\"{response}\"");
            self.count += 1;
        } else {
            let _ = write!(out, ", response=\"{}\"", hash.hex(&format!("{key}:{nonce}:{asked}")));
        }
        if let Some(opaque) = &self.opaque {
            let _ = write!(out, ", opaque=\"{}\"", quoted(opaque));
        }
        if let Some(algorithm) = &self.algorithm {
            let _ = write!(out, ", algorithm={algorithm}");
        }
        if self.hashes_user {
            out += ", userhash=true";
        }
        out
    }
}

fn quality(list: &str) -> Option<&'static str> {
    let has = |name: &str| list.split(',').any(|item| item.trim().eq_ignore_ascii_case(name));
    ["auth", "auth-int"].into_iter().find(|name| has(name))
}

/// `text` between quotes: what is no plain ASCII is written by its numbers.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for &byte in octets::bytes(text).iter() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}

/// A nonce of the client's.
fn random() -> String {
    // Each `RandomState` is keyed anew by the standard library.
    let number = || RandomState::new().build_hasher().finish();
    encode::base64(format!("{:016x}{:016x}", number(), number()).as_bytes())
}

/// The `name=value` of a challenge, quoted or not.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.trim_matches([' ', '\t', ',']).to_owned();
        let value;
        (value, rest) = if let Some(inside) = after.trim_start().strip_prefix('"') {
            unquote(inside)
        } else {
            let end = after.find(',').unwrap_or(after.len());
            (after[..end].trim().to_owned(), &after[end..])
        };
        out.push((name, value));
    }
    out
}

/// The text up to a quote mark that no backslash protects, and what stands behind that.
fn unquote(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, letter)) = chars.next() {
        match letter {
            '"' => return (out, &text[at + 1..]),
            '\\' => out.extend(chars.next().map(|(_, next)| next)),
            _ => out.push(letter),
        }
    }
    (out, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(challenge: &str, expected: &str) {
        let mut challenge = Challenge::read(challenge).expect("a good challenge");
        let own = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        assert_eq!(challenge.answer_with(("Mufasa", "Circle of Life"), "GET", "/dir/index.html", own), expected);
    }

    #[test]
    fn the_examples_of_the_rfc() {
        let tail = r#"nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS""#;
        for (algorithm, response) in [
            ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
            ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
        ] {
            check(
                &format!(r#"realm="http-auth@example.org", qop="auth, auth-int", algorithm={algorithm}, {tail}"#),
                &format!(
                    r#"username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", nc=00000001, qop=auth, response="{response}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", algorithm={algorithm}"#
                ),
            );
        }
    }

    #[test]
    fn a_challenge_without_quality_is_answered_as_of_old() {
        let mut challenge = Challenge::read(r#"realm="testrealm", nonce="1053604145""#).expect("a good challenge");
        assert_eq!(
            challenge.answer(("testuser", "testpass"), "GET", "/64"),
            r#"username="testuser", realm="testrealm", nonce="1053604145", uri="/64", response="c55f7f30d83d774a3d2dcacf725abaca""#
        );
    }

    #[test]
    fn what_cannot_be_answered_is_no_challenge() {
        assert_eq!(Challenge::read(r#"realm="a""#), None);
        assert_eq!(Challenge::read(r#"realm="a", nonce="b", algorithm=ROT13"#), None);
        let escaped = Challenge::read(r#"realm="a\"b", nonce=n, stale=TRUE"#).expect("a good challenge");
        assert_eq!((escaped.realm.as_str(), escaped.nonce.as_str(), escaped.stale), ("a\"b", "n", true));
    }
}
