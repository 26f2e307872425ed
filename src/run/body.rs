//! The bytes of a body or query, put together by hand as curl does.

use super::content::Piece;
use super::multipart::{self, Boundary, Escape};
use super::session::Place;
use super::{Content, Stop, World, encode, octets};
use crate::curl::{Body, Chunk, FilePolicy, Request, Target};

/// A body ready to be sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Payload {
    /// The body; `None` where none is sent.
    pub(super) content: Option<Content>,
    /// The boundary of a multipart body.
    pub(super) boundary: Option<Boundary>,
}

/// Refuses to turn line ends into pairs where curl's releases differ in whether they do.
fn check_crlf(request: &Request, content: &Content) -> Result<(), Stop> {
    let is_upload = matches!(request.body, Body::Upload(_));
    if !request.crlf || is_upload || content.bytes().is_some_and(|bytes| !bytes.contains(&b'\n')) {
        return Ok(());
    }
    Err(Stop::refused(
        "what `--crlf` does to line ends of a body differs from release to release of curl; leave it away",
    ))
}

/// The body of `request`, where patterns became what `place` says.
pub(super) fn payload(request: &Request, place: &Place, world: &World) -> Result<Payload, Stop> {
    let pieces = |pieces: Vec<Piece>| Payload { content: Some(pieces.into()), boundary: None };
    let payload = match &request.body {
        Body::None => Payload::default(),
        Body::Data(chunks) => pieces(data(chunks, world)?),
        Body::Upload(target) => {
            let target = place.upload.as_deref().map_or_else(|| target.clone(), Target::named);
            pieces(if request.crlf {
                vec![pairs(world.read_late(&target)?, &target)]
            } else {
                world.upload(&target)?
            })
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
    };
    payload.content.iter().try_for_each(|content| check_crlf(request, content))?;
    Ok(payload)
}

/// `bytes` of `target` with each line end as a pair of characters.
fn pairs(bytes: Vec<u8>, target: &Target) -> Piece {
    let mut out = Vec::with_capacity(bytes.len());
    if bytes.is_empty() && matches!(target, Target::Path(_)) {
        return Piece::Bytes(bytes.into());
    }
    for byte in bytes {
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
            Chunk::Text(value) => out.extend_from_slice(&octets::bytes(&world.fill(value)?)),
            Chunk::Separator(text) => out.extend(text.bytes()),
            Chunk::Encoded(value) => out.extend(encode::form(&octets::bytes(&world.fill(value)?))),
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
