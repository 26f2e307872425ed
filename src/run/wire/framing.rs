//! Where the body of a reply ends: by its length, by its chunks, or with the connection.

use bytes::{Buf, Bytes, BytesMut};

use super::head::Head;
use super::{Order, Replies, fault};
use crate::run::Stop;

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

/// The codings of the transfer, in the order in which they were applied.
pub(super) fn codings(head: &Head) -> impl Iterator<Item = &str> {
    let lines = head.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding"));
    lines.flat_map(|(_, value)| value.split(',').map(str::trim))
}

/// How much of a body follows `head`.
pub(super) fn left(order: &Order<'_>, head: &Head) -> Result<Left, Stop> {
    if order.replies == Replies::HeadOnly && head.version == "0.9" {
        return Err(fault::weird("it is asked for its head and has none"));
    }
    if matches!(head.status, 100 | 102..200 | 204 | 304) {
        return Ok(Left::Bytes(0));
    }
    let length = if order.carriage.ignores_length { None } else { length(order, head)? };
    if order.replies == Replies::HeadOnly {
        return Ok(Left::Bytes(0));
    }
    if codings(head).any(|coding| coding.eq_ignore_ascii_case("chunked")) {
        return Ok(Left::Chunk(0));
    }
    // Nobody undoes what was not asked for, and then the length counts.
    let is_coded =
        order.carriage.transfer_encoding && codings(head).any(|coding| !coding.eq_ignore_ascii_case("identity"));
    Ok(length.filter(|_| !is_coded).map_or(Left::All, Left::Bytes))
}

/// The length that `head` tells of its body.
fn length(order: &Order<'_>, head: &Head) -> Result<Option<u64>, Stop> {
    let lengths = head.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let mut found = None;
    for text in lengths.flat_map(|(_, value)| value.split(',')).map(str::trim) {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(fault::weird("its `Content-Length` is no number"));
        }
        match text.parse::<u64>().ok().filter(|&length| i64::try_from(length).is_ok()) {
            Some(length) if found.is_none_or(|other| other == length) => found = Some(length),
            Some(_) => return Err(fault::weird("it has more than one `Content-Length`, and they are not the same")),
            // Too long a length is as good as none.
            None if order.carriage.max_size.is_none() => {}
            None => return Err(Stop::curl(63, "the reply is bigger than `--max-filesize`")),
        }
    }
    Ok(found)
}

/// What can be taken of a body.
pub(super) enum Taken {
    Some(Bytes),
    /// More has to be read first.
    Nothing,
    End,
}

/// What of `rest` belongs to the body.
pub(super) fn take(rest: &mut BytesMut, left: &mut Left, trailers: &mut Vec<u8>) -> Result<Taken, Stop> {
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
                } else if line.contains(&0) || line.contains(&b'\r') || !line.contains(&b':') {
                    return Err(fault::weird("what stands behind its chunks is no header"));
                } else {
                    trailers.extend(line);
                    trailers.extend(b"\r\n");
                }
            }
        }
    }
}

/// The same, chunks with all that stands between them.
pub(super) fn take_raw(rest: &mut BytesMut, left: &mut Left) -> Result<Taken, Stop> {
    let whole = rest.clone().freeze();
    loop {
        match take(rest, left, &mut Vec::new())? {
            Taken::Some(_) => {}
            _ if whole.len() > rest.len() => return Ok(Taken::Some(whole.slice(..whole.len() - rest.len()))),
            other => return Ok(other),
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
        assert_eq!(all(b"0\r\nT: a\0b\r\n\r\n", Left::Chunk(0)), Err(8));
        assert_eq!(all(b"0\r\nT\r\n\r\n", Left::Chunk(0)), Err(8));
        assert_eq!(all(b"1\r\nabc\r\n", Left::Chunk(0)), Err(56));
    }

    #[test]
    fn raw_bodies_end_where_others_do() {
        let bytes: &[u8] = b"3\r\nabc\r\n0\r\nT: u\r\n\r\nmore";
        let (mut rest, mut left) = (BytesMut::from(bytes), Left::Chunk(0));
        let Ok(Taken::Some(taken)) = take_raw(&mut rest, &mut left) else { panic!("a body") };
        assert_eq!((&taken[..], &rest[..]), (&bytes[..bytes.len() - 4], b"more".as_slice()));
        assert!(matches!(take_raw(&mut rest, &mut left), Ok(Taken::End)));
    }
}
