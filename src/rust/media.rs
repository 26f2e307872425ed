//! Content types by the names of files.

use std::fmt::Write as _;

use crate::shell::Value;

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

/// Whether what is known of the ending of `name` rules out all types but those that [`of`] finds.
pub(super) fn is_decided(name: &Value) -> bool {
    let Some(unknown) = name.unknowns().last() else { return true };
    let end = name.text()[unknown.span.end..].to_ascii_lowercase();
    !TYPES.iter().any(|(known, _)| known.ends_with(&*end))
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
