//! Values with what is not known blanked out, and values put together.

use std::borrow::Cow;

use crate::shell::{Unknown, Value};
use crate::text::{Mapped, Span};

/// The text of `value` with an `x` for each byte that only the running shell knows, so that no
/// character of an expansion is taken for one of curl's own; offsets stay the same.
pub(super) fn mask(value: &Value) -> Cow<'_, str> {
    value.masked('x')
}

/// All of `value`.
pub(super) fn full(value: &Value) -> Span {
    Span::new(0, value.text().len())
}

/// The part of `value` from `start` on.
pub(super) fn tail(value: &Value, start: usize) -> Value {
    value.slice(Span::new(start, value.text().len()))
}

/// The part of `value` up to `end`.
pub(super) fn head(value: &Value, end: usize) -> Value {
    value.slice(Span::new(0, end))
}

/// Text of curl's own, which stands for the bytes `from`.
pub(super) fn made(text: &str, from: Span) -> Value {
    let mut mapped = Mapped::default();
    mapped.replace(text, from);
    Value::new(mapped, Vec::new())
}

/// The values one after another, `between` them.
pub(super) fn joined(values: &[Value], between: &str) -> Value {
    if let [only] = values {
        return only.clone();
    }
    let mut text = Mapped::default();
    let mut unknowns = Vec::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.replace(between, Span::at(value.whole().start));
        }
        let start = text.text().len();
        unknowns.extend(
            value
                .unknowns()
                .iter()
                .map(|unknown| Unknown { span: unknown.span.shift(start), kind: unknown.kind.clone() }),
        );
        text.replace(value.text(), value.whole());
    }
    Value::new(text, unknowns)
}

/// `value` without the blanks around it.
pub(super) fn trimmed(value: &Value) -> Value {
    let masked = mask(value);
    let end = masked.trim_end_matches(is_blank).len();
    let start = end - masked[..end].trim_start_matches(is_blank).len();
    value.slice(Span::new(start, end))
}

/// Whether C's `isspace` says yes.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::UnknownKind;

    fn unknown(text: &str, span: Span) -> Value {
        let kind = UnknownKind::Expansion;
        Value::new(Mapped::verbatim(text, Span::new(0, text.len())), vec![Unknown { span, kind }])
    }

    #[test]
    fn unknown_bytes_are_masked_one_by_one() {
        assert_eq!(mask(&unknown("é=$(a=é)&", Span::new(3, 10))), "é=xxxxxxx&");
        assert_eq!(mask(&unknown("$(a)", Span::new(0, 4))), "xxxx");
    }

    #[test]
    fn joining_carries_unknowns_along() {
        let value = joined(&[unknown("$A", Span::new(0, 2)), unknown("b$C", Span::new(1, 3))], "; ");
        assert_eq!(value.text(), "$A; b$C");
        assert_eq!(value.unknowns().iter().map(|unknown| unknown.span.start).collect::<Vec<_>>(), [0, 5]);
    }

    #[test]
    fn trimming_takes_blanks_from_both_ends() {
        assert_eq!(trimmed(&unknown(" \t$A b\r\n", Span::new(2, 4))).text(), "$A b");
    }
}
