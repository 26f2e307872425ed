//! What is done with the reply.

use super::report;
use crate::curl::{Output, Request, Target};
use crate::rust::draft::{Draft, Use};
use crate::rust::import::Import;
use crate::rust::layout::{Call, Expr};
use crate::rust::place::{self, Place};
use crate::rust::snippet::Snippet;
use crate::rust::{Answers, Flavor};
use crate::shell::Value;

/// Writes the lines that show or keep the reply.
pub(super) fn reply(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    place::left_out(draft, request);
    if request.cookie_jar.is_some() {
        draft.note(None, "reqwest keeps cookies in memory; `-c` writes no file");
    }
    if output.fail_with_body {
        draft.lines.bind("failed", &Expr::atom("response.error_for_status_ref().err()"));
    }
    if let Some(path) = &output.etag_save {
        save_etag(draft, path);
    }
    let format = output.write_out.as_ref().filter(|format| !format.text().is_empty());
    let report = format.map(|format| report::report(draft, format));
    if let Some(target) = &output.dump_headers {
        dump(draft, target);
    }
    let to = place::place(draft, request);
    show(draft, request, to);
    if let Some(report) = report {
        report::print(draft, &report);
    }
    if output.fail_with_body {
        draft.lines.open("if let Some(error) = failed");
        draft.lines.line("return Err(error.into());");
        draft.lines.close();
    }
}

/// `.await?` or `?`
fn wait(draft: &Draft<'_>) -> &'static str {
    match draft.flavor {
        Flavor::Async => ".await?",
        Flavor::Blocking => "?",
    }
}

/// Whether the reply is shown while it comes: `-N`, to standard output.
fn is_shown_at_once(draft: &Draft<'_>, request: &Request) -> bool {
    let output = &request.output;
    let elsewhere = output.file.is_some() || output.remote_name || output.discard || output.head_only;
    let mut options =
        draft.command.invocation.args.iter().filter(|arg| arg.option.is_some_and(|it| it.long == "buffer"));
    !elsewhere && draft.redirects().is_empty() && options.any(|arg| !arg.is_on()) && draft.answers == Answers::Plain
}

/// Whether the reply is written to a file while it comes: what `-O` fetches may be large.
fn is_download(request: &Request) -> bool {
    let output = &request.output;
    let heads = output.show_headers || output.head_only;
    output.remote_name && output.file.is_none() && !heads && !place::may_be_kept(request)
}

/// Whether the reply is taken piece by piece.
pub(super) fn is_taken_in_pieces(draft: &Draft<'_>, request: &Request) -> bool {
    is_download(request) || is_shown_at_once(draft, request)
}

/// Writes the reply to a file while it comes.
fn download(draft: &mut Draft<'_>, path: Expr) {
    draft.imports.insert(Import::Fs);
    draft.lines.bind("mut file", &Expr::Call(Call::new("fs::File::create", vec![path], "?")));
    if draft.flavor == Flavor::Blocking {
        draft.lines.line("response.copy_to(&mut file)?;");
        return;
    }
    draft.imports.insert(Import::Write);
    draft.lines.open("while let Some(chunk) = response.chunk().await?");
    draft.lines.line("file.write_all(&chunk)?;");
    draft.lines.close();
}

/// Shows the reply while it comes.
fn show_at_once(draft: &mut Draft<'_>) {
    draft.imports.insert(Import::Io);
    if draft.flavor == Flavor::Blocking {
        draft.lines.line("io::copy(&mut response, &mut io::stdout())?;");
        return;
    }
    draft.imports.insert(Import::Write);
    draft.lines.open("while let Some(chunk) = response.chunk().await?");
    draft.lines.line("io::stdout().write_all(&chunk)?;");
    draft.lines.line("io::stdout().flush()?;");
    draft.lines.close();
}

fn show(draft: &mut Draft<'_>, request: &Request, place: Place) {
    let output = &request.output;
    let heads = output.show_headers || output.head_only;
    if heads && !matches!(place, Place::Nowhere) {
        draft.snippets.insert(Snippet::Head);
    }
    let wait = wait(draft);
    let bytes = format!("response.bytes(){wait}");
    match place {
        Place::Stdout => {
            if heads {
                draft.lines.line("print!(\"{}\", head(&response));");
            }
            if output.head_only {
                return;
            }
            if draft.answers == Answers::Typed {
                draft.snippets.insert(Snippet::Envelope);
                draft.needs.types = true;
                draft.needs.features.insert("json");
                draft.lines.line(format!("let envelope: Envelope<Value> = response.json(){wait};"));
                draft.lines.open("if let Some(result) = envelope.into_result()?");
                draft.lines.line("println!(\"{result:#}\");");
                draft.lines.close();
                return;
            }
            if is_shown_at_once(draft, request) {
                show_at_once(draft);
            } else {
                draft.imports.extend([Import::Io, Import::Write]);
                draft.lines.line(format!("io::stdout().write_all(&{bytes})?;"));
            }
        }
        Place::Nowhere => draft.lines.line(format!("{bytes};")),
        Place::File(path) if place::may_be_kept(request) => {
            draft.lines.open("if response.status() != reqwest::StatusCode::NOT_MODIFIED");
            write(draft, output, path, &bytes);
            draft.lines.close();
        }
        Place::File(path) if is_download(request) => download(draft, path),
        Place::File(path) => write(draft, output, path, &bytes),
        Place::Append(path) => {
            let content = content(draft, output, &bytes);
            place::append(draft, path, &format!("&{content}"));
        }
    }
}

fn write(draft: &mut Draft<'_>, output: &Output, path: Expr, bytes: &str) {
    let content = content(draft, output, bytes);
    place::write(draft, path, &content);
}

/// What is written to a file: the body, the head, or both.
fn content(draft: &mut Draft<'_>, output: &Output, bytes: &str) -> String {
    if output.head_only {
        return "head(&response)".to_owned();
    }
    if !output.show_headers {
        return bytes.to_owned();
    }
    draft.lines.line("let mut bytes = head(&response).into_bytes();");
    draft.lines.line(format!("bytes.extend({bytes});"));
    "bytes".to_owned()
}

/// `--etag-save`
fn save_etag(draft: &mut Draft<'_>, path: &Value) {
    if path.known() == Some("-") {
        draft.note(Some(path.whole()), "`--etag-save -` is left out");
        return;
    }
    let path = draft.text(path);
    let path = draft.expr(&path, Use::Borrow);
    draft.lines.open("if let Some(etag) = response.headers().get(\"ETag\")");
    place::write(draft, path, "[etag.as_bytes(), b\"\\n\"].concat()");
    draft.lines.close();
}

/// `-D`
fn dump(draft: &mut Draft<'_>, target: &Target) {
    draft.snippets.insert(Snippet::Head);
    match target {
        Target::Stdio => draft.lines.line("print!(\"{}\", head(&response));"),
        Target::Path(path) => {
            draft.imports.insert(Import::Fs);
            let path = draft.text(path);
            let path = draft.expr(&path, Use::Borrow);
            let write = Call::new("fs::write", vec![path, Expr::atom("head(&response)")], "?");
            draft.lines.run(&Expr::Call(write));
        }
    }
}
