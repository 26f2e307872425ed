//! From one request of a transfer to the next: redirects, and answers to who asks.

use super::address::{self, Address};
use super::cookies::Site;
use super::headers::{Header, Varying};
use super::login::{Talk, User, Way};
use super::method::{Kind, Method};
use super::prepared::Prepared;
use super::reply::Reply;
use super::sigv4::Draft;
use super::stop::Reached;
use super::{Content, Permission, Stop, Url, clock, octets};
use crate::curl::protocols::{self, Before};

/// One request of a transfer.
#[derive(Clone, Debug)]
pub(super) struct Hop {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<Header>,
    pub(super) body: Option<Content>,
    /// Why it cannot be sent.
    pub(super) fault: Option<Stop>,
    trail: Trail,
}

/// What a hop knows of those before it.
#[derive(Clone, Debug, Default)]
struct Trail {
    /// `user:password` of the URL.
    user: Option<String>,
    referer: Option<String>,
    server: Talk,
    /// The same for the proxy that it is written to.
    gate: Talk,
    lost_body: bool,
    followed: bool,
}

/// What comes after a reply.
#[derive(Debug)]
pub(super) enum After {
    /// The same again, telling who asks.
    Again(Box<Hop>),
    /// What the reply leads to.
    Redirect(Box<Hop>),
    /// Nothing: it is the last one.
    End(Box<Hop>),
}

impl Hop {
    /// The first one.
    pub(super) fn first(prepared: &Prepared) -> Self {
        let trail =
            Trail { user: prepared.user.clone(), referer: prepared.headers.referer.clone(), ..Trail::default() };
        let hop = Self {
            method: prepared.method.clone(),
            url: prepared.url.clone(),
            headers: Vec::new(),
            body: prepared.body.clone(),
            fault: None,
            trail,
        };
        hop.armed(prepared)
    }

    /// What comes after `reply`; `redirects` have been followed so far.
    pub(super) fn after(mut self, reply: &Reply, redirects: usize, prepared: &Prepared) -> Result<After, Stop> {
        if prepared.cookies.is_on {
            prepared.session.learn(reply, &self.site(prepared));
        }
        prepared.carriage.upgrades.learn(reply, &self.url);
        let rules = prepared.carriage.redirects;
        let too_many = || Stop::curl(47, format!("Maximum ({redirects}) redirects followed"));
        if self.asks_again(reply, prepared) {
            if redirects >= rules.limit {
                return Err(too_many());
            }
            self.body.clone_from(&prepared.body);
            if self.trail.lost_body {
                self.body = None;
            }
            return Ok(After::Again(Box::new(self.armed(prepared))));
        }
        let location =
            reply.header("location").filter(|to| !to.is_empty() && rules.follow && is_redirect(reply.status));
        let Some(location) = location else { return Ok(After::End(Box::new(self))) };
        if redirects >= rules.limit {
            return Err(too_many());
        }
        self.next(reply.status, location, prepared).map(|hop| After::Redirect(Box::new(hop)))
    }

    /// Whether the reply wants to know who asks, and can be told.
    fn asks_again(&mut self, reply: &Reply, prepared: &Prepared) -> bool {
        let way = prepared.login.way();
        let known = self.user(prepared).is_some();
        let probing = std::mem::take(&mut self.trail.server.probing);
        let probed_gate = std::mem::take(&mut self.trail.gate.probing);
        if reply.status == 407
            && let Some((way, _)) = self.gate(prepared)
        {
            return self.trail.gate.hear(way, &reply.all("proxy-authenticate"));
        }
        if known && (reply.status == 401 || probing && reply.status < 300) {
            let challenges = reply.all("www-authenticate");
            if reply.status == 401 {
                return self.trail.server.hear(way, &challenges);
            }
            // What was held back for the proxy alone is never sent by curl.
            self.trail.gate.probing = probed_gate;
            self.trail.gate.was_needless();
            self.trail.server.probing = probing;
            return self.trail.server.was_needless();
        }
        false
    }

    /// The one after a reply of `status` that names `location`.
    fn next(mut self, status: u16, location: &str, prepared: &Prepared) -> Result<Self, Stop> {
        let Address { url, user } = address::redirected(&self.url, location)?;
        let url = prepared.carriage.upgrades.secured(url);
        let closed = |list: &String| !protocols::allows(list, url.scheme(), Before::Allowed);
        if prepared.carriage.protocols.iter().any(closed) {
            return Err(Stop::curl(
                1,
                format!("the redirect leads to the protocol `{}`, which is not let", url.scheme()),
            ));
        }
        prepared.carriage.reaches(&url)?;
        if prepared.referer_auto {
            self.trail.referer = Some(self.url.to_string());
        }
        let (method, keeps_body) = self.method.after(status);
        self.trail.lost_body |= !keeps_body;
        let stays = url.has_origin_of(&self.url);
        if !stays {
            self.trail.server.forget();
        }
        // Who stands in the URL is for its own origin, whatever is trusted.
        self.trail.user = user.or(self.trail.user.filter(|_| stays));
        self.trail.followed = true;
        let body = if self.trail.lost_body { None } else { prepared.body.clone() };
        let hop = Self { method, url, headers: Vec::new(), body, fault: None, trail: self.trail }.armed(prepared);
        if let Some(fault) = hop.fault {
            return Err(fault);
        }
        hop.allowed(prepared)?;
        Ok(hop)
    }

