//! Multipart forms.

use super::call;
use super::slice::borrowed;
use crate::curl::{Form, FormSource, Target};
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::text::Text;
use crate::rust::{content, part};

/// Writes `let mut form = …;`, its parts, and hands it over.
pub(super) fn form(draft: &mut Draft<'_>, parts: &[Form]) {
    call::uses(draft, &["Form"]);
    draft.lines.bind("mut form", &Expr::atom("Form::new()"));
    for part in parts {
        refuse(draft, part);
        let name = draft.text(&part.name);
        let name = draft.expr(&name, Use::Str);
        let mut links = vec![Call::new("part", vec![name], "")];
        source(draft, part, &mut links);
        attributes(draft, part, &mut links);
        links.push(Call::new("add", Vec::new(), "?"));
        draft.lines.run(&Expr::Chain("form".to_owned(), links));
    }
    call::code(draft, "httppost", "form");
}

/// What the crate has no words for.
fn refuse(draft: &mut Draft<'_>, part: &Form) {
    let why = "the crate `curl` has no words for it";
    if let Some(encoder) = &part.encoder {
        draft.refuse(encoder.whole(), "`;encoder=` in a form", why);
    }
    if part.name.text().is_empty() && part.name.known().is_some() {
        draft.refuse(part.span, "a field of a form without a name", why);
    }
    if !part.header_files.is_empty() {
        draft.refuse(part.span, "headers of a form's field from a file", "write them as `;headers=` each");
    }
    let named = part.file_name.is_some() && matches!(part.source, FormSource::Text(_) | FormSource::Content(_));
    if named || matches!(part.source, FormSource::Nested(_)) {
        draft.refuse(part.span, "a form within a form, or text with the name of a file", why);
    }
}

/// `.contents(…)`, `.file(…)` and their like.
fn source(draft: &mut Draft<'_>, part: &Form, links: &mut Vec<Call>) {
    match &part.source {
        FormSource::Text(value) => {
            let text = draft.text(value);
            let bytes = borrowed(draft, content::Run::Text(text), |draft| draft.name("text"));
            links.push(Call::new("contents", vec![bytes], ""));
        }
        FormSource::Content(Target::Path(path)) => {
            let path = draft.text(path);
            let path = draft.expr(&path, Use::Str);
            links.push(Call::new("file_content", vec![path], ""));
        }
        FormSource::Content(Target::Stdio) => {
            let run = content::read(draft, &Target::Stdio);
            let bytes = borrowed(draft, run, |draft| draft.name("text"));
            links.push(Call::new("contents", vec![bytes], ""));
        }
        FormSource::Files(targets) => targets.iter().for_each(|target| file(draft, target, links)),
        FormSource::Nested(_) => {}
    }
}

fn file(draft: &mut Draft<'_>, target: &Target, links: &mut Vec<Call>) {
    match target {
        Target::Path(path) => {
            let path = draft.text(path);
            let path = draft.expr(&path, Use::Str);
            links.push(Call::new("file", vec![path], ""));
        }
        Target::Stdio => {
            let bytes = content::bytes(draft, target);
            links.push(Call::new("buffer", vec![Expr::atom("\"-\""), bytes], ""));
        }
    }
}

fn attributes(draft: &mut Draft<'_>, part: &Form, links: &mut Vec<Call>) {
    for (name, value) in [("filename", &part.file_name), ("content_type", &part.content_type)] {
        if let Some(value) = value {
            let text = draft.text(value);
            let text = draft.expr(&text, Use::Str);
            links.push(Call::new(name, vec![text], ""));
        }
    }
    if part.content_type.is_none() && part.file_name.is_some() {
        // libcurl would go by the name of the file itself, and curl goes by the one that is told.
        let kind = part::content_type(draft, part);
        links.extend(kind.map(|kind| Call::new("content_type", vec![kind], "")));
    }
    if !part.headers.is_empty() {
        let given: Vec<Text> = part.headers.iter().map(|header| draft.text(header)).collect();
        let name = draft.name("lines");
        call::list(draft, &name, &given);
        links.push(Call::new("content_header", vec![Expr::atom(name)], ""));
    }
}
