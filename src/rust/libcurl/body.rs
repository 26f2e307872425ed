//! What a request carries.

use super::{call, form};
use crate::curl::{Body, Request, Target};
use crate::rust::content::{self, Run};
use crate::rust::draft::{Draft, Use};
use crate::rust::import::Import;
use crate::rust::layout::{Call, Expr};
use crate::rust::literal;
use crate::rust::snippet::Snippet;

/// A longer body gets a variable.
const SHORT: usize = 60;

/// Sets what is sent after the headers.
pub(super) fn body(draft: &mut Draft<'_>, request: &Request) {
    match &request.body {
        Body::None => {}
        Body::Data(chunks) => {
            let mut runs = content::runs(draft, chunks);
            let run = if runs.len() == 1 { runs.remove(0) } else { Run::Bytes(content::joined(draft, runs)) };
            let bytes = borrowed(draft, run, |_| "body".to_owned());
            call::code(draft, "post", "true");
            call::expr(draft, "post_fields_copy", bytes);
        }
        Body::Form(parts) => form::form(draft, parts),
        Body::Upload(Target::Path(path)) => {
            draft.snippets.insert(Snippet::Upload);
            let path = draft.text(path);
            let path = draft.expr(&path, Use::Str);
            draft.lines.run(&Expr::Call(Call::new("send_file", vec![Expr::atom("&mut easy"), path], "?")));
        }
        Body::Upload(Target::Stdio) => stdin(draft),
    }
}

/// `run` as an expression of type `&[u8]`; a long one in a variable of this name.
pub(super) fn borrowed(draft: &mut Draft<'_>, run: Run, name: impl FnOnce(&mut Draft<'_>) -> String) -> Expr {
    let text = match run {
        Run::Bytes(bytes) => return Expr::atom(format!("&{}", bytes.flat())),
        Run::Text(text) => text,
    };
    let known = text.all().map(literal::octets);
    if let Some(octets) = known.as_ref().filter(|octets| octets.len() <= SHORT && !octets.contains('\n')) {
        return Expr::atom(octets);
    }
    let value = draft.expr(&text, Use::Str);
    if value.flat().len() <= SHORT && known.is_none() {
        return Expr::atom(value.flat().trim_start_matches('&').to_owned() + ".as_bytes()");
    }
    let name = name(draft);
    if let Some(octets) = known.filter(|octets| octets.starts_with('b')) {
        draft.lines.bind(&name, &Expr::atom(octets));
        return Expr::atom(name);
    }
    draft.lines.bind(&name, &value.owned());
    Expr::atom(name + ".as_bytes()")
}

/// Standard input, of a length that is not known.
fn stdin(draft: &mut Draft<'_>) {
    let bytes = match content::read(draft, &Target::Stdio) {
        Run::Text(text) => draft.expr(&text, Use::Own),
        Run::Bytes(bytes) => bytes,
    };
    draft.imports.extend([Import::Io, Import::Read]);
    call::uses(draft, &["ReadError"]);
    call::code(draft, "upload", "true");
    draft.lines.bind("mut body", &Expr::Call(Call::new("io::Cursor::new", vec![bytes], "")));
    call::code(draft, "read_function", "move |buffer| body.read(buffer).map_err(|_| ReadError::Abort)");
}
