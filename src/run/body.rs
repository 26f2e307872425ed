//! The bytes of a body or query, put together by hand as curl does.

use super::content::Piece;
use super::multipart::{self, Boundary, Escape};
use super::place::Place;
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

/// The body of `request`, where patterns became what `place` says.
pub(super) fn payload(request: &Request, place: &Place, world: &World) -> Result<Payload, Stop> {
    let pieces = |pieces: Vec<Piece>| Payload { content: Some(pieces.into()), boundary: None };
    let mut payload = match &request.body {
        Body::None => Payload::default(),
        Body::Data(chunks) => pieces(data(chunks, world)?),
        Body::Upload(target) => {
            let target = place.uploaded(target);
            pieces(if request.crlf && matches!(target, Target::Stdio) {
                vec![Piece::Streamed(world.read_late(&target)?.into())]
            } else {
                world.upload(&target)?
            })
        }
        Body::Form(parts) => {
            let boundary = Boundary::new();
            let own = request.removes("Content-Type")
                || request
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
    if request.crlf {
        payload.content = payload.content.map(|content| paired(&content)).transpose()?;
    }
    Ok(payload)
}

/// `content` with each line end as a pair of characters.
fn paired(content: &Content) -> Result<Content, Stop> {
    let length = content.len();
    if length == Some(0) {
        return Ok(content.clone());
    }
    let bytes = content.read()?;
    let mut out = Vec::with_capacity(bytes.len());
    for byte in bytes {
        if byte == b'\n' && out.last() != Some(&b'\r') {
            out.push(b'\r');
        }
        out.push(byte);
    }
    // Nobody knows beforehand how many there are.
    let piece = match length {
        Some(length) => Piece::Changed(out.into(), length),
        None => Piece::Streamed(out.into()),
    };
    Ok(vec![piece].into())
}

/// A body of `chunks`, in which files that are sent as they are stay where they are.
fn data(chunks: &[Chunk], world: &World) -> Result<Vec<Piece>, Stop> {
    let mut out = Vec::new();
    let mut start = Start::Here;
    let stays = |chunk: &Chunk| matches!(chunk, Chunk::File(Target::Path(_), FilePolicy::Verbatim));
    for group in chunks.chunk_by(|one, other| !stays(one) && !stays(other)) {
        let piece = match group {
            [Chunk::File(target @ Target::Path(_), FilePolicy::Verbatim)] => world.piece(target)?,
            others => Piece::Bytes(joined(others, start, world)?.into()),
        };
        if !piece.is_empty() {
            start = Start::Before;
        }
        out.push(piece);
    }
    Ok(out)
}

/// Whether pieces of a body are the first that have something in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Here,
    Before,
}

/// The bytes of `chunks`, one after another.
pub(super) fn join(chunks: &[Chunk], world: &World) -> Result<Vec<u8>, Stop> {
    joined(chunks, Start::Here, world)
}

fn joined(mut chunks: &[Chunk], start: Start, world: &World) -> Result<Vec<u8>, Stop> {
    let mut out = Vec::new();
    while let Some((chunk, after)) = chunks.split_first() {
        chunks = after;
        match (chunk, after) {
            // To curl a file that is empty has no name either.
            (Chunk::Text(name), [Chunk::Separator(equals), Chunk::File(target, FilePolicy::Encoded), rest @ ..]) => {
                let content = file(target, FilePolicy::Encoded, world)?;
                if !content.is_empty() {
                    out.extend_from_slice(&octets::bytes(&world.fill(name)?));
                    out.extend(equals.bytes());
                    out.extend(content);
                }
                chunks = rest;
            }
            (Chunk::Text(value), _) => out.extend_from_slice(&octets::bytes(&world.fill(value)?)),
            // Nothing is parted from nothing.
            (Chunk::Separator(_), _) if out.is_empty() && start == Start::Here => {}
            (Chunk::Separator(text), _) => out.extend(text.bytes()),
            (Chunk::Encoded(value), _) => out.extend(encode::form(&octets::bytes(&world.fill(value)?))),
            (Chunk::File(target, policy), _) => out.extend(file(target, *policy, world)?),
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
