//! Multipart forms.

use crate::curl::{Form, FormSource, Target};
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::name::{is_name, snake};
use crate::rust::snippet::Snippet;
use crate::rust::text::Text;
use crate::rust::{Flavor, content, literal, media};
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
            let text = draft.short(&text, Use::Own, "text");
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
    let path = match &part.source {
        FormSource::Text(_) | FormSource::Nested(_) => None,
        FormSource::Content(target) => path(target),
        FormSource::Files(targets) => targets.first().and_then(path),
    };
    let file_name = file_name(draft, part, path);
    let kind = content_type(draft, part, path, file_name.as_ref());
    if let Some(text) = file_name {
        let text = draft.short(&text, Use::Own, "file_name");
        links.push(Call::new("file_name", vec![text], ""));
    }
    if let Some(kind) = kind {
        let kind = draft.short(&kind, Use::Borrow, "kind");
        links.push(Call::new("mime_str", vec![kind], "?"));
    }
}

fn path(target: &Target) -> Option<&Value> {
    match target {
        Target::Path(path) => Some(path),
        Target::Stdio => None,
    }
}

/// The file name that is sent: the one given, else, of a file sent as one, the last part of its path.
fn file_name(draft: &mut Draft<'_>, part: &Form, path: Option<&Value>) -> Option<Text> {
    if let Some(name) = &part.file_name {
        return Some(draft.text(name).map(|text| text.replace('"', "%22")));
    }
    if !matches!(part.source, FormSource::Files(_)) {
        return None;
    }
    let Some(path) = path else { return Some(Text::known("-")) };
    let text = draft.text(path);
    if text.all().is_some() || text.end().contains('/') {
        let end = text.end().rsplit(['/', '\\']).next().unwrap_or_default();
        return Some(Text::known(escape(end)));
    }
    draft.snippets.insert(Snippet::FileName);
    let path = draft.expr(&text, Use::Borrow).flat();
    let local = draft.name("name");
    let path = if path.starts_with(['&', '"']) { path } else { format!("&{path}") };
    draft.lines.bind(&local, &Expr::atom(format!("file_name({path})")));
    Some(Text::local(local))
}

/// The content type that curl gives the part; `None` where it gives none.
fn content_type(draft: &mut Draft<'_>, part: &Form, path: Option<&Value>, file_name: Option<&Text>) -> Option<Text> {
    if let Some(kind) = &part.content_type {
        return Some(draft.text(kind));
    }
    let found =
        file_name.and_then(|name| media::of(name.end())).or_else(|| path.and_then(|path| media::of(path.text())));
    match (found, file_name) {
        (Some("text/plain") | None, None) => None,
        (Some(kind), _) => Some(Text::known(kind)),
        (None, Some(_)) => path.map(|_| Text::known("application/octet-stream")),
    }
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
}
