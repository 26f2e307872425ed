//! URLs that reqwest would send as they are not written.

use crate::curl::Request;
use crate::rust::content;
use crate::rust::draft::Draft;
use crate::rust::goal::Goal;
use crate::rust::text::{Part, Text};
use crate::text::visible;

/// Refuses what reqwest would change, or cannot reach.
pub(super) fn check(draft: &mut Draft<'_>, request: &Request, goals: &[Goal]) {
    if let Some(scheme) = request.scheme().filter(|scheme| !matches!(&**scheme, "http" | "https")) {
        let message = format!("`{scheme}:` is no scheme that reqwest speaks");
        draft.refuse(request.url.whole(), message, "programs for it send to `http:` and `https:` only");
    }
    if goals.iter().any(|goal| goal.url.holds(|letter| letter == '\\')) {
        let why = "reqwest takes it for a slash; write `%5C`";
        draft.refuse(request.url.whole(), "a backslash in the URL", why);
    }
    for goal in goals {
        marks(draft, request, &goal.url);
    }
}

/// Refuses what reqwest would percent-encode and curl sends as it is.
fn marks(draft: &mut Draft<'_>, request: &Request, url: &Text) {
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
            let code = content::percent(&mark.to_string());
            let message = format!("`{}` in the URL as it is", visible(&mark.to_string()));
            draft.refuse(request.url.whole(), message, format!("reqwest percent-encodes it; write `{code}`"));
            return;
        }
    }
}
