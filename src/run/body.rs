//! The bytes of a body or query, put together by hand as curl does.

use super::multipart::{self, Boundary};
use super::{Stop, World, encode};
use crate::curl::{Body, Chunk, FilePolicy, Target};

/// A body ready to be sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Payload {
    /// The bytes; `None` where no body is sent.
    pub(super) bytes: Option<Vec<u8>>,
    /// The boundary of a multipart body.
    pub(super) boundary: Option<Boundary>,
}

/// The bytes of `body`.
pub(super) fn payload(body: &Body, world: &World) -> Result<Payload, Stop> {
    let plain = |bytes| Payload { bytes: Some(bytes), boundary: None };
    Ok(match body {
        Body::None => Payload::default(),
        Body::Data(chunks) => plain(join(chunks, world)?),
        Body::Upload(target) => plain(world.read(target)?),
        Body::Form(parts) => {
            let boundary = Boundary::new();
            Payload { bytes: Some(multipart::body(parts, &boundary, world)?), boundary: Some(boundary) }
        }
    })
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
