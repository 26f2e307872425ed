//! argv → what would be sent, in a line.

mod body;
mod form;
mod glob;
mod header;
mod transport;
mod whole;
mod words;

use std::fmt::Write as _;

use super::*;
use crate::knowledge::options::{self, Takes};
use crate::shell::{Unknown, UnknownKind};
use crate::text::Mapped;

/// The words of `line` as values, `$NAME` in them unknown, and the text they were read from.
fn words(line: &str) -> (String, Vec<Value>) {
    let words = shell_words::split(line).expect("a test quotes well");
    let origin = words.join("\n");
    let mut at = 0;
    let values = words.iter().map(|word| {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        Value::new(Mapped::verbatim(&origin, span), unknowns(word))
    });
    let values = values.collect();
    (origin, values)
}

fn unknowns(word: &str) -> Vec<Unknown> {
    let starts = word.match_indices('$').map(|(start, _)| start);
    let name = |start: usize| word[start + 1..].bytes().take_while(u8::is_ascii_uppercase).count();
    starts
        .map(|start| {
            let span = Span::new(start, start + 1 + name(start));
            Unknown { span, kind: UnknownKind::Variable(span.of(word)[1..].to_owned()) }
        })
        .collect()
}

fn invoke(line: &str) -> Invocation {
    read(&words(line).1)
}

fn target(target: &Target) -> String {
    match target {
        Target::Path(path) => format!("<{}>", path.text()),
        Target::Stdio => "<stdio>".to_owned(),
    }
}

fn chunks(chunks: &[Chunk]) -> String {
    let show = |chunk: &Chunk| match chunk {
        Chunk::Text(value) => value.text().to_owned(),
        Chunk::Separator(text) => (*text).to_owned(),
        Chunk::Encoded(value) => format!("enc({})", value.text()),
        Chunk::File(file, policy) => format!("{policy:?}{}", target(file)),
    };
    chunks.iter().map(show).collect()
}

fn form(form: &Form) -> String {
    let mut out = format!("{}=", form.name.text());
    match &form.source {
        FormSource::Text(value) => out += value.text(),
        FormSource::Files(files) => out.extend(files.iter().map(|file| format!("@{}", target(file)))),
        FormSource::Content(file) => out += &target(file),
        FormSource::Nested(parts) => out.extend(parts.iter().map(|part| format!("({})", self::form(part)))),
    }
    let attributes = [("filename", &form.file_name), ("type", &form.content_type), ("encoder", &form.encoder)];
    for (name, value) in attributes {
        if let Some(value) = value {
            let _ = write!(out, ";{name}={}", value.text());
        }
    }
    out.extend(form.headers.iter().map(|header| format!(";headers={}", header.text())));
    out.extend(form.header_files.iter().map(|file| format!(";headers=@{}", target(file))));
    out
}

fn summary(request: &Request) -> String {
    let mut out = format!("{} {}", request.method, request.url.text());
    if !request.query.is_empty() {
        let _ = write!(out, " ?{}", chunks(&request.query));
    }
    for header in &request.headers {
        let _ = write!(out, " [{}: {}]", header.name.text(), header.value.text());
    }
    for name in &request.removed {
        let _ = write!(out, " [-{name}]");
    }
    match &request.body {
        Body::None => {}
        Body::Data(data) => _ = write!(out, " «{}»", chunks(data)),
        Body::Form(parts) => _ = write!(out, " form({})", parts.iter().map(form).collect::<Vec<_>>().join(" & ")),
        Body::Upload(file) => _ = write!(out, " upload{}", target(file)),
    }
    if let Some(auth) = &request.auth {
        let _ = write!(out, " {:?}:{}", auth.scheme, auth.value.text());
    }
    for (name, _) in &request.transport.unsupported {
        let _ = write!(out, " unsupported:{name}");
    }
    out
}

/// All requests and complaints of a command line.
fn all(line: &str) -> String {
    let invocation = invoke(line);
    let requests = invocation.requests.iter().map(summary);
    let complaints = invocation.complaints.iter().map(|it| format!("! {} ({})", it.message, it.exit));
    requests.chain(complaints).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(line: &str, expected: &str) {
    assert_eq!(all(line), expected, "curl {line}");
}

/// The part of the last request that `show` picks.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers write the value out")]
fn check_part<T: std::fmt::Debug + PartialEq>(line: &str, show: impl Fn(&Request) -> T, expected: T) {
    let invocation = invoke(line);
    assert_eq!(show(invocation.requests.last().expect("a request")), expected, "curl {line}");
}

const FORM: &str = "[Content-Type: application/x-www-form-urlencoded]";
