//! Parts of forms: what they are read from, and of which type they are said to be.

use super::draft::{Draft, Use};
use super::layout::Expr;
use super::snippet::Snippet;
use super::{literal, media};
use crate::curl::{Form, FormSource, Target};
use crate::shell::Value;

/// How long a name may be that is written where it is used.
const SHORT: usize = 40;

/// What the content of `part` is read from.
fn file(part: &Form) -> Option<&Target> {
    match &part.source {
        FormSource::Text(_) | FormSource::Nested(_) => None,
        FormSource::Content(target) => Some(target),
        FormSource::Files(targets) => targets.first(),
    }
}

/// The path of the file that `part` is read from.
pub(super) fn path(part: &Form) -> Option<&Value> {
    match file(part)? {
        Target::Path(path) => Some(path),
        Target::Stdio => None,
    }
}

/// The content type that curl gives `part`, of whose own it has none, as an expression; `None` where it gives none.
pub(super) fn content_type(draft: &mut Draft<'_>, part: &Form) -> Option<Expr> {
    let is_file = part.file_name.is_some() || matches!(part.source, FormSource::Files(_));
    let names = [part.file_name.as_ref(), path(part)];
    let mut names =
        names.into_iter().flatten().filter(|name| media::of(name.text()).is_some() || !media::is_decided(name));
    let first = names.next();
    let kind = match (first, first.and_then(|name| media::of(name.text()))) {
        (Some(name), None) => return Some(looked_up(draft, part, name, is_file && names.next().is_none())),
        (_, Some("text/plain") | None) if !is_file => return None,
        (_, Some(kind)) => kind,
        (None, None) => path(part).map(|_| "application/octet-stream")?,
    };
    Some(Expr::atom(literal::string(kind)))
}

/// The type of a file whose name is known when the program runs.
fn looked_up(draft: &mut Draft<'_>, part: &Form, name: &Value, is_all: bool) -> Expr {
    if !is_all {
        let why = "its content type depends on what the variable holds; write `;type=`";
        draft.refuse(part.span, "a file of a form that a variable names", why);
    }
    draft.snippets.insert(Snippet::MediaType);
    let text = draft.text(name);
    let mut name = draft.expr(&text, Use::Str).flat();
    if name.len() > SHORT {
        let bound = draft.name("name");
        let own = draft.expr(&text, Use::Own);
        draft.lines.bind(&bound, &own);
        name = format!("&{bound}");
    }
    Expr::atom(format!("media_type({name})"))
}
