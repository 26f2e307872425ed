//! A request ready to be sent: every value known, every file read, everything allowed.

use super::carriage::Carriage;
use super::cookies::Sessions;
use super::delivery::Delivery;
use super::headers::{self, Header, Headers};
use super::login::Login;
use super::method::Method;
use super::shared::Shared;
use super::sigv4::Signer;
use super::sink::{self, Sink};
use super::{Content, Stop, Url, World, octets};
use crate::curl::{Request, Target};

/// A request ready to be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) method: Method,
    pub(super) url: Url,
    /// The URL as the command has it.
    pub(super) given: String,
    /// `user:password` of the URL.
    pub(super) user: Option<String>,
    pub(super) login: Login,
    pub(super) signer: Option<Signer>,
    pub(super) cookies: Cookies,
    /// Whether a redirect tells where it came from.
    pub(super) referer_auto: bool,
    pub(super) session: Shared,
    /// The how manieth URL of the command it goes to, from 0.
    pub(super) number: usize,
    pub(super) headers: Headers,
    /// Names of headers that are not to be sent.
    pub(super) removed: Vec<String>,
    pub(super) body: Option<Content>,
    pub(super) carriage: Carriage,
    pub(super) delivery: Delivery,
    pub(super) notes: Vec<String>,
}

/// Something that a user should be asked about first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Danger {
    /// The request deletes what its URL names.
    Delete(String),
    /// The request empties a zone's whole cache.
    PurgeEverything,
}

impl Prepared {
    /// What a user should be asked about before it is sent.
    pub fn danger(&self) -> Option<Danger> {
        if self.method.word.eq_ignore_ascii_case("DELETE") {
            return Some(Danger::Delete(self.url.path().to_owned()));
        }
        let body: serde_json::Value = serde_json::from_slice(&self.body.as_ref()?.bytes()?).ok()?;
        (body.get("purge_everything")? == true).then_some(Danger::PurgeEverything)
    }

    /// What is done otherwise than curl does it, and yet does not bar the request.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// What is done with cookies beside sending those that the command itself gives.
#[derive(Clone, Debug, Default)]
pub(super) struct Cookies {
    /// Whether the engine is on.
    pub(super) is_on: bool,
    /// Whether some may come from files.
    from_files: bool,
    /// Where all of them go at the end.
    pub(super) jar: Option<Sink>,
}

impl Cookies {
    pub(super) fn new(request: &Request, session: &Shared, world: &World) -> Result<Self, Stop> {
        let sessions = if request.junk_cookies { Sessions::Dropped } else { Sessions::Kept };
        let mut from_files = false;
        for file in &request.cookie_files {
            let path = world.fill(file)?;
            if path.is_empty() {
                continue;
            }
            let target = if path == "-" { Target::Stdio } else { Target::Path(file.clone()) };
            match world.read_late(&target) {
                Ok(bytes) => session.load(&path, &octets::text(&bytes), sessions),
                // A file that is not there only switches the engine on.
                Err(stop) if stop.exit == 26 => {}
                Err(stop) => return Err(stop),
            }
            from_files = true;
        }
        let jar = request.cookie_jar.as_ref().map(|path| sink::sink(&Target::named(&world.fill(path)?), world));
        let jar = jar.transpose()?;
        Ok(Self { is_on: jar.is_some() || !request.cookie_files.is_empty(), from_files, jar })
    }
}

impl Prepared {
    /// Whether the reply goes to this process's standard output.
    pub fn shows_reply(&self) -> bool {
        self.delivery.body.as_ref().is_none_or(|sink| *sink == Sink::Own) && self.delivery.stdout == Sink::Own
    }

    /// Whether `header` says who asks on the command's account; cookies that a server has set go back to it alone.
    pub(super) fn is_credential(&self, header: &Header) -> bool {
        let is_given = || self.cookies.from_files || self.headers.cookie.is_some() || self.headers.mentions("cookie");
        headers::is_credential(header) && (header.0 != "Cookie" || is_given())
    }
}
