//! URLs as curl understands them: scheme, query, patterns and the name of an uploaded file.

use super::content;
use super::draft::Draft;
use super::goal::{Goal, Goals};
use super::sweep::Sweep;
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

/// How many URLs of one request are written out; nobody would read more.
const MOST: usize = 256;

/// Where the requests of `group` go, of which one with sets or ranges stands alone.
pub(super) fn goals(draft: &mut Draft<'_>, group: &[Request], userinfo: Userinfo) -> Goals {
    let mut goals = Vec::new();
    for request in group {
        let given = given(draft, request, userinfo);
        if !request.globs() {
            goals.push(Goal { url: finished(draft, request, given), path: None });
            continue;
        }
        let template = template(draft, request);
        let path = |text: Option<Text>| text.filter(|text| text.all() != template);
        if let Some(Sweep { loops, text, path: file }) = Sweep::of(draft, &given, template) {
            return Goals::Sweep(loops, Goal { url: finished(draft, request, text), path: path(file) });
        }
        let Some(many) = given.expanded(template).filter(|many| many.len() <= MOST) else {
            let why = "leave the variable out of it, or give fewer URLs at once";
            draft.refuse(request.url.whole(), "a set or range in the URL that cannot be listed", why);
            continue;
        };
        let goal = |(url, file)| Goal { url: finished(draft, request, url), path: path(file) };
        goals.extend(many.into_iter().map(goal));
    }
    if goals.len() == 1 { Goals::One(goals.remove(0)) } else { Goals::List(goals) }
}

/// The URL of `request` as it stands in the command.
fn given(draft: &mut Draft<'_>, request: &Request, userinfo: Userinfo) -> Text {
    let parts = match userinfo {
        Userinfo::Kept => vec![request.url.clone()],
        Userinfo::Cut => without_userinfo(&request.url),
    };
    parts.iter().fold(Text::default(), |mut text, part| {
        text.extend(draft.text(part));
        text
    })
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
        // A set of schemes has become one.
        Some(scheme @ ("http" | "https")) if !known && !url.start().contains("://") => {
            out.push(&format!("{scheme}://"));
        }
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
