//! The files in a folder that may hold commands.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::{Failure, reason};
use crate::page;
use crate::text::visible_name;

/// Hidden names that are looked at all the same: those of pipelines.
const SHOWN: [&str; 4] = [".circleci", ".github", ".gitlab", ".gitlab-ci.yml"];

/// How much of a file is read for its first line.
const FIRST: u64 = 128;

/// Files that were found, and what could not be searched for more.
#[derive(Debug, Default)]
pub struct Found {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// What could not be searched.
    pub unread: Vec<Failure>,
}

/// The files of known formats in `folder`, and scripts known by their first line, sorted; what `.gitignore` and its like name is left out.
pub(super) fn within(folder: &Path) -> Found {
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false).require_git(false).filter_entry(is_shown);
    let mut found = Found::default();
    for entry in walk.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.unread.push(Failure::Unwalkable { message: told(&error) });
                continue;
            }
        };
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file()) || entry.path_is_symlink();
        if is_file && entry.path().is_file() && is_read(&entry.file_name().to_string_lossy(), entry.path()) {
            found.paths.push(entry.path().strip_prefix(".").unwrap_or(entry.path()).to_owned());
        }
    }
    found.paths.sort();
    found
}

/// What is wrong with a folder, and which.
fn told(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, err } => {
            format!("`{}`: {}", visible_name(&path.to_string_lossy()), told(err))
        }
        ignore::Error::WithDepth { err, .. } => told(err),
        ignore::Error::Io(error) => {
            let path = error.get_ref().map(ToString::to_string);
            path.filter(|_| error.raw_os_error().is_none() && error.kind() == std::io::ErrorKind::Other)
                .unwrap_or_else(|| reason(error))
        }
        error => error.to_string(),
    }
}

/// Whether the file at `path`, called `name`, may hold commands.
fn is_read(name: &str, path: &Path) -> bool {
    page::is_known(name) || page::is_nameless(name) && is_script(path)
}

/// Whether the first line of the file at `path` hands it to a shell; one that cannot be read has none.
fn is_script(path: &Path) -> bool {
    let mut first = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FIRST).read_to_end(&mut first));
    read.is_ok() && page::is_script(&String::from_utf8_lossy(&first))
}

fn is_shown(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !name.starts_with('.') || SHOWN.contains(&&*name)
}
