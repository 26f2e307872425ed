//! The directory that is written before the name of a program: `/usr/bin/`, `~/bin/`, `$HOME/bin/`, `$(brew --prefix)/bin/`.

/// The length of the directory that ends `before`, or of the backslash that keeps a shell from taking the name for an alias.
pub(super) fn length(before: &str) -> usize {
    if !before.ends_with('/') {
        let is_marked = before.strip_suffix('\\').is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '\t']));
        return usize::from(is_marked);
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    let start = before.rfind(|c: char| !is_part(c)).map_or(0, |at| at + 1);
    let start = before.get(start..).and_then(|path| root(&before[..start], path));
    start.map_or(0, |start| before.len() - start)
}

/// Where what `path` goes on from begins in `before`, which stands right before it; `None` where that is no root of one.
fn root(before: &str, path: &str) -> Option<usize> {
    let last = before.chars().next_back();
    let opened = |open: &str| {
        let at = before.rfind(open)?;
        let inner = &before[at + open.len()..before.len() - 1];
        (!inner.is_empty() && !inner.contains(['(', ')', '{', '}', '\n'])).then_some(at)
    };
    match last {
        Some('$') => path.starts_with(|c: char| c == '_' || c.is_ascii_alphabetic()).then_some(before.len() - 1),
        _ if path.starts_with("./") || path.starts_with("../") => Some(before.len()),
        _ if !path.starts_with('/') => None,
        Some('~') => Some(before.len() - 1),
        Some('}') => opened("${"),
        Some(')') => opened("$("),
        _ => Some(before.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn directories_begin_at_a_root() {
        for directory in ["/usr/bin/", "~/bin/", "./", "../a/", "$HOME/bin/", "${P}/", "$(brew --prefix a)/bin/", "\\"]
        {
            assert_eq!(length(directory), directory.len(), "{directory}");
            assert_eq!(length(&format!("sudo {directory}")), directory.len(), "{directory}");
        }
        for before in ["", "a/", "a b/", "{P}/", "(a)/", "x) /", "a\\", "$/"] {
            assert!(length(before) < before.len().max(1), "{before}");
        }
    }
}
