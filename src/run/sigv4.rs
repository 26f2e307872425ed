//! Signatures as AWS wants them (version 4), and others who took them over. Knows one request and not those before it.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::headers::{GLUED, Header, Headers};
use super::login::User;
use super::method::Kind;
use super::{Content, Stop, Url, encode, octets};
use crate::curl::moment::Moment;
use crate::curl::{Body, Request};

/// How long a part of what the option gives may be.
const LONGEST: usize = 64;

/// How many parts of a query are signed at most.
const MOST_PARTS: usize = 127;

/// Services that take a path as it is in the request; others want it encoded once more.
const WITH_PLAIN_PATHS: [&str; 3] = ["s3", "s3-express", "s3-outposts"];

/// What the command says of signatures.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    /// Whose way of signing it is: `aws`.
    vendor: String,
    /// What stands in the names of headers: `amz`.
    prefix: String,
    region: Option<String>,
    service: Option<String>,
    payload: Payload,
}

/// What is signed of a body.
#[derive(Clone, Debug)]
pub(super) enum Payload {
    /// The data of `-d`, by its hash, which is signed even where a redirect has left the data behind.
    Data(String),
    /// A body of no bytes, or none at all.
    Empty,
    /// A form, or a file: curl does not read it before it is sent.
    Unread,
}

impl Payload {
    /// What is signed of `content`, the body that `request` has.
    pub(super) fn new(request: &Request, content: Option<&Content>) -> Result<Self, Stop> {
        Ok(match (&request.body, content) {
            (Body::Data(_), Some(content)) => Self::Data(sha256(&content.read()?)),
            (Body::None, _) | (_, None) => Self::Empty,
            (_, Some(content)) if content.len() == Some(0) => Self::Empty,
            _ => Self::Unread,
        })
    }
}

/// What is signed of a request.
#[derive(Clone, Copy)]
pub(super) struct Draft<'a> {
    pub(super) method: &'a str,
    pub(super) kind: Kind,
    pub(super) url: &'a Url,
    pub(super) headers: &'a Headers,
    /// When it is signed, in seconds from 1970.
    pub(super) time: i64,
}

/// What a signature holds for.
struct Scope {
    region: String,
    service: String,
}

impl Signer {
    /// Reads `VENDOR[:PREFIX[:REGION[:SERVICE]]]`.
    pub(super) fn read(text: &str, payload: Payload) -> Result<Self, Stop> {
        let text = if text.is_empty() { "aws:amz" } else { text };
        // What stands behind an empty part does not count.
        let parts: Vec<_> = text.split(':').take_while(|part| (1..=LONGEST).contains(&part.len())).collect();
        let part = |index: usize| parts.get(index).map(|&part| part.to_owned());
        let vendor = part(0).ok_or_else(|| Stop::curl(43, "the first part of `--aws-sigv4` is empty or too long"))?;
        let prefix = part(1).unwrap_or_else(|| vendor.clone());
        Ok(Self { vendor, prefix, region: part(2), service: part(3), payload })
    }

    /// The headers that sign `draft` in the name of `user`.
    pub(super) fn sign(&self, user: &User, draft: &Draft<'_>) -> Result<Vec<Header>, Stop> {
        if draft.headers.mentions("authorization") {
            return Ok(Vec::new());
        }
        let scope = self.scope(draft.url.name())?;
        let mut own = Vec::new();
        let hash = self.payload_hash(&scope, draft, &mut own);
        let time = self.time(draft, &mut own)?;
        let day = time.get(..8).unwrap_or_default();
        let (vendor, request) = (self.vendor.to_uppercase(), format!("{}4_request", self.vendor.to_lowercase()));
        let (canonical, signed) = canonical(draft, &own, &scope, &hash)?;
        let range = format!("{day}/{}/{}/{request}", scope.region, scope.service);
        let text = format!("{vendor}4-HMAC-SHA256\n{time}\n{range}\n{}", sha256(&octets::bytes(&canonical)));
        let mut key = octets::bytes(&format!("{vendor}4{}", user.1)).into_owned();
        for part in [day, &scope.region, &scope.service, &request, &text] {
            key = keyed(&key, part)?;
        }
        let name = octets::text(&encode::segment(&octets::bytes(&user.0)));
        let value = format!(
            "{vendor}4-HMAC-SHA256 Credential={name}/{range}, SignedHeaders={signed}, Signature={}",
            encode::hex(&key)
        );
        own.insert(0, ("Authorization".to_owned(), value));
        Ok(own)
    }

