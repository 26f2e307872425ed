//! The header lines of a request: what the command says of them, and what each hop makes of that.

use super::body::Payload;
use super::{Stop, World, octets};
use crate::curl::{HeaderOrigin, Request, Target};
use crate::knowledge::{credentials, options, secret_names};

/// A name and its value.
pub(super) type Header = (String, String);

/// Stands before a value that nothing parts from the colon, as it was given so.
pub(super) const GLUED: char = '\u{1}';

/// What the command says of headers.
#[derive(Clone, Debug, Default)]
pub(super) struct Headers {
    /// Those of `-H` and `--json`.
    pub(super) custom: Vec<Header>,
    /// Names of defaults that are left out, in lower case.
    pub(super) removed: Vec<String>,
    /// `-A`
    agent: Option<String>,
    /// `-e`
    pub(super) referer: Option<String>,
    /// `-b NAME=VALUE`
    pub(super) cookie: Option<String>,
    /// `Range`, or `Content-Range` where there is a body.
    pub(super) range: Option<Header>,
    /// `If-Modified-Since` and its like.
    pub(super) conditions: Vec<Header>,
    /// The type of a body, where no header says it.
    body_type: Option<String>,
    /// That of a form, with its boundary, whatever headers say.
    form_type: Option<String>,
}

/// What differs from hop to hop.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent")]
pub(super) struct Varying {
    pub(super) authorization: Option<String>,
    /// The same as a signature, with what it needs beside it.
    pub(super) signature: Vec<Header>,
    pub(super) cookie: Option<String>,
    pub(super) referer: Option<String>,
    /// Whether a redirect took the body away.
    pub(super) lost_body: bool,
    /// Whether the body is held back until the server has asked who sends it.
    pub(super) probing: bool,
    /// Whether it goes to where the first one went.
    pub(super) home: bool,
    /// Whether what the command says of users goes there too.
    pub(super) trusted: bool,
}

impl Headers {
    /// What `request` says of headers.
    pub(super) fn new(request: &Request, payload: &Payload, world: &World) -> Result<Self, Stop> {
        let mut out = Self { removed: request.removed.clone(), ..Self::default() };
        let mut implied = Vec::new();
        for header in &request.headers {
            if let HeaderOrigin::File(_) = header.origin {
                out.file(&Target::Path(header.value.clone()), world)?;
                continue;
            }
            let (name, value) = (world.fill(&header.name)?, world.fill(&header.value)?);
            match (header.origin, name.as_str()) {
                (HeaderOrigin::Option(_), "User-Agent") => out.agent = Some(value),
                (HeaderOrigin::Option(_), "Referer") => out.referer = Some(value),
                (HeaderOrigin::Option(_), "Cookie") => out.cookie = Some(value),
                (HeaderOrigin::Option(_), "Range") => out.range = Some((name, value)),
                (HeaderOrigin::Implied, _) => out.body_type = Some(value),
                (HeaderOrigin::Option(_), _) => implied.push((name, value)),
                // A variable may have held no name.
                _ if name.is_empty() => {}
                _ => {
                    check(&name, &value)?;
                    let whole = header.untrimmed.as_ref().map(|whole| world.fill(whole).map(glued)).transpose()?;
                    out.custom.push((name, whole.unwrap_or(value)));
                }
            }
        }
        // What stands in a file of headers is known only now.
        implied.retain(|(name, _)| !out.mentions(name));
        out.custom.extend(implied);
        out.connections();
        if let Some(boundary) = &payload.boundary {
            out.multipart(boundary.text());
        }
        Ok(out)
    }

