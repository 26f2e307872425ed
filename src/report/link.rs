//! Links to the files that are told of, for terminals that open them.

use std::fmt::Write as _;

use super::Look;
use crate::text::visible_name;

/// The name `path` as `look` shows it: harmless, and a link to the file where a terminal opens those.
pub(super) fn file(path: &str, look: &Look) -> String {
    let shown = visible_name(path);
    match look.folder.as_deref().and_then(|folder| address(folder, path)) {
        // Both ends of a link are commands to the terminal, and have no width.
        Some(address) => format!("\x1b]8;;{address}\x1b\\{shown}\x1b]8;;\x1b\\"),
        None => shown.into_owned(),
    }
}

/// The address of the file `path`, which is looked for from `folder` on; standard input has none.
fn address(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('<') {
        return None;
    }
    let is_absolute = path.starts_with(['/', '\\']) || path.get(1..3).is_some_and(|colon| colon.starts_with(':'));
    let whole = if is_absolute { path.to_owned() } else { format!("{folder}/{path}") };
    let mut out = String::from("file:///");
    for byte in whole.replace('\\', "/").trim_start_matches('/').bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(address("/home/me/a b", path).as_deref(), expected);
    }

    #[test]
    fn files_have_addresses() {
        check("docs/é.md", Some("file:///home/me/a%20b/docs/%C3%A9.md"));
        check("/tmp/a.md", Some("file:///tmp/a.md"));
        check("c:\\docs\\a.md", Some("file:///c:/docs/a.md"));
        check("a\u{1b}.md", Some("file:///home/me/a%20b/a%1B.md"));
        check("<stdin>", None);
    }

    #[test]
    fn only_terminals_get_links() {
        assert_eq!(file("a.md", &Look::default()), "a.md");
        let look = Look { folder: Some("/x".to_owned()), ..Look::default() };
        assert_eq!(file("a.md", &look), "\x1b]8;;file:///x/a.md\x1b\\a.md\x1b]8;;\x1b\\");
    }
}
