//! What is known of a transfer at its end.

use std::time::Duration;

use crate::run::Stop;
use crate::run::address;
use crate::run::exchange::Exchange;
use crate::run::headers::Header;
use crate::run::octets;
use crate::run::place::Place;
use crate::run::prepared::Prepared;
use crate::run::redirect::Hop;
use crate::run::reply::Connection;
use crate::run::shared::Shared;
use crate::run::sink::Sink;
use crate::run::stop::Reached;

/// What is known of a transfer.
#[derive(Clone, Debug, Default)]
pub(in crate::run) struct Facts {
    pub(super) status: u16,
    pub(super) method: String,
    pub(super) given: String,
    pub(super) effective: String,
    pub(super) scheme: String,
    pub(super) version: &'static str,
    pub(super) content_type: String,
    pub(super) redirects: usize,
    /// How long it took to be led on.
    pub(super) redirecting: Duration,
    pub(super) redirect_url: String,
    pub(super) connection: Connection,
    /// How many connections had to be made.
    pub(in crate::run) connects: u32,
    pub(super) by_proxy: bool,
    pub(super) headers: Vec<Header>,
    /// Whether curl had gone on from the last reply before it found that it could not.
    pub(super) is_passed: bool,
    /// The headers of all replies, the last one's too.
    pub(super) trail: Vec<Vec<Header>>,
    pub(super) head: usize,
    pub(super) number: usize,
    /// The how manieth transfer it is, from 0.
    pub(super) transfer: u64,
    pub(in crate::run) file: String,
    pub(in crate::run) retries: u32,
    pub(super) referer: String,
    pub(in crate::run) size: usize,
    /// How many bytes came where the body was unpacked.
    pub(in crate::run) packed: Option<u64>,
    pub(in crate::run) time: Duration,
    pub(in crate::run) exit: u8,
    pub(in crate::run) error: String,
}

impl Facts {
    /// What an exchange tells before its body is read.
    pub(in crate::run) fn of(exchange: &Exchange, prepared: &Prepared) -> Self {
        let Exchange { reply, hop, .. } = exchange;
        let location = reply.header("location").filter(|location| !location.is_empty());
        Self {
            status: reply.status,
            method: hop.method.word.clone(),
            effective: hop.url.whole(),
            scheme: hop.url.scheme().to_owned(),
            version: reply.version,
            content_type: reply.all("content-type").pop().unwrap_or_default().to_owned(),
            redirects: exchange.redirects,
            redirecting: exchange.redirecting,
            redirect_url: location.map(|location| address::would_lead(&hop.url, location)).unwrap_or_default(),
            connection: reply.connection,
            by_proxy: prepared.carriage.goes_by_proxy(&hop.url),
            headers: reply.headers.clone(),
            is_passed: exchange.ended.is_some(),
            trail: exchange.trail.clone(),
            head: exchange.head_size,
            referer: hop.referer().unwrap_or_default().to_owned(),
            ..Self::begun(prepared)
        }
    }

    /// What is known when nothing has been sent yet.
    fn begun(prepared: &Prepared) -> Self {
        Self {
            given: prepared.given.clone(),
            number: prepared.number,
            transfer: prepared.session.count_transfer(),
            ..Self::default()
        }
    }

    /// What is to be told where nothing could be sent.
    pub(in crate::run) fn unsent(stop: &Stop, place: &Place, method: &str, session: &Shared) -> Self {
        Self {
            method: method.to_owned(),
            given: place.url.text.clone(),
            effective: place.url.text.clone(),
            number: place.number,
            transfer: session.count_transfer(),
            exit: stop.exit,
            error: stop.message.clone(),
            ..Self::default()
        }
    }

    /// The status that counts.
    pub(in crate::run) fn status(&self) -> u16 {
        self.status
    }

    /// The document is not what was asked for, as if the server had said so.
    pub(in crate::run) fn unchanged(&mut self) {
        self.status = 304;
    }

    /// What is to be told where no reply came.
    pub(in crate::run) fn unanswered(stop: &Stop, prepared: &Prepared) -> Self {
        let line = octets::text(&stop.heads);
        let last = line.lines().rfind(|line| line.starts_with("HTTP/"));
        let status = last
            .and_then(|line| line.split(' ').nth(1)?.parse().ok())
            .filter(|_| prepared.carriage.tunnels(&prepared.url));
        let first = || Hop::first(prepared).reached(0);
        let Reached { url, method, redirects } = stop.reached.as_deref().cloned().unwrap_or_else(first);
        Self {
            effective: url,
            scheme: prepared.url.scheme().to_owned(),
            method,
            redirects,
            connection: Connection { tunnel: status.unwrap_or_default(), ..Connection::default() },
            by_proxy: prepared.carriage.goes_by_proxy(&prepared.url),
            file: prepared.delivery.body.as_ref().map(Sink::file_name).unwrap_or_default(),
            ..Self::begun(prepared)
        }
    }

    /// The headers of the last reply, as long as it is looked at.
    pub(super) fn last_headers(&self) -> &[Header] {
        if self.is_passed { &[] } else { &self.headers }
    }

    /// The value of the first header called `name`, or nothing.
    pub(in crate::run) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }
}
