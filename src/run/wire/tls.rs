//! Makes a connection secure.

use std::sync::Arc;

use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio_rustls::TlsConnector;

use super::{Wire, fault};
use crate::run::Stop;
use crate::run::protocol::Protocol;

/// `wire` with TLS to `host` on it, and the protocol that both ends chose.
pub(super) async fn secure(wire: Wire, client: Arc<ClientConfig>, host: &str) -> Result<(Wire, Protocol), Stop> {
    let name = ServerName::try_from(host.trim_end_matches('.').to_owned())
        .map_err(|_| Stop::curl(35, format!("`{host}` is no name that a certificate can be for")))?;
    let stream = TlsConnector::from(client).connect(name, wire).await;
    let stream = stream.map_err(|error| fault::securing(&error, host))?;
    let protocol = match stream.get_ref().1.alpn_protocol() {
        Some(b"h2") => Protocol::Http2,
        _ => Protocol::Http11,
    };
    Ok((Box::new(stream), protocol))
}
