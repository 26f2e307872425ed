//! The files that a command names and had better leave alone, each once. Knows no rule.

use crate::curl::Request;
use crate::curl::files::files;
use crate::knowledge::paths::{self, Deed};
use crate::lint::Check;
use crate::lint::sent::once;
use crate::text::{Span, visible};

/// A file that a command names, and that is not one made for it.
pub(super) struct Named<'a> {
    /// The first request that names it.
    pub(super) request: &'a Request,
    /// Where.
    pub(super) span: Span,
    /// Its path, to be shown.
    pub(super) path: String,
    /// What it holds that programs trust or keep for themselves; `None` where it only lies elsewhere.
    pub(super) holds: Option<&'static str>,
}

/// The files with which the command does `deed` that lie outside of its folder, or hold what is not its business.
pub(super) fn named<'a>(on: &Check<'a>, deed: Deed) -> Vec<Named<'a>> {
    let mut out = Vec::new();
    for (request, _) in on.subject.requests() {
        for file in files(request).into_iter().filter(|file| file.deed == deed) {
            let path = file.path(request);
            let holds = paths::holds(&path, deed);
            if holds.is_some() || paths::is_outside(&path) {
                out.push(Named { request, span: file.value.whole(), path: visible(&path).into_owned(), holds });
            }
        }
    }
    once(out, |file| file.span)
}
