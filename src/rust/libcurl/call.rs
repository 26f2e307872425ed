//! Calls of the handle: `easy.name(argument)?;`

use crate::rust::draft::{Draft, Use};
use crate::rust::layout::{Call, Expr};
use crate::rust::text::Text;
use crate::shell::Value;

/// `easy.name(argument)?;`, the argument an expression.
pub(super) fn expr(draft: &mut Draft<'_>, name: &str, argument: Expr) {
    draft.lines.run(&Expr::Chain("easy".to_owned(), vec![Call::new(name, vec![argument], "?")]));
}

/// `easy.name(argument)?;`, the argument code.
pub(super) fn code(draft: &mut Draft<'_>, name: &str, argument: impl Into<String>) {
    expr(draft, name, Expr::atom(argument));
}

/// `easy.name("text")?;`
pub(super) fn text(draft: &mut Draft<'_>, name: &str, text: &Text) {
    let text = draft.expr(text, Use::Str);
    expr(draft, name, text);
}

/// `easy.name("value")?;`
pub(super) fn value(draft: &mut Draft<'_>, name: &str, value: &Value) {
    let value = draft.text(value);
    text(draft, name, &value);
}

/// Brings the names of `curl::easy` in scope.
pub(super) fn uses(draft: &mut Draft<'_>, names: &[&'static str]) {
    draft.uses.extend(names);
}

/// `let mut list = List::new();` and `list.append(line)?;` for each line.
pub(super) fn list(draft: &mut Draft<'_>, name: &str, lines: &[Text]) {
    uses(draft, &["List"]);
    draft.lines.bind(&format!("mut {name}"), &Expr::atom("List::new()"));
    for line in lines {
        append(draft, name, line);
    }
}

/// `list.append(line)?;`
pub(super) fn append(draft: &mut Draft<'_>, name: &str, line: &Text) {
    let line = draft.expr(line, Use::Str);
    draft.lines.run(&Expr::Chain(name.to_owned(), vec![Call::new("append", vec![line], "?")]));
}