    /// Region and service; those that are not given stand in the name of the host.
    fn scope(&self, host: &str) -> Result<Scope, Stop> {
        let missing = |what| Stop::curl(3, format!("`--aws-sigv4` names no {what}, and neither does `{host}`"));
        if let Some((region, service)) = self.region.clone().zip(self.service.clone()) {
            return Ok(Scope { region, service });
        }
        let label = |text: &str| {
            let (label, rest) = text.split_once('.')?;
            (1..=LONGEST).contains(&label.len()).then(|| (label.to_owned(), rest.to_owned()))
        };
        let (service, rest) = label(host).ok_or_else(|| missing("service"))?;
        let region = self.region.clone().or_else(|| label(&rest).map(|(label, _)| label));
        Ok(Scope { region: region.ok_or_else(|| missing("region"))?, service })
    }

    /// The hash of the body; what the server is told of it goes to `own`.
    fn payload_hash(&self, scope: &Scope, draft: &Draft<'_>, own: &mut Vec<Header>) -> String {
        let name = format!("x-{}-content-sha256", self.prefix);
        if draft.headers.mentions(&name) {
            return draft.headers.given(&name).unwrap_or_default().to_owned();
        }
        let stores = self.vendor.eq_ignore_ascii_case("aws") && scope.service.eq_ignore_ascii_case("s3");
        let hash = match &self.payload {
            Payload::Data(hash) => hash.clone(),
            Payload::Unread if stores && !matches!(draft.kind, Kind::Get | Kind::Head) => "UNSIGNED-PAYLOAD".to_owned(),
            Payload::Empty | Payload::Unread => sha256(b""),
        };
        own.extend(stores.then(|| (name, hash.clone())));
        hash
    }

    /// When it is signed: now, or when a header says; a header of it goes to the front of `own`.
    fn time(&self, draft: &Draft<'_>, own: &mut Vec<Header>) -> Result<String, Stop> {
        let prefix = self.prefix.to_lowercase();
        let (first, rest) = prefix.split_at(prefix.chars().next().map_or(0, char::len_utf8));
        let name = format!("X-{}{rest}-Date", first.to_uppercase());
        let Some(given) = [name.as_str(), "Date"].into_iter().find(|name| draft.headers.mentions(name)) else {
            let Moment { year, month, day, hour, minute, second, .. } = Moment::after(draft.time);
            let time = format!("{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}Z", month + 1);
            own.insert(0, (name, time.clone()));
            return Ok(time);
        };
        let value = draft.headers.given(given);
        if value == Some("") {
            return Err(Stop::curl(
                27,
                format!("`{given}` is sent with no value, and a signature has to have its date"),
            ));
        }
        let value = value.unwrap_or_default();
        let end = value.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(value.len());
        // With a date of another form curl signs none.
        Ok(value[..end].to_owned()).map(|time| if time.len() == 16 { time } else { String::new() })
    }
}

/// What is signed, and the names of the headers in it.
fn canonical(draft: &Draft<'_>, own: &[Header], scope: &Scope, hash: &str) -> Result<(String, String), Stop> {
    let path = draft.url.path();
    let plain = WITH_PLAIN_PATHS.contains(&scope.service.as_str());
    let path = if plain { path.to_owned() } else { encoded_path(path) };
    let query = query(draft.url.query().unwrap_or_default())?;
    let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let host = (!draft.headers.mentions("host")).then(|| ("host".to_owned(), draft.url.authority()));
    let given = draft.headers.custom.iter().chain(draft.headers.conditions.iter().filter(|it| it.0 == "If-None-Match"));
    for (name, value) in host.iter().chain(own).chain(given) {
        headers.entry(name.to_ascii_lowercase()).or_default().push(trimmed(value));
    }
    let lines: Vec<_> = headers.iter().map(|(name, values)| format!("{name}:{}\n", values.join(","))).collect();
    let signed = headers.into_keys().collect::<Vec<_>>().join(";");
    Ok((format!("{}\n{path}\n{query}\n{}\n{signed}\n{hash}", draft.method, lines.concat()), signed))
}

