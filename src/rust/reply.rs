//! What is done with the reply.

use super::draft::{Draft, Import, Passes, Use};
use super::layout::{Call, Expr};
use super::snippet::Snippet;
use super::text::Text;
use super::{Answers, Flavor, report};
use crate::curl::{Output, Request, Target};
use crate::shell::Value;
use crate::text::Span;

/// Writes the lines that show or keep the reply.
pub(super) fn reply(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    left_out(draft, request);
    if output.fail_with_body {
        draft.lines.bind("failed", &Expr::atom("response.error_for_status_ref().err()"));
    }
    let format = output.write_out.as_ref().filter(|format| !format.text().is_empty());
    let report = format.map(|format| report::report(draft, format));
    if let Some(target) = &output.dump_headers {
        dump(draft, target);
    }
    let to = place(draft, request);
    show(draft, request, to);
    if let Some(report) = report {
        draft.lines.run(&report);
    }
    if output.fail_with_body {
        draft.lines.open("if let Some(error) = failed");
        draft.lines.line("return Err(error.into());");
        draft.lines.close();
    }
}

/// Options on the reply that programs leave out.
fn left_out(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    let options = [
        ("-J", output.header_name),
        ("-R", output.remote_time),
        ("--no-clobber", output.no_clobber),
        ("--remove-on-error", output.remove_on_error),
        ("--etag-save", output.etag_save.is_some()),
        ("--max-filesize", request.transport.max_size.is_some()),
    ];
    if request.cookie_jar.is_some() {
        draft.note(None, "reqwest keeps cookies in memory; `-c` writes no file");
    }
    for (option, _) in options.iter().filter(|(_, given)| *given) {
        draft.note(None, format!("`{option}` is left out"));
    }
    let after = draft.command.pipeline.commands.iter().skip(draft.command.position + 1);
    if let Some(span) = after.map(|simple| simple.span).reduce(Span::cover) {
        let shown = span.of(draft.command.text.text()).to_owned();
        draft.note(Some(span), format!("pipe what the program prints into `{shown}`"));
    }
}

/// Where the body goes.
enum Place {
    Stdout,
    /// The file that this expression names.
    File(Expr),
    Append(Expr),
    Nowhere,
}

fn place(draft: &mut Draft<'_>, request: &Request) -> Place {
    let output = &request.output;
    if output.discard {
        return Place::Nowhere;
    }
    match &output.file {
        Some(Target::Path(path)) => return named(draft, output, path),
        Some(Target::Stdio) => return Place::Stdout,
        None => {}
    }
    if output.remote_name {
        return remote(draft, request);
    }
    let origin = draft.command.text.text();
    let redirect = draft
        .redirects()
        .iter()
        .rfind(|redirect| redirect.fd.is_none_or(|fd| fd == 1) && [">", ">>", ">|", "&>"].contains(&redirect.operator));
    match redirect {
        Some(redirect) if redirect.operator == ">>" => file(draft, &redirect.target.value(origin), Place::Append),
        Some(redirect) => file(draft, &redirect.target.value(origin), Place::File),
        None => Place::Stdout,
    }
}

/// `-o`, in the directory of `--output-dir`.
fn named(draft: &mut Draft<'_>, output: &Output, path: &Value) -> Place {
    if output.directory.is_none() {
        return file(draft, path, Place::File);
    }
    let path = draft.text(path);
    inside(draft, output, path)
}

/// `-O`
fn remote(draft: &mut Draft<'_>, request: &Request) -> Place {
    let name = match (draft.passes, remote_name(request.url.text())) {
        (Passes::One, Some(name)) if request.url.known().is_some() && !request.globs() => Text::known(name),
        _ => {
            draft.snippets.insert(Snippet::FileName);
            let name = draft.name("saved");
            draft.lines.line(format!("let {name} = file_name(response.url().path());"));
            Text::local(name)
        }
    };
    inside(draft, &request.output, name)
}

/// The file `name` in the directory that the options name.
fn inside(draft: &mut Draft<'_>, output: &Output, name: Text) -> Place {
    let mut path = Text::default();
    if let Some(directory) = &output.directory {
        path = draft.text(directory);
        if output.create_dirs {
            draft.imports.insert(Import::Fs);
            let directory = draft.expr(&path, Use::Borrow);
            draft.lines.run(&Expr::Call(Call::new("fs::create_dir_all", vec![directory], "?")));
        }
        if !path.end().ends_with('/') {
            path.push("/");
        }
    }
    path.extend(name);
    Place::File(draft.expr(&path, Use::Borrow))
}

fn file(draft: &mut Draft<'_>, path: &Value, place: impl Fn(Expr) -> Place) -> Place {
    if matches!(path.known(), Some("/dev/null" | "NUL" | "nul")) {
        return Place::Nowhere;
    }
    let path = draft.text(path);
    place(draft.expr(&path, Use::Borrow))
}

/// The last segment of the path of `url`.
fn remote_name(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next()?;
    let (_, name) = path.rsplit_once('/')?;
    Some(if name.is_empty() { "curl_response" } else { name })
}

/// `.await?` or `?`
fn wait(draft: &Draft<'_>) -> &'static str {
    match draft.flavor {
        Flavor::Async => ".await?",
        Flavor::Blocking => "?",
    }
}

/// Whether the reply may come in a coding that the program leaves as it is.
fn is_coded(request: &Request) -> bool {
    request.header("accept-encoding").is_some() && !request.transport.compressed
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
                draft.needs.reqwest.insert("json");
                draft.lines.line(format!("let envelope: Envelope<Value> = response.json(){wait};"));
                draft.lines.open("if let Some(result) = envelope.into_result()?");
                draft.lines.line("println!(\"{result:#}\");");
                draft.lines.close();
                return;
            }
            if is_coded(request) {
                draft.imports.extend([Import::Io, Import::Write]);
                draft.lines.line(format!("io::stdout().write_all(&{bytes})?;"));
            } else {
                draft.lines.line(format!("print!(\"{{}}\", response.text(){wait});"));
            }
        }
        Place::Nowhere => draft.lines.line(format!("{bytes};")),
        Place::File(path) => {
            draft.imports.insert(Import::Fs);
            let content = content(draft, output, &bytes);
            draft.lines.run(&Expr::Call(Call::new("fs::write", vec![path, Expr::atom(content)], "?")));
        }
        Place::Append(path) => {
            draft.imports.extend([Import::Fs, Import::Write]);
            let content = content(draft, output, &bytes);
            let open = Expr::Chain(
                "fs::OpenOptions::new()".into(),
                vec![
                    Call::new("create", vec![Expr::atom("true")], ""),
                    Call::new("append", vec![Expr::atom("true")], ""),
                    Call::new("open", vec![path], "?"),
                ],
            );
            draft.lines.bind("mut file", &open);
            let content = if content == "bytes" { "&bytes".to_owned() } else { format!("&{content}") };
            draft.lines.run(&Expr::Call(Call::new("file.write_all", vec![Expr::atom(content)], "?")));
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remote_names_are_last_segments() {
        assert_eq!(remote_name("https://a.test/b/c.tar.gz?x#y"), Some("c.tar.gz"));
        assert_eq!(remote_name("https://a.test/"), Some("curl_response"));
        assert_eq!(remote_name("https://a.test"), None);
    }
}
