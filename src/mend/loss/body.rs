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

/// The tags of a page or document that is sent as one, but has only the white space left that stood between them.
fn markup(request: &Request) -> Option<Loss> {
    let mut types = request.headers.iter().filter(|header| header.name.text().eq_ignore_ascii_case("content-type"));
    let kind = types.next()?.value.text();
    let xml = kind.contains("/xml") || kind.contains("+xml");
    let marked = xml || kind.contains("text/html");
    let [body] = texts(request).filter(|_| marked)?[..] else { return None };
    let text = body.text();
    let tags = ["</", "/>", "<!", "<?"].iter().any(|mark| text.contains(mark));
    let blank = text.trim().len() < text.len() || xml && !text.is_empty();
    (blank && !tags).then(|| Loss { at: body.whole(), what: "the tags of the body".to_owned() })
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
