//! A reply: its head as the server wrote it, and its body as it comes in.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;

use super::Stop;
use super::wire::Incoming;

/// A reply.
#[derive(Debug)]
pub(super) struct Reply {
    /// `1.1`, `2`, …
    pub(super) version: &'static str,
    /// Its status.
    pub(super) status: u16,
    /// The header lines of the last head, in order and letter case as they came.
    pub(super) headers: Vec<(String, String)>,
    /// All heads as they came: of a proxy's tunnel, of 1xx replies, of the reply itself.
    pub(super) heads: Vec<u8>,
    /// What connection it came over.
    pub(super) connection: Connection,
    /// What is still to be read.
    pub(super) body: Incoming,
}

/// A connection, once it stood.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Connection {
    /// The other end.
    pub(super) remote: Option<SocketAddr>,
    /// This end.
    pub(super) local: Option<SocketAddr>,
    /// When the name was found, since the start of the request.
    pub(super) found: Duration,
    /// When the connection stood.
    pub(super) connected: Duration,
    /// When TLS did.
    pub(super) secured: Duration,
    /// When the request went out.
    pub(super) sent: Duration,
    /// When the first byte of the reply came.
    pub(super) answered: Duration,
    /// How many bytes of the request were sent, those of its body too.
    pub(super) requested: u64,
    /// How many bytes of a body were sent.
    pub(super) uploaded: u64,
    /// How many bytes of heads are not shown (`--suppress-connect-headers`).
    pub(super) hidden: usize,
    /// The status of a proxy's reply to `CONNECT`.
    pub(super) tunnel: u16,
    /// Which of the command's it is, from 0.
    pub(super) number: u64,
}

impl Connection {
    /// Adds the times and the bytes of `earlier`, the connection of the request before in the same transfer.
    pub(super) fn follow(&mut self, earlier: &Self) {
        self.found += earlier.found;
        self.connected += earlier.connected;
        self.secured += earlier.secured;
        self.sent += earlier.sent;
        self.answered += earlier.answered;
        self.requested += earlier.requested;
        if self.tunnel == 0 {
            self.tunnel = earlier.tunnel;
        }
    }
}

impl Reply {
    /// The value of the first header called `name`, in any letter case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The values of all headers called `name`, in any letter case.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        let found = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).collect()
    }

    /// The length of the body as its head tells it.
    pub(super) fn content_length(&self) -> Option<u64> {
        self.header("content-length")?.trim().parse().ok()
    }

    /// Refuses a body whose length is told and is more than `most`.
    pub(super) fn allows(&self, most: Option<u64>) -> Result<(), Stop> {
        match most.zip(self.content_length()) {
            Some((most, length)) if length > most => Err(Self::too_big()),
            _ => Ok(()),
        }
    }

    /// The body is longer than it may be.
    pub(super) fn too_big() -> Stop {
        Stop::curl(63, "the reply is bigger than `--max-filesize`")
    }

    /// Header lines that came behind the body, once it was read.
    pub(super) fn trailers(&self) -> &[u8] {
        self.body.trailers()
    }

    /// How many bytes came of a body that is unpacked.
    pub(super) fn packed(&self) -> Option<u64> {
        self.body.packed()
    }

    /// Reads the body away, unless it is all that its connection is good for.
    pub(super) async fn skip(&mut self) -> Result<(), Stop> {
        self.body.skip().await?;
        self.heads.extend_from_slice(self.body.trailers());
        Ok(())
    }

    /// The next bytes of the body; `None` at its end.
    pub(super) async fn chunk(&mut self) -> Result<Option<Bytes>, Stop> {
        self.body.chunk().await
    }
}
