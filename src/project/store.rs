//! Writing files so that each is always whole: the old text, or the new one.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// How many names are tried for a file of our own.
const TRIES: u32 = 100;

/// Puts `text` in place of what the file `path` holds, or makes it; a link stays a link, and permissions stay.
pub fn write(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let mut draft = Draft::new(path)?;
    draft.write_all(text.as_ref())?;
    draft.finish()
}

/// A file that is being written. What stood in its place stays there until [`Draft::finish`], and for good without it.
///
/// What is written goes to a new file beside it, which then takes its name. A pipe or a device is written at once.
#[derive(Debug)]
pub struct Draft {
    out: BufWriter<File>,
    pending: Option<Pending>,
}

/// A file that has yet to take the name of another.
#[derive(Debug)]
struct Pending {
    name: PathBuf,
    path: PathBuf,
    permissions: Option<Permissions>,
}

impl Draft {
    /// A draft of the file `path`; a link to a file stays one, and permissions stay.
    pub fn new(path: &Path) -> io::Result<Self> {
        let old = fs::metadata(path).ok();
        if old.as_ref().is_some_and(|old| !old.is_file() && !old.is_dir()) {
            let file = OpenOptions::new().write(true).open(path)?;
            return Ok(Self { out: BufWriter::new(file), pending: None });
        }
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let permissions = old.map(|old| old.permissions());
        if permissions.as_ref().is_some_and(Permissions::readonly) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let (file, name) = beside(&path)?;
        Ok(Self { out: BufWriter::new(file), pending: Some(Pending { name, path, permissions }) })
    }

    /// Puts all that was written in its place.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()?;
        let Some(Pending { name, path, permissions }) = &self.pending else { return Ok(()) };
        let file = self.out.get_ref();
        if let Some(permissions) = permissions {
            file.set_permissions(permissions.clone())?;
        }
        file.sync_all()?;
        fs::rename(name, path)?;
        self.pending = None;
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Some(pending) = &self.pending {
            // The first error is the one to tell of.
            let _ = fs::remove_file(&pending.name);
        }
    }
}

/// A new file in the folder of `path`.
fn beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut last = io::ErrorKind::AlreadyExists.into();
    for number in 0..TRIES {
        let new = path.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&new) {
            Ok(file) => return Ok((file, new)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}
