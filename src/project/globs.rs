//! Patterns for paths, as in `.gitignore`: relative to the folder of the settings file.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{Failure, absolute};

/// Patterns of a settings file.
#[derive(Debug)]
pub(super) struct Globs(Gitignore);

impl Globs {
    /// The patterns `globs` of the settings file `path`.
    pub(super) fn new<'g>(path: &Path, globs: impl IntoIterator<Item = &'g String>) -> Result<Self, Failure> {
        let path = absolute(path);
        let root = path.parent().unwrap_or(&path);
        let mut builder = GitignoreBuilder::new(root);
        let bad = |glob: &str, error: &ignore::Error| Failure::BadGlob {
            path: path.clone(),
            glob: glob.to_owned(),
            message: error.to_string(),
        };
        for glob in globs {
            builder.add_line(None, glob).map_err(|error| bad(glob, &error))?;
        }
        builder.build().map(Self).map_err(|error| bad("", &error))
    }

    /// Whether one of them holds for the absolute `path`, or for a folder that it lies in.
    pub(super) fn hold(&self, path: &Path) -> bool {
        path.strip_prefix(self.0.path()).is_ok_and(|path| self.0.matched_path_or_any_parents(path, false).is_ignore())
    }
}
