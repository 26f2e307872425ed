//! What is done with the reply.

use super::{call, condition, report};
use crate::curl::{Request, Target};
use crate::rust::Answers;
use crate::rust::draft::{Draft, Use};
use crate::rust::import::Import;
use crate::rust::layout::{Call, Expr};
use crate::rust::place::{self, Place};
use crate::rust::snippet::Snippet;

/// Sets what of the reply is kept.
pub(super) fn prepare(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    if output.show_headers || output.head_only {
        call::code(draft, "show_header", "true");
    }
    if output.fail && !output.fail_with_body {
        call::code(draft, "fail_on_error", "true");
    }
    if let Some(target) = &output.dump_headers {
        dump(draft, target);
    }
}

/// `-D`
fn dump(draft: &mut Draft<'_>, target: &Target) {
    let to = match target {
        Target::Stdio => {
            draft.imports.extend([Import::Io, Import::Write]);
            "io::stdout()".to_owned()
        }
        Target::Path(path) => {
            draft.imports.extend([Import::Fs, Import::Write]);
            let path = draft.text(path);
            let path = draft.expr(&path, Use::Borrow);
            let name = draft.name("heads");
            draft.lines.bind(&format!("mut {name}"), &Expr::Call(Call::new("fs::File::create", vec![path], "?")));
            name
        }
    };
    let moves = if to.starts_with("io") { "" } else { "move " };
    call::code(draft, "header_function", format!("{moves}|line| {to}.write_all(line).is_ok()"));
}

/// Sends it, and shows or keeps the reply.
pub(super) fn reply(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    place::left_out(draft, request);
    if output.etag_save.is_some() {
        draft.note(None, "`--etag-save` is left out");
    }
    let place = place::place(draft, request);
    let place = condition::resume(draft, request, place);
    if let Place::Append(path) = place {
        append(draft, path);
        finish(draft, request);
        return;
    }
    draft.snippets.insert(Snippet::Perform);
    let perform = match request.transport.retries {
        0 => Call::new("perform", vec![Expr::atom("&mut easy")], "?"),
        retries => {
            draft.snippets.insert(Snippet::PerformAgain);
            let arguments = vec![Expr::atom("&mut easy"), Expr::atom(retries.to_string())];
            Call::new("perform_again", arguments, "?")
        }
    };
    if matches!(place, Place::Nowhere) {
        draft.lines.run(&Expr::Call(perform));
    } else {
        draft.lines.bind("body", &Expr::Call(perform));
        let kept = matches!(place, Place::File(_)) && place::may_be_kept(request);
        if kept {
            draft.lines.open("if !easy.time_condition_unmet()?");
        }
        show(draft, place);
        if kept {
            draft.lines.close();
        }
    }
    finish(draft, request);
}

/// Writes the body at the end of a file while it comes.
fn append(draft: &mut Draft<'_>, path: Expr) {
    draft.snippets.insert(Snippet::Append);
    place::open(draft, path);
    draft.lines.line("append(&mut easy, &mut file)?;");
}

/// What comes after the body.
fn finish(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    if let Some(format) = output.write_out.as_ref().filter(|format| !format.text().is_empty()) {
        report::report(draft, format);
    }
    if output.fail_with_body {
        draft.lines.line("let status = easy.response_code()?;");
        draft.lines.open("if status >= 400");
        draft.lines.line("return Err(format!(\"the server answered with {status}\").into());");
        draft.lines.close();
    }
}

fn show(draft: &mut Draft<'_>, place: Place) {
    match place {
        Place::Stdout if draft.answers == Answers::Typed => {
            draft.snippets.insert(Snippet::Envelope);
            draft.needs.types = true;
            draft.lines.line("let envelope: Envelope<Value> = serde_json::from_slice(&body)?;");
            draft.lines.open("if let Some(result) = envelope.into_result()?");
            draft.lines.line("println!(\"{result:#}\");");
            draft.lines.close();
        }
        Place::Stdout => {
            draft.imports.extend([Import::Io, Import::Write]);
            draft.lines.line("io::stdout().write_all(&body)?;");
        }
        Place::File(path) => place::write(draft, path, "body"),
        Place::Append(_) | Place::Nowhere => {}
    }
}
