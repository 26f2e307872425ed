//! What the variables of a format stand for.

use std::net::SocketAddr;
use std::time::Duration;

use super::Facts;
use crate::run::address;
use crate::run::url::Dots;

/// The variables that have one value, in curl's order.
pub(super) const NAMES: [&str; 68] = [
    "certs",
    "conn_id",
    "content_type",
    "errormsg",
    "exitcode",
    "filename_effective",
    "ftp_entry_path",
    "http_code",
    "http_connect",
    "http_version",
    "local_ip",
    "local_port",
    "method",
    "num_certs",
    "num_connects",
    "num_headers",
    "num_redirects",
    "num_retries",
    "proxy_ssl_verify_result",
    "proxy_used",
    "redirect_url",
    "referer",
    "remote_ip",
    "remote_port",
    "response_code",
    "scheme",
    "size_delivered",
    "size_download",
    "size_header",
    "size_request",
    "size_upload",
    "speed_download",
    "speed_upload",
    "ssl_verify_result",
    "time_appconnect",
    "time_connect",
    "time_namelookup",
    "time_posttransfer",
    "time_pretransfer",
    "time_queue",
    "time_redirect",
    "time_starttransfer",
    "time_total",
    "tls_earlydata",
    "url",
    "url.fragment",
    "url.host",
    "url.options",
    "url.password",
    "url.path",
    "url.port",
    "url.query",
    "url.scheme",
    "url.user",
    "url.zoneid",
    "url_effective",
    "urle.fragment",
    "urle.host",
    "urle.options",
    "urle.password",
    "urle.path",
    "urle.port",
    "urle.query",
    "urle.scheme",
    "urle.user",
    "urle.zoneid",
    "urlnum",
    "xfer_id",
];

/// What a variable stands for.
#[derive(Debug)]
pub(super) enum Value {
    Text(Option<String>),
    Number(i64),
    /// A number of three digits.
    Status(u16),
    Time(Duration),
}

impl Value {
    /// As it stands in a text.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone().unwrap_or_default(),
            Self::Number(number) => number.to_string(),
            Self::Status(status) => format!("{status:03}"),
            Self::Time(time) => format!("{}.{:06}", time.as_secs(), time.subsec_micros()),
        }
    }

    /// As it stands in JSON.
    pub(super) fn json(&self) -> String {
        match self {
            Self::Text(text) => serde_json::json!(text).to_string(),
            Self::Status(status) => status.to_string(),
            Self::Number(_) | Self::Time(_) => self.plain(),
        }
    }
}

impl Facts {
    /// The value of the variable `name`, if there is such a one.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        self.text(name).or_else(|| self.number(name).map(Value::Number)).or_else(|| match name {
            "http_code" | "response_code" => Some(Value::Status(self.status)),
            "http_connect" => Some(Value::Status(self.connection.tunnel)),
            _ => self.time(name).map(Value::Time),
        })
    }

    fn text(&self, name: &str) -> Option<Value> {
        if let Some((whole, part)) = name.split_once('.') {
            let url = match whole {
                "url" => &self.given,
                "urle" => &self.effective,
                _ => return None,
            };
            return NAMES.contains(&name).then(|| Value::Text(part_of(url, part)));
        }
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let ip = |address: Option<SocketAddr>| Some(address.map(|it| it.ip().to_string()).unwrap_or_default());
        Some(Value::Text(match name {
            "certs" => Some(String::new()),
            "content_type" => filled(&self.content_type),
            "errormsg" => filled(&self.error),
            "filename_effective" => filled(&self.file),
            "ftp_entry_path" => None,
            "http_version" => Some(if self.version.is_empty() { "0" } else { self.version }.to_owned()),
            "local_ip" => ip(self.connection.local),
            "method" => filled(&self.method),
            "redirect_url" => filled(&self.redirect_url),
            "referer" => filled(&self.referer),
            "remote_ip" => ip(self.connection.remote),
            "scheme" => filled(&self.scheme),
            "url" => filled(&self.given),
            "url_effective" => filled(&self.effective),
            _ => return None,
        }))
    }

    fn number(&self, name: &str) -> Option<i64> {
        let port = |address: Option<SocketAddr>| address.map_or(-1, |address| i64::from(address.port()));
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let bytes = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        Some(match name {
            "exitcode" => i64::from(self.exit),
            "local_port" => port(self.connection.local),
            "num_connects" => i64::from(self.connects),
            "num_headers" => count(self.headers.len()),
            "num_redirects" => count(self.redirects),
            "num_retries" => i64::from(self.retries),
            "proxy_used" => i64::from(self.by_proxy),
            "remote_port" => port(self.connection.remote),
            "size_delivered" => count(self.size),
            "size_download" => bytes(self.downloaded()),
            "size_header" => count(self.head),
            "size_request" => bytes(self.connection.requested),
            "size_upload" => bytes(self.connection.uploaded),
            "speed_download" => speed(self.downloaded(), self.time),
            "speed_upload" => speed(self.connection.uploaded, self.time),
            "urlnum" => count(self.number),
            "xfer_id" => bytes(self.transfer),
            "conn_id" if self.scheme.is_empty() => -1,
            "conn_id" => bytes(self.connection.number),
            "num_certs" | "proxy_ssl_verify_result" | "ssl_verify_result" | "tls_earlydata" => 0,
            _ => return None,
        })
    }

    fn downloaded(&self) -> u64 {
        self.packed.unwrap_or(self.size as u64)
    }

    fn time(&self, name: &str) -> Option<Duration> {
        let connection = &self.connection;
        Some(match name {
            "time_appconnect" => connection.secured,
            "time_connect" => connection.connected,
            "time_namelookup" => connection.found,
            // When the last byte of a body went out is not known better.
            "time_posttransfer" if connection.uploaded > 0 => connection.answered,
            "time_posttransfer" | "time_pretransfer" => connection.sent,
            "time_queue" => Duration::ZERO,
            "time_redirect" => self.redirecting,
            "time_starttransfer" => connection.answered,
            "time_total" => self.time,
            _ => return None,
        })
    }
}

/// What curl calls the part `name` of the URL `text`.
fn part_of(text: &str, name: &str) -> Option<String> {
    let url = |text: &str| address::address(text, None, None, Dots::Resolve).ok().map(|address| address.url);
    let Some((scheme, rest)) = address::foreign(text) else { return url(text)?.part(name) };
    let url = url(&format!("http{rest}"))?;
    match name {
        "scheme" => Some(scheme),
        // What its usual port is curl does not know either.
        "port" => url.given_port().map(|port| port.to_string()),
        _ => url.part(name),
    }
}

/// Bytes in a second.
fn speed(bytes: u64, time: Duration) -> i64 {
    let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX).max(1);
    i64::try_from(bytes.saturating_mul(1_000_000) / micros).unwrap_or(i64::MAX)
}
