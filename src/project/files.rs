//! The files in a folder that may hold commands.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::Failure;
use crate::page;

/// Hidden names that are looked at all the same: those of pipelines.
const SHOWN: [&str; 4] = [".circleci", ".github", ".gitlab", ".gitlab-ci.yml"];

/// How much of a file is read for its first line.
const FIRST: u64 = 128;

/// The files of known formats in `folder`, and scripts known by their first line, sorted; what `.gitignore` and its like name is left out.
pub(super) fn within(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false).require_git(false).filter_entry(is_shown);
    let mut files = Vec::new();
    for entry in walk.build() {
        let entry = entry.map_err(|error| Failure::Unwalkable { message: error.to_string() })?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file()) || entry.path_is_symlink();
        if is_file
            && entry.path().is_file()
            && entry.file_name().to_str().is_some_and(|name| is_read(name, entry.path()))
        {
            files.push(entry.path().strip_prefix(".").unwrap_or(entry.path()).to_owned());
        }
    }
    files.sort();
    Ok(files)
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
