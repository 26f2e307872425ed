//! Multipart forms.

use super::token::is_token;
use crate::curl::{Form, FormSource, Target};
use crate::rust::draft::{Draft, Passes, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::name::{is_name, snake};
use crate::rust::text::Text;
use crate::rust::{Flavor, content, literal, part};
use crate::shell::Value;

/// A longer expression does not stand well among others.
const SHORT: usize = 30;

/// A longer name would push the making of its part over the end of the line.
const NAME: usize = 8;

/// What reqwest would write in another way within the name of a field.
const ENCODED: [char; 10] = ['"', '<', '>', '`', '#', '?', '{', '}', '/', '%'];

/// Writes `let form = …;`, and gives `.multipart(form)`.
pub(super) fn form(draft: &mut Draft<'_>, parts: &[Form]) -> Call {
    draft.needs.features.insert("multipart");
    let mut links = Vec::new();
    let mut plain = true;
    for part in parts {
        refuse(draft, part);
        let name = draft.text(&part.name);
        let odd = |text: &str| text.contains(|letter: char| letter == ' ' || !letter.is_ascii_graphic());
        plain &= name.all().is_some_and(|known| !odd(known) && !known.contains(ENCODED));
        let name = name.map(escape);
        let name = draft.short(&name, Use::Own, "field");
        links.extend(field(draft, part, name));
    }
    if !plain {
        links.push(Call::new("percent_encode_noop", Vec::new(), ""));
    }
    let chain = Expr::Chain(format!("{}::Form::new()", module(draft.flavor)), links);
    draft.lines.bind("form", &chain);
    Call::new("multipart", vec![Expr::atom("form")], "")
}

/// Writes `let form = || { … };`, which makes a form each time that it is called.
pub(super) fn maker(draft: &mut Draft<'_>, parts: &[Form]) -> Call {
    if parts.iter().any(reads_input) {
        let why = "it can be read once only";
        draft.refuse(draft.command.pipeline.span, "standard input in a form with `--location`", why);
    }
    draft.lines.open("let form = || -> Result<_, Box<dyn Error>>");
    let passes = std::mem::replace(&mut draft.passes, Passes::Many);
    let call = form(draft, parts);
    draft.passes = passes;
    draft.lines.line("Ok(form)");
    draft.lines.end("};");
    call
}

/// Whether `part` is what comes over standard input.
fn reads_input(part: &Form) -> bool {
    match &part.source {
        FormSource::Content(target) => matches!(target, Target::Stdio),
        FormSource::Files(targets) => targets.iter().any(|target| matches!(target, Target::Stdio)),
        FormSource::Text(_) | FormSource::Nested(_) => false,
    }
}

/// Where reqwest keeps forms.
fn module(flavor: Flavor) -> &'static str {
    match flavor {
        Flavor::Async => "reqwest::multipart",
        Flavor::Blocking => "reqwest::blocking::multipart",
    }
}

