//! The bytes of a body or query, put together by hand as curl does.

use super::content::Piece;
use super::multipart::{self, Boundary};
use super::{Content, Stop, World, encode};
use crate::curl::{Body, Chunk, FilePolicy, Target};

/// A body ready to be sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Payload {
    /// The body; `None` where none is sent.
    pub(super) content: Option<Content>,
    /// The boundary of a multipart body.
    pub(super) boundary: Option<Boundary>,
}

/// The bytes of `body`.
pub(super) fn payload(body: &Body, world: &World) -> Result<Payload, Stop> {
    let pieces = |pieces: Vec<Piece>| Payload { content: Some(pieces.into()), boundary: None };
    Ok(match body {
        Body::None => Payload::default(),
        Body::Data(chunks) => pieces(data(chunks, world)?),
        Body::Upload(target) => pieces(vec![world.piece(target)?]),
        Body::Form(parts) => {
            let boundary = Boundary::new();
            Payload { content: Some(multipart::body(parts, &boundary, world)?.into()), boundary: Some(boundary) }
        }
    })
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
