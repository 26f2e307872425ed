//! Names that functions use for their own ends, and which of them one really uses.

/// Names that functions use for their own ends.
pub(super) const NAMES: [&str; 45] = [
    "append",
    "argument",
    "authorities",
    "body",
    "bytes",
    "changed",
    "chunk",
    "client",
    "contents",
    "cookies",
    "easy",
    "encode",
    "env",
    "env_or",
    "envelope",
    "error",
    "etag",
    "failed",
    "file",
    "file_name",
    "follow",
    "form",
    "fs",
    "head",
    "header",
    "identity",
    "joined",
    "line",
    "lines",
    "media_type",
    "perform",
    "perform_again",
    "proxy",
    "remote_name",
    "request",
    "response",
    "result",
    "send",
    "send_every",
    "send_file",
    "size",
    "start",
    "status",
    "stdin",
    "url",
];

/// Names that every function uses.
const EVERYWHERE: [&str; 2] = ["client", "response"];

/// What stands before and behind a name that is bound.
const BOUND: [(&str, &str); 6] =
    [("let ", " "), ("let mut ", " "), ("for ", " in"), ("for (", ","), ("Some(", ")"), ("|", "|")];

/// Those of [`NAMES`] that `code` binds or calls.
pub(super) fn used(code: &str) -> Vec<&'static str> {
    let mut is_used = NAMES.map(|name| EVERYWHERE.contains(&name));
    let mut at = 0;
    while let Some(start) = code[at..].find(is_letter).map(|offset| at + offset) {
        let rest = &code[start..];
        let word = &rest[..rest.find(|letter| !is_letter(letter)).unwrap_or(rest.len())];
        at = start + word.len();
        if let Ok(known) = NAMES.binary_search(&word) {
            is_used[known] = is_used[known] || is_taken(&code[..start], &code[at..]);
        }
    }
    NAMES.into_iter().zip(is_used).filter_map(|(name, is_used)| is_used.then_some(name)).collect()
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// Whether a name between `before` and `after` is bound, or that of a function that is called, and not only a method.
fn is_taken(before: &str, after: &str) -> bool {
    let is_called = after.starts_with('(') && !before.ends_with('.');
    let is_bound = || BOUND.iter().any(|(head, tail)| before.ends_with(head) && after.starts_with(tail));
    is_called || after.starts_with("::") || is_bound()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_used_where_they_are_bound_or_called() {
        assert!(NAMES.is_sorted());
        assert_eq!(used("client.get(url)"), ["client", "response"]);
        assert_eq!(used("response.status()"), ["client", "response"]);
        assert_eq!(used("let url = \"file\";\nhead(&response);"), ["client", "head", "response", "url"]);
    }
}
