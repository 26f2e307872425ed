//! What a page swallowed of a body.

use super::Loss;
use crate::curl::{Body, Chunk, Invocation, Request};
use crate::json;
use crate::shell::Value;

/// What the bodies of `invocation` lack.
pub(super) fn find(invocation: &Invocation) -> Vec<Loss> {
    invocation.requests.iter().flat_map(|request| markup(request).into_iter().chain(emptied(request))).collect()
}

/// The texts of a body that is known as a whole.
fn texts(request: &Request) -> Option<Vec<&Value>> {
    let Body::Data(chunks) = &request.body else { return None };
    chunks.iter().map(known).collect()
}

/// The text of `chunk`, if it is known.
fn known(chunk: &Chunk) -> Option<&Value> {
    let Chunk::Text(text) = chunk else { return None };
    text.known().map(|_| text)
}

/// The tags of a page or document that is sent as one, but has none left, or not one that ends an element.
fn markup(request: &Request) -> Option<Loss> {
    let [body] = texts(request)?[..] else { return None };
    let text = body.text();
    let mut types = request.headers.iter().filter(|header| header.name.text().eq_ignore_ascii_case("content-type"));
    let kind = types.next().map_or("", |header| header.value.text());
    let xml = kind.contains("/xml") || kind.contains("+xml");
    let gone = if let Some(inside) = page(text) {
        !inside.trim().is_empty() && !text.contains("</")
    } else {
        let blank = kind.contains("text/html") && text.trim().len() < text.len();
        (blank || xml && !text.is_empty()) && !["</", "/>", "<?"].iter().any(|mark| text.contains(mark))
    };
    gone.then(|| Loss { at: body.whole(), what: "the tags of the body".to_owned() })
}

/// What stands behind the declaration that a page of HTML starts with.
fn page(text: &str) -> Option<&str> {
    let start = text.trim_start();
    let opens = start.get(..9).is_some_and(|tag| tag.eq_ignore_ascii_case("<!doctype"));
    start.split_once('>').filter(|_| opens).map(|(_, inside)| inside)
}

/// Empty strings in a body for Cloudflare where an identifier or the address of something belongs.
fn emptied(request: &Request) -> Vec<Loss> {
    let mut out = Vec::new();
    if !request.url.text().contains("api.cloudflare.com/client/v4/") {
        return out;
    }
    for body in texts(request).unwrap_or_default() {
        let document = json::read(body.text());
        for member in document.root.iter().flat_map(json::Value::members) {
            let listed = ["files", "hosts", "tags", "prefixes"].contains(&&*member.name);
            let items = member.value.items().iter().filter(|_| listed);
            let inner = member.value.members().iter().filter(|inner| inner.name == "id").map(|inner| &inner.value);
            let own = [&member.value].into_iter().filter(|_| member.name == "id" || member.name.ends_with("_id"));
            for value in items.chain(inner).chain(own).filter(|value| value.text() == Some("")) {
                let what = format!("the value of `{}` in the body", member.name);
                out.push(Loss { at: body.origin((value.span.start + 1..value.span.start + 1).into()), what });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &str, expected: bool) {
        let command = format!("curl https://a.example {arguments}");
        let words = crate::shell::read(&command, crate::shell::Dialect::Posix).pipelines.remove(0).commands.remove(0);
        let values: Vec<Value> = words.words.iter().skip(1).map(|word| word.value(&command)).collect();
        assert_eq!(!find(&crate::curl::read(&values)).is_empty(), expected, "{arguments}");
    }

    #[test]
    fn documents_without_tags_lost_them() {
        check("-d \"<!doctype html>It's down\"", true);
        check("-d \"<!DOCTYPE html><p>It's down</p>\"", false);
        check("-H 'Content-Type: application/xml' -d 4", true);
        check("-H 'Content-Type: application/xml' -d '<a>4</a>'", false);
        check("-H 'Content-Type: text/html' -d hello", false);
    }
}
