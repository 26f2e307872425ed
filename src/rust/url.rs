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

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Goal {
    /// The URL as curl understands it.
    pub(super) url: Text,
    /// The file that takes the reply, where the URL names it: `-o '#1'`.
    pub(super) path: Option<Text>,
}

/// Where `request` goes: to more than one place where its URL has sets or ranges.
pub(super) fn goals(draft: &mut Draft<'_>, request: &Request, userinfo: Userinfo) -> Vec<Goal> {
    let mut given = Text::default();
    let parts = match userinfo {
        Userinfo::Kept => vec![request.url.clone()],
        Userinfo::Cut => without_userinfo(&request.url),
    };
    for part in parts {
        let text = draft.text(&part);
        given.extend(text);
    }
    let template = template(draft, request);
    let many = if request.globs() { given.expanded(template) } else { None };
    let many = many.unwrap_or_else(|| vec![(given, None)]);
    let path = |text: Text| if text.all() == template { None } else { Some(text) };
    many.into_iter().map(|(url, file)| Goal { url: finished(draft, request, url), path: file.and_then(path) }).collect()
}

/// The name of the file that curl fills in from the sets and ranges of the URL.
fn template<'a>(draft: &mut Draft<'_>, request: &'a Request) -> Option<&'a str> {
    let Some(Target::Path(path)) = &request.output.file else { return None };
    let folder = path.text().rsplit_once('/').map_or("", |(folder, _)| folder);
    let odd = path.known().is_none() || request.output.create_dirs && folder.contains('#');
    if path.text().contains('#') && request.globs() && odd {
        let why = "give each URL an `-o` of its own";
        draft.refuse(path.whole(), "a folder or variable beside what a pattern in the URL stands for", why);
    }
    path.known()
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
    let path = draft.text(path);
    let name = content::file_name(draft, &path);
    let (mut before, query) = url.until('#').parted('?');
    if text.is_empty() {
        before.push("/");
    }
    before.extend(content::segment(draft, &name));
    before.extend(query);
    before
}