    /// The headers of a file: one a line, `#` lines and blank lines left out.
    fn file(&mut self, file: &Target, world: &World) -> Result<(), Stop> {
        let bytes = match file {
            Target::Path(path) if path.known() == Some("-") => world.read(&Target::Stdio)?,
            other => world.read(other)?,
        };
        let text = octets::text(&bytes);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(':') {
                Some(("", _)) => {}
                Some((name, value)) if value.trim().is_empty() => self.removed.push(name.to_ascii_lowercase()),
                Some((name, value)) => {
                    check(name, value.trim())?;
                    self.custom.push((name.to_owned(), glued(value.to_owned())));
                }
                None => match line.split_once(';') {
                    Some(("", _)) => {}
                    Some((name, "")) => self.custom.push((name.to_owned(), String::new())),
                    Some((name, _)) if !name.eq_ignore_ascii_case("host") => {
                        self.removed.push(name.to_ascii_lowercase());
                    }
                    _ => {}
                },
            }
        }
        Ok(())
    }

    /// `Connection` is a line that curl writes itself, beginning with what the first of those given says.
    fn connections(&mut self) {
        let is_one = |name: &str| name.trim_end().eq_ignore_ascii_case("connection");
        self.custom.retain(|(name, value)| !is_one(name) || name.trim_end() == name && !bare(value).is_empty());
        if let Some((_, value)) = self.custom.iter_mut().find(|(name, _)| is_one(name)) {
            *value = bare(value).to_owned();
        }
    }

    /// The type of a form: the first one given, be it that it was taken away.
    fn multipart(&mut self, boundary: &str) {
        let kind = match self.given("content-type") {
            Some(given) => given,
            None if self.mentions("content-type") => "",
            None => "multipart/form-data",
        };
        self.form_type = Some(format!("{kind}; boundary={boundary}"));
    }

    /// Whether `-H` says something of this name, in any form.
    pub(super) fn mentions(&self, name: &str) -> bool {
        // A blank before the colon makes it another name to curl.
        let is_it = |other: &str| other.eq_ignore_ascii_case(name);
        self.custom.iter().any(|(other, _)| is_it(other)) || self.removed.iter().any(|other| is_it(other))
    }

    /// The first value that `-H` gives this name.
    pub(super) fn given(&self, name: &str) -> Option<&str> {
        self.custom.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| bare(value))
    }

    /// The lines of one hop, in the order in which curl writes them.
    pub(super) fn lines(&self, varying: &Varying) -> Vec<Header> {
        let mut out = Vec::with_capacity(self.custom.len() + 4);
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value.filter(|_| !self.mentions(name)) {
                out.push((name.to_owned(), parted(value)));
            }
        };
        add("Authorization", varying.authorization.clone());
        for (name, value) in &varying.signature {
            add(name, Some(value.clone()));
        }
        if let Some((name, value)) = &self.range {
            add(name, Some(value.clone()));
        }
        let agent = self.agent.clone().unwrap_or_else(|| format!("curl/{}", options::release()));
        add("User-Agent", Some(agent));
        add("Accept", Some("*/*".to_owned()));
        add("Referer", varying.referer.clone());
        if let Some(cookie) = &varying.cookie {
            // What the engine knows is sent beside a header that was given.
            out.push(("Cookie".to_owned(), parted(cookie.clone())));
        }
        // A tag goes beside one that was given.
        let wanted = |(name, _): &&Header| name == "If-None-Match" || !self.mentions(name);
        out.extend(self.conditions.iter().filter(wanted).cloned());
        // Of several hosts curl takes the first.
        let host = self.custom.iter().position(is_host);
        let form = self.form_type.as_ref().filter(|_| !varying.lost_body);
        let goes = |(at, header): &(usize, &Header)| {
            Self::goes(header, varying)
                && (!is_host(header) || host == Some(*at))
                && (form.is_none() || !header.0.trim_end().eq_ignore_ascii_case("content-type"))
        };
        out.extend(self.custom.iter().enumerate().filter(goes).map(|(_, header)| header.clone()));
        let plain = self.body_type.as_ref().filter(|_| !varying.lost_body && !self.mentions("content-type"));
        // A form that is held back has no boundary yet.
        if let Some(kind) = form.filter(|_| !varying.probing).or(plain) {
            out.push(("Content-Type".to_owned(), kind.clone()));
        }
        out
    }

    fn goes((name, _): &Header, varying: &Varying) -> bool {
        match name.trim_end().to_ascii_lowercase().as_str() {
            "authorization" | "cookie" => varying.trusted,
            "host" => varying.home,
            // Without a body there is nothing to be cut into chunks.
            "transfer-encoding" => !varying.lost_body,
            "content-length" => !varying.lost_body && !varying.probing,
            _ => true,
        }
    }
}

/// A value without the blanks around it.
pub(super) fn bare(value: &str) -> &str {
    value.trim_start_matches(GLUED).trim()
}

fn is_host((name, _): &Header) -> bool {
    name.eq_ignore_ascii_case("host")
}

/// A value with a blank between it and the colon, be it that it begins with one itself.
fn parted(value: String) -> String {
    if value.starts_with([' ', '\t']) { format!(" {value}") } else { value }
}

/// A value as it stood behind its colon.
fn glued(value: String) -> String {
    if value.starts_with([' ', '\t']) { value } else { format!("{GLUED}{value}") }
}

fn check(name: &str, value: &str) -> Result<(), Stop> {
    if name.bytes().any(|byte| byte.is_ascii_control()) {
        let shown = crate::text::visible(name);
        return Err(Stop::refused(format!("`{shown}` is no name of a header; it may hold no control character")));
    }
    if value.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t') {
        return Err(Stop::refused(format!("the value of `{name}` has a line end or another control character")));
    }
    Ok(())
}

/// Whether a header says who asks, so that it must not go just anywhere.
pub(super) fn is_credential((name, value): &Header) -> bool {
    secret_names::is_header(name)
        || name.eq_ignore_ascii_case("x-auth-email")
        || credentials::classify(bare(value)).is_some_and(|credential| credential.class.is_secret())
}
