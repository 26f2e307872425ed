//! The body of a reply, read as it is asked for.

use bytes::{Bytes, BytesMut};
use tokio::io::AsyncReadExt;

use super::decode::Decoder;
use super::framing::{Left, Taken, take, take_raw};
use super::head;
use super::pace::Patience;
use super::pool::{Berth, Carrier};
use super::streams::Body;
use super::{Wire, fault};
use crate::run::Stop;

/// What is still to come of a reply.
pub(in crate::run) struct Incoming {
    pub(super) source: Source,
    pub(super) decoder: Option<Decoder>,
    pub(super) patience: Patience,
    /// The lines behind the last chunk, once they were read.
    pub(super) trailers: Vec<u8>,
}

pub(super) enum Source {
    Http1(Inflow),
    Http2(Body),
    Nothing,
}

/// A body as it comes in over HTTP/1.
pub(super) struct Inflow {
    /// Where it comes from, as long as it does.
    pub(super) wire: Option<Wire>,
    /// Where the connection goes back to, if it lasts.
    pub(super) berth: Option<Berth>,
    /// What was read already.
    pub(super) rest: BytesMut,
    pub(super) left: Left,
    pub(super) form: Form,
}

/// What is taken for the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// What the chunks hold.
    Plain,
    /// The chunks with all that stands between them (`--raw`).
    Raw,
    /// Nothing, and what was read behind it neither: curl then forgives a server that says more than it promised.
    Unwanted,
}

impl std::fmt::Debug for Incoming {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Incoming")
    }
}

impl Incoming {
    /// Header lines that came behind the body.
    pub(in crate::run) fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    /// How many bytes came of a body that is unpacked.
    pub(in crate::run) fn packed(&self) -> Option<u64> {
        self.decoder.as_ref().map(|decoder| decoder.taken)
    }

    /// Whether reading it to its end is of use to who does not want it.
    pub(in crate::run) fn lasts(&self) -> bool {
        match &self.source {
            Source::Nothing => false,
            Source::Http2(_) => true,
            Source::Http1(inflow) => inflow.berth.is_some(),
        }
    }

    /// Reads all of it away if the connection lasts, and leaves it otherwise.
    pub(in crate::run) async fn skip(&mut self) -> Result<(), Stop> {
        self.decoder = None;
        if let Source::Http1(inflow) = &mut self.source {
            inflow.form = Form::Unwanted;
        }
        if self.lasts() {
            while self.chunk().await?.is_some() {}
        }
        Ok(())
    }

    /// The next bytes; `None` at the end.
    pub(in crate::run) async fn chunk(&mut self) -> Result<Option<Bytes>, Stop> {
        loop {
            let late = || Stop::curl(28, "the reply did not come whole in time");
            let next = self.patience.wait(self.source.next(&mut self.trailers), late).await?;
            let (Some(bytes), Some(decoder)) = (&next, &mut self.decoder) else { return Ok(next) };
            let plain = decoder.push(bytes)?;
            if !plain.is_empty() {
                return Ok(Some(plain.into()));
            }
        }
    }
}

impl Source {
    async fn next(&mut self, trailers: &mut Vec<u8>) -> Result<Option<Bytes>, Stop> {
        match self {
            Self::Nothing => Ok(None),
            Self::Http2(body) => body.next().await,
            Self::Http1(inflow) => inflow.next(trailers).await,
        }
    }
}

impl Inflow {
    async fn next(&mut self, trailers: &mut Vec<u8>) -> Result<Option<Bytes>, Stop> {
        loop {
            let taken = match self.form {
                Form::Plain | Form::Unwanted => take(&mut self.rest, &mut self.left, trailers)?,
                Form::Raw => take_raw(&mut self.rest, &mut self.left)?,
            };
            match taken {
                Taken::Some(bytes) => return Ok(Some(bytes)),
                Taken::End => {
                    self.finish();
                    return Ok(None);
                }
                Taken::Nothing => {}
            }
            let Some(wire) = &mut self.wire else { return ended(self.left) };
            self.rest.reserve(64 << 10);
            match wire.read_buf(&mut self.rest).await {
                Ok(0) => return ended(self.left),
                Err(error) if head::is_end(&error) => return ended(self.left),
                Err(error) => return Err(fault::receiving(&error)),
                Ok(_) => {}
            }
        }
    }

    /// Lets go of the connection, which waits for another request if the server said no more than it promised.
    fn finish(&mut self) {
        let is_clean = self.rest.is_empty() || self.form == Form::Unwanted;
        let (wire, berth) = (self.wire.take(), self.berth.take());
        if let (Some(wire), Some(berth), true) = (wire, berth, is_clean) {
            berth.keep(Carrier::Http1(wire));
        }
    }
}

/// Reads `left` of a body that nobody wants, of which `rest` was read already.
pub(super) async fn pass(wire: &mut Wire, rest: &mut BytesMut, mut left: Left) -> Result<(), Stop> {
    loop {
        match take(rest, &mut left, &mut Vec::new())? {
            Taken::Some(_) => continue,
            Taken::End => return Ok(()),
            Taken::Nothing => {}
        }
        rest.reserve(4 << 10);
        if wire.read_buf(rest).await.map_err(|error| fault::receiving(&error))? == 0 {
            return Ok(());
        }
    }
}

fn ended(left: Left) -> Result<Option<Bytes>, Stop> {
    if left == Left::All { Ok(None) } else { Err(fault::cut_short()) }
}
