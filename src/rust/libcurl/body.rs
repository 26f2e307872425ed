//! What a request carries.

use super::slice::borrowed;
use super::{call, form};
use crate::curl::{Body, Request, Target};
use crate::rust::content::{self, Run};
use crate::rust::draft::{Draft, Use};
use crate::rust::import::Import;
use crate::rust::layout::{Call, Expr};
use crate::rust::snippet::Snippet;

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
