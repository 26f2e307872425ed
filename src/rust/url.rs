//! URLs as curl understands them: scheme, query, patterns and the name of an uploaded file.

use super::body;
use super::draft::Draft;
use super::text::{Part, Text};
use crate::curl::{Body, Request, Target, url};
use crate::shell::Value;
use crate::text::{Span, visible};

/// The URLs as curl understands them: more than one where the URL has sets or ranges.
pub(super) fn urls(draft: &mut Draft<'_>, request: &Request) -> Vec<Text> {
    let mut given = Text::default();
    for part in without_userinfo(&request.url) {
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
        None | Some("http" | "https") => {}
        Some(scheme) => {
            let message = format!("`{scheme}:` is no scheme that reqwest speaks");
            draft.refuse(request.url.whole(), message, "programs send to `http:` and `https:` only");
        }
    }
    out.extend(url);
    if out.holds(|letter| letter == '\\') {
        let why = "reqwest takes it for a slash; write `%5C`";
        draft.refuse(request.url.whole(), "a backslash in the URL", why);
    }
    let out = with_file(draft, request, out);
    let out = with_query(draft, request, out);
    check_marks(draft, request, &out);
    out
}

/// Refuses what reqwest would percent-encode and curl sends as it is.
fn check_marks(draft: &mut Draft<'_>, request: &Request, url: &Text) {
    let in_path = |letter: char| "\"<>`{}".contains(letter) || !letter.is_ascii();
    let in_query = |letter: char| "\"<>'".contains(letter) || !letter.is_ascii();
    let mut query = false;
    for part in url.parts() {
        let Part::Known(text) = part else { continue };
        let text = text.split('#').next().unwrap_or_default();
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
        let path = if rest.len() < text.len() { rest.find(['/', '?']).map_or("", |at| &rest[at..]) } else { rest };
        let (path, asked) = match path.split_once('?') {
            _ if query => ("", path),
            Some(both) => both,
            None => (path, ""),
        };
        query |= text.contains('?');
        if let Some(mark) = path.chars().find(|&c| in_path(c)).or_else(|| asked.chars().find(|&c| in_query(c))) {
            let code = body::percent(&mark.to_string());
            let message = format!("`{}` in the URL as it is", visible(&mark.to_string()));
            draft.refuse(request.url.whole(), message, format!("reqwest percent-encodes it; write `{code}`"));
            return;
        }
    }
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
    let query = body::query(draft, &request.query);
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
    before.push(&body::percent(name).replace('+', "%20"));
    before.extend(query);
    before
}
