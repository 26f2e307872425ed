//! What a request carries: text, files, JSON, uploads.

use super::draft::{Draft, Import, Use};
use super::layout::{Call, Expr};
use super::snippet::Snippet;
use super::text::Text;
use super::{form, json};
use crate::curl::{Body, Chunk, FilePolicy, HttpVersion, Request, Target};
use crate::shell::Value;
use crate::text::Span;

/// The call that sets the body.
#[derive(Clone, Debug)]
pub(super) enum Sent {
    /// There is none.
    Nothing,
    /// There is one of no bytes, which has a length.
    Empty,
    /// `.body(…)`
    Bytes(Call),
    /// `.header("Content-Length", …)` and `.body(…)`, of a body that may be empty or a stream.
    Counted(Call, Call),
    /// `.json(…)`, which names the type of the body itself.
    Json(Call),
    /// `.multipart(…)`, which does the same.
    Form(Call),
}

/// A run of a body.
enum Run {
    Text(Text),
    /// An expression of type `Vec<u8>`.
    Bytes(Expr),
}

/// The body of `request`; what it needs is written to the draft before it.
pub(super) fn body(draft: &mut Draft<'_>, request: &Request) -> Sent {
    match &request.body {
        Body::None => Sent::Nothing,
        Body::Data(chunks) => data(draft, request, chunks),
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
    let content = content(draft, target);
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
    let chunked = vec![Expr::atom("\"Transfer-Encoding\""), Expr::atom("\"chunked\"")];
    Sent::Counted(Call::new("header", chunked, ""), hoisted(draft, bytes))
}

/// A file that is read while it is sent.
fn stream(draft: &mut Draft<'_>, path: &Value) -> Sent {
    let path = draft.text(path);
    let path = draft.short(&path, Use::Borrow, "path");
    let wait = if draft.is_async() { ".await?" } else { "?" };
    if draft.is_async() {
        draft.needs.reqwest.insert("stream");
        draft.needs.tokio.insert("fs");
    } else {
        draft.imports.insert(Import::Fs);
    }
    let open = if draft.is_async() { "tokio::fs::File::open" } else { "fs::File::open" };
    draft.lines.bind("file", &Expr::Call(Call::new(open, vec![path], wait)));
    draft.lines.line(format!("let size = file.metadata(){wait}.len();"));
    let length = Call::new("header", vec![Expr::atom("\"Content-Length\""), Expr::atom("size")], "");
    Sent::Counted(length, Call::new("body", vec![Expr::atom("file")], ""))
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
    Sent::Counted(length, Call::new("body", vec![Expr::atom("body")], ""))
}

/// How many bytes a body has that is known.
pub(super) fn size(body: &Body) -> Option<usize> {
    let Body::Data(chunks) = body else { return None };
    let sizes = chunks.iter().map(|chunk| match chunk {
        Chunk::Separator(text) => Some(text.len()),
        Chunk::Text(value) => value.known().map(str::len),
        Chunk::Encoded(value) => value.known().map(|text| percent(text).len()),
        Chunk::File(..) => None,
    });
    sizes.sum()
}

fn data(draft: &mut Draft<'_>, request: &Request, chunks: &[Chunk]) -> Sent {
    let mut runs = runs(draft, chunks);
    if let [Run::Text(text)] = &*runs
        && let Some(known) = text.all()
        && json::is_announced(request)
        && let Some(code) = json::code(known)
    {
        return Sent::Json(json::call(draft, &code));
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
    let joined = assemble(draft, runs);
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

/// Joins text and files into one buffer.
fn assemble(draft: &mut Draft<'_>, runs: Vec<Run>) -> Expr {
    draft.lines.bind("mut bytes", &Expr::atom("Vec::new()"));
    for run in runs {
        let more = match run {
            Run::Text(text) => {
                let part = draft.expr(&text, Use::Borrow).flat();
                Expr::atom(format!("{}.bytes()", part.trim_start_matches('&')))
            }
            Run::Bytes(bytes) => bytes,
        };
        draft.lines.run(&Expr::Call(Call::new("bytes.extend", vec![more], "")));
    }
    draft.owned("bytes")
}

/// `chunks` as runs, as few as can be.
fn runs(draft: &mut Draft<'_>, chunks: &[Chunk]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for chunk in chunks {
        let run = match chunk {
            Chunk::Separator(text) => Run::Text(Text::known(*text)),
            Chunk::Text(value) => Run::Text(draft.text(value)),
            Chunk::Encoded(value) => Run::Text(encoded(draft, value)),
            Chunk::File(target, policy) => file(draft, target, *policy),
        };
        match (runs.last_mut(), run) {
            (Some(Run::Text(last)), Run::Text(more)) => last.extend(more),
            (_, run) => runs.push(run),
        }
    }
    runs
}

/// `chunks` as text, for a query.
pub(super) fn query(draft: &mut Draft<'_>, chunks: &[Chunk]) -> Text {
    let mut out = Text::default();
    for run in runs(draft, chunks) {
        match run {
            Run::Text(text) => out.extend(text),
            Run::Bytes(bytes) => {
                let name = draft.name("query");
                let text = Call::new("String::from_utf8", vec![bytes], "?");
                draft.lines.bind(&name, &Expr::Call(text));
                out.extend(Text::local(name));
            }
        }
    }
    out
}

/// `value`, percent-encoded.
fn encoded(draft: &mut Draft<'_>, value: &Value) -> Text {
    let text = draft.text(value);
    encoded_text(draft, &text)
}

fn encoded_text(draft: &mut Draft<'_>, text: &Text) -> Text {
    if let Some(known) = text.all() {
        return Text::known(percent(known));
    }
    let what = draft.expr(text, Use::Borrow);
    encode(draft, what)
}

/// What `encode(what)` gives, in a variable of its own.
fn encode(draft: &mut Draft<'_>, what: Expr) -> Text {
    draft.snippets.insert(Snippet::Encode);
    let name = draft.name("encoded");
    draft.lines.bind(&name, &Expr::Call(Call::new("encode", vec![what], "")));
    Text::local(name)
}

fn file(draft: &mut Draft<'_>, target: &Target, policy: FilePolicy) -> Run {
    let content = content(draft, target);
    match (content, policy) {
        (content, FilePolicy::Verbatim) => content,
        (Run::Text(text), FilePolicy::Stripped) => Run::Text(text.map(|known| known.replace(['\r', '\n', '\0'], ""))),
        (Run::Bytes(bytes), FilePolicy::Stripped) => {
            draft.snippets.insert(Snippet::Joined);
            Run::Bytes(Expr::Call(Call::new("joined", vec![bytes], "")))
        }
        (Run::Text(text), FilePolicy::Encoded) => Run::Text(encoded_text(draft, &text)),
        (Run::Bytes(bytes), FilePolicy::Encoded) => Run::Text(encode(draft, bytes)),
    }
}

/// The content of `target` as an expression that makes a part of a form.
pub(super) fn bytes(draft: &mut Draft<'_>, target: &Target) -> Expr {
    match content(draft, target) {
        Run::Bytes(bytes) => bytes,
        Run::Text(text) if text.all().is_some() => Expr::atom(draft.expr(&text, Use::Own).flat() + ".as_bytes()"),
        Run::Text(text) => {
            let text = draft.expr(&text, Use::Borrow).flat();
            Expr::atom(text.trim_start_matches('&').to_owned() + ".as_bytes().to_vec()")
        }
    }
}

fn content(draft: &mut Draft<'_>, target: &Target) -> Run {
    match target {
        Target::Path(path) => Run::Bytes(read(draft, path)),
        Target::Stdio => stdin(draft),
    }
}

/// `fs::read(path)?`
fn read(draft: &mut Draft<'_>, path: &Value) -> Expr {
    draft.imports.insert(Import::Fs);
    let path = draft.text(path);
    let path = draft.short(&path, Use::Borrow, "path");
    Expr::Call(Call::new("fs::read", vec![path], "?"))
}

/// Standard input: what the command redirects it from, else that of the program.
fn stdin(draft: &mut Draft<'_>) -> Run {
    let origin = draft.command.text.text();
    let input = draft.redirects().iter().rfind(|redirect| {
        redirect.fd.is_none_or(|fd| fd == 0) && ["<", "<<", "<<-", "<<<"].contains(&redirect.operator)
    });
    match input {
        Some(redirect) if redirect.operator == "<" => Run::Bytes(read(draft, &redirect.target.value(origin))),
        Some(redirect) if redirect.operator == "<<<" => {
            let mut text = draft.text(&redirect.target.value(origin));
            text.push("\n");
            Run::Text(text)
        }
        Some(redirect) => match &redirect.heredoc {
            Some(heredoc) => Run::Text(draft.text(&heredoc.body)),
            None => Run::Text(Text::default()),
        },
        None => {
            if draft.command.position > 0 {
                draft.note(Some(before(draft)), "pipe into the program what was piped into curl");
            }
            draft.snippets.insert(Snippet::Stdin);
            Run::Bytes(Expr::Call(Call::new("stdin", Vec::new(), "?")))
        }
    }
}

/// The commands of the pipeline before curl.
fn before(draft: &Draft<'_>) -> Span {
    let commands = draft.command.pipeline.commands.iter().take(draft.command.position);
    commands.map(|simple| simple.span).reduce(Span::cover).unwrap_or_default()
}

/// `text` percent-encoded as curl does it.
pub(super) fn percent(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_is_encoded_as_curl_does() {
        assert_eq!(super::percent("a b~é=%"), "a+b~%C3%A9%3D%25");
    }
}
