//! Bodies of `name=value` pairs that `form()` writes with the same bytes.

use crate::curl::{HeaderOrigin, Request};
use crate::rust::draft::Draft;
use crate::rust::layout::{Call, Expr};
use crate::rust::{credentials, literal};

/// A longer list gets a variable.
const SHORT: usize = 50;

/// Whether nothing but curl itself names the type of the body.
pub(super) fn is_implied(request: &Request) -> bool {
    let mut types = request.headers.iter().filter(|header| header.is("content-type"));
    types.next().is_some_and(|header| header.origin == HeaderOrigin::Implied) && types.next().is_none()
}

/// The pairs in `text`, if `form()` would write them like that.
pub(super) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let decoded = |text: &str| credentials::decoded(&text.replace('+', " "));
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (decoded(name), decoded(value)));
    let pairs: Vec<_> = text.split('&').map(pair).collect::<Option<_>>()?;
    let written = pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    (written.collect::<Vec<_>>().join("&") == text).then_some(pairs)
}

/// `text` as `form()` writes it.
fn encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b' ' => "+".to_owned(),
        b'*' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

/// `.form(&[…])`, a long list in a variable.
pub(super) fn call(draft: &mut Draft<'_>, pairs: &[(String, String)]) -> Call {
    draft.needs.features.insert("form");
    let pair = |(name, value): &(String, String)| format!("({}, {})", literal::string(name), literal::string(value));
    let list = Expr::Array(pairs.iter().map(pair).collect());
    if list.flat().len() <= SHORT && !list.flat().contains('\n') {
        return Call::new("form", vec![Expr::atom(format!("&{}", list.flat()))], "");
    }
    draft.lines.bind("form", &list);
    Call::new("form", vec![Expr::atom("&form")], "")
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn pairs_are_those_of_the_same_bytes() {
        let check = |text: &str, expected: Option<&[(&str, &str)]>| {
            let expected = expected.map(|pairs| pairs.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect());
            assert_eq!(pairs(text), expected, "{text}");
        };
        check("a=1&b=", Some(&[("a", "1"), ("b", "")]));
        check("q=a+b%26c", Some(&[("q", "a b&c")]));
        for text in ["a", "a=b c", "a[b]=1", "a=%2f", "a=~", "a=1&", "", "a=b=c", "{}"] {
            check(text, None);
        }
    }
}
