//! Patterns for paths, as in `.gitignore`: relative to the folder of the settings file.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::absolute;

/// Patterns of a settings file.
#[derive(Debug)]
pub(super) struct Globs(Gitignore);

/// A pattern that is none, and why.
#[derive(Debug)]
pub(super) struct BadGlob {
    pub(super) glob: String,
    pub(super) message: String,
}

impl Globs {
    /// The patterns `globs` of the settings file `path`.
    pub(super) fn new<'g>(path: &Path, globs: impl IntoIterator<Item = &'g String>) -> Result<Self, BadGlob> {
        let path = absolute(path);
        let root = path.parent().unwrap_or(&path);
        let mut builder = GitignoreBuilder::new(root);
        let bad = |glob: &str, message: &str| BadGlob { glob: glob.to_owned(), message: message.to_owned() };
        for glob in globs {
            if let Some(message) = idle(glob) {
                return Err(bad(glob, message));
            }
            builder.add_line(None, glob).map_err(|error| bad(glob, &reason(&error)))?;
        }
        builder.build().map(Self).map_err(|error| bad("", &reason(&error)))
    }

    /// Whether one of them holds for the absolute `path`, or for a folder that it lies in.
    pub(super) fn hold(&self, path: &Path) -> bool {
        path.strip_prefix(self.0.path()).is_ok_and(|path| self.0.matched_path_or_any_parents(path, false).is_ignore())
    }
}

/// Why `glob`, which the library takes, would never hold for any path.
fn idle(glob: &str) -> Option<&'static str> {
    if glob.trim().is_empty() {
        return Some("it is empty; leave it out");
    }
    if glob.trim() == "!" {
        return Some("nothing stands behind the `!`");
    }
    if glob.split('/').any(|word| word == "..") {
        return Some("`..` leads out of the folder of the settings, where no pattern holds");
    }
    if glob.starts_with('#') {
        return Some("what begins with `#` is a comment there; write `\\#` for the sign itself");
    }
    is_open(glob).then_some("its `[` is never closed; write `\\[` for the sign itself")
}

/// Whether a class of characters is never closed.
fn is_open(glob: &str) -> bool {
    let mut rest = glob.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => drop(rest.next()),
            '[' => {
                // A bracket that stands first in a class is a member of it.
                let class = rest.as_str().trim_start_matches(['!', '^']);
                let first = class.chars().next().map_or(0, char::len_utf8);
                let Some(end) = class[first..].find(']') else { return true };
                rest = class[first + end + 1..].chars();
            }
            _ => {}
        }
    }
    false
}

/// What the library says of a pattern, without the pattern itself.
fn reason(error: &ignore::Error) -> String {
    let told = error.to_string();
    told.split_once("': ").map_or(told.as_str(), |(_, reason)| reason).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_closed_or_not() {
        for (glob, is) in
            [("[", true), ("a[b", true), ("[]", true), ("[]]", false), ("[!a]b", false), ("\\[", false), ("a]", false)]
        {
            assert_eq!(is_open(glob), is, "{glob}");
        }
        assert_eq!([idle(" "), idle("docs/*.md"), idle("a/..b")], [Some("it is empty; leave it out"), None, None]);
        assert!(idle("../old").is_some());
    }
}
