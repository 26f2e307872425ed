//! What a request carries, as text and bytes: data, files, standard input.

use super::draft::{Draft, Use};
use super::import::Import;
use super::layout::{Call, Expr};
use super::origin::Origin;
use super::snippet::Snippet;
use super::text::Text;
use crate::curl::{Body, Chunk, FilePolicy, Target};
use crate::shell::{Part, Piece, Quoting, Value, Word, Worth};
use crate::text::Span;

/// A run of a body.
pub(super) enum Run {
    /// Text.
    Text(Text),
    /// An expression of type `Vec<u8>`.
    Bytes(Expr),
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

/// Joins text and files into one buffer.
pub(super) fn joined(draft: &mut Draft<'_>, runs: Vec<Run>) -> Expr {
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
pub(super) fn runs(draft: &mut Draft<'_>, chunks: &[Chunk]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for chunk in chunks {
        let run = match chunk {
            Chunk::Separator(text) => Run::Text(Text::known(*text)),
            Chunk::Text(value) => Run::Text(draft.text(value)),
            Chunk::Encoded(value) => Run::Text(encoded(draft, value)),
            Chunk::File(target, policy) => changed(draft, target, *policy),
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

fn changed(draft: &mut Draft<'_>, target: &Target, policy: FilePolicy) -> Run {
    let content = read(draft, target);
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

/// What follows the last slash of `path`.
pub(super) fn file_name(draft: &mut Draft<'_>, path: &Text) -> Text {
    if path.all().is_some() || path.end().contains('/') {
        return Text::known(path.end().rsplit(['/', '\\']).next().unwrap_or_default());
    }
    draft.snippets.insert(Snippet::FileName);
    let path = draft.expr(path, Use::Str).flat();
    let name = draft.name("name");
    draft.lines.bind(&name, &Expr::atom(format!("file_name({path})")));
    Text::local(name)
}

/// `name` as a segment of a URL.
pub(super) fn segment(draft: &mut Draft<'_>, name: &Text) -> Text {
    if let Some(name) = name.all() {
        return Text::known(percent(name).replace('+', "%20"));
    }
    draft.snippets.insert(Snippet::Encode);
    let name = draft.expr(name, Use::Borrow).flat();
    let segment = draft.name("segment");
    draft.lines.bind(&segment, &Expr::atom(format!("encode({name}).replace('+', \"%20\")")));
    Text::local(segment)
}

/// The content of `target` as an expression that makes a part of a form.
pub(super) fn bytes(draft: &mut Draft<'_>, target: &Target) -> Expr {
    match read(draft, target) {
        Run::Bytes(bytes) => bytes,
        Run::Text(text) if text.all().is_some() => Expr::atom(draft.expr(&text, Use::Own).flat() + ".as_bytes()"),
        Run::Text(text) => {
            let text = draft.expr(&text, Use::Borrow).flat();
            Expr::atom(text.trim_start_matches('&').to_owned() + ".as_bytes().to_vec()")
        }
    }
}

/// The content of `target`.
pub(super) fn read(draft: &mut Draft<'_>, target: &Target) -> Run {
    match target {
        Target::Path(path) => Run::Bytes(file(draft, path)),
        Target::Stdio => stdin(draft),
    }
}

/// `fs::read(path)?`
pub(super) fn file(draft: &mut Draft<'_>, path: &Value) -> Expr {
    draft.imports.insert(Import::Fs);
    let path = draft.text(path);
    let path = draft.short(&path, Use::Borrow, "path");
    Expr::Call(Call::new("fs::read", vec![path], "?"))
}

/// The entity tag in the file at `path`, in a variable.
pub(super) fn etag(draft: &mut Draft<'_>, path: &Value) -> Text {
    draft.snippets.insert(Snippet::Etag);
    let path = draft.text(path);
    let path = draft.expr(&path, Use::Str);
    let name = draft.name("etag");
    draft.lines.bind(&name, &Expr::Call(Call::new("etag", vec![path], "")));
    Text::local(name)
}

/// The lines of a file of headers, as an iterator.
pub(super) fn lines(draft: &mut Draft<'_>, path: &Value) -> String {
    draft.imports.insert(Import::Fs);
    let path = draft.text(path);
    let path = draft.short(&path, Use::Borrow, "path").flat();
    draft.lines.line(format!("let lines = fs::read_to_string({path})?;"));
    "lines.lines().filter(|line| !line.starts_with('#'))".to_owned()
}

/// Standard input: what the command redirects it from, else that of the program.
fn stdin(draft: &mut Draft<'_>) -> Run {
    let origin = draft.command.text.text();
    let input = draft.redirects().iter().rfind(|redirect| {
        redirect.fd.is_none_or(|fd| fd == 0) && ["<", "<<", "<<-", "<<<"].contains(&redirect.operator)
    });
    match input {
        Some(redirect) if redirect.operator == "<" => Run::Bytes(file(draft, &redirect.target.value(origin))),
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
            if let Some(run) = piped(draft) {
                return run;
            }
            if draft.command.position > 0 {
                draft.note(Some(before(draft)), "pipe into the program what was piped into curl");
            }
            draft.snippets.insert(Snippet::Stdin);
            Run::Bytes(Expr::Call(Call::new("stdin", Vec::new(), "?")))
        }
    }
}

/// What the command before curl prints, of those that a program can do without: `echo`, `printf '%s'`, `cat FILE`.
fn piped(draft: &mut Draft<'_>) -> Option<Run> {
    let (text, pipeline) = (draft.command.text.text(), &draft.command.pipeline);
    let simple = pipeline.commands.first().filter(|_| draft.command.position == 1)?;
    let heredoc = match &*simple.redirects {
        [] => None,
        [redirect] => Some(redirect.heredoc.as_ref()?),
        _ => return None,
    };
    let has_words = simple.words.len() > 1;
    if !simple.words.iter().all(|word| is_plain(word, text)) || !simple.assignments.is_empty() {
        return None;
    }
    let words: Vec<_> = simple.words.iter().map(|word| word.value(text)).collect();
    let (name, arguments) = words.split_first().filter(|_| heredoc.is_some() != has_words)?;
    match (name.known()?, arguments) {
        ("cat", []) => heredoc.map(|heredoc| Run::Text(draft.text(&heredoc.body))),
        ("cat", [path]) => Some(Run::Bytes(file(draft, path))),
        ("echo", words) => {
            let mut out = Text::default();
            for (index, word) in words.iter().enumerate() {
                out.push(if index > 0 { " " } else { "" });
                out.extend(draft.text(word));
            }
            out.push("\n");
            Some(Run::Text(out))
        }
        ("printf", [form, word]) if form.known() == Some("%s") => Some(Run::Text(draft.text(word))),
        _ => None,
    }
}

/// Whether `word` is no option, has no escapes, and is one that the shell neither splits nor expands, but for what a
/// program can do without it.
fn is_plain(word: &Word, text: &str) -> bool {
    let value = word.value(text);
    let known = |piece| !matches!(piece, Piece::Expansion(code) if Origin::expansion(code).is_none());
    let whole = |part: &Part| {
        let marks = ['*', '?', '[', '{', '~', '\\'];
        part.quoting != Quoting::Bare || matches!(part.worth, Worth::Text(_)) && !part.span.of(text).contains(marks)
    };
    !value.text().starts_with('-')
        && !value.text().contains('\\')
        && value.pieces().all(known)
        && word.parts.iter().all(whole)
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
