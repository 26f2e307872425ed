//! The body of a reply, read as it is asked for.

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::AsyncReadExt;
use tokio::time::Instant;

use super::decode::Decoder;
use super::head;
use super::{Wire, fault, http2};
use crate::run::Stop;

/// What is still to come of a reply.
pub(in crate::run) struct Incoming {
    pub(super) source: Source,
    pub(super) decoder: Option<Decoder>,
    pub(super) deadline: Option<Instant>,
    /// The lines behind the last chunk, once they were read.
    pub(super) trailers: Vec<u8>,
}

pub(super) enum Source {
    Http1 { wire: Wire, rest: BytesMut, left: Left },
    Http2(http2::Body),
    Nothing,
}

/// How much of a body is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// This many bytes.
    Bytes(u64),
    /// All up to the end of the connection.
    All,
    /// Chunks; of the present one this many bytes.
    Chunk(u64),
    /// The line end behind a chunk, then chunks.
    Gap,
    /// The lines behind the last chunk.
    Trailer,
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

    /// The next bytes; `None` at the end.
    pub(in crate::run) async fn chunk(&mut self) -> Result<Option<Bytes>, Stop> {
        loop {
            let late = || Stop::curl(28, "the reply did not come whole in time");
            let next = match self.deadline {
                None => self.source.next(&mut self.trailers).await?,
                Some(deadline) => tokio::time::timeout_at(deadline, self.source.next(&mut self.trailers))
                    .await
                    .map_err(|_| late())??,
            };
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
            Self::Http1 { wire, rest, left } => loop {
                match take(rest, left, trailers)? {
                    Taken::Some(bytes) => return Ok(Some(bytes)),
                    Taken::End => return Ok(None),
                    Taken::Nothing => {}
                }
                rest.reserve(64 << 10);
                match wire.read_buf(rest).await {
                    Ok(0) => return ended(*left),
                    Err(error) if head::is_end(&error) => return ended(*left),
                    Err(error) => return Err(fault::receiving(&error)),
                    Ok(_) => {}
                }
            },
        }
    }
}

fn ended(left: Left) -> Result<Option<Bytes>, Stop> {
    if left == Left::All { Ok(None) } else { Err(fault::cut_short()) }
}

/// What can be taken of a body.
enum Taken {
    Some(Bytes),
    /// More has to be read first.
    Nothing,
    End,
}

/// What of `rest` belongs to the body.
fn take(rest: &mut BytesMut, left: &mut Left, trailers: &mut Vec<u8>) -> Result<Taken, Stop> {
    loop {
        match left {
            Left::Bytes(0) => return Ok(Taken::End),
            _ if rest.is_empty() => return Ok(Taken::Nothing),
            Left::All => return Ok(Taken::Some(rest.split().freeze())),
            Left::Bytes(more) => return Ok(Taken::Some(split(rest, more))),
            Left::Chunk(0) => {
                let Some(line) = line(rest)? else { return Ok(Taken::Nothing) };
                *left = match size(&line)? {
                    0 => Left::Trailer,
                    size => Left::Chunk(size),
                };
            }
            Left::Chunk(more) => {
                let bytes = split(rest, more);
                if *more == 0 {
                    *left = Left::Gap;
                }
                return Ok(Taken::Some(bytes));
            }
            Left::Gap => {
                let Some(line) = line(rest)? else { return Ok(Taken::Nothing) };
                if !line.is_empty() {
                    return Err(bad_chunk());
                }
                *left = Left::Chunk(0);
            }
            Left::Trailer => {
                let Some(line) = line(rest)? else { return Ok(Taken::Nothing) };
                if line.is_empty() {
                    *left = Left::Bytes(0);
                } else {
                    trailers.extend(line);
                    trailers.extend(b"\r\n");
                }
            }
        }
    }
}

fn split(rest: &mut BytesMut, more: &mut u64) -> Bytes {
    let size = usize::try_from(*more).unwrap_or(usize::MAX).min(rest.len());
    *more -= size as u64;
    rest.split_to(size).freeze()
}

fn line(rest: &mut BytesMut) -> Result<Option<Vec<u8>>, Stop> {
    let Some(end) = memchr::memchr(b'\n', rest) else {
        return if rest.len() > 8 << 10 { Err(bad_chunk()) } else { Ok(None) };
    };
    let mut line = rest[..end].to_vec();
    rest.advance(end + 1);
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(line))
}

fn size(line: &[u8]) -> Result<u64, Stop> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let text = std::str::from_utf8(&line[..digits]).unwrap_or_default();
    // curl takes no more digits than the largest size has, zeros included.
    if digits > 16 {
        return Err(bad_chunk());
    }
    u64::from_str_radix(text, 16).map_err(|_| bad_chunk())
}

fn bad_chunk() -> Stop {
    Stop::curl(56, "the chunks of the reply are no chunks")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8], mut left: Left) -> Result<(Vec<u8>, bool), u8> {
        let mut rest = BytesMut::new();
        let (mut out, mut trailers) = (Vec::new(), Vec::new());
        for &byte in bytes {
            rest.extend_from_slice(&[byte]);
            loop {
                match take(&mut rest, &mut left, &mut trailers).map_err(|stop| stop.exit)? {
                    Taken::Some(found) => out.extend_from_slice(&found),
                    Taken::End => return Ok((out, true)),
                    Taken::Nothing => break,
                }
            }
        }
        Ok((out, false))
    }

    #[test]
    fn bodies() {
        assert_eq!(all(b"abcd", Left::Bytes(3)), Ok((b"abc".to_vec(), true)));
        assert_eq!(all(b"abcd", Left::All), Ok((b"abcd".to_vec(), false)));
        let chunks = b"3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: u\r\n\r\n";
        assert_eq!(all(chunks, Left::Chunk(0)), Ok((b"abc0123456789".to_vec(), true)));
        assert_eq!(all(b"3\r\nabcd", Left::Chunk(0)), Ok((b"abc".to_vec(), false)));
        assert_eq!(all(b"x\r\n", Left::Chunk(0)), Err(56));
        assert_eq!(all(b"1\r\nabc\r\n", Left::Chunk(0)), Err(56));
    }
}
