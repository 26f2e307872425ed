//! Credentials: user names and passwords as the program has them.

use super::draft::Draft;
use super::text::Text;
use crate::shell::{Piece, Value};
use crate::text::Span;

/// `user:password` as two texts; no password where there is no colon.
pub(super) fn parted(draft: &mut Draft<'_>, value: &Value) -> (Text, Option<Text>) {
    let text = value.text();
    let colon = text.match_indices(':').map(|(at, _)| at).find(|&at| !value.is_unknown(Span::new(at, at + 1)));
    match colon {
        Some(at) => {
            let user = draft.text(&value.slice(Span::new(0, at)));
            let password = draft.text(&value.slice(Span::new(at + 1, text.len())));
            (user, Some(password))
        }
        None => (draft.text(value), None),
    }
}

/// Whether user and password come from one variable.
pub(super) fn is_unsplit(value: &Value) -> bool {
    let known = |piece: Piece<'_>| matches!(piece, Piece::Text(text) if text.contains(':'));
    value.known().is_none() && !value.pieces().any(known)
}

/// `text` with its `%XX` as the bytes they stand for, where those are text.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = code.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = byte.map_or(after, |_| &after[2..]);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn escapes_are_read() {
        let check = |text: &str, expected: &str| assert_eq!(super::decoded(text), expected);
        check("p%40s%20s", "p@s s");
        check("100%", "100%");
        check("%zz%c3%a9", "%zzé");
        check("%ff", "%ff");
    }
}
