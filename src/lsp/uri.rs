//! The name that a document is read by, out of its URI.

use gen_lsp_types::LanguageKind;

use crate::page;
use crate::text::visible;

/// The path that `uri` names; one that is no file yet is named by what the editor takes it for.
pub(super) fn name(uri: &str, language: &LanguageKind) -> String {
    if let Some(path) = path(uri) {
        return path;
    }
    let name = decoded(uri.rsplit('/').next().unwrap_or(uri));
    match ending(language) {
        Some(ending) if !page::is_known(&name) => name + ending,
        _ => name,
    }
}

/// The name of the file that `uri` names, without its ending, and all that stands before it; both as the URI has them.
pub(super) fn stem(uri: &str) -> Option<(&str, &str)> {
    let name = uri.strip_prefix("file:").and_then(|path| path.rsplit('/').next()).filter(|name| !name.is_empty())?;
    Some((name.rsplit_once('.').map_or(name, |(stem, _)| stem), &uri[..uri.len() - name.len()]))
}

/// A name as people read it.
pub(super) fn shown(name: &str) -> String {
    visible(&decoded(name)).into_owned()
}

/// The path of a `file:` URI, as this system writes it.
pub(super) fn path(uri: &str) -> Option<String> {
    let rest = uri.strip_prefix("file:")?;
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let path = decoded(path);
    Some(match path.strip_prefix('/') {
        Some(drive) if drive.get(1..2) == Some(":") => drive.to_owned(),
        _ if host.is_empty() || host == "localhost" => path,
        _ => format!("//{host}{path}"),
    })
}

/// The ending of files in `language`, where `page` has a reader for them.
fn ending(language: &LanguageKind) -> Option<&'static str> {
    Some(match language {
        LanguageKind::Markdown => ".md",
        LanguageKind::ShellScript => ".sh",
        LanguageKind::HTML => ".html",
        LanguageKind::YAML => ".yaml",
        LanguageKind::Powershell => ".ps1",
        LanguageKind::WindowsBat => ".bat",
        _ => return None,
    })
}

/// `text` with its percent escapes undone; what is none, or no UTF-8, stays.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        match after {
            [high, low, after @ ..] if *byte == b'%' && high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                out.push(digit(*high) << 4 | digit(*low));
                rest = after;
            }
            _ => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> u8 {
    let value = char::from(byte).to_digit(16).unwrap_or(0);
    u8::try_from(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(uri: &str, language: &'static str, expected: &str) {
        assert_eq!(name(uri, &LanguageKind::from(language)), expected);
    }

    #[test]
    fn files_are_named_by_their_path() {
        check("file:///home/a%20b/d%C3%A9j%c3%a0.md", "markdown", "/home/a b/déjà.md");
        check("file:///c%3A/a/b.sh", "shellscript", "c:/a/b.sh");
        check("file://localhost/a.md", "markdown", "/a.md");
        check("file://server/share/a.md", "markdown", "//server/share/a.md");
        check("file:///a/100%", "plaintext", "/a/100%");
        check("file:///a/%ff", "plaintext", "/a/%ff");
        check("file:///a/notes", "markdown", "/a/notes");
    }

    #[test]
    fn what_is_no_file_yet_is_named_by_its_language() {
        check("untitled:Untitled-1", "markdown", "untitled:Untitled-1.md");
        check("untitled:a.sh", "shellscript", "untitled:a.sh");
        check("inmemory://model/1", "ada", "1");
    }
}
