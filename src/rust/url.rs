//! URLs as curl understands them: scheme, query, patterns and the name of an uploaded file.

use super::content;
use super::draft::Draft;
use super::text::Text;
use crate::curl::{Body, Request, Target, url};
use crate::shell::Value;
use crate::text::Span;

/// What becomes of the credentials in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Userinfo {
    /// They stand in the URL.
    Kept,
    /// They are given otherwise.
    Cut,
}

/// The URLs as curl understands them: more than one where the URL has sets or ranges.
pub(super) fn urls(draft: &mut Draft<'_>, request: &Request, userinfo: Userinfo) -> Vec<Text> {
    let mut given = Text::default();
    let parts = match userinfo {
        Userinfo::Kept => vec![request.url.clone()],
        Userinfo::Cut => without_userinfo(&request.url),
    };
    for part in parts {
        let text = draft.text(&part);
        given.extend(text);
    }
    let many = if request.globs() { given.expanded() } else { None };
    if many.as_ref().is_some_and(|many| many.len() > 1) {
        check_patterns(draft, request);
    }
    let many = many.unwrap_or_else(|| vec![given]);
    many.into_iter().map(|url| finished(draft, request, url)).collect()
}

/// What curl fills in from the sets and ranges of a URL.
fn check_patterns(draft: &mut Draft<'_>, request: &Request) {
    if let Some(Target::Path(path)) = &request.output.file
        && path.text().contains('#')
    {
        let why = "give each URL an `-o` of its own";
        draft.refuse(path.whole(), "a file named after what a pattern in the URL stands for", why);
    }
}

/// `url` with its scheme, query and file name.
fn finished(draft: &mut Draft<'_>, request: &Request, url: Text) -> Text {
    let known = request.url_parts().is_some_and(|parts| parts.scheme.is_some());
    let mut out = Text::default();
    match request.scheme().as_deref() {
        Some(scheme @ ("http" | "https")) if !known => out.push(&format!("{scheme}://")),
        _ => {}
    }
    out.extend(url);
    let out = with_file(draft, request, out);
    with_query(draft, request, out)
}

/// The parts of the URL before and after its credentials.
fn without_userinfo(url: &Value) -> Vec<Value> {
    match url::parts(url).and_then(|parts| parts.userinfo) {
        Some(span) => {
            let after = Span::new(span.end + 1, url.text().len());
            vec![url.slice(Span::new(0, span.start)), url.slice(after)]
        }
        None => vec![url.clone()],
    }
}

/// `url` with the query that options add.
fn with_query(draft: &mut Draft<'_>, request: &Request, url: Text) -> Text {
    if request.query.is_empty() {
        return url;
    }
    let query = content::query(draft, &request.query);
    if query.all() == Some("") {
        return url;
    }
    let mut url = url.until('#');
    if !url.holds(|letter| letter == '?') {
        url.push("?");
    } else if !url.end().ends_with(['?', '&']) {
        url.push("&");
    }
    url.extend(query);
    url
}

/// `url` with the name of the file that is uploaded to it, where it names a directory.
fn with_file(draft: &mut Draft<'_>, request: &Request, url: Text) -> Text {
    let Body::Upload(Target::Path(path)) = &request.body else { return url };
    let Some(parts) = request.url_parts() else { return url };
    let text = parts.path.of(request.url.text());
    if !text.is_empty() && !text.ends_with('/') {
        return url;
    }
    let Some(path) = path.known() else {
        draft.refuse(path.whole(), "the name of the uploaded file is not known", "write the whole URL");
        return url;
    };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let (mut before, query) = url.until('#').parted('?');
    if text.is_empty() {
        before.push("/");
    }
    before.push(&content::percent(name).replace('+', "%20"));
    before.extend(query);
    before
}
