//! Content types by the names of files.

use std::fmt::Write as _;

use crate::shell::Value;
use crate::text::Span;

/// The content types that curl knows by the ending of a file's name.
const TYPES: [(&str, &str); 10] = [
    (".gif", "image/gif"),
    (".htm", "text/html"),
    (".html", "text/html"),
    (".jpeg", "image/jpeg"),
    (".jpg", "image/jpeg"),
    (".pdf", "application/pdf"),
    (".png", "image/png"),
    (".svg", "image/svg+xml"),
    (".txt", "text/plain"),
    (".xml", "application/xml"),
];

/// The content type that curl gives a file of this name.
pub(super) fn of(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    TYPES.iter().find(|(end, _)| name.ends_with(end)).map(|&(_, kind)| kind)
}

/// Whether the ending of `name` is known so far that another than it has cannot be one of the types.
pub(super) fn is_decided(name: &Value) -> bool {
    let text = name.text();
    let longest = TYPES.iter().map(|(end, _)| end.len()).max().unwrap_or_default();
    let start = text.char_indices().rev().find(|&(at, letter)| letter == '.' || text.len() - at >= longest);
    let end = Span::new(start.map_or(0, |(at, _)| at), text.len());
    !name.is_unknown(end)
}

/// The function of a program that does the same.
pub(super) fn code() -> String {
    let mut rows = String::new();
    for (end, kind) in TYPES {
        let _ = writeln!(rows, "        (\"{end}\", \"{kind}\"),");
    }
    format!(
        "
/// The content type that curl gives a file of this name.
fn media_type(name: &str) -> &'static str {{
    let types = [
{rows}    ];
    let name = name.to_ascii_lowercase();
    let known = types.iter().find(|(end, _)| name.ends_with(end));
    known.map_or(\"application/octet-stream\", |(_, kind)| kind)
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_sorted() {
        assert!(TYPES.is_sorted());
        assert_eq!((of("A.HTML"), of("a")), (Some("text/html"), None));
    }
}
