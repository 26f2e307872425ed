//! What `-w` shows of a reply.

use super::draft::{Draft, Use};
use super::layout::Expr;
use super::literal;
use super::text::Text;
use crate::shell::Value;

/// What `-w` shows of a reply: its name, and the expression.
const SHOWN: [(&str, &str); 3] = [
    ("http_code", "response.status().as_u16()"),
    ("response_code", "response.status().as_u16()"),
    ("url_effective", "response.url().clone()"),
];

/// Binds what `-w` shows before the reply is used up; gives what shows it.
pub(super) fn report(draft: &mut Draft<'_>, format: &Value) -> Expr {
    let mut text = Text::default();
    let mut rest = format.text();
    while let Some((before, after)) = rest.split_once('%') {
        text.push(&unescaped(before));
        rest = after;
        if let Some(after) = after.strip_prefix('%') {
            text.push("%");
            rest = after;
        } else if let Some((name, after)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) {
            rest = after;
            text.extend(shown(draft, format, name));
        } else {
            text.push("%");
        }
    }
    text.push(&unescaped(rest));
    let (text, print) = match text.end().strip_suffix('\n') {
        Some(_) => (text.pop(), "println"),
        None => (text, "print"),
    };
    let literal = match text.all() {
        Some("") => String::new(),
        Some(known) => literal::string(&literal::braces(known)),
        None => match draft.expr(&text, Use::Borrow) {
            Expr::Macro(_, literal) => literal,
            other => format!("\"{{{}}}\"", other.flat().trim_start_matches('&')),
        },
    };
    Expr::Macro(print, literal)
}

fn unescaped(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
}

fn shown(draft: &mut Draft<'_>, format: &Value, name: &str) -> Text {
    let Some(&(name, code)) = SHOWN.iter().find(|(known, _)| *known == name) else {
        draft.note(Some(format.whole()), format!("`-w` does not show `%{{{name}}}`"));
        return Text::default();
    };
    let local = draft.name(if name.ends_with("_code") { "status" } else { "address" });
    draft.lines.bind(&local, &Expr::atom(code));
    Text::local(local)
}
