//! A host and a port.

use super::Url;

/// A host and a port, as somebody named them.
#[derive(Clone, Debug, Eq)]
pub(super) struct Endpoint {
    /// Without brackets.
    pub(super) host: String,
    /// The zone of an IPv6 address.
    pub(super) zone: Option<String>,
    pub(super) port: u16,
}

impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        self.host.eq_ignore_ascii_case(&other.host) && (&self.zone, self.port) == (&other.zone, other.port)
    }
}

impl Endpoint {
    /// The place that `url` names.
    pub(super) fn of(url: &Url) -> Self {
        Self { host: url.name().to_owned(), zone: url.zone().map(str::to_owned), port: url.port() }
    }

    pub(super) fn shown(&self) -> String {
        format!("`{}` port {}", self.host, self.port)
    }

    /// `host:port`, an IPv6 address in brackets.
    pub(super) fn authority(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }
}