/// Names as curl writes them between quotes.
fn escape(text: &str) -> String {
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn field(draft: &mut Draft<'_>, part: &Form, name: Expr) -> Option<Call> {
    let value = match &part.source {
        FormSource::Text(value) => {
            let text = draft.text(value);
            let wish = part.name.known().map(snake).filter(|name| is_name(name) && draft.is_free(name));
            let text = draft.short(&text, Use::Own, wish.as_deref().unwrap_or("text"));
            if is_plain(part) {
                return Some(Call::new("text", vec![name, text], ""));
            }
            format!("text({})", text.flat())
        }
        FormSource::Content(target) => bytes(draft, target),
        FormSource::Files(targets) => bytes(draft, targets.first()?),
        FormSource::Nested(_) => return None,
    };
    let root = format!("{}::Part::{value}", module(draft.flavor));
    let mut links = Vec::new();
    named(draft, part, &mut links);
    links.extend(headers(draft, &part.headers));
    let field = part.name.known().map(snake).filter(|name| is_name(name) && name.len() <= NAME);
    let local = draft.name_or(field.as_deref().unwrap_or("part"), "part");
    let value = if links.is_empty() { Expr::atom(root) } else { Expr::Chain(root, links) };
    draft.lines.bind(&local, &value);
    Some(Call::new("part", vec![name, Expr::atom(local)], ""))
}

/// What reqwest has no words for.
fn refuse(draft: &mut Draft<'_>, part: &Form) {
    if let Some(encoder) = &part.encoder {
        let why = "reqwest sends the parts of a form as they are";
        draft.refuse(encoder.whole(), "`;encoder=` in a form", why);
    }
    if part.name.text().is_empty() && part.name.known().is_some() {
        draft.refuse(part.span, "a field of a form without a name", "reqwest writes `name` all the same");
    }
    let file_name = part.file_name.as_ref().or_else(|| part::path(part));
    if [Some(&part.name), file_name].into_iter().flatten().any(|name| name.text().contains('\\')) {
        draft.refuse(part.span, "a backslash in the name of a field or file", "reqwest writes two of them");
    }
    if !part.header_files.is_empty() {
        let why = "write them as `;headers=` each";
        draft.refuse(part.span, "headers of a form's field from a file", why);
    }
    let what = match &part.source {
        FormSource::Files(targets) if targets.len() > 1 => "several files in one field of a form",
        FormSource::Nested(_) => "a form within a form",
        _ => return,
    };
    let why = "reqwest has no forms within forms; give each file a field of its own";
    draft.refuse(part.span, what, why);
}

/// Whether a field is a name and a text, and nothing else.
fn is_plain(part: &Form) -> bool {
    part.file_name.is_none() && part.content_type.is_none() && part.headers.is_empty()
}

/// `bytes(content)`
fn bytes(draft: &mut Draft<'_>, target: &Target) -> String {
    let mut bytes = content::bytes(draft, target);
    if bytes.flat().len() > SHORT {
        let name = draft.name("content");
        draft.lines.bind(&name, &bytes);
        bytes = draft.owned(&name);
    }
    format!("bytes({})", bytes.flat())
}

/// `.file_name(…)` and `.mime_str(…)`
fn named(draft: &mut Draft<'_>, part: &Form, links: &mut Vec<Call>) {
    let file_name = file_name(draft, part);
    let kind = content_type(draft, part);
    if let Some(text) = file_name {
        let text = draft.short(&text, Use::Own, "file_name");
        links.push(Call::new("file_name", vec![text], ""));
    }
    if let Some(kind) = kind {
        links.push(Call::new("mime_str", vec![kind], "?"));
    }
}

/// The file name that is sent: the one given, else, of a file sent as one, the last part of its path.
fn file_name(draft: &mut Draft<'_>, part: &Form) -> Option<Text> {
    if let Some(name) = &part.file_name {
        return Some(draft.text(name).map(|text| text.replace('"', "%22")));
    }
    if !matches!(part.source, FormSource::Files(_)) {
        return None;
    }
    let Some(path) = part::path(part) else { return Some(Text::known("-")) };
    let path = draft.text(path);
    Some(content::file_name(draft, &path).map(escape))
}

/// The content type that is sent with the part.
fn content_type(draft: &mut Draft<'_>, part: &Form) -> Option<Expr> {
    let Some(kind) = &part.content_type else { return part::content_type(draft, part) };
    if kind.known().is_some_and(|kind| !is_media_type(kind)) {
        draft.refuse(kind.whole(), "a content type that is none", "reqwest sends only what is well formed");
    }
    let kind = draft.text(kind);
    Some(draft.short(&kind, Use::Borrow, "kind"))
}

/// Whether `text` is a type, a slash and a subtype; parameters may follow.
fn is_media_type(text: &str) -> bool {
    let (name, parameters) = text.split_once(';').unwrap_or((text, "a=b"));
    let parameters = parameters.split(';').all(|parameter| {
        parameter.trim().split_once('=').is_some_and(|(name, value)| is_token(name) && is_token(value))
    });
    parameters && name.trim_end().split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// `.headers(…)`
fn headers(draft: &mut Draft<'_>, given: &[Value]) -> Option<Call> {
    let map = (!given.is_empty()).then(|| draft.name("headers"))?;
    draft.lines.bind(&format!("mut {map}"), &Expr::atom("reqwest::header::HeaderMap::new()"));
    for header in given {
        let Some((name, value)) = header.known().and_then(|text| text.split_once(':')) else {
            let why = "write it as `;headers=\"Name: value\"` in the command";
            draft.refuse(header.whole(), "a header of a form's field that is not known", why);
            continue;
        };
        if name.contains(|letter: char| letter.is_ascii_uppercase()) {
            let why = "reqwest writes names in lower case only, which most servers take just as well";
            draft.refuse(header.whole(), "capitals in the name of a header of a form's field", why);
        }
        let name = Expr::atom(literal::string(name.trim()));
        let value = Expr::atom(literal::string(value.trim()) + ".parse()?");
        draft.lines.run(&Expr::Call(Call::new(format!("{map}.append"), vec![name, value], "")));
    }
    Some(Call::new("headers", vec![Expr::atom(map)], ""))
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_written_between_quotes() {
        assert_eq!(super::escape("a\"b\r\n"), "a%22b%0D%0A");
    }

    #[test]
    fn media_types_are_well_formed() {
        for text in ["text/plain", "text/plain; charset=utf-8", "a/b+c;d=e; f=g"] {
            assert!(super::is_media_type(text), "{text}");
        }
        for text in ["text", "\"text/csv\"", "text/plain;", "text/ plain", "a/b; c", "a/b;c=\"d\""] {
            assert!(!super::is_media_type(text), "{text}");
        }
    }
}
