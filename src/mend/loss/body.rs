//! What a page swallowed of a body.

use super::Loss;
use crate::curl::{Body, Chunk, Invocation, Request};
use crate::shell::Value;

/// What the bodies of `invocation` lack.
pub(super) fn find(invocation: &Invocation) -> Vec<Loss> {
    invocation.requests.iter().filter_map(markup).collect()
}

/// The texts of a body that is known as a whole.
fn texts(request: &Request) -> Option<Vec<&Value>> {
    let Body::Data(chunks) = &request.body else { return None };
    let text = |chunk| match chunk {
        &Chunk::Text(ref text) => text.known().is_some().then_some(text),
        _ => None,
    };
    chunks.iter().map(text).collect()
}

/// The tags of a page or document that is sent as one, but has only the white space left that stood between them.
fn markup(request: &Request) -> Option<Loss> {
    let html = |value: &str| value.contains("text/html") || value.contains("/xml") || value.contains("+xml");
    let typed = request
        .headers
        .iter()
        .any(|header| header.name.text().eq_ignore_ascii_case("content-type") && html(header.value.text()));
    let [body] = texts(request).filter(|_| typed)?[..] else { return None };
    let text = body.text();
    let tags = ["</", "/>", "<!", "<?"].iter().any(|mark| text.contains(mark));
    let blank = text.trim().len() < text.len();
    (blank && !tags).then(|| Loss { at: body.whole(), what: "the tags of the body".to_owned() })
}