    /// What is told of it where no reply comes, `redirects` having led to it.
    pub(super) fn reached(&self, redirects: usize) -> Reached {
        Reached { url: self.url.whole(), method: self.method.word.clone(), redirects }
    }

    /// What it tells of where it came from.
    pub(super) fn referer(&self) -> Option<&str> {
        self.trail.referer.as_deref()
    }

    /// Whether it goes to the same origin as the first one.
    fn is_home(&self, prepared: &Prepared) -> bool {
        !self.trail.followed || self.url.has_origin_of(&prepared.url)
    }

    fn is_trusted(&self, prepared: &Prepared) -> bool {
        prepared.carriage.redirects.trusted || self.is_home(prepared)
    }

    /// How the proxy that it is written to is told who we are, and who that is.
    fn gate(&self, prepared: &Prepared) -> Option<(Way, User)> {
        let proxy = prepared.carriage.spoken_to(&self.url).ok()??;
        proxy.user.map(|user| (proxy.way, (user.name, user.password)))
    }

    fn user(&self, prepared: &Prepared) -> Option<(String, String)> {
        prepared.login.user(self.url.name(), self.trail.user.as_deref(), self.is_trusted(prepared))
    }

    /// Where cookies are for: the host that a `Host` header names, where one does.
    fn site(&self, prepared: &Prepared) -> Site {
        let given = prepared.headers.given("host").filter(|_| self.is_home(prepared));
        let host = given.map_or_else(|| self.url.name(), without_port).to_owned();
        Site { host, path: self.url.path().to_owned(), secure: self.url.is_secure() }
    }

    /// With the headers that it is sent with.
    fn armed(mut self, prepared: &Prepared) -> Self {
        let trusted = self.is_trusted(prepared);
        let target = octets::text(&self.url.target());
        let way = prepared.login.way();
        let user = self.user(prepared);
        let word = self.method.word.clone();
        let has_body = self.body.is_some() && matches!(self.method.kind, Kind::Post | Kind::Put);
        self.trail.server.probing = has_body && user.is_some() && self.trail.server.probes(way);
        let gate = self.gate(prepared).filter(|_| has_body);
        self.trail.gate.probing = gate.is_some_and(|(way, _)| self.trail.gate.probes(way));
        let probing = self.trail.server.probing || self.trail.gate.probing;
        if probing {
            self.body = Some(Content::default());
        }
        let signature = self.signature(user.as_ref(), prepared).unwrap_or_else(|stop| {
            self.fault = Some(stop);
            Vec::new()
        });
        // Where a token tells who asks, a user is not told, not even where the token does not go.
        let authorization = match prepared.login.bearer() {
            Some(bearer) => Some(bearer).filter(|_| trusted),
            None => self.trail.server.tell(way, user.as_ref(), &word, &target),
        };
        let varying = Varying {
            authorization,
            signature,
            cookie: self.cookie(trusted, prepared),
            referer: self.trail.referer.clone(),
            lost_body: self.trail.lost_body,
            probing,
            home: self.is_home(prepared),
            trusted,
        };
        self.headers = prepared.headers.lines(&varying);
        if let Some((way, user)) = self.gate(prepared)
            && way != Way::Basic
        {
            let told = self.trail.gate.tell(way, Some(&user), &word, &target);
            self.headers.extend(told.map(|told| ("Proxy-Authorization".to_owned(), told)));
        }
        self
    }

    /// The headers that sign it in the name of `user`.
    fn signature(&self, user: Option<&User>, prepared: &Prepared) -> Result<Vec<Header>, Stop> {
        let signer = prepared.signer.as_ref().filter(|_| prepared.login.way() == Way::Signature);
        let Some((signer, user)) = signer.zip(user) else { return Ok(Vec::new()) };
        let time = clock::now();
        let Method { word, kind, .. } = &self.method;
        signer.sign(user, &Draft { method: word, kind: *kind, url: &self.url, headers: &prepared.headers, time })
    }

    fn cookie(&self, trusted: bool, prepared: &Prepared) -> Option<String> {
        let headers = &prepared.headers;
        let given = headers.cookie.as_deref().filter(|_| trusted && !headers.mentions("cookie"));
        if prepared.cookies.is_on {
            prepared.session.cookie(&self.site(prepared), given)
        } else {
            given.map(str::to_owned)
        }
    }

    /// Refuses to carry credentials to another origin: curl holds an API's own headers back nowhere, and none of them
    /// with `--location-trusted`.
    fn allowed(&self, prepared: &Prepared) -> Result<(), Stop> {
        if self.is_home(prepared) || prepared.carriage.redirects.allowed {
            return Ok(());
        }
        match self.headers.iter().find(|header| prepared.is_credential(header)) {
            Some((name, _)) => Err(Stop::refused(format!(
                "the reply redirects to `{}`, where curl would send `{name}` too; if you want that, add `--allow {}`",
                self.url.name(),
                Permission::Redirect.name()
            ))),
            None => Ok(()),
        }
    }
}

fn without_port(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(address) => address.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Whether curl follows a reply of `status`.
fn is_redirect(status: u16) -> bool {
    (300..400).contains(&status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_lose_their_port() {
        assert_eq!((without_port("[::1]:80"), without_port("h:80")), ("::1", "h"));
    }
}
