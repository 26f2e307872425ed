//! The files that a request names, and what it does with them.

use super::{Body, Chunk, Form, FormSource, Request, Target};
use crate::knowledge::paths::Deed;
use crate::shell::{Piece, Value};

/// A file that a request names.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// Its name as given.
    pub value: &'a Value,
    /// What is done with it.
    pub deed: Deed,
}

impl Named<'_> {
    /// Its path, variables in it as `$NAME`; in the folder that `request` puts its files into.
    pub fn path(&self, request: &Request) -> String {
        let path = written(self.value);
        let folder = request.output.directory.as_ref().filter(|_| self.deed == Deed::Write);
        folder.map_or_else(|| path.clone(), |folder| written(folder) + "/" + &path)
    }
}

/// The files that `request` writes, and those that it sends.
pub fn files(request: &Request) -> Vec<Named<'_>> {
    let mut out = Vec::new();
    let output = &request.output;
    let targets = output.file.iter().chain(&output.dump_headers);
    let written = paths(targets).chain(&output.etag_save).chain(&request.cookie_jar);
    out.extend(written.map(|value| Named { value, deed: Deed::Write }));
    let mut sent: Vec<&Target> = Vec::new();
    match &request.body {
        Body::None => {}
        Body::Data(chunks) => chunks.iter().for_each(|chunk| {
            if let Chunk::File(target, _) = chunk {
                sent.push(target);
            }
        }),
        Body::Form(parts) => parts.iter().for_each(|part| sent_by(part, &mut sent)),
        Body::Upload(target) => sent.push(target),
    }
    sent.extend(request.query.iter().filter_map(|chunk| match chunk {
        Chunk::File(target, _) => Some(target),
        _ => None,
    }));
    out.extend(paths(sent).map(|value| Named { value, deed: Deed::Read }));
    out
}

fn paths<'a>(targets: impl IntoIterator<Item = &'a Target>) -> impl Iterator<Item = &'a Value> {
    targets.into_iter().filter_map(|target| match target {
        Target::Path(path) => Some(path),
        Target::Stdio => None,
    })
}

fn sent_by<'a>(part: &'a Form, out: &mut Vec<&'a Target>) {
    match &part.source {
        FormSource::Text(_) => {}
        FormSource::Files(targets) => out.extend(targets),
        FormSource::Content(target) => out.push(target),
        FormSource::Nested(parts) => parts.iter().for_each(|part| sent_by(part, out)),
    }
    out.extend(&part.header_files);
}

/// `value` with its variables as `$NAME`, and what else a shell fills in as it stands.
fn written(value: &Value) -> String {
    let mut out = String::new();
    for piece in value.pieces() {
        match piece {
            Piece::Text(text) | Piece::Expansion(text) => out += text,
            Piece::Variable(name) => out.extend(["$", name]),
        }
    }
    out
}
