//! The bytes of a body or query, put together by hand as curl does.

use super::content::Piece;
use super::multipart::{self, Boundary, Escape};
use super::session::Place;
use super::{Content, Stop, World, encode};
use crate::curl::{Body, Chunk, FilePolicy, Request, Target};

/// A body ready to be sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Payload {
    /// The body; `None` where none is sent.
    pub(super) content: Option<Content>,
    /// The boundary of a multipart body.
    pub(super) boundary: Option<Boundary>,
}

/// The body of `request`, where patterns became what `place` says.
pub(super) fn payload(request: &Request, place: &Place, world: &World) -> Result<Payload, Stop> {
    let pieces = |pieces: Vec<Piece>| Payload { content: Some(pieces.into()), boundary: None };
    Ok(match &request.body {
        Body::None => Payload::default(),
        Body::Data(chunks) => pieces(data(chunks, world)?),
        Body::Upload(target) => {
            let target = place.upload.as_deref().map_or_else(|| target.clone(), Target::named);
            pieces(if request.crlf { vec![pairs(&world.read(&target)?)] } else { world.upload(&target)? })
        }
        Body::Form(parts) => {
            let boundary = Boundary::new();
            let own = request
                .header("Content-Type")
                .is_some_and(|header| !header.value.text().to_ascii_lowercase().starts_with("multipart/form-data"));
            // Under another type the parts are those of a mail.
            let kind = if own { "attachment" } else { "form-data" };
            let escape = if request.form_escape { Escape::Backslash } else { Escape::Percent };
            let mut pieces = multipart::body(parts, &boundary, kind, escape, world)?;
            if !multipart::is_measured(parts) {
                pieces.push(Piece::Streamed(Vec::new().into()));
            }
            Payload { content: Some(pieces.into()), boundary: Some(boundary) }
        }
    })
}

/// `bytes` with each line end as a pair of characters.
fn pairs(bytes: &[u8]) -> Piece {
    let mut out = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if byte == b'\n' && out.last() != Some(&b'\r') {
            out.push(b'\r');
        }
        out.push(byte);
    }
    // Nobody knows beforehand how many there are.
    Piece::Streamed(out.into())
}

/// A body of `chunks`, in which files that are sent as they are stay where they are.
fn data(chunks: &[Chunk], world: &World) -> Result<Vec<Piece>, Stop> {
    let mut out = Vec::new();
    for chunk in chunks {
        out.push(match chunk {
            Chunk::File(target @ Target::Path(_), FilePolicy::Verbatim) => world.piece(target)?,
            other => Piece::Bytes(join(std::slice::from_ref(other), world)?.into()),
        });
    }
    Ok(out)
}

/// The bytes of `chunks`, one after another.
pub(super) fn join(chunks: &[Chunk], world: &World) -> Result<Vec<u8>, Stop> {
    let mut out = Vec::new();
    for chunk in chunks {
        match chunk {
            Chunk::Text(value) => out.extend(world.fill(value)?.into_bytes()),
            Chunk::Separator(text) => out.extend(text.bytes()),
            Chunk::Encoded(value) => out.extend(encode::form(world.fill(value)?.as_bytes())),
            Chunk::File(target, policy) => out.extend(file(target, *policy, world)?),
        }
    }
    Ok(out)
}

fn file(target: &Target, policy: FilePolicy, world: &World) -> Result<Vec<u8>, Stop> {
    let mut bytes = world.read(target)?;
    Ok(match policy {
        FilePolicy::Verbatim => bytes,
        FilePolicy::Encoded => encode::form(&bytes),
        FilePolicy::Stripped => {
            bytes.retain(|byte| !matches!(byte, b'\r' | b'\n' | 0));
            bytes
        }
    })
}
