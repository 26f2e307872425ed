//! What becomes of a file when a try failed in the middle: the next one goes on where that ended, or begins anew.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};

use super::method::Kind;
use super::prepared::Prepared;
use super::sink::Sink;
use super::write_out::Facts;

/// Readies `prepared` for another try, the one before having ended with `exit`.
pub(super) fn again(prepared: &mut Cow<'_, Prepared>, exit: u8, facts: &Facts) {
    let Some(Sink::File(path) | Sink::Append(path)) = prepared.delivery.body.clone() else { return };
    let begun = prepared.delivery.resumed.unwrap_or(0);
    let written = fs::metadata(&path).ok().filter(fs::Metadata::is_file).map(|facts| facts.len());
    let Some(size) = written.filter(|&size| size > begun && facts.size > 0) else { return };
    if is_good(prepared, exit, facts) {
        let prepared = prepared.to_mut();
        prepared.delivery.resumed = Some(size);
        prepared.delivery.body = Some(Sink::Append(path));
        prepared.headers.range = Some(("Range".to_owned(), format!("bytes={size}-")));
    } else if prepared.delivery.resumed.is_some() {
        // Where that fails, the next try cannot write either, and says so.
        let _ = OpenOptions::new().write(true).open(&path).and_then(|file| file.set_len(begun));
    }
}

/// Whether curl trusts what came of a document to be the first part of it.
fn is_good(prepared: &Prepared, exit: u8, facts: &Facts) -> bool {
    let is_asked = prepared.delivery.goes_on_by_itself && prepared.method.kind == Kind::Get;
    let is_part = match facts.status() {
        206 => prepared.delivery.resumed.is_some(),
        200 => facts.header("accept-ranges") == "bytes",
        _ => false,
    };
    is_asked && is_part && prepared.method.word == "GET" && !matches!(exit, 23 | 33)
}