/// `value` with no blanks around it, and one where there are several.
fn trimmed(value: &str) -> String {
    let words = value.trim_start_matches(GLUED).split([' ', '\t']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn encoded_path(path: &str) -> String {
    let parts: Vec<_> = path.split('/').map(|part| encode::segment(&octets::bytes(part))).collect();
    octets::text(&parts.join(&b'/'))
}

/// The parts of a query in order, each encoded anew.
fn query(query: &[u8]) -> Result<String, Stop> {
    let parts = query.split(|&byte| byte == b'&').filter(|part| !part.is_empty());
    let mut pairs: Vec<_> = parts
        .map(|part| {
            let equals = part.iter().position(|&byte| byte == b'=');
            let (name, value) = equals.map_or((part, [].as_slice()), |at| (&part[..at], &part[at + 1..]));
            (query_part(name), query_part(value))
        })
        .collect();
    if pairs.len() > MOST_PARTS {
        return Err(Stop::curl(100, "the query has more parts than can be signed"));
    }
    pairs.sort();
    Ok(pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&"))
}

/// A plus stands for a blank, unless it is escaped.
fn query_part(part: &[u8]) -> String {
    let words: Vec<_> = part.split(|&byte| byte == b'+').map(|word| encode::segment(&encode::unescape(word))).collect();
    octets::text(&words.join(b"%20".as_slice()))
}

fn sha256(bytes: &[u8]) -> String {
    encode::hex(&Sha256::digest(bytes))
}

fn keyed(key: &[u8], text: &str) -> Result<Vec<u8>, Stop> {
    let mac = Hmac::<Sha256>::new_from_slice(key);
    let mac = mac.map_err(|_| Stop::curl(27, "the password is too long to sign with"))?;
    Ok(mac.chain_update(text).finalize().into_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::url::{Dots, Scheme};

    /// 2015-08-30T12:36:00Z
    const TIME: i64 = 1_440_938_160;

    /// The signature of a request of AWS's suite of tests.
    fn sign(method: &str, target: &str, headers: &[(&str, &str)], payload: Payload) -> Vec<Header> {
        let user = ("AKIDEXAMPLE".to_owned(), "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_owned());
        let url =
            Url::new(Scheme::Https, "example.amazonaws.com", target.as_bytes(), Dots::Resolve).expect("a good URL");
        let mut given = Headers::default();
        given.custom.extend(headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let kind = if method == "POST" { Kind::Post } else { Kind::Get };
        let draft = Draft { method, kind, url: &url, headers: &given, time: TIME };
        let signer = Signer::read("aws:amz:us-east-1:service", payload).expect("a good value");
        signer.sign(&user, &draft).expect("a region and a service")
    }

    #[track_caller]
    fn check(method: &str, target: &str, headers: &[(&str, &str)], signed: &str, signature: &str) {
        let found = sign(method, target, headers, Payload::Empty);
        let expected = format!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
             SignedHeaders={signed}, Signature={signature}"
        );
        assert_eq!(found[0], ("Authorization".to_owned(), expected));
        assert_eq!(found[1], ("X-Amz-Date".to_owned(), "20150830T123600Z".to_owned()));
    }

    #[test]
    fn requests_of_the_suite() {
        let plain = "host;x-amz-date";
        check("GET", "/", &[], plain, "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        check("POST", "/", &[], plain, "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        let query = "/?Param2=value2&Param1=value1";
        check("GET", query, &[], plain, "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
        let headers = [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")];
        let signed = "host;my-header1;x-amz-date";
        check("GET", "/", &headers, signed, "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
    }
}
