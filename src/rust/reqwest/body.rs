//! What a request carries: text, files, JSON, uploads.

use super::call::named;
use super::{form, json, pairs, redirect};
use crate::curl::{Body, Chunk, HttpVersion, Request, Target};
use crate::rust::content::{self, Run};
use crate::rust::draft::{Draft, Use};
use crate::rust::import::Import;
use crate::rust::layout::{Call, Expr};
use crate::shell::Value;

/// The call that sets the body.
#[derive(Clone, Debug)]
pub(super) enum Sent {
    /// There is none.
    Nothing,
    /// There is one of no bytes, which has a length.
    Empty,
    /// `.body(…)`
    Bytes(Call),
    /// Headers that go with the body, as `Content-Length` with one that may be empty or a stream, and `.body(…)`.
    Framed(Vec<Call>, Call),
    /// `.json(…)`, which names the type of the body itself.
    Json(Call),
    /// `.form(…)`, which does the same.
    Pairs(Call),
    /// `.multipart(…)`, which does the same.
    Form(Call),
}

/// The body of `request`; what it needs is written to the draft before it.
pub(super) fn body(draft: &mut Draft<'_>, request: &Request) -> Sent {
    match &request.body {
        Body::None => Sent::Nothing,
        Body::Data(chunks) => data(draft, request, chunks),
        Body::Form(parts) if redirect::remakes_form(request) => Sent::Form(form::maker(draft, parts)),
        Body::Form(parts) => Sent::Form(form::form(draft, parts)),
        Body::Upload(target) => upload(draft, request, target),
    }
}

/// Whether the body of `request` is read while it is sent.
pub(super) fn is_streamed(request: &Request) -> bool {
    let once = !request.transport.follow && request.transport.retries == 0;
    matches!(&request.body, Body::Upload(Target::Path(_))) && once
}

fn upload(draft: &mut Draft<'_>, request: &Request, target: &Target) -> Sent {
    if let Target::Path(path) = target
        && is_streamed(request)
    {
        return stream(draft, path);
    }
    let content = content::read(draft, target);
    if matches!(target, Target::Path(_)) || request.header("content-length").is_some() {
        return whole(draft, content);
    }
    if request.transport.version == Some(HttpVersion::Http10) {
        let why = "HTTP/1.0 wants to know the length";
        draft.refuse(draft.command.pipeline.span, "an upload of standard input over HTTP/1.0", why);
    }
    let bytes = match content {
        Run::Text(text) => draft.expr(&text, Use::Own),
        Run::Bytes(bytes) => bytes,
    };
    if request.removes("transfer-encoding") || request.header("transfer-encoding").is_some() {
        return Sent::Bytes(hoisted(draft, bytes));
    }
    let mut headers = vec![named("Transfer-Encoding", "chunked")];
    let is_plain = request.scheme().as_deref() == Some("http") || request.transport.version.is_some();
    if is_plain && request.header("expect").is_none() && !request.removes("expect") {
        headers.push(named("Expect", "100-continue"));
    }
    Sent::Framed(headers, hoisted(draft, bytes))
}

/// A file that is read while it is sent.
fn stream(draft: &mut Draft<'_>, path: &Value) -> Sent {
    let path = draft.text(path);
    let path = draft.short(&path, Use::Borrow, "path");
    let wait = if draft.is_async() { ".await?" } else { "?" };
    if draft.is_async() {
        draft.needs.features.insert("stream");
        draft.needs.tokio.insert("fs");
    } else {
        draft.imports.insert(Import::Fs);
    }
    let open = if draft.is_async() { "tokio::fs::File::open" } else { "fs::File::open" };
    draft.lines.bind("file", &Expr::Call(Call::new(open, vec![path], wait)));
    draft.lines.line(format!("let size = file.metadata(){wait}.len();"));
    let length = Call::new("header", vec![Expr::atom("\"Content-Length\""), Expr::atom("size")], "");
    Sent::Framed(vec![length], Call::new("body", vec![Expr::atom("file")], ""))
}

/// A body that may be empty; reqwest would not tell the length of an empty one.
fn whole(draft: &mut Draft<'_>, content: Run) -> Sent {
    let bytes = match content {
        Run::Text(text) if !text.start().is_empty() => {
            let value = draft.expr(&text, Use::Own);
            return Sent::Bytes(hoisted(draft, value));
        }
        Run::Text(text) => draft.expr(&text, Use::Own),
        Run::Bytes(bytes) => bytes,
    };
    draft.lines.bind("body", &bytes);
    let length = Call::new("header", vec![Expr::atom("\"Content-Length\""), Expr::atom("body.len()")], "");
    Sent::Framed(vec![length], Call::new("body", vec![Expr::atom("body")], ""))
}

fn data(draft: &mut Draft<'_>, request: &Request, chunks: &[Chunk]) -> Sent {
    let mut runs = content::runs(draft, chunks);
    if let [Run::Text(text)] = &*runs
        && let Some(known) = text.all()
        && json::is_announced(request)
        && let Some(json) = json::read(known)
    {
        return Sent::Json(json::call(draft, &json));
    }
    if let [Run::Text(text)] = &*runs
        && pairs::is_implied(request)
        && let Some(pairs) = text.all().and_then(pairs::pairs)
    {
        return Sent::Pairs(pairs::call(draft, &pairs));
    }
    let nothing = |run: &Run| matches!(run, Run::Text(text) if text.all() == Some(""));
    if runs.iter().all(nothing) {
        return Sent::Empty;
    }
    if runs.len() == 1 {
        return match runs.remove(0) {
            Run::Bytes(bytes) => whole(draft, Run::Bytes(bytes)),
            Run::Text(text) => {
                let value = draft.expr(&text, Use::Own);
                Sent::Bytes(hoisted(draft, value))
            }
        };
    }
    let joined = content::joined(draft, runs);
    Sent::Bytes(hoisted(draft, joined))
}

/// `.body(value)`, the value in a variable of its own where it would not stand well in a chain.
fn hoisted(draft: &mut Draft<'_>, value: Expr) -> Call {
    if value.flat().contains('\n') || value.flat().len() > 60 {
        draft.lines.bind("body", &value);
        return Call::new("body", vec![draft.owned("body")], "");
    }
    Call::new("body", vec![value], "")
}
