//! The `--data` family and `--url-query`: values as pieces of a body or a query.

use super::mask::{head, mask, tail};
use super::request::{Body, Chunk, FilePolicy, Target};
use crate::knowledge::options::DataKind;
use crate::shell::Value;

impl Target {
    /// The file `name`; `-` is standard input or output.
    pub fn named(name: &str) -> Self {
        Self::of(super::mask::made(name, crate::text::Span::at(0)))
    }

    /// The file named by an option's value; `-` is standard input or output.
    pub(super) fn of(value: Value) -> Self {
        if value.known() == Some("-") { Self::Stdio } else { Self::Path(value) }
    }
}

/// Adds `value` to the pieces of a body, with the separator that curl puts before it.
pub(super) fn add(chunks: &mut Vec<Chunk>, kind: DataKind, value: &Value) {
    if kind != DataKind::Json && chunks.iter().any(|chunk| !is_empty(chunk)) {
        chunks.push(Chunk::Separator("&"));
    }
    match kind {
        DataKind::Encoded => encoded(chunks, value),
        DataKind::Raw => chunks.push(Chunk::Text(value.clone())),
        DataKind::Plain => chunks.push(whole(value, FilePolicy::Stripped)),
        DataKind::Binary | DataKind::Json => chunks.push(whole(value, FilePolicy::Verbatim)),
    }
}

/// Adds `value` to the pieces that `--url-query` collects.
pub(super) fn add_query(chunks: &mut Vec<Chunk>, value: &Value) {
    if !mask(value).starts_with('+') {
        return add(chunks, DataKind::Encoded, value);
    }
    add(chunks, DataKind::Raw, &tail(value, 1));
}

fn is_empty(chunk: &Chunk) -> bool {
    match chunk {
        Chunk::Text(value) | Chunk::Encoded(value) => value.text().is_empty(),
        Chunk::Separator(_) | Chunk::File(..) => false,
    }
}

impl Body {
    /// Whether nothing is sent, or as much as nothing: `--data ''`.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::None => true,
            Self::Data(chunks) => chunks.iter().all(is_empty),
            _ => false,
        }
    }
}

fn whole(value: &Value, policy: FilePolicy) -> Chunk {
    if mask(value).starts_with('@') {
        return Chunk::File(Target::of(tail(value, 1)), policy);
    }
    Chunk::Text(value.clone())
}

/// `content`, `=content`, `name=content`, `@file`, `name@file`: the first `=` decides, then the first `@`.
fn encoded(chunks: &mut Vec<Chunk>, value: &Value) {
    let text = mask(value);
    let Some(at) = text.find('=').or_else(|| text.find('@')) else {
        return chunks.push(Chunk::Encoded(value.clone()));
    };
    let is_file = text[at..].starts_with('@');
    if at > 0 && is_file {
        chunks.push(Chunk::Text(head(value, at)));
        chunks.push(Chunk::Separator("="));
    } else if at > 0 {
        chunks.push(Chunk::Text(head(value, at + 1)));
    }
    let content = tail(value, at + 1);
    chunks.push(if is_file { Chunk::File(Target::of(content), FilePolicy::Encoded) } else { Chunk::Encoded(content) });
}
