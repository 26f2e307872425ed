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

/// Those of [`NAMES`] that `code` binds or calls.
pub(super) fn used(code: &str) -> Vec<&'static str> {
    let has = |before: &str, name: &str, after: &str| code.contains(&format!("{before}{name}{after}"));
    let bound = [("let ", " "), ("let mut ", " "), ("for ", " in"), ("for (", ","), ("Some(", ")"), ("|", "|")];
    let is_used = |name: &&str| {
        let is_bound = bound.iter().any(|(before, after)| has(before, name, after));
        EVERYWHERE.contains(name) || is_bound || is_called(code, name) || has("", name, "::")
    };
    NAMES.into_iter().filter(is_used).collect()
}

/// Whether `code` calls a function `name`, and not only a method.
fn is_called(code: &str, name: &str) -> bool {
    let is_method = |at: usize| code[..at].ends_with('.');
    code.match_indices(&format!("{name}(")).any(|(at, _)| !is_method(at))
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
