//! `OpenAPI` documents, 3.0 and 3.1, made into the tables of an API's [catalogue](super::catalogue).
//!
//! Reading never fails: what is not understood is told, and less is then known of the operation. Time
//! grows with the size of the document: what is referred to is read once, and what is put together
//! from more parts than a document of its size should need is left alone.
//!
//! Kept of a document are names, types and numbers; no prose.

mod access;
mod alteration;
mod body;
mod changes;
mod choice;
mod document;
mod family;
mod heirs;
mod label;
mod mend;
mod merge;
mod node;
mod operation;
mod parameter;
mod permissions;
mod rows;
mod scalar;
mod schema;
mod tables;
#[cfg(test)]
mod tests;

pub use access::{Access, Demand, Elsewhere, Scheme, Server, Variable};
pub use changes::{Changed, Changes, changes};
pub use document::Misread;
pub use tables::Tables;

use document::Document;
use mend::Mending;
use schema::Schemas;

/// What was read of a document.
#[derive(Debug)]
pub struct Reading {
    /// The tables.
    pub tables: Tables,
    /// Where the API is reached, and by whom.
    pub access: Access,
    /// What was not understood, in order of places.
    pub misread: Vec<Misread>,
}

/// Reads the `OpenAPI` document `text`, and puts right what the lines of `mends` say of it.
///
/// Of `mends`, `grammar/mends.tsv` is one; without any, pass `""`. Its columns are told there.
pub fn read(text: &str, mends: &str) -> Reading {
    let mut misread = Vec::new();
    let document = Document::read(text, &mut misread);
    tables(&document, text.len(), mends, misread)
}

/// Reads the `OpenAPI` document `root`, of about `size` bytes.
pub fn read_value(root: serde_json::Value, size: usize) -> Reading {
    let mut misread = Vec::new();
    let document = Document::new(root, &mut misread);
    tables(&document, size, "", misread)
}

fn tables(document: &Document, size: usize, mends: &str, mut misread: Vec<Misread>) -> Reading {
    let mut schemas = Schemas::new(document, size);
    let operations = schemas.operations();
    let (mut arena, told) = schemas.finish();
    misread.extend(told);
    let mut mending = Mending::new(&mut arena, operations);
    mending.apply(mends, &mut misread);
    let operations = mending.operations;
    let tables = Tables::new(&mut arena, operations, &mut misread);
    misread.sort();
    misread.dedup();
    Reading { tables, access: Access::of(document), misread }
}
