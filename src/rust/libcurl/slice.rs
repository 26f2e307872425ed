//! Bytes that a call borrows.

use crate::rust::content::Run;
use crate::rust::draft::{Draft, Use};
use crate::rust::layout::Expr;
use crate::rust::literal;

/// A longer text gets a variable.
const SHORT: usize = 60;

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
