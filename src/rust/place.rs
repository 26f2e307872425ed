//! Where the body of a reply goes.

use super::draft::{Draft, Passes, Use};
use super::goal;
use super::import::Import;
use super::layout::{Call, Expr};
use super::literal;
use super::snippet::Snippet;
use super::text::Text;
use crate::curl::{Output, Request, Target};
use crate::shell::Value;
use crate::text::Span;

/// Where the body goes.
pub(super) enum Place {
    Stdout,
    /// The file that this expression names.
    File(Expr),
    /// The end of that file.
    Append(Expr),
    Nowhere,
}

/// Options on the reply that programs leave out.
pub(super) fn left_out(draft: &mut Draft<'_>, request: &Request) {
    let output = &request.output;
    let options = [
        ("-J", output.header_name),
        ("-R", output.remote_time),
        ("--no-clobber", output.no_clobber),
        ("--remove-on-error", output.remove_on_error),
    ];
    for (option, _) in options.iter().filter(|(_, given)| *given) {
        draft.note(None, format!("`{option}` is left out"));
    }
    let after = draft.command.pipeline.commands.iter().skip(draft.command.position + 1);
    if let Some(span) = after.map(|simple| simple.span).reduce(Span::cover) {
        let shown = span.of(draft.command.text.text()).to_owned();
        draft.note(Some(span), format!("pipe what the program prints into `{shown}`"));
    }
}

/// Where the command wants the body of the reply.
pub(super) fn place(draft: &mut Draft<'_>, request: &Request) -> Place {
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
    if let Some(path) = draft.path.clone() {
        return inside(draft, output, path);
    }
    if output.directory.is_none() {
        if output.create_dirs {
            folders(draft, path);
        }
        return file(draft, path, Place::File);
    }
    let path = draft.text(path);
    inside(draft, output, path)
}

/// The directories above a file that is named.
fn folders(draft: &mut Draft<'_>, path: &Value) {
    match path.known().map(|path| path.rsplit_once('/')) {
        Some(Some((folder, _))) => {
            draft.imports.insert(Import::Fs);
            let folder = Expr::atom(literal::string(folder));
            draft.lines.run(&Expr::Call(Call::new("fs::create_dir_all", vec![folder], "?")));
        }
        Some(None) => {}
        None => draft.note(Some(path.whole()), "`--create-dirs` is left out"),
    }
}

/// `-O`
fn remote(draft: &mut Draft<'_>, request: &Request) -> Place {
    let url = request.url.text();
    let known = |span: &Span| draft.passes == Passes::One && !request.url.is_unknown(*span) && !request.globs();
    let name = match remote_name(url).filter(known) {
        Some(span) if span.is_empty() => Text::known("curl_response"),
        Some(span) => Text::known(span.of(url)),
        None => {
            draft.snippets.insert(Snippet::RemoteName);
            let url = match draft.passes {
                Passes::One => draft.text(&request.url),
                Passes::Many => goal::url(),
            };
            let url = draft.expr(&url, Use::Str);
            let name = draft.name("saved");
            draft.lines.bind(&name, &Expr::Call(Call::new("remote_name", vec![url], "")));
            if request.output.directory.is_none() {
                return Place::File(Expr::atom(name));
            }
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
fn remote_name(url: &str) -> Option<Span> {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = start + url[start..].find(['?', '#']).unwrap_or(url.len() - start);
    let slash = url[start..end].rfind('/')?;
    Some(Span::new(start + slash + 1, end))
}

/// Whether the answer may be that nothing has changed, which leaves the file of an earlier one alone.
pub(super) fn may_be_kept(request: &Request) -> bool {
    let headers = ["If-None-Match", "If-Modified-Since"];
    let conditions = request.etag_compare.is_some() || request.time_condition.is_some();
    conditions || headers.iter().any(|name| request.header(name).is_some())
}

/// `fs::write(path, content)?;`
pub(super) fn write(draft: &mut Draft<'_>, path: Expr, content: &str) {
    draft.imports.insert(Import::Fs);
    draft.lines.run(&Expr::Call(Call::new("fs::write", vec![path, Expr::atom(content)], "?")));
}

/// Writes `content`, a reference, at the end of the file at `path`.
pub(super) fn append(draft: &mut Draft<'_>, path: Expr, content: &str) {
    draft.imports.insert(Import::Write);
    open(draft, path);
    draft.lines.run(&Expr::Call(Call::new("file.write_all", vec![Expr::atom(content)], "?")));
}

/// `let mut file = fs::OpenOptions::new()…;`
pub(super) fn open(draft: &mut Draft<'_>, path: Expr) {
    draft.imports.insert(Import::Fs);
    let links = vec![
        Call::new("create", vec![Expr::atom("true")], ""),
        Call::new("append", vec![Expr::atom("true")], ""),
        Call::new("open", vec![path], "?"),
    ];
    draft.lines.bind("mut file", &Expr::Chain("fs::OpenOptions::new()".into(), links));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remote_names_are_last_segments() {
        let check = |url: &str, expected| assert_eq!(remote_name(url).map(|span| span.of(url)), expected);
        check("https://a.test/b/c.tar.gz?x#y", Some("c.tar.gz"));
        check("https://a.test/", Some(""));
        check("https://a.test", None);
    }
}
