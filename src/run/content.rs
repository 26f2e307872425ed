//! A body to be sent: pieces that are held in memory, and files that are read as they go out.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncReadExt};

use super::Stop;
use super::stop::reason;

/// How much of a file is in memory at a time.
const ROOM: usize = 64 << 10;

/// A body.
#[derive(Clone, Debug, Default)]
pub(super) struct Content(Vec<Piece>);

/// A part of a body.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// A file, of this length when it was looked at.
    File(PathBuf, u64),
    /// Bytes whose number is not told beforehand.
    Streamed(Arc<[u8]>),
    /// The same, having been so many before they were changed.
    Changed(Arc<[u8]>, u64),
    /// Standard input, however long.
    Stdin,
}

impl Piece {
    /// Whether it is known to have nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Bytes(bytes) | Self::Streamed(bytes) | Self::Changed(bytes, _) => bytes.is_empty(),
            Self::File(_, size) => *size == 0,
            Self::Stdin => false,
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self(vec![Piece::Bytes(bytes.into())])
    }
}

impl From<Vec<Piece>> for Content {
    fn from(pieces: Vec<Piece>) -> Self {
        Self(pieces)
    }
}

impl Content {
    /// How long it is, where that is known.
    pub(super) fn len(&self) -> Option<u64> {
        self.0.iter().try_fold(0, |length, piece| match piece {
            Piece::Bytes(bytes) => Some(length + bytes.len() as u64),
            Piece::File(_, size) => Some(length + size),
            Piece::Streamed(_) | Piece::Changed(..) | Piece::Stdin => None,
        })
    }

    /// How long it was before it was changed for its way, where that is known.
    pub(super) fn given_len(&self) -> Option<u64> {
        match self.0.as_slice() {
            [Piece::Changed(_, length)] => Some(*length),
            _ => self.len(),
        }
    }

    /// The bytes, where all of them are in memory.
    pub(super) fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self.0.as_slice() {
            [] => Some(Cow::Borrowed(&[])),
            [Piece::Bytes(bytes) | Piece::Streamed(bytes) | Piece::Changed(bytes, _)] => Some(Cow::Borrowed(bytes)),
            pieces => {
                let mut out = Vec::new();
                for piece in pieces {
                    let (Piece::Bytes(bytes) | Piece::Streamed(bytes) | Piece::Changed(bytes, _)) = piece else {
                        return None;
                    };
                    out.extend_from_slice(bytes);
                }
                Some(Cow::Owned(out))
            }
        }
    }

    /// All its bytes; standard input is not waited for.
    pub(super) fn read(&self) -> Result<Vec<u8>, Stop> {
        let mut out = Vec::new();
        for piece in &self.0 {
            match piece {
                Piece::Bytes(bytes) | Piece::Streamed(bytes) | Piece::Changed(bytes, _) => out.extend_from_slice(bytes),
                Piece::File(path, _) => out.extend(std::fs::read(path).map_err(|error| unreadable(path, &error))?),
                Piece::Stdin => {}
            }
        }
        Ok(out)
    }

    /// Whether its bytes are there still once they were read.
    pub(super) fn can_be_read_again(&self) -> bool {
        !self.0.iter().any(|piece| matches!(piece, Piece::Stdin))
    }

    /// Its bytes, one after another.
    pub(super) fn reader(&self) -> Reader {
        Reader { pieces: self.0.clone().into_iter(), open: None }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Stop {
    Stop::curl(26, format!("cannot read `{}`: {}", path.display(), reason(error)))
}

/// Reads a body from its start.
pub(super) struct Reader {
    pieces: std::vec::IntoIter<Piece>,
    open: Option<(Box<dyn AsyncRead + Send + Unpin>, String)>,
}

impl Reader {
    /// The next bytes; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Stop> {
        loop {
            if let Some((file, name)) = &mut self.open {
                let mut chunk = Vec::with_capacity(ROOM);
                let read = file.read_buf(&mut chunk).await;
                let read = read.map_err(|error| Stop::curl(26, format!("cannot read {name}: {}", reason(&error))))?;
                if read > 0 {
                    return Ok(Some(chunk.into()));
                }
                self.open = None;
            }
            match self.pieces.next() {
                None => return Ok(None),
                Some(Piece::Bytes(bytes) | Piece::Streamed(bytes) | Piece::Changed(bytes, _)) if bytes.is_empty() => {}
                Some(Piece::Bytes(bytes) | Piece::Streamed(bytes) | Piece::Changed(bytes, _)) => {
                    return Ok(Some(Bytes::from_owner(bytes)));
                }
                Some(Piece::Stdin) => {
                    self.open = Some((Box::new(tokio::io::stdin()), "standard input".to_owned()));
                }
                Some(Piece::File(path, size)) => {
                    let name = format!("`{}`", path.display());
                    let file = File::open(&path).await;
                    let file = file.map_err(|error| unreadable(&path, &error))?;
                    // What is written behind it meanwhile was not promised.
                    self.open = Some((Box::new(file.take(size)), name));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let content = Content::from(vec![Piece::Bytes(b"ab".as_slice().into()), Piece::File("f".into(), 3)]);
        assert_eq!(content.len(), Some(5));
        assert_eq!(content.bytes(), None);
        assert_eq!(Content::from(vec![Piece::Stdin]).len(), None);
        assert_eq!(Content::from(b"ab".to_vec()).bytes().as_deref(), Some(b"ab".as_slice()));
    }
}
