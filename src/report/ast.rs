//! The parse as JSON; `grammar/ast.schema.json` is its contract.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::json::{certainty, doubt, reply};
use super::view::View;
use crate::curl::{Body, Chunk, FilePolicy, Form, FormSource, Header, Request, Target};
use crate::lint::Report;
use crate::mend::{Command, Evidence, Slip};
use crate::print::Secrets;
use crate::shell::{Piece, Value};

/// The commands and replies of `reports`, as read.
pub fn ast(reports: &[Report], secrets: Secrets) -> Json {
    let (mut commands, mut replies) = (Vec::new(), Vec::new());
    for view in reports.iter().map(View::new) {
        let tree = Tree { view: &view, secrets };
        commands.extend(view.report.commands.iter().map(|it| tree.command(it)));
        replies.extend(view.report.replies.iter().map(|it| {
            let mut reply = reply(&view, it);
            // There are no findings here that it could be the index of.
            reply["cause"] = Json::Null;
            reply
        }));
    }
    json!({"version": 1, "commands": commands, "replies": replies})
}

/// A report on its way into JSON.
struct Tree<'a> {
    view: &'a View<'a>,
    secrets: Secrets,
}

impl Tree<'_> {
    /// `text`, its secrets as wished.
    fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.secrets {
            Secrets::Keep => Cow::Borrowed(text),
            Secrets::Env => self.view.redaction().variables(text),
            Secrets::Mask => self.view.redaction().mask(text),
        }
    }

    fn command(&self, command: &Command) -> Json {
        let arguments = command.arguments.iter().map(|word| self.text(word.text()));
        let argv: Vec<_> = std::iter::once(Cow::Borrowed("curl")).chain(arguments).collect();
        let mut shown = json!({
            "range": self.view.range(command.span),
            "argv": argv,
            "certainty": certainty(&command.certainty),
            "evidence": self.evidence(&command.evidence),
            "slips": command.slips.iter().map(|it| self.slip(it)).collect::<Vec<_>>(),
            "requests": command.invocation.requests.iter().map(|it| self.request(it)).collect::<Vec<_>>(),
        });
        doubt(self.view, command, &mut shown);
        shown
    }

    fn evidence(&self, evidence: &Evidence) -> Json {
        let other = evidence.other.as_ref().map(|other| {
            let margin = other.cost.saturating_sub(evidence.cost);
            json!({"text": self.text(&other.text), "cost": other.cost, "margin": margin})
        });
        json!({"cost": evidence.cost, "other": other})
    }

    fn slip(&self, slip: &Slip) -> Json {
        json!({"kind": slip.kind.name(), "range": self.view.range(slip.span), "text": self.text(&slip.text)})
    }

    fn request(&self, request: &Request) -> Json {
        let headers = request.headers.iter().map(|it| self.header(it));
        json!({
            "method": request.method,
            "url": self.text(&url(request)),
            "headers": headers.collect::<Vec<_>>(),
            "body": self.body(&request.body),
        })
    }

    fn header(&self, header: &Header) -> Json {
        json!([header.name.text(), self.text(header.value.text())])
    }

    fn body(&self, body: &Body) -> Json {
        match body {
            Body::None => Json::Null,
            Body::Data(chunks) => Json::Array(self.chunks(chunks)),
            Body::Upload(target) => json!([self.target(target)]),
            Body::Form(parts) => parts.iter().map(|it| self.part(it)).collect(),
        }
    }

    /// `chunks` as runs of text, files and variables; neighboring text is one.
    fn chunks(&self, chunks: &[Chunk]) -> Vec<Json> {
        let mut out = Vec::new();
        for chunk in chunks {
            match chunk {
                Chunk::Text(value) => self.value(value, str::to_owned, &mut out),
                Chunk::Encoded(value) => self.value(value, encoded, &mut out),
                Chunk::Separator(text) => add_text(&mut out, text),
                Chunk::File(target, policy) => {
                    let mut file = self.target(target);
                    if *policy == FilePolicy::Encoded {
                        file["encoded"] = true.into();
                    }
                    out.push(file);
                }
            }
        }
        out
    }

    fn value(&self, value: &Value, spelled: fn(&str) -> String, out: &mut Vec<Json>) {
        for piece in value.pieces() {
            match piece {
                Piece::Text(text) => add_text(out, &spelled(&self.text(text))),
                Piece::Variable(name) => out.push(json!({"var": name})),
                Piece::Expansion(written) => out.push(json!({"expansion": self.text(written)})),
            }
        }
    }

    fn target(&self, target: &Target) -> Json {
        match target {
            Target::Path(path) => json!({"file": self.text(path.text())}),
            Target::Stdio => json!({"stdin": true}),
        }
    }

    fn part(&self, part: &Form) -> Json {
        let mut body = Vec::new();
        match &part.source {
            FormSource::Text(value) => self.value(value, str::to_owned, &mut body),
            FormSource::Files(files) => body.extend(files.iter().map(|it| self.target(it))),
            FormSource::Content(file) => body.push(self.target(file)),
            FormSource::Nested(parts) => body.extend(parts.iter().map(|part| self.part(part))),
        }
        let text = |value: &Option<Value>| value.as_ref().map(|value| self.text(value.text()).into_owned());
        json!({"part": {
            "name": self.text(part.name.text()),
            "body": body,
            "filename": text(&part.file_name),
            "type": text(&part.content_type),
        }})
    }
}

fn add_text(out: &mut Vec<Json>, text: &str) {
    match out.last_mut().and_then(|last| last.get_mut("text")) {
        Some(Json::String(before)) => before.push_str(text),
        _ => out.push(json!({"text": text})),
    }
}

/// The URL with what `-G` and `--url-query` add; what is not known as it was written.
fn url(request: &Request) -> String {
    let mut url = request.url.text().to_owned();
    let fragment = url.find('#').map(|at| url.split_off(at));
    for (index, chunk) in request.query.iter().enumerate() {
        if index == 0 && !url.ends_with(['?', '&']) {
            url.push(if url.contains('?') { '&' } else { '?' });
        }
        match chunk {
            Chunk::Text(value) => url.push_str(value.text()),
            Chunk::Encoded(value) => {
                url.extend(value.pieces().map(|piece| match piece {
                    Piece::Text(text) => encoded(text),
                    Piece::Variable(name) => format!("${name}"),
                    Piece::Expansion(written) => written.to_owned(),
                }));
            }
            Chunk::Separator(text) => url.push_str(text),
            Chunk::File(Target::Path(path), _) => url.extend(["@", path.text()]),
            Chunk::File(Target::Stdio, _) => url.push_str("@-"),
        }
    }
    url + fragment.as_deref().unwrap_or_default()
}

/// `text` as curl percent-encodes it.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
