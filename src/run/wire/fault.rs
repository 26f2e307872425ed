//! What goes wrong on a connection, in curl's numbers.

use std::io;

use crate::run::{Stop, Url};

/// The time is over.
pub(super) fn late(url: &Url) -> Stop {
    Stop::curl(28, format!("`{}` did not answer in time", url.host()))
}

/// A name that nobody knows.
pub(super) fn unknown_host(host: &str) -> Stop {
    Stop::curl(6, format!("could not resolve host `{host}`"))
}

/// A proxy's name that nobody knows.
pub(super) fn unknown_proxy(host: &str) -> Stop {
    Stop::curl(5, format!("could not resolve the proxy `{host}`"))
}

/// Nobody listens.
pub(super) fn unreachable(place: &str, error: &io::Error) -> Stop {
    Stop::curl(7, format!("could not connect to {place}: {}", words(error)))
}

/// This end cannot be where `--interface` or `--local-port` wants it.
pub(super) fn unbound(error: &io::Error) -> Stop {
    Stop::curl(
        45,
        format!("this end of the connection cannot be as `--interface` and `--local-port` want it: {}", words(error)),
    )
}

/// The other end closed the connection and said nothing.
pub(super) fn silent() -> Stop {
    Stop::curl(52, "the server closed the connection without a reply")
}

/// The other end stopped in the middle of a body.
pub(super) fn cut_short() -> Stop {
    Stop::curl(18, "the server closed the connection in the middle of the reply")
}

/// A reply that is none.
pub(super) fn weird(what: &str) -> Stop {
    Stop::curl(8, format!("the server's reply is no HTTP: {what}"))
}

/// Reading failed.
pub(super) fn receiving(error: &io::Error) -> Stop {
    match tls(error) {
        Some(error) => refused_by_tls(error),
        None => Stop::curl(56, format!("the connection failed: {}", words(error))),
    }
}

/// Writing failed.
pub(super) fn sending(error: &io::Error) -> Stop {
    match tls(error) {
        Some(error) => refused_by_tls(error),
        None => Stop::curl(55, format!("the connection failed while sending: {}", words(error))),
    }
}

/// TLS failed.
pub(super) fn securing(error: &io::Error, host: &str) -> Stop {
    match tls(error) {
        Some(error @ rustls::Error::InvalidCertificate(_)) => {
            Stop::curl(60, format!("the certificate of `{host}` is not to be trusted: {error}"))
        }
        Some(error) => Stop::curl(35, format!("no secure connection to `{host}`: {error}")),
        None => Stop::curl(35, format!("no secure connection to `{host}`: {}", words(error))),
    }
}

fn tls(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref()
}

fn refused_by_tls(error: &rustls::Error) -> Stop {
    Stop::curl(56, format!("the secure connection failed: {error}"))
}

fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => "connection refused".to_owned(),
        io::ErrorKind::ConnectionReset => "connection reset".to_owned(),
        _ => error.to_string(),
    }
}
